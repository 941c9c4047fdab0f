"""The times of a page, settled where the cell leaves the half of the day open: what settled one is listed."""

from __future__ import annotations

from dataclasses import replace

from diary.reading.cells.codes import DAY_MIN
from diary.reading.cells.halves import Settled, settle, within_half_day_after
from diary.reading.cells.times import Clock, clock
from diary.reading.timeline.dayrows import Entry
from diary.reading.timeline.page import Page
from diary.record import Fate


def header_time(page: Page, key: str, anchor: int | None) -> int | None:
    """Return a time of the header block; one from a twelve-hour clock is the first at or after `anchor`."""
    found = page.label(key, clock)
    if found is None:
        return None
    cell = page.label_cell(key)
    list_reading(page, found, cell)
    if not found.open or (anchor is None and found.whole_hour):
        return found.minutes % DAY_MIN
    if anchor is None:
        page.problem("time_half_of_day", "none", cell)
        return None
    chosen = within_half_day_after(found.minutes, anchor)
    if found.half_unknown or chosen % DAY_MIN != found.minutes:
        page.guess("half_of_day", cell, shown(chosen))
    return chosen


def shown(minutes: int) -> str:
    """Write minutes after midnight as a time."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def settled(page: Page, rows: list[Entry], rise: int | None) -> list[int | None]:
    """Return the minutes of every row, None where its time cannot be known; what settled one is a guess."""
    times = settle([row.clock for row in rows], rise)
    for row, time in zip(rows, times, strict=True):
        if row.clock and (row.clock.open or not row.clock.literal):
            _list_row(page, row, row.clock, time)
    return [time.minutes for time in times]


def _list_row(page: Page, row: Entry, found: Clock, time: Settled) -> None:
    cell = page.cell(row.row, "time")
    if time.minutes is None:
        fate: Fate = "refused" if row.events else "kept_without_value"
        page.problem("time_half_of_day", fate, cell, page.raw(row.row, "time"))
    elif time.by_rows:
        page.guess("half_of_day", cell, shown(time.minutes))
    elif time.unsure:
        page.guess("hour_as_written", cell, shown(time.minutes))
    list_reading(page, found if time.minutes is None else replace(found, minutes=time.minutes), cell)


def list_reading(page: Page, found: Clock, cell: str) -> None:
    """List a time that was not read by its letter: the middle of two, or a number in a cell for times."""
    if not found.literal:
        page.guess("time_between" if found.span else "time_typed_as_number", cell, shown(found.minutes))
