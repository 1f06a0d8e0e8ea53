#!/usr/bin/env python3
"""Measure how much days, and the hours within them, resemble those before.

Reads a CSV file with a header line, one row an interval with its start and a count. Prints the
correlation of each day's count with that of the day before in the file, after differences between
weekdays, months and days of the month are taken out, and for each hour the spread of its share of
the day's count and its correlation with the hour before. docs/model/days.md says what it is for.

    scripts/day_correlation.py bank_calls_5min.csv --count calls
"""

from __future__ import annotations

import argparse
import csv
import datetime
import pathlib
import sys
from collections.abc import Callable, Hashable, Sequence

Effect = Callable[[datetime.date], Hashable]

#: What is taken out of the days' counts, one after the other.
EFFECTS: tuple[tuple[str, Effect], ...] = (
    ("weekdays", lambda day: day.weekday()),
    ("months", lambda day: (day.year, day.month)),
    ("days of the month", lambda day: day.day),
)


class DataError(Exception):
    """The data cannot be read, or there are too few of them."""


def read_counts(path: pathlib.Path, count: str) -> dict[datetime.date, list[int]]:
    """The counts of each day by hour, in order of date; raises DataError with file and line."""
    days: dict[datetime.date, list[int]] = {}
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = csv.DictReader(file)
        columns = rows.fieldnames or []
        if not columns or count not in columns:
            raise DataError(f"{path}:1: no column {count!r}; there are {', '.join(columns)}")
        for row in rows:
            place = f"{path}:{rows.line_num}"
            text = row[count] or ""
            try:
                time = datetime.datetime.fromisoformat(row[columns[0]] or "")
            except ValueError:
                raise DataError(f"{place}: {row[columns[0]]!r} is not a time") from None
            if not (text.isascii() and text.isdigit()):
                raise DataError(f"{place}: {text!r} is not a count")
            days.setdefault(time.date(), [0] * 24)[time.hour] += int(text)
    if len(days) <= len({day.weekday() for day in days}) + 1:
        raise DataError(f"{path}: {len(days)} days are too few")
    return dict(sorted(days.items()))


def residuals(
    values: Sequence[float], days: Sequence[datetime.date], effects: Sequence[Effect]
) -> list[float]:
    """What additive effects leave of the values by least squares, found by fitting them in turn."""
    rest = list(values)
    scale = max(abs(value) for value in rest) or 1.0
    while True:
        change = 0.0
        for effect in effects:
            groups: dict[Hashable, list[int]] = {}
            for place, day in enumerate(days):
                groups.setdefault(effect(day), []).append(place)
            for places in groups.values():
                mean = sum(rest[place] for place in places) / len(places)
                change = max(change, abs(mean))
                for place in places:
                    rest[place] -= mean
        if change <= 1e-12 * scale:
            return rest


def correlation(left: Sequence[float], right: Sequence[float]) -> float:
    """Pearson's correlation; 0 where one side is constant."""
    mean_left, mean_right = sum(left) / len(left), sum(right) / len(right)
    products = sum((a - mean_left) * (b - mean_right) for a, b in zip(left, right))
    squares = sum((a - mean_left) ** 2 for a in left) * sum((b - mean_right) ** 2 for b in right)
    return products / squares**0.5 if squares > 0 else 0.0


def day_correlations(days: dict[datetime.date, list[int]]) -> list[tuple[str, float]]:
    """The correlation with the day before, the more is taken out the further down."""
    dates = list(days)
    totals = [float(sum(hours)) for hours in days.values()]
    result = []
    for number in range(1, len(EFFECTS) + 1):
        rest = residuals(totals, dates, [effect for _, effect in EFFECTS[:number]])
        names = ", ".join(name for name, _ in EFFECTS[:number])
        result.append((names, correlation(rest[:-1], rest[1:])))
    return result


def hour_figures(days: dict[datetime.date, list[int]]) -> list[tuple[int, float, float, float]]:
    """Of each hour with counts on every day: its mean count, the coefficient of variation of its
    share of the day, and the correlation of the share with the hour's before (0 for the first);
    differences between weekdays are taken out of the shares."""
    shares: dict[int, list[float]] = {}
    means: dict[int, float] = {}
    for hour in range(24):
        counts = [hours[hour] for hours in days.values()]
        if min(counts) > 0:
            shares[hour] = [count / sum(hours) for count, hours in zip(counts, days.values())]
            means[hour] = sum(counts) / len(counts)
    result = []
    dates = list(days)
    rest = {hour: residuals(values, dates, [EFFECTS[0][1]]) for hour, values in shares.items()}
    freedom = len(dates) - len({date.weekday() for date in dates})
    for hour, values in rest.items():
        mean = sum(shares[hour]) / len(dates)
        variance = sum(value**2 for value in values) / freedom
        neighbour = correlation(rest[hour - 1], values) if hour - 1 in rest else 0.0
        result.append((hour, means[hour], variance**0.5 / mean, neighbour))
    return result


def report(days: dict[datetime.date, list[int]]) -> str:
    lines = [f"{len(days)} days", "", "correlation with the day before, without differences between"]
    lines += [f"  {names:<36}{value:6.2f}" for names, value in day_correlations(days)]
    figures = hour_figures(days)
    lines += ["", "hour    mean count    cv of its share    correlation with the hour before"]
    for place, (hour, mean, cv, neighbour) in enumerate(figures):
        last = f"{neighbour:10.2f}" if place else f"{'-':>10}"
        lines.append(f"{hour:02d}-{hour + 1:02d}{mean:13.0f}{cv:14.3f}{last}")
    inner = [neighbour for _, _, _, neighbour in figures[1:]]
    if inner:
        lines.append(f"mean correlation of neighbours {sum(inner) / len(inner):.2f}")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description="Measure how much days, and hours within them, resemble those before."
    )
    parser.add_argument("file", type=pathlib.Path, help="CSV: times in the first column")
    parser.add_argument("--count", required=True, help="the column of counts")
    options = parser.parse_args(arguments)
    try:
        sys.stdout.write(report(read_counts(options.file, options.count)))
    except (DataError, OSError, UnicodeDecodeError) as problem:
        print(f"day_correlation: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
