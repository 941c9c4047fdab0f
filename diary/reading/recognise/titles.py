"""A date that stands in a title or on a sheet's tab: `Plasdagboek maandag 2 maart 2026`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from diary.reading.cells.codes import is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.cells.times import FIRST_REAL_YEAR
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.grid_cells import Rows
from diary.reading.recognise.layout import TAB, Assumption, Place

MOST_TITLE_WORDS = 10
"""A longer text is an explanation, not the title of a day."""
_COLON = re.compile(r":(?!\d)|(?<!\d):")
"""A colon behind a word, not that of a time."""
Dated = tuple[Place, CellValue]


@lru_cache(2048)
def date_in(text: str) -> str | None:
    """Return the date within a text; one in bare figures must have its year. A day's number counts without one.

    >>> date_in("Plasdagboek maandag 2 maart"), date_in("Dag 2: 3-3-2026"), date_in("Dag 2"), date_in("type 1-7")
    ('maandag 2 maart', '3-3-2026', 'Dag 2', None)
    >>> date_in("Day 1  August 6"), date_in("Dag 2 maart 2026"), date_in("07:20:00 WOKE")
    ('August 6', '2 maart 2026', None)
    """
    words = _words(text)
    if len(words) > MOST_TITLE_WORDS or not any(sign.isdigit() for sign in text):
        return None
    numbered = _relative(text)
    behind = _within(words[len(numbered.split()) :]) if numbered else None
    return behind or _within(words) or numbered


def _words(text: str) -> list[str]:
    return _COLON.sub(" ", text).split()


def _within(words: list[str]) -> str | None:
    """Return the first date that some of these words make, the longest of those."""
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            part = " ".join(words[first:last])
            written = None if _relative(part) else date(part)
            if (
                isinstance(written, Written)
                and written.relative is None
                and (written.year or re.search("[a-z]{3}", part, re.IGNORECASE))
            ):
                return part
    return None


def _relative(text: str) -> str | None:
    """Return the number of a day with which a text begins, `Dag 2`."""
    words = _words(text)[:2]
    written = date(" ".join(words)) if len(words) > 1 else None
    return " ".join(words) if isinstance(written, Written) and written.relative is not None else None


def in_rows(rows: Rows, first_row: int = 0) -> Dated | None:
    """Return the place of the first date in these rows, and what it says; a real date before one of `dag n`."""
    dated: list[Dated] = []
    for number, row in enumerate(rows, first_row):
        for index, cell in enumerate(row):
            if isinstance(cell, dt.date) and cell.year >= FIRST_REAL_YEAR:
                dated.append(((number, index), cell))
            elif isinstance(cell, str) and not is_blank(cell) and (written := date_in(cell)):
                dated.append(((number, index), written))
    return min(dated, key=lambda each: _is_number(each[1]), default=None)


def days_of(row: Sequence[CellValue]) -> list[int]:
    """Return the columns in which a row names days; `Day 1` before its date names one day with it.

    >>> days_of(["Dag 1", "2-3-2026", None, "Dag 2", "3-3-2026"]), days_of(["Dag 1", None, "Dag 2"])
    ([1, 4], [0, 2])
    """
    days = {at: found[1] for at, cell in enumerate(row) if (found := in_rows([[cell]])) is not None}
    return [
        at for at, said in days.items() if not (_is_number(said) and at + 1 in days and not _is_number(days[at + 1]))
    ]


def _is_number(said: CellValue) -> bool:
    """Tell whether a day is named by its number alone."""
    return isinstance(said, str) and _relative(said) is not None


def on_tab(sheet: Sheet) -> Dated | None:
    """Return the date that is the sheet's name, or stands in it; the number of a day is its place in the file."""
    written = date_in(sheet.name)
    return (TAB, written) if written and not _relative(written) else None


def assumed(dated: Dated) -> Assumption:
    """Return the guess that a date above a table, or on the tab, is that of its rows."""
    return Assumption("date_from_title" if dated[0] != TAB else "date_from_sheet_name", dated[0], dated[1])
