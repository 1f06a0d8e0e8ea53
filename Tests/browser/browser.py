"""Chromium as the tests drive it, and reports to look at."""

import os
import shutil
import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
APPLICATIONS = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]


def chromium():
    """The path of the system's browser."""
    named = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    found = [path for path in named + APPLICATIONS if path and os.path.exists(path)]
    if not found:
        raise RuntimeError("no Chromium: sh scripts/setup.sh browser installs it")
    return found[0]


def launch(playwright):
    """Starts the browser. Root may not use the sandbox."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=chromium(), args=arguments)


def ringside(*arguments):
    """Runs the program; returns what it said on standard error."""
    program = os.environ.get("RINGSIDE", str(PROJECT / ".build/release/ringside"))
    done = subprocess.run(
        [program, *map(str, arguments)], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 99):
        raise RuntimeError(f"ringside {arguments[0]}: {done.stderr}")
    return done.stderr


# Names that would do harm if they were taken for markup or script anywhere on the page.
SCENARIO = """
title: "</title></script><script>window.harmed=1</script><img src=x onerror='window.harmed=1'>"
seed: 3
replications: 3
calendar: {start: 2026-03-02, days: 21, warmup: 7}
kinds:
  "<b onmouseover=harm()>":
    hours: [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0]
    text: {gamma: {mean: 45 min, cv: 0.6}}  # hearsay: <script>window.harmed=1</script>
    video: 15 min                           # assumption
    offer: 60 %
    accept: 50 %
segments:
  "<i>'a\\"b</i>":
    merchants: 40
    agents: 1
    contactsPerDay: {"<b onmouseover=harm()>": 14}
    answering:
      foreground: {chance: 85 %, delay: 8 s}
      background: {chance: 15 %, delay: 20 s}
  "<!--</script>${7*7}":
    merchants: 20
    agents: 3
    contactsPerDay: {"<b onmouseover=harm()>": 30}
    answering:
      foreground: {chance: 90 %, delay: 8 s}
      background: {chance: 25 %, delay: 20 s}
rule: {minimumCalls: 3}
expect:
  - {measure: answer_rate, of: "<i>'a\\"b</i>", atLeast: 10 %}
  - {measure: suspensions, atMost: 0.001, on: interval}
"""


def reports(folder):
    """Writes a report in each language, of a run; returns their paths by language."""
    scenario = folder / "hostile.yaml"
    scenario.write_text(SCENARIO, encoding="utf-8")
    results = folder / "results"
    ringside("run", scenario, "--quiet", "--out", results)
    pages = {}
    for language in ("en", "zh"):
        page = folder / f"report.{language}.html"
        ringside("report", results, "--language", language, "--out", page)
        pages[language] = page
    return pages
