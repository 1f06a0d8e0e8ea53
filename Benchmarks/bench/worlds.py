"""worlds.py PROGRAM [ROUNDS]: what 256 worlds of the rule cost beside a plain run of the frozen solo-seller, in Markdown.

All that is uncertain is the rule, so the worlds of a point set share their days. User CPU times in turn, medians over rounds.
Ends with 1 if the worlds cost more than 12 plain runs.
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys

SCENARIO = "Benchmarks/scenarios/solo-seller.yaml"
UNCERTAIN = [
    "--set", "rule.threshold={uncertain: 50 %..70 %, value: 60 %}",
    "--set", "rule.minimumCalls={uncertain: 1..10, value: 5}",
]
WORLDS = 256
LIMIT = 12


def seconds(program: str, options: list[str]) -> float:
    """User CPU seconds of a run, of all its threads."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(
        [program, "run", SCENARIO, "--quiet", *UNCERTAIN, *options],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def main() -> int:
    program = sys.argv[1]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    plain, both = [], []
    for _ in range(rounds):
        plain.append(seconds(program, ["--fixed"]))
        both.append(seconds(program, ["--worlds", str(WORLDS)]))
    # A run over worlds has the plain run in it.
    ratios = [(whole - alone) / alone for whole, alone in zip(both, plain)]
    ratio = statistics.median(ratios)
    print(f"## {WORLDS} worlds of the rule beside a plain run\n")
    print(f"{platform.machine()}, {os.cpu_count()} cores, {rounds} rounds in turn, user CPU time, medians.\n")
    print("| plain run | with worlds | worlds in plain runs | least to greatest |")
    print("| --- | --- | --- | --- |")
    print(
        f"| {statistics.median(plain):.2f} s | {statistics.median(both):.2f} s | {ratio:.1f} | "
        f"{min(ratios):.1f} to {max(ratios):.1f} |"
    )
    return 0 if ratio <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
