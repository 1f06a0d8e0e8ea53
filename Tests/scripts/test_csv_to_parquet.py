"""Tests of the program that turns exports into Parquet."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

from pyarrow import parquet

PROGRAM = pathlib.Path(__file__).parents[2] / "Sources/ringside/Scripts/csv_to_parquet.py"
HEADER = "point,policy,rule.lowDays,replication,segment,measure,unit,numerator,denominator,value\n"


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
            + '0,"a,b",2,0,solo,answer_rate,share,3.0,4.0,0.75\n'
            + "0,no,3,1,solo,speed_p50,seconds,,,1.25\n"
            + "1,no,30 s,1,solo,answer_rate,share,0.0,0.0,\n"
        )
        self.assertEqual(table.column_names, HEADER.strip().split(","))
        self.assertEqual(str(table.schema.field("point").type), "int64")
        self.assertEqual(str(table.schema.field("value").type), "double")
        self.assertEqual(table["policy"].to_pylist(), ["a,b", "no", "no"])
        # What is varied stays as it was written, whatever it looks like.
        self.assertEqual(table["rule.lowDays"].to_pylist(), ["2", "3", "30 s"])
        self.assertEqual(table["numerator"].to_pylist(), [3.0, None, 0.0])
        self.assertEqual(table["value"].to_pylist(), [0.75, 1.25, None])
        self.assertEqual(table["measure"].to_pylist(), ["answer_rate", "speed_p50", "answer_rate"])

    def test_an_export_of_nothing_has_its_columns(self):
        table = self.convert(HEADER)
        self.assertEqual(table.num_rows, 0)
        self.assertEqual(table.column_names, HEADER.strip().split(","))


if __name__ == "__main__":
    unittest.main()
