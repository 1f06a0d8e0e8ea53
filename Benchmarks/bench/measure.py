"""Running a program and knowing what it cost; medians with their spread; the machine's name."""

import datetime
import os
import platform
import re
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RINGSIDE = ROOT / ".build/release/ringside"
PROGRAMS = ROOT / ".build/benchmarks/release"
YARDSTICKS = ROOT / ".build/yardsticks"
RESULTS = ROOT / "results/bench"


@dataclass
class Cost:
    """What one run of a program took."""

    user: float  # seconds of user CPU, all threads
    wall: float  # seconds
    peak: float  # megabytes of resident memory at most
    output: str


def run(command, environment=None):
    """Runs a command to its end; raises if it fails."""
    command = [str(part) for part in command]
    environment = dict(os.environ, **(environment or {}))
    started = time.monotonic()
    child = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{output}")
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Cost(usage.ru_utime, wall, usage.ru_maxrss / unit, output)


def ringside(scenario, settings=(), threads=1, options=("--quiet",)):
    """The command that runs a frozen scenario once, on some threads."""
    command = [RINGSIDE, "run", f"Benchmarks/scenarios/{scenario}.yaml", "--replications", 1, "--threads", threads]
    for setting in settings:
        command += ["--set", setting]
    return command + list(options)


def spread(values):
    """The median with the least and the greatest."""
    return statistics.median(values), min(values), max(values)


def figure(value):
    """A number to three or four digits, thousands set apart."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def with_spread(values, form=figure):
    median, least, greatest = spread(values)
    return f"{form(median)} ({form(least)} to {form(greatest)})"


def table(header, rows):
    """A table in Markdown, the first column to the left, the others to the right."""
    lines = [header, ["---"] + ["---:"] * (len(header) - 1)] + rows
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines) + "\n"


def first_line(*command):
    try:
        result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    except OSError:
        return "missing"
    lines = (result.stdout or result.stderr).splitlines()
    return lines[0] if lines else "unknown"


def processor():
    """The model of the processor."""
    if sys.platform == "darwin":
        return first_line("sysctl", "-n", "machdep.cpu.brand_string")
    text = Path("/proc/cpuinfo").read_text()
    fields = dict(re.findall(r"^(model name|cpu family|model)\s*: (.*)$", text, re.MULTILINE))
    return (f"{fields.get('model name', platform.machine())} "
            f"(family {fields.get('cpu family', '?')}, model {fields.get('model', '?')})")


def system():
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform()


def machine():
    """What the figures were measured on, by name."""
    return {
        "date": datetime.datetime.now().astimezone().strftime("%Y-%m-%d"),
        "commit": first_line("git", "describe", "--always", "--dirty"),
        "processor": processor(),
        "cores": str(os.cpu_count()),
        "system": system(),
        "Swift": first_line("swift", "--version").removeprefix("Apple "),
        "C compiler": first_line("cc", "--version"),
        "GSL": first_line("gsl-config", "--version"),
        "Python": platform.python_version(),
    }


def machine_text():
    return table(["machine", ""], [[name, value] for name, value in machine().items()])


def write(name, text):
    """Prints a report and keeps it in the results."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / name).write_text(text)
    print(text)
