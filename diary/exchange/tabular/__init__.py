"""Tables of any length, written as CSV, XLSX or Parquet, row by row: safe to open, without a clock or a name.

No cell begins a formula, dates are dates, and the same rows give the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import BinaryIO

from diary.exchange.tabular.shape import Batch, Column, Row, Sheet, Value, rows_of
from diary.files import CannotWrite

__all__ = ["FORMATS", "Batch", "Column", "Row", "Sheet", "Value", "require", "rows_of", "write"]

FORMATS = ("csv", "xlsx", "parquet")
"""How a CSV is written: `en` with commas and decimal points, `nl` as a Dutch Excel does, with `;` and `,`."""


def require(name: str) -> None:
    """Raise CannotWrite when this machine lacks what a format needs: ask before the work begins."""
    if name == "parquet":
        try:
            import pyarrow  # noqa: F401
        except ImportError:
            raise CannotWrite("needs_pyarrow") from None


def write(
    file: BinaryIO, name: str, sheets: Iterable[Sheet], *, locale: str = "en", stamp: dt.datetime | None = None
) -> None:
    """Write the sheets to a binary file in the format of this name; csv and parquet take exactly one sheet.

    `locale` (en or nl) is for csv alone. `stamp` is noted as the moment of making in xlsx and parquet; without it
    no moment is. Raises CannotWrite when pyarrow is not there, or when a sheet has more than a workbook can hold.
    """
    require(name)
    if name == "xlsx":
        from diary.exchange.tabular import xlsx

        return xlsx.write(file, sheets, stamp)
    (only,) = sheets
    if name == "csv":
        from diary.exchange.tabular import delimited

        return delimited.write(file, only, locale)
    from diary.exchange.tabular import parquet

    return parquet.write(file, only, stamp)
