"""Tests of scripts/day_correlation.py on data small enough to compute by hand."""

import contextlib
import datetime
import importlib.util
import io
import pathlib
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).parents[2] / "scripts" / "day_correlation.py"
spec = importlib.util.spec_from_file_location("day_correlation", SCRIPT)
day_correlation = importlib.util.module_from_spec(spec)
sys.modules["day_correlation"] = day_correlation
spec.loader.exec_module(day_correlation)

#: Two weeks from a Monday.
DAYS = [datetime.date(2026, 3, 2) + datetime.timedelta(days=day) for day in range(14)]


def hours(**counts):
    """24 counts, given by hour as h9=3."""
    return [counts.get(f"h{hour}", 0) for hour in range(24)]


class Days(unittest.TestCase):
    def test_weekday_means_are_taken_out(self):
        # Monday 10, Tuesday 20, ...; the second week has 2 more a day: residuals -1 and then 1.
        values = [10.0 * (day % 7 + 1) + 2 * (day // 7) for day in range(14)]
        rest = day_correlation.residuals(values, DAYS, [day_correlation.EFFECTS[0][1]])
        for place, value in enumerate(rest):
            self.assertAlmostEqual(value, -1 if place < 7 else 1, places=12)

    def test_effects_that_overlap_are_fitted_together(self):
        # Sums of a weekday's effect and a parity's leave nothing.
        values = [3.0 * day.weekday() + 5 * (day.day % 2) for day in DAYS]
        effects = [day_correlation.EFFECTS[0][1], lambda day: day.day % 2]
        for value in day_correlation.residuals(values, DAYS, effects):
            self.assertAlmostEqual(value, 0, places=9)

    def test_the_correlation_is_with_the_day_before(self):
        # Residuals -1 seven times, then 1 seven times: of 13 pairs one differs. The left sides have
        # mean -1/13, the right ones 1/13: (11 + 1/13) / (13 - 1/13) = 144 / 168.
        counts = {
            day: hours(h9=10 * (place % 7 + 1) + 2 * (place // 7))
            for place, day in enumerate(DAYS)
        }
        names, value = day_correlation.day_correlations(counts)[0]
        self.assertEqual(names, "weekdays")
        self.assertAlmostEqual(value, 144 / 168, places=12)


class Hours(unittest.TestCase):
    def test_shares_vary_against_each_other(self):
        # Of 100 contacts 40 or 60 in the first hour; each weekday has both.
        counts = {
            day: hours(h9=40 + 20 * (place // 7), h10=60 - 20 * (place // 7))
            for place, day in enumerate(DAYS)
        }
        first, second = day_correlation.hour_figures(counts)
        # Squares 14 x 0.01 over 14 - 7 degrees of freedom: 0.02; the mean share is 0.5.
        self.assertEqual((first[0], first[1], first[3]), (9, 50, 0))
        self.assertAlmostEqual(first[2], 0.02**0.5 / 0.5, places=12)
        self.assertAlmostEqual(second[3], -1, places=12)


class CommandLine(unittest.TestCase):
    def run_on(self, text, count="calls"):
        out, err = io.StringIO(), io.StringIO()
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder, "calls.csv")
            file.write_text(text, encoding="utf-8")
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                status = day_correlation.main([str(file), "--count", count])
        return status, out.getvalue(), err.getvalue()

    def test_a_report_is_printed(self):
        rows = "".join(f"{day}T09:00,{10 + place}\n" for place, day in enumerate(DAYS))
        status, out, err = self.run_on("interval_start,calls\n" + rows)
        self.assertEqual((status, err), (0, ""))
        self.assertTrue(out.startswith("14 days\n"))

    def test_faults_name_file_and_line(self):
        for text, said in (
            ("interval_start,calls\nnoon,3\n", "calls.csv:2: 'noon' is not a time"),
            ("interval_start,calls\n2026-03-02T09:00,x\n", "calls.csv:2: 'x' is not a count"),
            ("interval_start,visits\n", "no column 'calls'"),
            ("interval_start,calls\n2026-03-02T09:00,3\n", "1 days are too few"),
        ):
            status, out, err = self.run_on(text)
            self.assertEqual((status, out), (1, ""))
            self.assertIn(said, err)


if __name__ == "__main__":
    unittest.main()
