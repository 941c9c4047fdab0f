"""Hours that were printed beforehand, as on a paper chart: what was filled in beside one happened somewhere in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from diary.reading.cells.codes import DAY_MIN, MINUTES_PER_HOUR, is_blank
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.words import plain
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.layouts.shape import Layout, Taken
from diary.reading.recognise.layouts.table import FITS, Table

FEWEST_HOURS = 8
"""So many whole hours in a row, each once, were printed beforehand; fewer may be moments."""
_END = r"(\d{1,2})(?:[:.u](\d{2}))?\s*(?:u|uur|h)?"
_SLOT = re.compile(rf"^{_END}\s*(?:-|tot|to|until)\s*{_END}$")


def slot(cell: CellValue) -> tuple[int, int] | None:
    """Return the beginning and the length, in minutes, of the hour or hours a cell names, else None.

    Excel turns `06-07` into a date.

    >>> slot("06–07"), slot("22.00 - 24.00 uur"), slot(dt.datetime(2026, 7, 6)), slot("23-24"), slot("06:10")
    ((360, 60), (1320, 120), (360, 60), (1380, 60), None)
    """
    if isinstance(cell, dt.date):
        return (cell.day * MINUTES_PER_HOUR, MINUTES_PER_HOUR) if cell.month == cell.day + 1 else None
    found = _SLOT.match(plain(cell)) if isinstance(cell, str) else None
    if found is None:
        return None
    begins, ends = (
        int(hour) * MINUTES_PER_HOUR + int(minute or 0) for hour, minute in (found.groups()[:2], found.groups()[2:])
    )
    length = (ends - begins) % DAY_MIN
    return (begins % DAY_MIN, length) if begins <= DAY_MIN and ends <= DAY_MIN and 0 < length <= 4 * 60 else None


def settle(table: Table) -> bool:
    """Let every printed hour of a table say its middle, and tell whether there are any; a guess, told once."""
    if "time" not in table.columns:
        return False
    cells = {row: cell for row in table.rows if not is_blank(cell := table.at(row, "time"))}
    if not any(map(slot, cells.values())) and any(_within_an_hour(table, row, cell) for row, cell in cells.items()):
        return False
    filled = {row: cell for row, cell in cells.items() if _is_own(table, row)}
    slots = {row: found for row, cell in filled.items() if (found := slot(cell))}
    if len(slots) < max(3, FITS * len(filled)):
        slots = _whole_hours(filled)
    if not slots:
        return False
    others = [key for key in table.columns if key not in ("date", "time")]
    told = False
    for row, (begins, length) in slots.items():
        place = (row, table.columns["time"].index)
        middle = (begins + length // 2) % DAY_MIN
        table.said[place, "time"] = dt.time(middle // 60, middle % 60)
        if not told and any(table.holds(row, key) for key in others):
            table.taken.append(Taken("middle_of_hour", place, table.said[place, "time"]))
            told = True
    return True


def _is_own(table: Table, row: int) -> bool:
    return not table.is_total(row) and not table.is_heading(row)


def _within_an_hour(table: Table, row: int, cell: CellValue) -> bool:
    """Tell whether a row has a time that no one prints: of one such row no more need be asked."""
    found = clock(cell)
    return isinstance(found, Clock) and found.minutes % MINUTES_PER_HOUR > 0 and _is_own(table, row)


def _whole_hours(filled: dict[int, CellValue]) -> dict[int, tuple[int, int]]:
    """Return the hours of a column that holds only whole hours, each an hour after the one above."""
    times: dict[int, int] = {}
    for row, cell in filled.items():
        found = clock(cell)
        if not isinstance(found, Clock) or found.minutes % MINUTES_PER_HOUR:
            return {}
        times[row] = found.minutes
    regular = all((after - before) % DAY_MIN == MINUTES_PER_HOUR for before, after in pairwise(times.values()))
    if len(times) < FEWEST_HOURS or not regular:
        return {}
    return {row: (time % DAY_MIN, 60) for row, time in times.items()}


def told_once(layouts: Iterable[Layout]) -> tuple[Layout, ...]:
    """Return the parts of a sheet with the guess about hours only with the first that has it."""
    found: list[Layout] = []
    told = False
    for layout in layouts:
        taken = tuple(one for one in layout.taken if not (told and one.code == "middle_of_hour"))
        told = told or any(one.code == "middle_of_hour" for one in taken)
        found.append(replace(layout, taken=taken))
    return tuple(found)
