"""Ringside and the yardsticks on the same jobs, in turn: side_by_side.py [rounds]"""

import json
import re
import sys

from measure import (
    PROGRAMS, ROOT, YARDSTICKS, machine_text, ringside, run, table, with_spread, write)

PYTHON = ROOT / ".venv/bin/python3"
SOURCES = ROOT / "Benchmarks/yardsticks"
DAYS = 30


class Program:
    """A way of doing a job; `work` is how much of it one run does."""

    def __init__(self, name, command, work, target=None):
        self.name, self.command, self.work, self.target = name, command, work, target
        self.rates, self.output = [], ""

    def measure(self):
        cost = run(self.command)
        self.output = cost.output
        # The programs in Python time the simulation alone: starting Python is not held against them.
        stated = re.search(r"\| cpu=([0-9.]+)", cost.output)
        self.rates.append(self.work / (float(stated[1]) if stated else cost.user))


class Job:
    """A job with Ringside's program first."""

    def __init__(self, name, unit, programs):
        self.name, self.unit, self.programs = name, unit, programs

    def measure(self, round_number):
        count = len(self.programs)
        for place in range(count):
            self.programs[(place + round_number) % count].measure()

    def rows(self):
        own = self.programs[0]
        rows = [[self.name, own.name, with_spread(own.rates), "", "", ""]]
        for other in self.programs[1:]:
            ratios = [a / b for a, b in zip(own.rates, other.rates)]
            median = sorted(ratios)[len(ratios) // 2]
            verdict = "reached" if other.target and median >= other.target else "missed"
            rows.append([
                "", other.name, with_spread(other.rates), with_spread(ratios),
                f"{other.target:g}" if other.target else "", verdict if other.target else ""])
        return rows


def queue():
    many, few = 10_000_000, 200_000
    return Job("M/M/1", "events/s", [
        Program("Ringside, SimKernel and SimRandom", [PROGRAMS / "mm1", many, 1], 2 * many),
        Program("C + GSL taus2", [YARDSTICKS / "mm1", many, "taus2", 1], 2 * many, 1),
        Program("C + GSL mt19937", [YARDSTICKS / "mm1", many, "mt19937", 1], 2 * many),
        Program("SimPy", [PYTHON, SOURCES / "mm1_simpy.py", few], 2 * few, 80),
    ])


def merchant_day(agents):
    many, few = 4_000, 60
    settings = [f"segments.shop.merchants={many}", f"segments.shop.agents={agents}"]
    job = [many, DAYS, agents, "taus2", 1]
    plural = "s" if agents > 1 else ""
    return Job(f"merchant-day, {agents} agent{plural}", "merchant-days/s", [
        Program("`ringside run`", ringside("merchant-day", settings), many * DAYS),
        Program("C + GSL taus2, event", [YARDSTICKS / "merchant_day"] + job, many * DAYS, 1),
        Program("C + GSL taus2, lazy", [YARDSTICKS / "merchant_day_lazy"] + job, many * DAYS, 1),
        Program(
            "SimPy", [PYTHON, SOURCES / "merchant_day_simpy.py", few, DAYS, agents, 1], few * DAYS, 80),
    ])


def same_job(job, agents):
    """Rows that show the figures of both programs; ends the run if they are not of one job.

    Two per cent is at least four standard errors of each difference.
    """
    settings = ["segments.shop.merchants=4000", f"segments.shop.agents={agents}"]
    summary = json.loads(run(ringside("merchant-day", settings, options=["--json"])).output)
    own = {one["measure"]: one.get("estimate") for one in summary["scopes"][0]["measures"]}
    rows = []
    for name, measure in [("contacts/d", "contacts"), ("calls/d", "calls"), ("ansrate", "answer_rate")]:
        others = [float(re.search(rf"{name}=([0-9.]+)", one.output)[1]) for one in job.programs[1:3]]
        rows.append([f"{agents}", measure, f"{own[measure]:.4f}"] + [f"{other:.4f}" for other in others])
        for other in others:
            if abs(own[measure] / other - 1) > 0.02:
                sys.exit(f"not the same job: {measure} is {own[measure]} in Ringside, {other} in C")
    return rows


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    jobs = [queue(), merchant_day(1), merchant_day(3)]
    for round_number in range(rounds):
        for job in jobs:
            job.measure(round_number)
        print(f"round {round_number + 1} of {rounds}", file=sys.stderr)
    text = "# Ringside and the yardsticks, side by side\n\n"
    text += f"User CPU, one thread, {rounds} rounds in turn; median (least to greatest); a ratio is taken\n"
    text += "within a round. M/M/1: events/s; merchant-day: merchant-days/s.\n\n"
    text += table(
        ["job", "program", "rate", "Ringside is faster by", "target", ""],
        [row for job in jobs for row in job.rows()])
    text += "\nThat it is one job: per merchant and day\n\n"
    text += table(
        ["agents", "measure", "Ringside", "C, event", "C, lazy"],
        same_job(jobs[1], 1) + same_job(jobs[2], 3))
    write("side-by-side.md", text + "\n" + machine_text())


if __name__ == "__main__":
    main()
