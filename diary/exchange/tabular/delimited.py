"""A sheet → CSV in UTF-8 with a byte order mark, which Excel needs to see that it is UTF-8."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import BinaryIO

from diary.apostrophe import guarded
from diary.exchange.tabular.shape import Sheet, Value
from diary.exchange.tabular.writable import writable

SEPARATORS = {"en": ",", "nl": ";"}
DECIMALS = {"en": ".", "nl": ","}


def write(file: BinaryIO, sheet: Sheet, locale: str) -> None:
    """Write the sheet with its names on the first line.

    A flag is 1 or 0, a moment `2026-03-02 07:30:00`, a time of day `07:30`.
    """
    text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)
    writer, decimal = csv.writer(text, delimiter=SEPARATORS[locale]), DECIMALS[locale]
    writer.writerow(guarded(writable(column.name)) for column in sheet.columns)
    writer.writerows([_written(value, decimal) for value in row] for row in sheet.rows)
    text.detach()


def _written(value: Value, decimal: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(writable(value))
    if isinstance(value, float):
        return number(value).replace(".", decimal)
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return str(int(value) if isinstance(value, bool) else value)


def number(value: float) -> str:
    """Write a number so that reading it gives the same number, whole ones without a point.

    >>> number(250.0), number(0.1), number(-2.5)
    ('250', '0.1', '-2.5')
    """
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
