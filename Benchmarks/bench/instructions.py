"""Instructions a merchant-day and an event, counted: instructions.py [--record]

Compares with thresholds.json, and fails when a count is more than 5 % above; with --record, writes the
counts there instead. A count is the difference of two runs of different length, so that reading the
scenario and starting the program do not count.

Where the counter does not work, or the counts were recorded on another type of machine or with another
toolchain, nothing is counted, and that is said.
"""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import PROGRAMS, RINGSIDE, ROOT, first_line, ringside

THRESHOLDS = ROOT / "Benchmarks/thresholds.json"
TOLERANCE = 0.05


class CounterMissing(Exception):
    """The counter cannot be used here."""


def stripped(program, folder):
    """A copy of a program without debug information, which valgrind does not always understand."""
    copy = Path(folder) / program.name
    shutil.copy(program, copy)
    subprocess.run(["strip", copy], check=True)
    return copy


def instructions(command):
    """Instructions of one run, by valgrind's callgrind: the same in every run but for some thousands."""
    result = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *map(str, command)],
        cwd=ROOT, capture_output=True, text=True,
        # Hashes, and with them the hash tables' work, are then the same in every process.
        env=dict(os.environ, SWIFT_DETERMINISTIC_HASHING="1"))
    found = re.search(r"I\s+refs:\s+([0-9,]+)", result.stderr)
    if result.returncode != 0 or not found:
        tail = "\n".join(result.stderr.splitlines()[-3:])
        raise CounterMissing(f"valgrind does not count here:\n{tail}")
    return int(found[1].replace(",", ""))


def each(shorter, longer, difference):
    return (instructions(longer) - instructions(shorter)) / difference


def merchant_day(program, agents):
    few, many, days = 40, 140, 30

    def command(merchants):
        settings = [f"segments.shop.merchants={merchants}", f"segments.shop.agents={agents}"]
        return [program] + ringside("merchant-day", settings)[1:]

    return each(command(few), command(many), (many - few) * days)


def platform_day(program):
    """Of the platform's mix but for its brands, comparisons and all, the warm-up's days counted."""
    few, many, days = {"solo": 5, "small": 2, "desk": 1}, {"solo": 65, "small": 17, "desk": 3}, 44

    def command(merchants):
        settings = ["segments.brand.merchants=1"]
        settings += [f"segments.{name}.merchants={count}" for name, count in merchants.items()]
        return [program] + ringside("platform", settings)[1:]

    return each(command(few), command(many), (sum(many.values()) - sum(few.values())) * days)


def queue(program):
    few, many = 20_000, 120_000
    return each([program, few, 1], [program, many, 1], 2 * (many - few))


def counts():
    for tool in ("valgrind", "strip"):
        if not shutil.which(tool):
            raise CounterMissing(f"there is no {tool} here")
    with tempfile.TemporaryDirectory() as folder:
        run, mm1 = stripped(RINGSIDE, folder), stripped(PROGRAMS / "mm1", folder)
        return {
            "M/M/1 event": queue(mm1),
            "merchant-day, 1 agent": merchant_day(run, 1),
            "merchant-day, 3 agents": merchant_day(run, 3),
            "platform, a merchant's day": platform_day(run),
        }


def instruction_sets():
    """What of the processor valgrind shows to programs, by which the C library chooses its functions.

    Valgrind stands for one processor of a few, whichever make this one is of.
    """
    try:
        flags = set(re.search(r"^flags\s*:(.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)[1].split())
    except (OSError, TypeError):
        return "unknown"
    return " ".join(name for name in ("sse4_2", "avx", "avx2", "bmi2", "f16c", "rdrand") if name in flags)


def circumstances():
    """What a count depends on beside the sources."""
    return {
        "architecture": platform.machine(),
        "instruction sets": instruction_sets(),
        "swift": first_line("swift", "--version").removeprefix("Apple "),
        "gsl": first_line("gsl-config", "--version"),
        "libc": " ".join(platform.libc_ver()),
        "valgrind": first_line("valgrind", "--version"),
    }


def compare(measured, recorded):
    """Prints both; whether no count is above its threshold."""
    passed = True
    for name, count in measured.items():
        before = recorded.get(name)
        if before is None:
            print(f"{name}: {count:,.1f} instructions, not recorded; run with --record")
            passed = False
            continue
        change = count / before - 1
        verdict = "ok"
        if change > TOLERANCE:
            verdict, passed = "MORE THAN ALLOWED", False
        elif change < -TOLERANCE:
            verdict = "less: worth recording anew"
        print(f"{name}: {count:,.1f} instructions, {change:+.1%} against {before:,.1f}: {verdict}")
    return passed


def main():
    recording = "--record" in sys.argv
    here = circumstances()
    recorded = json.loads(THRESHOLDS.read_text()) if THRESHOLDS.exists() else None
    if not recording:
        if recorded is None:
            print("instruction counts skipped: nothing is recorded; run with --record")
            return 0
        differing = [key for key in here if recorded["recordedWith"].get(key) != here[key]]
        if differing:
            print(f"instruction counts skipped: recorded with another {', '.join(differing)}")
            return 0
    try:
        measured = counts()
    except CounterMissing as problem:
        print(f"instruction counts skipped: {problem}")
        return 0
    if recording:
        rounded = {name: round(count, 1) for name, count in measured.items()}
        THRESHOLDS.write_text(json.dumps({"recordedWith": here, "instructions": rounded}, indent=2) + "\n")
        print(THRESHOLDS.read_text(), end="")
        return 0
    return 0 if compare(measured, recorded["instructions"]) else 1


if __name__ == "__main__":
    sys.exit(main())
