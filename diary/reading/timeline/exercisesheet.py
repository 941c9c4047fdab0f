"""The exercise sheet → rows of `exercises`."""

from __future__ import annotations

import math

from diary.model import EXERCISE_NUMBERS
from diary.reading.cells import codes as cells
from diary.reading.cells.codes import Wrong
from diary.reading.cells.quantities import minutes, number
from diary.reading.files.workbook import CellValue
from diary.reading.timeline.datedrows import Calendar, dated_rows
from diary.reading.timeline.daysheet import Tables
from diary.reading.timeline.moments import at_clock
from diary.reading.timeline.page import Page

MAX_TIMES = 200
"""No one does an exercise more often in a day."""


def enter(page: Page, calendar: Calendar, tables: Tables) -> None:
    """Add every row of the exercise sheet to the tables; what cannot be read is unknown."""
    for row, day in dated_rows(page, calendar):
        page.ledger.read += 1
        tables["exercises"].append({
            "date": at_clock(day, 0),
            "exercise": _known(page.take(row, "exercise", _exercise)),
            "times": _known(page.take(row, "times", _times)),
            "minutes": _known(page.take(row, "minutes", minutes)),
            "sheet": page.name,
            "cell": page.cell(row, "exercise"),
        })  # fmt: skip


def _exercise(cell: CellValue) -> int | Wrong | None:
    return cells.leading_code(cell, "exercise_unreadable", EXERCISE_NUMBERS)


def _times(cell: CellValue) -> float | Wrong | None:
    return number(cell, "times_unreadable", 0, MAX_TIMES, "count_units")


def _known(found: float | Wrong | None) -> float:
    return math.nan if found is None or isinstance(found, Wrong) else float(found)
