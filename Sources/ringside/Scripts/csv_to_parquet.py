"""Turns an export of Ringside from CSV into Parquet: csv_to_parquet.py INPUT OUTPUT.

Whole numbers, real numbers and words keep their types; an empty number is a null. A column of varied values is of numbers
if all of them are.
"""

import sys

import pyarrow as pa
from pyarrow import csv, parquet

WHOLE = ["point", "replication"]
# By which an export is known from any other Parquet file before it is replaced.
MARK = {b"ringside": b"ringside sweep counts"}
REAL = ["represents", "numerator", "denominator", "estimate"]
WORDS = ["policy", "scope", "measure", "unit"]


def number_type(texts: set[str]) -> pa.DataType | None:
    """The type of a column with these texts; none if they are not all numbers."""
    for parse, kind in [(int, pa.int64()), (float, pa.float64())]:
        try:
            # As it is written, and not "1_000", " 7" or "nan", which Python takes for numbers too.
            if texts and all(text.strip("0123456789.-+eE") == "" and [parse(text)] for text in texts):
                return kind
        except ValueError:
            continue
    return None


def varied_types(source: str, names: list[str]) -> dict[str, pa.DataType]:
    """The types of the columns whose values a sweep varies."""
    if not names:
        return {}
    convert = csv.ConvertOptions(
        include_columns=names,
        column_types={name: pa.string() for name in names},
        strings_can_be_null=False,
    )
    texts: dict[str, set[str]] = {name: set() for name in names}
    with csv.open_csv(source, convert_options=convert) as rows:
        for batch in rows:
            for name in names:
                texts[name].update(batch[name].unique().to_pylist())
    return {name: number_type(texts[name]) or pa.string() for name in names}


def main(source: str, target: str) -> None:
    with csv.open_csv(source) as rows:
        names = rows.schema.names
    types = {name: pa.int64() for name in WHOLE} | {name: pa.float64() for name in REAL}
    types |= {name: pa.dictionary(pa.int32(), pa.string()) for name in WORDS}
    types |= varied_types(source, [name for name in names if name not in types])
    convert = csv.ConvertOptions(column_types=types, strings_can_be_null=False)
    with csv.open_csv(source, convert_options=convert) as rows:
        schema = rows.schema.with_metadata(MARK)
        with parquet.ParquetWriter(target, schema, compression="zstd") as writer:
            for batch in rows:
                writer.write_batch(batch.replace_schema_metadata(MARK))


if __name__ == "__main__":
    main(*sys.argv[1:])
