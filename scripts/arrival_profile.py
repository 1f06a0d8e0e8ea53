#!/usr/bin/env python3
"""Measure when contacts arrive, and how much busier some days are than others.

Reads a CSV file with a header line: either one row an event with its time, or one row an interval
with its start and a count (--count). Writes a fragment of a scenario: the 24 weights of the hours,
the 7 weights of the weekdays, and the busyness, which is the coefficient of variation of a factor
of mean 1 drawn for each day. docs/data.md says how they are computed and what they leave out.

    scripts/arrival_profile.py invoices.csv --without cancelled=1 --kind install --segment solo
    scripts/arrival_profile.py calls.csv --count calls --kind install --platform
"""

from __future__ import annotations

import argparse
import csv
import datetime
import pathlib
import shlex
import sys
from dataclasses import dataclass

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class DataError(Exception):
    """The data cannot be read, or there are too few of them."""


@dataclass(frozen=True)
class Arrivals:
    """Counts of one kind of arrival: by day, in order of date, and by hour over all days."""

    days: dict[datetime.date, int]
    hours: list[int]

    @property
    def total(self) -> int:
        return sum(self.hours)


@dataclass(frozen=True)
class Profile:
    """What a scenario needs to know of arrivals."""

    #: Per cent of the arrivals in each of the 24 hours.
    hours: list[float]
    #: Mean count of each weekday over the mean of the seven; 0 for a weekday without data.
    weekdays: list[float]
    #: Coefficient of variation of the day's factor; 0 if the counts vary no more than Poisson's.
    busyness: float
    #: Variance of the daily counts about their weekday's mean, over their mean; 1 for Poisson.
    dispersion: float
    #: Mean count of the days.
    daily_mean: float


@dataclass(frozen=True)
class Selection:
    """Which columns and rows of a file are meant."""

    #: The column of times; None means the first.
    time: str | None = None
    #: The column of counts of an interval file; None means that each row is one event.
    count: str | None = None
    #: Rows to leave out: pairs of column and value.
    without: tuple[tuple[str, str], ...] = ()
    #: The first and the last date to read.
    first: datetime.date | None = None
    last: datetime.date | None = None
    #: Days to leave out, such as public holidays with a handful of rows.
    dropped: frozenset[datetime.date] = frozenset()
    #: Whether days without a row are days with count 0; otherwise they are closed and left out.
    keep_empty_days: bool = False


def read_arrivals(path: pathlib.Path, selection: Selection) -> Arrivals:
    """The arrivals of a file; raises DataError with file and line for what cannot be read."""
    days: dict[datetime.date, int] = {}
    hours = [0] * 24
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = csv.DictReader(file)
        columns = rows.fieldnames or []
        time_column = selection.time or (columns[0] if columns else "")
        wanted = [time_column, *(column for column, _ in selection.without)]
        if selection.count is not None:
            wanted.append(selection.count)
        for column in wanted:
            if column not in columns:
                raise DataError(f"{path}:1: no column {column!r}; there are {', '.join(columns)}")
        for row in rows:
            place = f"{path}:{rows.line_num}"
            if any(row[column] == value for column, value in selection.without):
                continue
            time = read_time(row[time_column], place)
            count = 1 if selection.count is None else read_count(row[selection.count], place)
            day = time.date()
            if is_selected(day, selection):
                days[day] = days.get(day, 0) + count
                hours[time.hour] += count
    if selection.keep_empty_days and days:
        for day in dates(selection.first or min(days), selection.last or max(days)):
            if day not in selection.dropped:
                days.setdefault(day, 0)
    return Arrivals(dict(sorted(days.items())), hours)


def read_time(text: str | None, place: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(text or "")
    except ValueError:
        raise DataError(f"{place}: {text!r} is not a time such as 2026-03-02T09:30") from None


def read_count(text: str | None, place: str) -> int:
    if text is None or not (text.isascii() and text.isdigit()):
        raise DataError(f"{place}: {text!r} is not a count")
    return int(text)


def is_selected(day: datetime.date, selection: Selection) -> bool:
    if selection.first is not None and day < selection.first:
        return False
    if selection.last is not None and day > selection.last:
        return False
    return day not in selection.dropped


def dates(first: datetime.date, last: datetime.date) -> list[datetime.date]:
    return [first + datetime.timedelta(days=n) for n in range((last - first).days + 1)]


def profile_of(arrivals: Arrivals) -> Profile:
    """The profile by the method of moments; raises DataError if no weekday has two days.

    A day's count, given its weekday's mean m and a factor of mean 1 and coefficient of variation c,
    has variance m + c^2 m^2. The sum of squares about the weekdays' means, over the days less the
    weekdays, therefore estimates mean(m) + c^2 mean(m^2), both taken over the days.
    """
    by_weekday: list[list[int]] = [[] for _ in WEEKDAYS]
    for day, count in arrivals.days.items():
        by_weekday[day.weekday()].append(count)
    means = [sum(counts) / len(counts) if counts else 0.0 for counts in by_weekday]
    day_count = len(arrivals.days)
    freedom = day_count - sum(1 for counts in by_weekday if counts)
    if arrivals.total == 0 or freedom < 1:
        raise DataError("too few data: at least one weekday must occur twice, with arrivals")
    squares = sum(
        (count - mean) ** 2 for counts, mean in zip(by_weekday, means) for count in counts
    )
    variance = squares / freedom
    daily_mean = arrivals.total / day_count
    mean_square = sum(len(counts) * mean**2 for counts, mean in zip(by_weekday, means)) / day_count
    return Profile(
        hours=[100 * count / arrivals.total for count in arrivals.hours],
        weekdays=[7 * mean / sum(means) for mean in means],
        busyness=max(0.0, (variance - daily_mean) / mean_square) ** 0.5,
        dispersion=variance / daily_mean,
        daily_mean=daily_mean,
    )


def fragment(
    arrivals: Arrivals,
    profile: Profile,
    *,
    source: str,
    command: str,
    kind: str,
    segment: str | None,
) -> str:
    """The profile as YAML; a segment of None means that the busyness is the platform's."""
    first, last = min(arrivals.days), max(arrivals.days)
    hours = [f"{share:.2f}" for share in profile.hours]
    weekdays = [f"{day}: {weight:.3f}" for day, weight in zip(WEEKDAYS, profile.weekdays)]
    busyness = f"{profile.busyness:.3f}"
    lines = [
        "# Measured from data by a command, not by hand; docs/data.md says how.",
        f"# Source:   {source}",
        f"# Command:  {command}",
        f"# Dates:    {first} to {last}, {len(arrivals.days)} days, {arrivals.total} arrivals,"
        f" {profile.daily_mean:.1f} a day",
        "# Daily counts, variance about the weekday's mean over mean:"
        f" {profile.dispersion:.1f} (Poisson: 1)",
        "kinds:",
        f"  {kind}:",
        "    hours: # per cent of a day's contacts in each hour from 00-01 on",
        f"      [{', '.join(hours[:12])},",
        f"       {', '.join(hours[12:])}]",
        f"    weekdays: {{{', '.join(weekdays)}}}",
    ]
    if segment is None:
        lines += ["platform:", f"  busyness: {busyness}"]
    else:
        lines += ["segments:", f"  {segment}:", "    demand:", f"      busyness: {busyness}"]
    return "\n".join(lines) + "\n"


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    summary, _, examples = (__doc__ or "").partition("\n\n    ")
    parser = argparse.ArgumentParser(
        description=summary,
        epilog="examples:\n    " + examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    day = datetime.date.fromisoformat
    parser.add_argument("file", type=pathlib.Path, help="a CSV file with a header line")
    parser.add_argument("--time", metavar="COLUMN", help="column of times (default: the first)")
    parser.add_argument(
        "--count", metavar="COLUMN", help="column of counts; without it each row is one event"
    )
    parser.add_argument(
        "--without", metavar="COLUMN=VALUE", type=column_value, action="append", default=[],
        help="leave out rows with this value; may be repeated",
    )
    parser.add_argument("--from", metavar="DATE", dest="first", type=day, help="first date to read")
    parser.add_argument("--to", metavar="DATE", dest="last", type=day, help="last date to read")
    parser.add_argument(
        "--drop-day", metavar="DATE", dest="dropped", type=day, action="append", default=[],
        help="leave out a day, such as a holiday; may be repeated",
    )
    parser.add_argument(
        "--keep-empty-days", action="store_true",
        help="take days without a row for days with count 0, not for closed days",
    )
    parser.add_argument(
        "--kind", required=True, type=name, help="name of the contact kind in the scenario"
    )
    scope = parser.add_mutually_exclusive_group(required=True)
    scope.add_argument(
        "--segment", type=name, help="the busyness is that of this segment's merchants"
    )
    scope.add_argument(
        "--platform", action="store_true", help="the busyness is shared by the whole platform"
    )
    parser.add_argument("--source", help="where the data come from (default: the file's name)")
    parser.add_argument("--out", type=pathlib.Path, help="file to write (default: print)")
    return parser.parse_args(arguments)


def column_value(text: str) -> tuple[str, str]:
    column, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not of the form COLUMN=VALUE")
    return column, value


def name(text: str) -> str:
    if not (text[:1].isalpha() and all(c.isalnum() or c in "-_" for c in text)):
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a name: a letter, then letters, digits, - and _"
        )
    return text


def command_line(arguments: list[str], file: pathlib.Path) -> str:
    """The command as a reader would repeat it: files by name, without where the result went."""
    words = [file.name if word == str(file) else word for word in arguments]
    for option in ("--out", "--source"):
        words = [
            word
            for word, before in zip(words, [""] + words)
            if option not in (word, before) and not word.startswith(option + "=")
        ]
    return "scripts/arrival_profile.py " + " ".join(shlex.quote(word) for word in words)


def main(arguments: list[str]) -> int:
    options = parse_arguments(arguments)
    selection = Selection(
        time=options.time, count=options.count, without=tuple(options.without),
        first=options.first, last=options.last, dropped=frozenset(options.dropped),
        keep_empty_days=options.keep_empty_days,
    )
    try:
        arrivals = read_arrivals(options.file, selection)
        text = fragment(
            arrivals, profile_of(arrivals), source=options.source or options.file.name,
            command=command_line(arguments, options.file), kind=options.kind,
            segment=options.segment,
        )
        if options.out is None:
            sys.stdout.write(text)
        else:
            options.out.write_text(text, encoding="utf-8")
    except (DataError, OSError, UnicodeDecodeError, csv.Error) as error:
        print(f"arrival_profile: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
