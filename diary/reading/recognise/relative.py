"""Days that are only numbered, or called by their weekday → days of the diary, or dates where one stands above them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.cells.words import plain, vocabulary
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.country import american
from diary.reading.recognise.layout import Assumption, Column, Place
from diary.reading.recognise.recognised_table import Table

MOST_DAYS = 60
"""A larger number in a column of days is no day of a diary."""
WEEK = 7
DAY = dt.timedelta(days=1)
NUMBERED = "dag {}"
"""How the day of a number is written where no date is known; `cells.dates` reads it."""


def with_days(table: Table, above: Place | None) -> Table:
    """Return the table with what the numbers or the weekdays in its column of days are.

    Weekdays go on from the first; the date that stands above the table is that of day 1, when it fits.
    """
    if "date" not in table.columns:
        return table
    filled = [row for row in table.rows if table.holds(row, "date")]
    numbers = [_number(table.at(row, "date")) for row in filled]
    weekdays = [weekday_of(table.at(row, "date")) for row in filled]
    days = [number for number in numbers if number] or _running([day for day in weekdays if day is not None])
    if not filled or len(days) < len(filled):
        return table
    first = first_day(table, above, weekdays[0])
    index = table.columns["date"].index
    said = {((row, index), "date"): dated(first, day) for row, day in zip(filled, days, strict=True)}
    return table.saying(said)


def with_days_of_rows(table: Table, above: Place | None) -> Table:
    """Return a table with a row a day and no date in it with the day of each row; a guess.

    The date that stands above it is that of the first row.
    """
    index = table.columns["time"].index if "time" in table.columns else min(at.index for at in table.columns.values())
    first = first_day(table, above)
    said = {((row, index), "date"): dated(first, row - table.first_row + 1) for row in table.rows}
    told = [Assumption("row_is_a_day", (table.first_row, index), dated(first, 1))] if len(said) > 1 else []
    return replace(table, columns={**table.columns, "date": Column(index, "", "")}).saying(said, *told)


def dated(first: dt.date | None, day: int) -> CellValue:
    """Return the date of a day of the diary, or its number where the first day is not known."""
    return first + (day - 1) * DAY if first else NUMBERED.format(day)


def _number(cell: CellValue) -> int | None:
    text = as_text(cell) if isinstance(cell, str | float) and not isinstance(cell, bool) else ""
    short = text.isdecimal() and text.isascii() and len(text) <= len(str(MOST_DAYS))
    return int(text) if short and 0 < int(text) <= MOST_DAYS else None


def weekday_of(cell: CellValue) -> int | None:
    """Return the weekday that a cell is, Monday 0; None when it is something else."""
    name = vocabulary("weekdays").get(plain(cell)) if isinstance(cell, str) and not is_blank(cell) else None
    return None if name is None else int(name)


def _running(weekdays: list[int]) -> list[int]:
    """Return the number of each day, the first 1, where each is the first such weekday from the one before on.

    >>> _running([5, 5, 6, 0, 2])
    [1, 1, 2, 3, 5]
    """
    days: list[int] = []
    for weekday in weekdays:
        days.append(days[-1] + (weekday - weekdays[len(days) - 1]) % WEEK if days else 1)
    return days


def first_day(table: Table, above: Place | None, weekday: int | None = None) -> dt.date | None:
    """Return the date above a table, where it has its year and this weekday; None without one."""
    cell = table.values.get((above, "date")) if above else None
    written, swapped = date(cell), date(cell, month_first=True)
    if written != swapped and _american(table):
        written = swapped
    found = written.on(written.year) if isinstance(written, Written) and written.year else None
    return found if found and weekday in (None, found.weekday()) else None


def _american(table: Table) -> bool:
    amounts = (table.at(row, key) for row in table.rows for key in ("amount", "urine", "drink"))
    units = (column.unit for column in table.columns.values())
    return american(units, amounts, (table.at(row, "time") for row in table.rows))
