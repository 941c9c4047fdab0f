"""Parts of the day in place of times, `Ochtend`, `Middag`: what was ticked beside one happened somewhere in it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from diary.reading.cells.codes import DAY_MIN, MINUTES_PER_HOUR, as_text
from diary.reading.cells.words import plain, vocabulary
from diary.reading.files.workbook import CellValue
from diary.reading.recognise import counted_rows
from diary.reading.recognise.grid_cells import cell_at
from diary.reading.recognise.hours import Slot, filled_times
from diary.reading.recognise.layout import MARK, Assumption, Notice, Place
from diary.reading.recognise.recognised_table import Table

FEWEST_PARTS = 2
"""So many parts of the day make a sheet of them; one alone is a word in place of a time."""
ROWS_OF_A_PART = 5
"""A part of the day with fewer rows has about as much room between them."""


def part_of_day(cell: CellValue) -> Slot | None:
    """Return the beginning and the length, in minutes, of the part of the day that a cell names, else None.

    >>> part_of_day("Ochtend"), part_of_day("NIGHT"), part_of_day("06-12")
    ((360, 360), (1380, 420), None)
    """
    hours = vocabulary("day_slots").get(plain(cell)) if isinstance(cell, str) else None
    if hours is None:
        return None
    begins, ends = (int(hour) * MINUTES_PER_HOUR for hour in hours.split("-"))
    return begins, (ends - begins) % DAY_MIN


def with_parts(table: Table, times: Mapping[int, CellValue]) -> Table | None:
    """Return the table with about when each of its rows was, in its part of the day; a guess, told once.

    `times` are the filled cells under the heading of the times: None where one of them is anything but a part.
    """
    if not times or not all(map(part_of_day, times.values())):
        return None
    parts = _parts_below(table)
    if len(set(parts.values())) < FEWEST_PARTS:
        return None
    values: dict[tuple[Place, str], CellValue] = {}
    told: list[Assumption] = []
    for row in table.rows:
        place, about = table.place(row, "time"), within_part(parts, row)
        if place and about:
            values[place, "time"] = about
            happened = any(table.holds(row, key) for key in table.columns if key not in ("date", "time"))
            told += [Assumption("part_of_day", place, about)] if happened and not told else []
    counted = _counted(table)
    several = [(at, often) for (at, _), often in counted.items() if counted_rows.times(often) > 1]
    told_once = [Notice("counted_once", at, often, "read") for at, often in several]
    said_so = table.saying({**values, **dict.fromkeys(counted, MARK)}, *told)
    return replace(said_so.noting(told_once), printed=True)


def _parts_below(table: Table) -> Mapping[int, Slot]:
    """Return the parts of the day below the heading of a table up to its end, each by its first row.

    One beside empty rows too; the same part in the row below is no new one.
    """
    last = len(table.sheet.rows) if table.last_row is None else table.last_row + 1
    column = table.columns["time"].index
    cells = filled_times(tuple(range(table.first_row, last)), lambda row: cell_at(table.sheet.rows, (row, column)))
    parts: dict[int, Slot] = {}
    for row, cell in cells.items():
        part = part_of_day(cell)
        if part and part != next(reversed(parts.values()), None):
            parts[row] = part
    return parts


def within_part(parts: Mapping[int, Slot], row: int) -> dt.time | None:
    """Return about when something in a row was: by its place among the rows of its part; None above the first part.

    The rows of a part lie evenly in it, so that the same row of another day has the same time. Never at a whole hour:
    nobody looked at a clock.

    >>> within_part({4: (360, 360), 9: (720, 360), 14: (1080, 300)}, 5)
    datetime.time(7, 49)
    """
    starts = sorted(parts)
    place = bisect_right(starts, row) - 1
    if place < 0:
        return None
    rows = [after - before for before, after in pairwise(starts)]
    size = max(ROWS_OF_A_PART, rows[place] if place < len(rows) else row - starts[place] + 1)
    begins, length = parts[starts[place]]
    minutes = begins + int(length * (row - starts[place] + 0.5) / size)
    return dt.time(*divmod((minutes | 1) % DAY_MIN, MINUTES_PER_HOUR))


def _counted(table: Table) -> dict[tuple[Place, str], CellValue]:
    """Return the cells of urine that say how often, and no amount: 1, 2 or 3 without a unit."""
    column = table.columns.get("urine")
    if column is None or column.unit:
        return {}
    cells = {((row, column.index), "urine"): table.at(row, "urine") for row in table.rows}
    written = {at: as_text(cell) for at, cell in cells.items()}
    return {at: text for at, text in written.items() if text.isdecimal() and 0 < int(text) <= counted_rows.MOST_TIMES}
