"""Days by their number in a month alone, `Tues 4th`, `di 4e` → dates in the month that a title names with its year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache

from diary.reading.cells.codes import is_blank
from diary.reading.cells.words import either, plain, vocabulary
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.grid_cells import Rows
from diary.reading.recognise.layout import TAB, Assumption, Place
from diary.reading.recognise.recognised_table import Table

LONGEST_TITLE = 80
"""Characters: a longer text is an explanation."""
MONTHS = 12
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def year_and_month(text: str) -> tuple[int, int] | None:
    """Return the year in a title with the month that it names beside it, 0 without one; None without a year.

    >>> year_and_month("Plasdagboek mei 2025"), year_and_month("Bladder diary 2025"), year_and_month("12 mei")
    ((2025, 5), (2025, 0), None)
    """
    year = _YEAR.search(text) if len(text) <= LONGEST_TITLE else None
    known = (vocabulary("months").get(word) for word in plain(text).split())
    return (int(year[1]), next((int(month) for month in known if month), 0)) if year else None


def with_days_of_month(table: Table) -> Table:
    """Return the table with the dates of days that are called by their number in the month of the title; a guess.

    A lower number than that before it is of the next month. Where a weekday is not that of its date none is taken.
    """
    if "date" not in table.columns:
        return table
    filled = [row for row in table.rows if table.holds(row, "date")]
    days = [_day(table.at(row, "date")) for row in filled]
    month = _month_above(table.sheet.name, table.sheet.rows[: table.heading_row])
    known = [day for day in days if day is not None]
    if not known or len(known) < len(days) or month is None:
        return table
    place, (year, number) = month
    dates = _dates(known, year, number)
    if dates is None:
        return table
    index = table.columns["date"].index
    said: dict[tuple[Place, str], CellValue] = {
        ((row, index), "date"): date for row, date in zip(filled, dates, strict=True)
    }
    code = "date_from_sheet_name" if place == TAB else "date_from_title"
    return table.saying(said, Assumption(code, place, dates[0]))


def _day(cell: CellValue) -> tuple[int, int | None] | None:
    """Return the number of a day and its weekday, None without one; a bare number is none."""
    found = _named_day().match(plain(cell)) if isinstance(cell, str) else None
    if found is None or not (found["weekday"] or found["th"]):
        return None
    weekday = vocabulary("weekdays").get(found["weekday"]) if found["weekday"] else None
    if found["weekday"] and weekday is None:
        return None
    return int(found["day"]), None if weekday is None else int(weekday)


@cache
def _named_day() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?P<weekday>[^\W\d_]+)\.?,? +)?(?P<day>\d{{1,2}})(?P<th>{either('ordinal')})?\.?$")


def _month_above(tab: str, rows: Rows) -> tuple[Place, tuple[int, int]] | None:
    """Return the place of the only year with a month in the rows above a table or on its tab; None of several."""
    named: list[tuple[Place, CellValue]] = [(TAB, tab)]
    named += [((number, at), cell) for number, row in enumerate(rows) for at, cell in enumerate(row)]
    found = [
        (place, month)
        for place, cell in named
        if isinstance(cell, str) and not is_blank(cell) and (month := year_and_month(cell)) and month[1]
    ]
    return found[-1] if len({month for _, month in found}) == 1 else None


def _dates(days: Sequence[tuple[int, int | None]], year: int, month: int) -> list[dt.date] | None:
    """Return the date of each day, the first in this month; None where one does not exist or has another weekday."""
    dates: list[dt.date] = []
    for number, weekday in days:
        if dates and number < dates[-1].day:
            year, month = (year + 1, 1) if month == MONTHS else (year, month + 1)
        try:
            date = dt.date(year, month, number)
        except ValueError:
            return None
        if weekday not in (None, date.weekday()):
            return None
        dates.append(date)
    return dates
