"""Days that are only numbered, or called by their weekday → days of the diary, or dates where one stands above them."""

from __future__ import annotations

import datetime as dt

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.cells.words import plain, vocabulary
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.layouts.shape import Place
from diary.reading.recognise.layouts.table import Table

MOST_DAYS = 60
"""A larger number in a column of days is no day of a diary."""
WEEK = 7


def settle(table: Table, above: Place | None) -> None:
    """Let a column of day numbers, or of weekdays, say which day of the diary each is.

    Weekdays go on from the first; the date that stands above the table is that of day 1, when it fits.
    """
    filled = [row for row in table.rows if table.holds(row, "date") and not table.is_heading(row)]
    filled = [row for row in filled if not table.is_total(row)]
    numbers = [_number(table.at(row, "date")) for row in filled]
    weekdays = [_weekday(table.at(row, "date")) for row in filled]
    days = [number for number in numbers if number] or _running([one for one in weekdays if one is not None])
    if not filled or len(days) < len(filled):
        return
    first = _first_day(table, above, weekdays[0])
    for row, day in zip(filled, days, strict=True):
        place = (row, table.columns["date"].index)
        table.said[place, "date"] = first + dt.timedelta(days=day - 1) if first else f"dag {day}"


def _number(cell: CellValue) -> int | None:
    text = as_text(cell) if isinstance(cell, str | float) and not isinstance(cell, bool) else ""
    return int(text) if text.isdecimal() and text.isascii() and 0 < int(text) <= MOST_DAYS else None


def _weekday(cell: CellValue) -> int | None:
    found = vocabulary("weekdays").get(plain(cell)) if isinstance(cell, str) and not is_blank(cell) else None
    return None if found is None else int(found)


def _running(weekdays: list[int]) -> list[int]:
    """Return the number of each day, the first 1, where each is the first such weekday from the one before on.

    >>> _running([5, 5, 6, 0, 2])
    [1, 1, 2, 3, 5]
    """
    days: list[int] = []
    for weekday in weekdays:
        days.append(days[-1] + (weekday - weekdays[len(days) - 1]) % WEEK if days else 1)
    return days


def _first_day(table: Table, above: Place | None, weekday: int | None) -> dt.date | None:
    written = date(table.said.get((above, "date"))) if above else None
    found = written.on(written.year) if isinstance(written, Written) and written.year else None
    return found if found and weekday in (None, found.weekday()) else None
