"""Tests of scripts/arrival_profile.py on data small enough to compute by hand."""

import contextlib
import datetime
import importlib.util
import io
import pathlib
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).parents[2] / "scripts" / "arrival_profile.py"
spec = importlib.util.spec_from_file_location("arrival_profile", SCRIPT)
arrival_profile = importlib.util.module_from_spec(spec)
# Data classes look their module up while it is being loaded.
sys.modules["arrival_profile"] = arrival_profile
spec.loader.exec_module(arrival_profile)

# 2026-03-02 is a Monday.
MONDAYS = (datetime.date(2026, 3, 2), datetime.date(2026, 3, 9))
TUESDAYS = (datetime.date(2026, 3, 3), datetime.date(2026, 3, 10))


def arrivals(mondays, tuesdays):
    """Arrivals at noon on two Mondays and two Tuesdays."""
    days = dict(zip(MONDAYS + TUESDAYS, mondays + tuesdays))
    hours = [0] * 24
    hours[12] = sum(days.values())
    return arrival_profile.Arrivals(days, hours)


class Moments(unittest.TestCase):
    def test_busyness_is_what_exceeds_poisson_variance(self):
        # Means 20 and 10; squares about them 200 + 50 over 4 - 2 degrees of freedom: 125. The mean
        # of all days is 15, that of the squared means (400 + 100) / 2 = 250: (125 - 15) / 250.
        profile = arrival_profile.profile_of(arrivals((10, 30), (5, 15)))
        self.assertAlmostEqual(profile.busyness, 0.44**0.5, places=14)
        self.assertAlmostEqual(profile.dispersion, 125 / 15, places=14)
        self.assertEqual(profile.daily_mean, 15)

    def test_differences_between_weekdays_are_not_busyness(self):
        profile = arrival_profile.profile_of(arrivals((30, 30), (10, 10)))
        self.assertEqual((profile.busyness, profile.dispersion), (0, 0))
        # Only two weekdays have data: 30 and 10 over (30 + 10) / 7.
        self.assertEqual(profile.weekdays, [5.25, 1.75, 0, 0, 0, 0, 0])

    def test_counts_steadier_than_poisson_have_no_busyness(self):
        # Squares 2 + 2 over 2 degrees of freedom are 2, below the mean of 10.
        profile = arrival_profile.profile_of(arrivals((9, 11), (11, 9)))
        self.assertEqual(profile.busyness, 0)
        self.assertAlmostEqual(profile.dispersion, 0.2, places=14)

    def test_a_weekday_seen_once_adds_no_degree_of_freedom(self):
        days = {MONDAYS[0]: 10, MONDAYS[1]: 30, TUESDAYS[0]: 5}
        profile = arrival_profile.profile_of(arrival_profile.Arrivals(days, [45] + [0] * 23))
        # Squares 200 over 3 - 2 degrees of freedom; mean 15; squared means (800 + 25) / 3 = 275.
        self.assertAlmostEqual(profile.busyness, ((200 - 15) / 275) ** 0.5, places=14)

    def test_one_week_is_too_little(self):
        days = {MONDAYS[0]: 10, TUESDAYS[0]: 30}
        with self.assertRaises(arrival_profile.DataError):
            arrival_profile.profile_of(arrival_profile.Arrivals(days, [40] + [0] * 23))


class Reading(unittest.TestCase):
    def read(self, text, **selection):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "data.csv"
            path.write_text(text, encoding="utf-8")
            return arrival_profile.read_arrivals(path, arrival_profile.Selection(**selection))

    EVENTS = (
        "time,cancelled\n"
        "2026-03-02T09:59,0\n2026-03-02T10:00,0\n2026-03-04T23:59:59,0\n2026-03-02T11:00,1\n"
    )

    def test_each_row_is_an_event(self):
        read = self.read(self.EVENTS)
        self.assertEqual(list(read.days.values()), [3, 1])
        self.assertEqual([read.hours[hour] for hour in (9, 10, 11, 23)], [1, 1, 1, 1])
        self.assertEqual(read.total, 4)

    def test_rows_of_an_unwanted_value_are_left_out(self):
        read = self.read(self.EVENTS, without=(("cancelled", "1"),))
        self.assertEqual(list(read.days.values()), [2, 1])
        self.assertEqual(read.hours[11], 0)

    def test_an_interval_counts_in_the_hour_of_its_start(self):
        read = self.read(
            "calls,start\n3,2026-03-02T09:55\n4,2026-03-02T10:00\n", time="start", count="calls"
        )
        self.assertEqual((read.hours[9], read.hours[10]), (3, 4))
        self.assertEqual(list(read.days.values()), [7])

    def test_days_without_rows_are_closed_unless_kept(self):
        self.assertNotIn(datetime.date(2026, 3, 3), self.read(self.EVENTS).days)
        kept = self.read(self.EVENTS, keep_empty_days=True, last=datetime.date(2026, 3, 5))
        self.assertEqual(list(kept.days.values()), [3, 0, 1, 0])

    def test_dates_outside_the_range_and_dropped_days_are_left_out(self):
        monday, wednesday = MONDAYS[0], datetime.date(2026, 3, 4)
        self.assertEqual(list(self.read(self.EVENTS, first=TUESDAYS[0]).days), [wednesday])
        self.assertEqual(list(self.read(self.EVENTS, last=TUESDAYS[0]).days), [monday])
        dropped = self.read(self.EVENTS, dropped=frozenset([monday]), keep_empty_days=True)
        self.assertEqual(list(dropped.days), [wednesday])
        self.assertEqual(dropped.hours[9], 0)

    def test_what_cannot_be_read_is_reported_with_its_line(self):
        for text, selection, message in (
            ("time\n2026-03-02T09:00\nsoon\n", {}, "data.csv:3: 'soon' is not a time"),
            ("time,n\n2026-03-02T09:00,-1\n", {"count": "n"}, "data.csv:2: '-1' is not a count"),
            ("time,n\n2026-03-02T09:00\n", {"count": "n"}, "data.csv:2: None is not a count"),
            ("time\n", {"count": "n"}, "data.csv:1: no column 'n'; there are time"),
            ("", {}, "data.csv:1: no column"),
        ):
            with self.subTest(text=text), self.assertRaises(arrival_profile.DataError) as caught:
                self.read(text, **selection)
            self.assertIn(message, str(caught.exception))


class CommandLine(unittest.TestCase):
    def run_main(self, *arguments):
        output, errors = io.StringIO(), io.StringIO()
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "data.csv"
            rows = [
                f"{day}T{hour:02}:30"
                for day, count in zip(MONDAYS, (10, 30))
                for hour in (9, 21)
                for _ in range(count // 2)
            ]
            path.write_text("\n".join(["time", *rows]) + "\n", encoding="utf-8")
            with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
                status = arrival_profile.main([str(path), *arguments])
        return status, output.getvalue(), errors.getvalue()

    def test_the_fragment_says_where_it_comes_from(self):
        # Mean 20, variance 200: busyness ((200 - 20) / 400)^0.5 = 0.671.
        arguments = ("--kind", "install", "--segment", "solo", "--source", "us")
        status, output, _ = self.run_main(*arguments)
        self.assertEqual(status, 0)
        self.assertEqual(
            output,
            "# Measured from data by a command, not by hand; docs/data.md says how.\n"
            "# Source:   us\n"
            "# Command:  scripts/arrival_profile.py data.csv --kind install --segment solo\n"
            "# Dates:    2026-03-02 to 2026-03-09, 2 days, 40 arrivals, 20.0 a day\n"
            "# Daily counts, variance about the weekday's mean over mean: 10.0 (Poisson: 1)\n"
            "kinds:\n"
            "  install:\n"
            "    hours: # per cent of a day's contacts in each hour from 00-01 on\n"
            "      [0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 50.00, 0.00, 0.00,\n"
            "       0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 50.00, 0.00, 0.00]\n"
            "    weekdays: {mon: 7.000, tue: 0.000, wed: 0.000, thu: 0.000, fri: 0.000,"
            " sat: 0.000, sun: 0.000}\n"
            "segments:\n"
            "  solo:\n"
            "    demand:\n"
            "      busyness: 0.671\n",
        )

    def test_the_busyness_can_be_the_platforms(self):
        _, output, _ = self.run_main("--kind", "install", "--platform")
        self.assertTrue(output.endswith("platform:\n  busyness: 0.671\n"))

    def test_bad_data_end_with_a_message(self):
        status, output, errors = self.run_main("--kind", "install", "--platform", "--count", "n")
        self.assertEqual((status, output), (1, ""))
        self.assertTrue(errors.startswith("arrival_profile: "))

    def test_a_name_that_yaml_would_take_apart_is_refused(self):
        with self.assertRaises(SystemExit):
            self.run_main("--kind", "a: b", "--platform")


if __name__ == "__main__":
    unittest.main()
