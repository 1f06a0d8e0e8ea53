"""Chromium as the tests drive it, and reports to look at."""

import csv
import json
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


# What would do harm if it were taken for markup or script anywhere on the page. A scenario's names cannot hold
# it, but its title and its remarks can, and anybody can write a folder of results.
HARM = "</title></script><script>window.harmed=1</script><img src=x onerror='window.harmed=1'>"
HOSTILE_SCOPE = "<!--</script>${7*7}<i onmouseover=harm()>"

SCENARIO = f"""
title: "{HARM}"
seed: 3
replications: 3
calendar: {{start: 2026-03-02, days: 21, warmup: 7}}
kinds:
  install:
    hours: [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0]
    text: {{gamma: {{mean: 45 min, cv: 0.6}}}}  # hearsay: {HARM}
    video: 15 min                           # assumption
    offer: 60 %
    accept: 50 %
segments:
  solo:
    merchants: 40
    agents: 1
    contactsPerDay: {{install: 14}}
    answering:
      foreground: {{chance: 85 %, delay: 8 s}}
      background: {{chance: 15 %, delay: 20 s}}
  shop:
    merchants: 20
    agents: 3
    contactsPerDay: {{install: 30}}
    answering:
      foreground: {{chance: 90 %, delay: 8 s}}
      background: {{chance: 25 %, delay: 20 s}}
rule: {{minimumCalls: 3}}
expect:
  - {{measure: answer_rate, of: solo, atLeast: 10 %}}
  - {{measure: suspensions, atMost: 0.001, on: interval}}
"""


def rename(results, old, new):
    """Calls a segment otherwise in every file of results, as somebody who forges them would."""
    for path in results.glob("*.csv"):
        with path.open(newline="", encoding="utf-8") as file:
            rows = [[new if cell == old else cell for cell in row] for row in csv.reader(file)]
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)
    path = results / "summary.json"
    summary = json.loads(path.read_text(encoding="utf-8"))
    for scope in summary["scopes"]:
        scope["name"] = new if scope["name"] == old else scope["name"]
    path.write_text(json.dumps(summary), encoding="utf-8")


def results_of_run(folder):
    """Runs the scenario; returns the folder of its results."""
    scenario = folder / "hostile.yaml"
    scenario.write_text(SCENARIO, encoding="utf-8")
    results = folder / "results"
    ringside("run", scenario, "--quiet", "--out", results)
    return results


def reports(folder):
    """Writes a report of a run in each language; returns their paths by language."""
    results = results_of_run(folder)
    rename(results, "shop", HOSTILE_SCOPE)
    pages = {}
    for language in ("en", "zh"):
        page = folder / f"report.{language}.html"
        ringside("report", results, "--language", language, "--out", page)
        pages[language] = page
    return pages


def reports_of_comparison(folder):
    """Writes a report of three policies in each language; returns their paths by language."""
    scenario = folder / "compared.yaml"
    scenario.write_text(SCENARIO.split("expect:")[0], encoding="utf-8")
    for name, change in (("longer-streak", "lowDays: 3"), ("more-calls", "minimumCalls: 8")):
        policy = f"policy: {{title: '{name}', source: assumption}}\nchange: {{rule: {{{change}}}}}\n"
        (folder / f"{name}.yaml").write_text(policy, encoding="utf-8")
    results = folder / "comparison"
    ringside(
        "compare", scenario, "--policy", folder / "longer-streak.yaml",
        "--policy", folder / "more-calls.yaml", "--quiet", "--out", results,
    )
    pages = {}
    for language in ("en", "zh"):
        page = folder / f"comparison.{language}.html"
        ringside("report", results, "--language", language, "--out", page)
        pages[language] = page
    return pages


def reports_of_sweep(folder):
    """Writes a report of a sweep of two paths in each language; returns their paths by language."""
    scenario = folder / "swept.yaml"
    scenario.write_text(SCENARIO.split("expect:")[0], encoding="utf-8")
    results = folder / "sweep"
    ringside(
        "sweep", scenario, "--vary", "rule.threshold=0.4:0.8:0.1", "--vary", "rule.minimumCalls=1,3,5,10",
        "--replications", "4", "--quiet", "--out", results,
    )
    return pages_of(results, folder)


def reports_of_sensitivity(folder):
    """Writes a report of a study of sensitivity in each language; returns their paths by language."""
    scenario = folder / "varied.yaml"
    scenario.write_text(SCENARIO.split("expect:")[0], encoding="utf-8")
    results = folder / "sensitivity"
    ringside(
        "sensitivity", scenario, "--vary", "rule.threshold=40 %..80 %", "--vary", "rule.minimumCalls=1:10",
        "--set", "segments.each.merchants=10", "--trajectories", "6", "--rows", "16", "--quiet",
        "--out", results,
    )
    return pages_of(results, folder)


def pages_of(results, folder):
    """Writes a report of results in each language; returns their paths by language."""
    pages = {}
    for language in ("en", "zh"):
        page = folder / f"{results.name}.{language}.html"
        ringside("report", results, "--language", language, "--out", page)
        pages[language] = page
    return pages
