"""One diary as tidy tables: what was recorded, one row an event, and what was computed, one row a value.

A workbook has a sheet for each table and the dictionary; CSV and Parquet have all rows in one long table, whose first
column names the table. Both are read back by `diary.reading.exports.exported`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from diary import __version__, model
from diary.exchange.computed import rows_of_results
from diary.exchange.dictionary import SHAPES, sheet
from diary.exchange.results import results
from diary.exchange.tabular import Column, Row, Sheet, Value, rows_of
from diary.keys import key
from diary.reading.exports.codebook import ABOUT, COLUMNS, CORRECTIONS, DAY_SUFFIX, FIRST_DAY, SCHEMA, TABLE
from diary.texts import Texts

if TYPE_CHECKING:
    from diary.analysis.assess import Assessment
    from diary.record import Reading


def sheets(
    reading: Reading,
    assessment: Assessment,
    words: Texts,
    stamp: dt.datetime | None = None,
    *,
    day_numbers: bool = False,
) -> list[Sheet]:
    """Return every table of a diary: about the export, what was recorded, what was computed.

    `day_numbers`: moments as a day number, counted from `FIRST_DAY`, and a time of day.
    """
    rows: dict[str, Iterable[Row]] = {ABOUT: _about(reading, stamp)}
    rows |= {name: _recorded(reading, name) for name in model.TABLES}
    if reading.corrections:
        rows[CORRECTIONS] = [(one.sheet, one.cell, one.was, one.becomes) for one in reading.corrections]
    rows |= rows_of_results(results(reading, assessment, words))
    own = key(reading.sha256)
    tables = [Sheet(name, columns, _of_diary(own, rows[name])) for name, columns in SHAPES.items() if name in rows]
    return [_numbered(table) for table in tables] if day_numbers else tables


def workbook(tables: Sequence[Sheet], words: Texts) -> list[Sheet]:
    """Return the tables as the sheets of a workbook, the dictionary of their columns as the last."""
    named = [
        replace(table, name=words("dictionary.corrections_sheet")) if table.name == CORRECTIONS else table
        for table in tables
    ]
    return [*named, sheet(words, {table.name: table.columns for table in tables})]


def long_table(tables: Sequence[Sheet]) -> Sheet:
    """Return all tables as one: the union of their columns, the name of the table in the first."""
    columns = list(dict.fromkeys(chain([Column(TABLE, "text")], *(one.columns for one in tables))))
    place = {column.name: number for number, column in enumerate(columns)}

    def rows() -> Iterator[Row]:
        for one in tables:
            places = [place[column.name] for column in one.columns]
            for row in one.rows:
                long: list[Value] = [one.name, *[None] * (len(columns) - 1)]
                for at, value in zip(places, row, strict=True):
                    long[at] = value
                yield long

    return Sheet("diary", tuple(columns), rows())


def _of_diary(own: str, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows with the key of their diary after them, so that exports can be stacked."""
    return ((*row, own) for row in rows)


def _recorded(reading: Reading, name: str) -> Iterator[Row]:
    """Yield what was recorded in a table, its columns as an export calls them."""
    table, called = getattr(reading.diary, name), COLUMNS.get(name, {})
    return rows_of({called.get(column, column): table[column] for column in table}, SHAPES[name][:-1])


def _about(reading: Reading, stamp: dt.datetime | None) -> list[Row]:
    said: Mapping[str, str] = {
        "schema": SCHEMA,
        "generated_by": f"diary {__version__}",
        "generated_at": stamp.isoformat(timespec="seconds") if stamp else "",
        "language": reading.language,
        "file": reading.file,
        "sha256": reading.sha256,
        "layout": reading.layout,
        "format": reading.format,
    }
    return [(name, text) for name, text in said.items() if text]


def _numbered(table: Sheet) -> Sheet:
    """Return the sheet with a day number beside each time of day, and in the place of each date."""
    columns: list[Column] = []
    for column in table.columns:
        if column.kind in ("time", "date"):
            columns.append(Column(column.name + DAY_SUFFIX, "key"))
        if column.kind != "date":
            columns.append(Column(column.name, "clock") if column.kind == "time" else column)

    def rows() -> Iterator[Row]:
        for row in table.rows:
            yield tuple(chain(*(_day_and_time(one.kind, value) for one, value in zip(table.columns, row, strict=True))))

    return Sheet(table.name, tuple(columns), rows())


def _day_and_time(kind: str, value: Any) -> tuple[Value, ...]:
    if kind not in ("time", "date"):
        return (value,)
    day = value.date() if isinstance(value, dt.datetime) else value
    number = None if day is None else (day - FIRST_DAY).days + 1
    return (number,) if kind == "date" else (number, value and value.time())
