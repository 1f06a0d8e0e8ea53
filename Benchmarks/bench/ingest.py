"""ingest.py PROGRAM [ROWS]: time and memory of `ringside ingest` on a log of many rows, in Markdown.

The log is generated: calls of 200 merchants over 60 days in UTC, in order of time but for 1 row in 20, which comes again
later with a newer `updated`. Ends with 1 if the program takes 200 MB or more.
"""

from __future__ import annotations

import datetime
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

MAPPING = """
mapping: {title: Generated calls}
times: {form: ymd, zone: Asia/Shanghai}
contacts:
  id: id
  updated: {column: updated, form: epochSeconds}
  merchant: merchant
  arrives: arrived
  answered: answered
  ends: ended
  agent: agent
"""
START = datetime.datetime(2026, 3, 1, tzinfo=datetime.timezone.utc)
LIMIT_MB = 200


def iso(seconds: int) -> str:
    """An instant as the log has it."""
    days, rest = divmod(seconds, 86_400)
    date = (START + datetime.timedelta(days=days)).date()
    return f"{date}T{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}Z"


def rows(count: int, draw: random.Random):
    """Lines of the log: 19 of 20 are calls, 1 is an earlier one again."""
    step = 60 * 86_400 / count
    epoch = int(START.timestamp())
    kept = "c0,0,m0,,,,\n"
    for number in range(count):
        at = int(number * step)
        if number % 20 == 19:
            cells = kept.split(",")
            cells[1] = str(epoch + at)
            yield ",".join(cells)
            continue
        wait, talk = int(draw.expovariate(1 / 12)), int(draw.expovariate(1 / 300))
        answered = draw.random() < 0.7
        up, agent = (iso(at + wait), f"a{number % 3}") if answered else ("", "")
        end = iso(at + wait + (talk if answered else 0))
        line = f"c{number},{epoch + at},m{number % 200},{iso(at)},{up},{end},{agent}\n"
        if draw.random() < 0.05:
            kept = line
        yield line


def main() -> int:
    program = pathlib.Path(sys.argv[1]).resolve()
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000_000
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder, "calls.csv")
        with log.open("w", buffering=1 << 20) as file:
            file.write("id,updated,merchant,arrived,answered,ended,agent\n")
            file.writelines(rows(count, random.Random(7)))
        pathlib.Path(folder, "calls.yaml").write_text(MAPPING)
        began = time.monotonic()
        subprocess.run(
            [program, "ingest", "calls.csv", "--as", "calls.yaml", "--quiet", "--out", "out"],
            cwd=folder, check=True)
        elapsed = time.monotonic() - began
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        # In kilobytes, on macOS in bytes.
        peak = usage.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)
        events = pathlib.Path(folder, "out", "events.csv").stat().st_size
        print("| rows | log | events.csv | wall | processor | peak memory |")
        print("| ---: | ---: | ---: | ---: | ---: | ---: |")
        print(
            f"| {count:,} | {log.stat().st_size / 1e6:,.0f} MB | {events / 1e6:,.0f} MB "
            f"| {elapsed:.0f} s | {usage.ru_utime + usage.ru_stime:.0f} s | {peak:.0f} MB |")
    return 0 if peak < LIMIT_MB else 1


if __name__ == "__main__":
    sys.exit(main())
