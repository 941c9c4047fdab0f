"""A date that stands in a title or on a sheet's tab: `Plasdagboek maandag 2 maart 2026`."""

from __future__ import annotations

import datetime as dt
import re

from diary.reading.cells.codes import is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.cells.times import FIRST_REAL_YEAR
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.layouts.finding import Rows
from diary.reading.recognise.layouts.shape import TAB, Place, Taken

MOST_TITLE_WORDS = 10
"""A longer text is an explanation, not the title of a day."""
_RELATIVE = re.compile(r"^((?:dag|day) \d{1,3})\b", re.IGNORECASE)
_Found = tuple[Place, CellValue]


def date_in(text: str) -> str | None:
    """Return the date within a text; one in bare figures must have its year. A day's number counts without one.

    >>> date_in("Plasdagboek maandag 2 maart"), date_in("Dag 2: 3-3-2026"), date_in("Dag 2"), date_in("type 1-7")
    ('maandag 2 maart', '3-3-2026', 'Dag 2', None)
    """
    words = text.replace(":", " ").split()
    if len(words) > MOST_TITLE_WORDS:
        return None
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            part = " ".join(words[first:last])
            found = None if _RELATIVE.match(part) else date(part)
            if (
                isinstance(found, Written)
                and found.relative is None
                and (found.year or re.search("[a-z]{3}", part, re.I))
            ):
                return part
    relative = _RELATIVE.match(text.strip())
    return relative[1] if relative else None


def in_rows(rows: Rows, first_row: int = 0) -> _Found | None:
    """Return the place of the first date in these rows, and what it says; a real date before one of `dag n`."""
    found: list[_Found] = []
    for number, row in enumerate(rows, first_row):
        for index, cell in enumerate(row):
            if isinstance(cell, dt.date) and cell.year >= FIRST_REAL_YEAR:
                found.append(((number, index), cell))
            elif isinstance(cell, str) and not is_blank(cell) and (said := date_in(cell)):
                found.append(((number, index), said))
    return min(found, key=lambda one: isinstance(one[1], str) and bool(_RELATIVE.match(one[1])), default=None)


def on_tab(sheet: Sheet) -> _Found | None:
    """Return the date that is the sheet's name, or stands in it; the number of a day is its place in the file."""
    said = date_in(sheet.name)
    return (TAB, said) if said and not _RELATIVE.match(said) else None


def taken(found: _Found) -> Taken:
    """Return the guess that a date above a table, or on the tab, is that of its rows."""
    return Taken("date_from_title" if found[0] != TAB else "date_from_sheet_name", found[0], found[1])
