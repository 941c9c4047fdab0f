"""Which of day and month comes first in a column of dates, where its own dates tell: `03/02/2026`, `03/13/2026`."""

from __future__ import annotations

import datetime as dt
import re

from diary.spreadsheets.cells import is_blank
from diary.spreadsheets.dates import Written, date
from diary.spreadsheets.layouts.shape import Taken
from diary.spreadsheets.layouts.table import Table
from diary.spreadsheets.workbook import CellValue

LONGEST_DIARY = dt.timedelta(days=21)
"""Dates further apart than this, day first, that lie within it month first, were written month first."""
_NUMERIC = re.compile(r"^(?P<weekday>[^\d]*)(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$")


def settle(table: Table) -> None:
    """Let the dates of a column say their month first when all can be read so and some must, or lie apart else.

    Without evidence the day comes first.
    """
    rows = [row for row in table.rows if not is_blank(table.at(row, "date"))]
    read = {row: _both(table.at(row, "date")) for row in rows if not table.is_total(row) and not table.is_heading(row)}
    both = {row: found for row, found in read.items() if found}
    swapped = {row: month_first for row, (_, month_first) in both.items() if month_first}
    if not both or len(both) < len(read) or len(swapped) < len(both):
        return
    day_first = [found for found, _ in both.values() if found]
    if len(day_first) == len(both) and not _nearer(day_first, list(swapped.values())):
        return
    column = table.columns["date"].index
    table.said |= {((row, column), "date"): found for row, found in swapped.items()}
    first = min(swapped)
    table.taken.append(Taken("month_first_by_rows", (first, column), swapped[first]))


def _both(cell: CellValue) -> tuple[dt.date | None, dt.date | None] | None:
    """Return a date of bare figures read day first and month first, each None when it is none; else None."""
    found = _NUMERIC.match(cell.strip()) if isinstance(cell, str) else None
    if found is None:
        return None
    weekday, one, other, year = found.groups()
    return _read(f"{weekday}{one}-{other}-{year}"), _read(f"{weekday}{other}-{one}-{year}")


def _read(text: str) -> dt.date | None:
    """Return a date, day first; none when its weekday is another."""
    written = date(text)
    if not isinstance(written, Written) or written.month_first or written.year is None:
        return None
    found = written.on(written.year)
    return found if found and not written.contradicts(found) else None


def _nearer(day_first: list[dt.date], month_first: list[dt.date]) -> bool:
    return max(month_first) - min(month_first) <= LONGEST_DIARY < max(day_first) - min(day_first)
