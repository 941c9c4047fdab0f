"""A Reading → how its file was understood, as data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diary.addresses import address, column_letters
from diary.reading.recognise.form_file import ACROSS, TAB_NAME
from diary.reading.recognise.layout import TAB, Column, Layout, Place

if TYPE_CHECKING:
    from diary.reading.files.workbook import Sheet
    from diary.record import Reading

OF_TABLES = ("day", "list", "bowel", "nights", "exercises")


@dataclass(frozen=True)
class ExplainedColumn:
    """A column, or a row where the times run across: what it was taken for, where, and by which word and unit."""

    key: str
    at: str
    heading: str
    unit: str


@dataclass
class ExplainedTable:
    """A table, or the labels of a sheet without one: `kind` and `layout` as in the manual, lines as in the file."""

    sheet: str
    kind: str
    layout: str
    times: str  # down or across
    heading: str = ""  # the row, or the column where the times run across; empty without a table
    first: str = ""
    last: str = ""
    columns: tuple[ExplainedColumn, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)  # what stands where; a date on the tab is `sheet name`
    letters: dict[str, str] = field(default_factory=dict)  # what a letter in the column of events stands for


@dataclass(frozen=True)
class ExplainedDay:
    """A day that was found, as ISO moments; empty where unknown. `night` tells whether its night is whole."""

    date: str
    rise: str
    bed: str
    morning_only: bool
    night: bool


@dataclass(frozen=True)
class Explained:
    """How a file was understood."""

    file: str
    layout: str
    language: str
    urge_scale: str
    tables: tuple[ExplainedTable, ...]
    days: tuple[ExplainedDay, ...]


def explain(reading: Reading) -> Explained:
    """Return how a file was understood: each table and what its columns were taken for, the days and nights."""
    return Explained(
        reading.file,
        reading.layout,
        reading.language,
        str(reading.diary.patients["urge_scale"].item()),
        tuple(_tables(reading.parts)),
        tuple(_days(reading)),
    )


def _tables(parts: Iterable[tuple[Sheet, Layout]]) -> list[ExplainedTable]:
    """Return the tables; the parts of one table, its days and its stools, together."""
    found: dict[tuple[object, ...], ExplainedTable] = {}
    for of, layout in parts:
        sheet, kind = of.name, layout.shape.kind or layout.kind
        seen = tuple(sorted((key, column.index) for key, column in layout.shape.columns.items()))
        table = found.setdefault((sheet, kind, layout.shape.heading_row, seen), _table(sheet, kind, layout))
        of_days = layout.shape.kind == "list" and "date" in layout.shape.columns
        labels = dict(layout.labels)
        above = layout.shape.date
        if above is not None and (above == TAB or above[0] < layout.shape.heading_row or "date" not in labels):
            labels["date"] = above
        for key, place in labels.items():
            if not (of_days and place[0] > layout.shape.heading_row):
                table.labels.setdefault(key, TAB_NAME if place == TAB else _address(place, layout))
    return list(found.values())


def _table(sheet: str, kind: str, layout: Layout) -> ExplainedTable:
    table = ExplainedTable(sheet, kind, layout.name, ACROSS if layout.turned else "down")
    if kind in OF_TABLES:
        table.heading = _line(layout.shape.heading_row, layout) if layout.shape.heading_row >= 0 else ""
        table.first = _line(layout.shape.first_row, layout)
        table.last = "" if layout.shape.last_row is None else _line(layout.shape.last_row, layout)
        more = [(key, column) for key, others in layout.shape.more.items() for column in others]
        columns = sorted([*layout.shape.columns.items(), *more], key=lambda one: one[1].index)
        table.columns = tuple(_column(key, column, layout) for key, column in columns)
        table.letters = dict(layout.shape.letters)
    return table


def _column(key: str, column: Column, layout: Layout) -> ExplainedColumn:
    at = str(column.index + 1) if layout.turned else column_letters(column.index)
    return ExplainedColumn(key, at, column.heading, column.unit)


def _line(row: int, layout: Layout) -> str:
    return column_letters(row) if layout.turned else str(row + 1)


def _address(place: Place, layout: Layout) -> str:
    row, column = place
    return address(column, row) if layout.turned else address(row, column)


def _days(reading: Reading) -> Iterable[ExplainedDay]:
    days = reading.diary.days.records()
    for row, following in zip(days, [*days[1:], {"rise": None}], strict=False):
        rise, bed = (row[key].isoformat() if row[key] else "" for key in ("rise", "bed"))
        date = row["date"].date().isoformat() if row["dated"] else ""
        yield ExplainedDay(date, rise, bed, row["morning_only"], bool(bed and following["rise"]))
