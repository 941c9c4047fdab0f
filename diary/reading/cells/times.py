"""One cell becomes a time of day: `07:30`, `7u30`, `730`, Excel times, `kwart over 7`, `half past seven`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from diary.reading.cells.codes import DAY_MIN, Wrong, is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.cells.words import any_of, plain, vocabulary, without_approximately
from diary.reading.files.workbook import CellValue

UNREADABLE = Wrong("time_unreadable")
HALF_DAY_MIN = 12 * 60
LATEST_MIN = DAY_MIN + 59
"""`24:00` to `24:59` is written for the hour after midnight; `25:00` is no time."""
FIRST_REAL_YEAR = 1905
"""Excel keeps a bare time as a date at its zero point, in 1899, 1900 or 1904."""

FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000
"""Days since Excel's zero point: what a date in this century, with a time, is as a bare number."""

_HOURS_MINUTES = re.compile(r"^(\d{1,2})(?:\s*[:;uh]\s*| uur | )(\d{2})(?::\d{2}(?:\.\d+)?)?$|^(\d{1,2})[.,](\d{1,2})$")
_DATED = re.compile(r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:t| )\s*(\d.*)$")
_HOURS = re.compile(r"^(\d{1,2})$")
_RUN_TOGETHER = re.compile(r"^(\d{1,2})(\d{2})$")
_FRACTION = re.compile(r"^0[.,](\d{3,}|\d|[6-9]\d)$")
_HOUR_WORD = re.compile(r"\s*(?:uur|uren|u|hours?|hrs?|h|o'?clock)$")
_SPOKEN = re.compile(
    r"^(?:(?P<minutes>[\w-]+(?: quarter)?)(?: min\w*)? (?P<side>voor|over|past|to) )?(?P<half>half ?)?(?P<hour>\w+)$"
)
_HALF_PAST = re.compile(r"^half past (?P<hour>\w+)$")
_ENGLISH_HOURS = frozenset(
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day.

    `minutes` after midnight; from 1440 it lies past the midnight that ends the day. `half_unknown`:
    spoken on a twelve-hour clock, so that it may also be twelve hours later. `date`: the cell's own.
    """

    minutes: int
    half_unknown: bool = False
    date: dt.date | None = None


def clock(cell: CellValue) -> Clock | Wrong | None:
    """Return the time of day a cell holds, to the minute.

    >>> clock("7u30"), clock(0.3125), clock("24:00"), clock("half acht")
    (Clock(minutes=450, half_unknown=False, date=None), Clock(minutes=450, half_unknown=False, date=None),
     Clock(minutes=1440, half_unknown=False, date=None), Clock(minutes=450, half_unknown=True, date=None))
    >>> clock("25:00"), clock("ochtend")
    (Wrong(code='time_unreadable'), Wrong(code='time_unreadable'))
    """
    if is_blank(cell):
        return None
    if isinstance(cell, str):
        return _of_text(plain(cell))
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _of_number(float(cell))
    if isinstance(cell, dt.timedelta):
        return _of_seconds(cell.total_seconds())
    if isinstance(cell, dt.datetime | dt.time):
        own_date = cell.date() if isinstance(cell, dt.datetime) and cell.year >= FIRST_REAL_YEAR else None
        found = _checked(cell.hour * 60 + cell.minute + (cell.second >= 30))
        return found if isinstance(found, Wrong) or own_date is None else replace(found, date=own_date)
    return UNREADABLE


def _of_seconds(seconds: float) -> Clock | Wrong:
    return _checked(int(seconds // 60) + (seconds % 60 >= 30)) if seconds >= 0 else UNREADABLE


@lru_cache(2 * LATEST_MIN)
def _checked(minutes: int) -> Clock | Wrong:
    return Clock(minutes) if 0 <= minutes <= LATEST_MIN else UNREADABLE


def _of_number(value: float) -> Clock | Wrong:
    """A part of a day below 1, `7.3` for 7:30, `7` or `730`; of a date and a time the time. `0.3` may be 00:30
    or 07:12: not read."""
    if not 0 <= value < LAST_SERIAL:
        return UNREADABLE
    hundredths = round(value * 100)
    written_so = abs(value * 100 - hundredths) < 1e-6
    if value < 1:
        return UNREADABLE if written_so and hundredths % 25 else _of_seconds(value * 86400)
    if value <= 24.59:
        return _hour_minute(hundredths // 100, hundredths % 100) if written_so else UNREADABLE
    if value != int(value):
        return _of_seconds(value % 1 * 86400) if value >= FIRST_SERIAL else UNREADABLE
    return _hour_minute(int(value) // 100, int(value) % 100) if value >= 100 else UNREADABLE


def _hour_minute(hours: int, minutes: int) -> Clock | Wrong:
    return _checked(hours * 60 + minutes) if minutes < 60 else UNREADABLE


@lru_cache(4096)
def _of_text(text: str) -> Clock | Wrong:
    text, _ = without_approximately(text)
    if text in vocabulary("moments"):
        return Clock(int(vocabulary("moments")[text]))
    if fraction := _FRACTION.match(text):
        return _of_number(float(f"0.{fraction[1]}"))
    if dated := _DATED.match(text):
        return _of_dated(dated[1], _of_text(dated[2]))
    part = _part_of_day().search(text)
    if part is None:
        return _hours(text)
    found = _hours((text[: part.start()] + text[part.end() :]).strip(" '"))
    return found if isinstance(found, Wrong) else _in_part_of_day(found, vocabulary("part_of_day")[part[0]])


def _of_dated(day: str, found: Clock | Wrong) -> Clock | Wrong:
    """A date before the time is the cell's own; one that may be read in two orders tells nothing."""
    written = date(day)
    if (
        isinstance(found, Wrong)
        or not isinstance(written, Written)
        or written.order == "either"
        or written.year is None
    ):
        return found
    return replace(found, date=written.on(written.year))


@cache
def _part_of_day() -> re.Pattern[str]:
    words = any_of(list(vocabulary("part_of_day"))).replace(r"(?<!\w)", "(?<![a-z])")
    return re.compile(f"{words}$|^{words}(?= )")


def _hours(text: str) -> Clock | Wrong:
    bare = _HOUR_WORD.sub("", text)
    if found := _HOURS_MINUTES.match(bare):
        hours, minutes = found[1] or found[3], found[2] or found[4].ljust(2, "0")
        return _hour_minute(int(hours), int(minutes))
    if found := _HOURS.match(bare):
        return _hour_minute(int(found[1]), 0)
    if found := _RUN_TOGETHER.match(bare):
        return _hour_minute(int(found[1]), int(found[2]))
    return _spoken(bare)


def _spoken(text: str) -> Clock | Wrong:
    if found := _HALF_PAST.match(text):
        hour, shift = _hour(found["hour"]), 30
    elif found := _SPOKEN.match(text):
        hour, shift = _hour(found["hour"]), 0
        if found["half"]:
            shift = 30 if found["hour"] in _ENGLISH_HOURS else -30
        if found["side"]:
            minutes = vocabulary("minutes").get(found["minutes"])
            if minutes is None:
                return UNREADABLE
            shift += int(minutes) * (1 if found["side"] in ("over", "past") else -1)
    else:
        return UNREADABLE
    if hour is None:
        return UNREADABLE
    if hour > 12:
        return _checked(hour * 60 + shift)
    return Clock((hour * 60 + shift) % HALF_DAY_MIN, half_unknown=True)


def _hour(text: str) -> int | None:
    number = vocabulary("hours").get(text, text)
    return int(number) if number.isdecimal() and int(number) <= 24 else None


def _in_part_of_day(found: Clock, part: str) -> Clock | Wrong:
    """Settle a twelve-hour time: `half acht 's avonds`, `12 uur 's nachts`, `11 pm`."""
    if found.minutes >= HALF_DAY_MIN + 60 or (found.minutes >= HALF_DAY_MIN and found.half_unknown):
        return found
    minutes = found.minutes % HALF_DAY_MIN
    late = part == "afternoon" or (part == "night" and minutes >= 8 * 60)
    return replace(found, minutes=minutes + HALF_DAY_MIN * late, half_unknown=False)
