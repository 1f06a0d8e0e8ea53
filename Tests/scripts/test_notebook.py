"""docs/notebook.md, run as it stands in an empty folder."""

import csv
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

from documents import blocks

RINGSIDE = pathlib.Path(os.environ["RINGSIDE"])


class Notebook(unittest.TestCase):
    def test_runs_and_finds_the_figures_that_the_program_wrote(self):
        with tempfile.TemporaryDirectory() as folder:
            environment = os.environ | {
                "PATH": f"{RINGSIDE.parent}{os.pathsep}{os.environ['PATH']}",
                "RINGSIDE_PYTHON": sys.executable,
            }
            printed = []
            for language, text in blocks("docs/notebook.md"):
                program = {"sh": ["sh", "-e", "-c"], "python": [sys.executable, "-c"]}[language]
                printed.append(
                    subprocess.check_output(
                        [*program, text], cwd=folder, env=environment, text=True
                    )
                )
            self.assertEqual(len(printed), 3)
            rows = csv.DictReader(
                pathlib.Path(folder, "results/notebook/comparison.csv").read_text().splitlines()
            )
            rates = {
                row["policy"]: float(row["estimate"])
                for row in rows
                if (row["scope"], row["measure"]) == ("solo", "answer_rate")
            }
        self.assertEqual(set(rates), {"as written", "three-in-a-row"})
        for policy, rate in rates.items():
            found = re.search(rf"^{policy} +([0-9.]+)$", printed[1], re.MULTILINE)
            # As many digits as pandas prints.
            self.assertAlmostEqual(float(found[1]), rate, delta=1e-6)
        self.assertRegex(printed[1], r"suspensions change by -0\.\d+, standard error 0\.\d+")
        self.assertIn("three-in-a-row", printed[2])


if __name__ == "__main__":
    unittest.main()
