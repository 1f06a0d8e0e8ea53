"""Sweeps on a Dask cluster of this machine, whose parts are killed on the way."""

import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from distributed import LocalCluster

import filters

PROJECT = Path(__file__).resolve().parents[2]
RINGSIDE = os.environ.get("RINGSIDE", str(PROJECT / ".build/release/ringside"))
ADAPTER = PROJECT / "Sources/ringside/Scripts/dask_cluster.py"

SHOP = PROJECT / "Tests/CommandLineTests/Scenarios/small-shop.yaml"
# 26 points of one unit each.
DESIGN = ["--vary", "rule.threshold=0.3:0.9:0.05", "--vary", "rule.lowDays=1,2"]
DESIGN += ["--set", "calendar.days=7", "--set", "replications=5"]
UNITS = 26


class ClusterTests(unittest.TestCase):
    """All of them use one cluster of two workers, and hold it against one sweep without a cluster."""

    @classmethod
    def setUpClass(cls):
        cls.cluster = cls.enterClassContext(
            LocalCluster(
                n_workers=2,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
                # What these tests do to the cluster is worth a warning each.
                silence_logs=logging.CRITICAL,
            )
        )
        cls.address = cls.cluster.scheduler_address
        cls.folder = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        shutil.copy(SHOP, cls.folder / "shop.yaml")
        done = cls.ringside(*cls.sweep("whole"))
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        cls.whole = cls.export("whole")

    @classmethod
    def ringside(cls, *arguments, text=None, **environment):
        """Runs the program to its end."""
        return subprocess.run(
            [RINGSIDE, *arguments],
            cwd=cls.folder,
            env=os.environ | {"RINGSIDE_PYTHON": sys.executable} | environment,
            input=text,
            capture_output=True,
            text=True,
            check=False,
        )

    @staticmethod
    def sweep(out, *more):
        return ["sweep", "shop.yaml", *DESIGN, "--quiet", "--out", out, *more]

    @classmethod
    def export(cls, out):
        done = cls.ringside("export", out)
        if done.returncode != 0 or done.stderr:
            raise AssertionError(done.stderr)
        return done.stdout

    def assert_same(self, out):
        """A folder has the bytes of the sweep that no cluster had a part in."""
        # Not assertEqual: nobody wants to read the difference of two such texts.
        self.assertTrue(self.export(out) == self.whole, "the exports differ")
        sweep = (self.folder / out / "sweep.csv").read_bytes()
        self.assertTrue(sweep == (self.folder / "whole/sweep.csv").read_bytes())

    def state(self, name):
        """A folder in which filters note what they have done."""
        folder = self.folder / f"{name}-state"
        folder.mkdir()
        return folder

    def filter(self, name, body):
        """A filter that stands in for Ringside, and where it notes what it has done."""
        folder = self.state(name)
        path = self.folder / f"{name}-filter"
        return filters.write(path, body, folder=folder, program=RINGSIDE), folder

    def test_a_filter_and_a_worker_are_killed_on_the_way(self):
        program, state = self.filter("mortal", filters.MORTAL)
        done = self.ringside(
            *self.sweep("mortal", "--cluster", self.address, "--worker-program", program)
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(sorted(os.listdir(state)), ["filter", "worker"])
        self.assert_same("mortal")

    def test_a_cluster_of_its_own(self):
        done = self.ringside(*self.sweep("local", "--cluster", "local", "--threads", "2"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assert_same("local")
        shown = self.ringside("show", "local")
        self.assertIn(f"{UNITS} units, finished", shown.stdout)

    def test_rounds_that_depend_on_what_comes_out(self):
        effort = ["--precision", "answer_rate=1%"]
        self.assertEqual(self.ringside(*self.sweep("rounds-here", *effort)).returncode, 0)
        done = self.ringside(*self.sweep("rounds", *effort, "--cluster", self.address))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(self.export("rounds") == self.export("rounds-here"))

    def test_a_unit_that_kills_every_filter_is_given_up_and_named(self):
        program, _ = self.filter("poisoned", filters.POISONED)
        arguments = self.sweep("poisoned", "--cluster", self.address)
        done = self.ringside(*arguments, "--worker-program", program)
        self.assertEqual(done.returncode, 75, done.stderr)
        self.assertIn("1 unit could not be done:", done.stderr)
        self.assertIn("point 3, replications 0 to 4: given up after 3 tries", done.stderr)
        self.assertIn("status -9: this one is deadly", done.stderr)
        self.assertIn("--resume", done.stderr)
        shown = self.ringside("show", "poisoned")
        self.assertIn(f"{UNITS - 1} of {UNITS} units are kept", shown.stdout)
        again = self.ringside(*arguments, "--resume")
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assert_same("poisoned")

    def test_a_poison_line_is_answered_with_an_error_object(self):
        plan = self.ringside("plan", "shop.yaml", *DESIGN, "--out", "lines", "--quiet")
        units = plan.stdout.splitlines(keepends=True)
        self.assertEqual(len(units), UNITS)
        units.insert(9, "this is no unit\n")
        done = subprocess.run(
            [sys.executable, "-c", ADAPTER.read_text(), self.address, RINGSIDE, "0"],
            input="".join(units),
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        replies = [json.loads(line) for line in done.stdout.splitlines()]
        errors = [reply["error"] for reply in replies if "error" in reply]
        self.assertEqual(len(replies), UNITS + 1)
        self.assertEqual([error["input"] for error in errors], ["this is no unit"])
        gathered = self.ringside("gather", "lines", "-", text=done.stdout)
        self.assertEqual(gathered.returncode, 0, gathered.stderr)
        self.assertIn("the line is no unit of work", gathered.stderr)
        self.assert_same("lines")

    def test_the_sweep_itself_is_killed_and_taken_up_again(self):
        arguments = self.sweep("killed", "--cluster", self.address)
        with subprocess.Popen(
            [RINGSIDE, *arguments],
            cwd=self.folder,
            env=os.environ | {"RINGSIDE_PYTHON": sys.executable},
            stderr=subprocess.DEVNULL,
        ) as sweep:
            while sweep.poll() is None:
                shown = self.ringside("show", "killed").stdout
                if "kind        sweep, " in shown and "sweep, 0 of" not in shown:
                    break
            sweep.kill()
        # As after any kill; a machine that is fast enough was done before.
        again = self.ringside(*arguments, "--resume")
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assert_same("killed")

    def test_a_scheduler_out_of_reach(self):
        done = self.ringside(
            *self.sweep("nowhere", "--cluster", "tcp://127.0.0.1:1"),
            DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT="1s",
        )
        self.assertEqual(done.returncode, 69, done.stderr)
        self.assertIn("tcp://127.0.0.1:1", done.stderr)

    def test_ringside_is_not_on_the_workers(self):
        done = self.ringside(
            *self.sweep("bare", "--cluster", self.address, "--worker-program", "/no/ringside"),
            PATH="/nonexistent",
        )
        # Where a ringside is on the workers' PATH, it does the work.
        self.assertIn(done.returncode, (0, 69))
        if done.returncode == 69:
            self.assertIn("/no/ringside is not on the worker", done.stderr)


if __name__ == "__main__":
    unittest.main()
