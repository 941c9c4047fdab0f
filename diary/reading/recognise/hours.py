"""Hours that were printed beforehand, as on a paper chart: what was filled in beside one happened somewhere in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise

from diary.reading.cells.codes import DAY_MIN, MINUTES_PER_HOUR, is_blank
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.words import any_of, either, plain, vocabulary
from diary.reading.files.workbook import CellValue

FEWEST_HOURS = 8
"""So many whole hours in a row, each once, were printed beforehand; fewer may be moments."""
FEWEST_SLOTS = 3
LONGEST_SLOT_MIN = 4 * MINUTES_PER_HOUR
Slot = tuple[int, int]  # when it begins, and how long it is, in minutes


@cache
def _slot() -> re.Pattern[str]:
    hour, half = (any_of(list(vocabulary(name))).replace(r"(?<!\w)", "") for name in ("hour_word", "part_of_day"))
    to = either("between", "to")
    end = rf"(\d{{1,2}})(?:(?:[:.]|{either('hour_word')})(\d{{2}}))?\s*(?:{hour})?\s*({half})?"
    return re.compile(rf"^{end}\s*(?:-|{to})\s*{end}$")


def slot(cell: CellValue) -> Slot | None:
    """Return the beginning and the length, in minutes, of the hour or hours a cell names, else None.

    Excel turns `06-07` into a date.

    >>> slot("06–07"), slot("22.00 - 24.00 uur"), slot(dt.datetime(2026, 7, 6)), slot("23-24"), slot("06:10")
    ((360, 60), (1320, 120), (360, 60), (1380, 60), None)
    >>> slot("6-7am"), slot("11am-12pm"), slot("10-11 pm"), slot("11-12 noon"), slot("11-12 midnight")
    ((360, 60), (660, 60), (1320, 60), (660, 60), (1380, 60))
    >>> slot("12 noon - 1pm"), slot("noon to 1 pm"), slot("12 midnight - 1am")
    ((720, 60), (720, 60), (0, 60))
    """
    if isinstance(cell, dt.date):
        return (cell.day * MINUTES_PER_HOUR, MINUTES_PER_HOUR) if cell.month == cell.day + 1 else None
    match = _slot().match(_in_halves(plain(cell))) if isinstance(cell, str) else None
    if match is None:
        return None
    begins, ends = _minutes(match[1], match[2], match[3] or match[6]), _minutes(match[4], match[5], match[6])
    length = (ends - begins) % DAY_MIN
    if match[6] and not match[3] and length > LONGEST_SLOT_MIN:
        begins = (begins + DAY_MIN // 2) % DAY_MIN
        length = (ends - begins) % DAY_MIN
    fits = begins <= DAY_MIN and ends <= DAY_MIN and 0 < length <= LONGEST_SLOT_MIN
    return (begins % DAY_MIN, length) if fits else None


@cache
def _separator() -> re.Pattern[str]:
    return re.compile(rf"(\s*-\s*|\s{either('between', 'to')}\s)")


def _in_halves(text: str) -> str:
    """Write the noon or the midnight with which hours begin or end as twelve of the half of the day that it begins."""
    return "".join(map(_twelve_of_half, _separator().split(text)))


def _twelve_of_half(end: str) -> str:
    hour, _, last = end.rpartition(" ")
    if last not in vocabulary("moments"):
        return end
    begins = {0: "morning", DAY_MIN // 2: "afternoon"}.get(int(vocabulary("moments")[last]) % DAY_MIN)
    return next((f"{hour or 12} {word}" for word, half in vocabulary("part_of_day").items() if half == begins), end)


def _minutes(hour: str, minute: str | None, half: str | None) -> int:
    """Return the minutes after midnight of one end; a half of the day makes it one of twelve hours."""
    read = clock(f"{hour}:{minute or '00'} {half}") if half else None
    return read.minutes if isinstance(read, Clock) else int(hour) * MINUTES_PER_HOUR + int(minute or 0)


def slots_of(times: Mapping[int, CellValue], least: float) -> Mapping[int, Slot]:
    """Return the hours of the rows of a table, by row; empty when its times are moments.

    `times` are the filled cells under the heading of the times, `least` the part of them that must be slots.
    """
    moments = any(not slot(cell) and _within_an_hour(cell) for cell in times.values())
    slots = {row: hours for row, cell in times.items() if (hours := slot(cell))}
    if len(slots) >= max(FEWEST_SLOTS, least * len(times)):
        return slots
    return {} if moments else _whole_hours(times)


def _within_an_hour(cell: CellValue) -> bool:
    """Tell whether a cell has a time that no one prints."""
    read = clock(cell)
    return isinstance(read, Clock) and read.minutes % MINUTES_PER_HOUR > 0


def _whole_hours(times: Mapping[int, CellValue]) -> Mapping[int, Slot]:
    """Return the hours of a column that holds only whole hours, each an hour after the one above."""
    whole: dict[int, int] = {}
    for row, cell in times.items():
        read = clock(cell)
        if not isinstance(read, Clock) or read.minutes % MINUTES_PER_HOUR:
            return {}
        whole[row] = read.minutes
    regular = all((after - before) % DAY_MIN == MINUTES_PER_HOUR for before, after in pairwise(whole.values()))
    if len(whole) < FEWEST_HOURS or not regular:
        return {}
    return {row: (time % DAY_MIN, MINUTES_PER_HOUR) for row, time in whole.items()}


def middle(hours: Slot) -> dt.time:
    """Return the middle of some hours, which stands for what happened in them.

    >>> middle((1380, 120))
    datetime.time(0, 0)
    """
    begins, length = hours
    minutes = (begins + length // 2) % DAY_MIN
    return dt.time(minutes // MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR)


def filled_times(rows: tuple[int, ...], at: Callable[[int], CellValue]) -> Mapping[int, CellValue]:
    """Return the cells that are filled, by row."""
    return {row: cell for row in rows if not is_blank(cell := at(row))}
