"""Tests of the program that turns exports into Parquet."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

from pyarrow import parquet

PROGRAM = pathlib.Path(__file__).parents[2] / "Sources/ringside/Scripts/csv_to_parquet.py"
HEADER = (
    "point,policy,rule.lowDays,replication,scope,represents,measure,unit,numerator,denominator,"
    "estimate\n"
)


class CSVToParquet(unittest.TestCase):
    def convert(self, text: str):
        with tempfile.TemporaryDirectory() as folder:
            source, target = f"{folder}/in.csv", f"{folder}/out.parquet"
            pathlib.Path(source).write_text(text, encoding="utf-8")
            # As Ringside runs it: the program's text, not its file.
            subprocess.run([sys.executable, "-c", PROGRAM.read_text(), source, target], check=True)
            return parquet.read_table(target)

    def test_keeps_types_values_and_gaps(self):
        table = self.convert(
            HEADER
            + '0,"a,b",2,0,solo,9000.0,answer_rate,share,3.0,4.0,0.75\n'
            + "0,no,3,1,solo,9000.0,speed_p50,seconds,,,1.25\n"
            + "1,no,30 s,1,solo,9000.0,answer_rate,share,0.0,0.0,\n"
        )
        self.assertEqual(table.column_names, HEADER.strip().split(","))
        self.assertEqual(str(table.schema.field("point").type), "int64")
        self.assertEqual(str(table.schema.field("estimate").type), "double")
        self.assertEqual(table["policy"].to_pylist(), ["a,b", "no", "no"])
        # What is varied stays as it was written where not all of it is numbers.
        self.assertEqual(table["rule.lowDays"].to_pylist(), ["2", "3", "30 s"])
        self.assertEqual(table["numerator"].to_pylist(), [3.0, None, 0.0])
        self.assertEqual(table["estimate"].to_pylist(), [0.75, 1.25, None])
        self.assertEqual(table["measure"].to_pylist(), ["answer_rate", "speed_p50", "answer_rate"])

    def test_varied_numbers_are_numbers(self):
        rows = "".join(
            f"0,{policy},{days},0,solo,1.0,answer_rate,share,3.0,4.0,0.75\n"
            for policy, days in [("1e3", "2"), ("0.5", "14")]
        )
        table = self.convert(HEADER + rows)
        self.assertEqual(table["rule.lowDays"].to_pylist(), [2, 14])
        self.assertEqual(table.schema.field("rule.lowDays").type, "int64")
        # A policy is a name, even if it looks like a number.
        self.assertEqual(table["policy"].to_pylist(), ["1e3", "0.5"])
        self.assertEqual(table["represents"].to_pylist(), [1.0, 1.0])
        rows = "".join(f"0,a,{text},0,solo,1.0,calls,x,1.0,2.0,0.5\n" for text in ["2", "0.5"])
        self.assertEqual(self.convert(HEADER + rows)["rule.lowDays"].to_pylist(), [2.0, 0.5])

    def test_a_run_has_policies_and_no_points(self):
        header = "policy," + HEADER.split("rule.lowDays,")[1]
        table = self.convert(header + "no-rule,0,solo,1.0,calls,x,1.0,2.0,0.5\n")
        self.assertEqual(table.column_names, header.strip().split(","))

    def test_an_export_of_nothing_has_its_columns(self):
        table = self.convert(HEADER)
        self.assertEqual(table.num_rows, 0)
        self.assertEqual(table.column_names, HEADER.strip().split(","))


if __name__ == "__main__":
    unittest.main()
