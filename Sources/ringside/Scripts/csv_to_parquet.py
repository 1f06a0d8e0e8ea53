"""Turns an export of Ringside from CSV into Parquet: csv_to_parquet.py INPUT OUTPUT.

Whole numbers, real numbers and words keep their types; an empty number is a null.
"""

import sys

import pyarrow as pa
from pyarrow import csv, parquet

WHOLE = ["point", "replication"]
# By which an export is known from any other Parquet file before it is replaced.
MARK = {b"ringside": b"ringside sweep counts"}
REAL = ["numerator", "denominator", "value"]
WORDS = ["segment", "measure", "unit"]


def main(source: str, target: str) -> None:
    with csv.open_csv(source) as rows:
        types = {name: pa.string() for name in rows.schema.names}
    types |= {name: pa.int64() for name in WHOLE} | {name: pa.float64() for name in REAL}
    repeated = pa.dictionary(pa.int32(), pa.string())
    types |= {name: repeated for name in WORDS}
    convert = csv.ConvertOptions(column_types=types, strings_can_be_null=False)
    with csv.open_csv(source, convert_options=convert) as rows:
        schema = rows.schema.with_metadata(MARK)
        with parquet.ParquetWriter(target, schema, compression="zstd") as writer:
            for batch in rows:
                writer.write_batch(batch.replace_schema_metadata(MARK))


if __name__ == "__main__":
    main(*sys.argv[1:])
