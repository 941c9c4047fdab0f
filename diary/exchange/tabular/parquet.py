"""A sheet → Parquet, a batch of rows at a time. The only user of pyarrow, which is an extra."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from diary.exchange.tabular.shape import GENERATOR, Row, Sheet

ROWS_AT_ONCE = 20_000
"""Rows that are in memory together."""
STAMP = "diary.generated_at"
"""The key of the moment of making, in the file's own metadata."""


def write(file: BinaryIO, sheet: Sheet, stamp: dt.datetime | None) -> None:
    """Write the sheet with a type for each column: text, double, boolean, whole number, moment or day."""
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {
        "key": pa.int64(), "number": pa.float64(), "time": pa.timestamp("ms"), "date": pa.date32(),
        "clock": pa.time32("s"), "text": pa.string(), "flag": pa.bool_(), "mark": pa.bool_(),
    }  # fmt: skip
    metadata = {"generated_by": GENERATOR} | ({STAMP: stamp.isoformat(timespec="seconds")} if stamp else {})
    schema = pa.schema([(column.name, kinds[column.kind]) for column in sheet.columns], metadata=metadata)
    with parquet.ParquetWriter(file, schema) as writer:
        for rows in _batches(sheet):
            columns = zip(*rows, strict=True)
            arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
            writer.write_batch(pa.record_batch(arrays, schema=schema))


def _batches(sheet: Sheet) -> Iterator[list[Row]]:
    rows = iter(sheet.rows)
    while batch := list(islice(rows, ROWS_AT_ONCE)):
        yield batch
