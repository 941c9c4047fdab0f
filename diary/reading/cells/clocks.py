"""A time of day as a value, and how a spreadsheet keeps one: as a number, a moment or a duration."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import lru_cache

from diary.reading.cells.codes import DAY_MIN, Wrong

UNREADABLE = Wrong("time_unreadable")
HOUR_MIN = 60
LATEST_MIN = DAY_MIN + 59
"""`24:00` to `24:59` is written for the hour after midnight; `25:00` is no time."""
FIRST_REAL_YEAR = 1905
"""Excel keeps a bare time as a date at its zero point, in 1899, 1900 or 1904."""
ZERO_DAYS = (
    dt.date(1899, 12, 30),
    dt.date(1899, 12, 31),
    dt.date(1900, 1, 1),
    dt.date(1904, 1, 1),
    dt.date(1904, 1, 2),
)
"""The days at which a time without a date is kept; at a later one a number was typed in a cell for times: 7.1."""
FIRST_DAY = dt.date(1900, 1, 1)
"""The day after the zero point."""
ZERO_DAY, ZERO_DAY_1904 = dt.date(1899, 12, 31), dt.date(1904, 1, 1)
HUNDREDTH_OF_DAY_MIN = DAY_MIN / 100

FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000
"""Days since Excel's zero point: what a date in this century, with a time, is as a bare number."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day.

    `minutes` after midnight; from 1440 it lies past the midnight that ends the day. `half_unknown`:
    spoken on a twelve-hour clock, so that it may also be twelve hours later. `whole_hour`: an hour without
    minutes, `5 uur`, meant as it stands unless the rows around it say that it is twelve hours later.
    `span`: the middle of two times that were written. `typed`: a number typed in a cell for times, 7.1 for
    07:10. `date`: the cell's own.
    """

    minutes: int
    half_unknown: bool = False
    date: dt.date | None = None
    whole_hour: bool = False
    span: bool = False
    typed: bool = False

    @property
    def literal(self) -> bool:
        """Whether it stands in the cell as it was read, but for the half of the day."""
        return not (self.span or self.typed)

    @property
    def open(self) -> bool:
        """Whether the rows around it may say that it is twelve hours later."""
        return self.half_unknown or self.whole_hour


def of_day_time(cell: dt.time | dt.datetime) -> Clock | Wrong:
    """Return the time of a cell that the spreadsheet keeps as one, to the minute."""
    return checked(cell.hour * 60 + cell.minute + (cell.second >= 30))


def of_moment(cell: dt.datetime) -> Clock | Wrong:
    """Return a time with its date; at the zero point a bare time, some days after it a number: 7.1 is ten past seven.

    A day after it 1.1 shows as 02:24, which may have been meant too: it stays so, as a number that was typed.

    >>> of_moment(dt.datetime(1900, 1, 7, 2, 24)).minutes, of_moment(dt.datetime(1900, 1, 1, 2, 24)).minutes
    (430, 144)
    >>> [of_moment(dt.datetime(1900, 1, 1, 2, minute)).typed for minute in (24, 30)]
    [True, False]
    """
    found = of_day_time(cell)
    if isinstance(found, Wrong):
        return found
    if cell.date() in ZERO_DAYS:
        number = _hundredths(found.minutes) if cell.date() == FIRST_DAY else None
        return replace(found, typed=number is not None and isinstance(hour_minute(1, number), Clock))
    if cell.year >= FIRST_REAL_YEAR:
        return replace(found, date=cell.date())
    hours = (cell.date() - (ZERO_DAY_1904 if cell.year == ZERO_DAY_1904.year else ZERO_DAY)).days
    hundredths = _hundredths(found.minutes)
    if hundredths is None or hours >= 24:
        return UNREADABLE
    typed = hour_minute(hours, hundredths)
    return typed if isinstance(typed, Wrong) else replace(typed, typed=True)


def _hundredths(minutes: int) -> int | None:
    """Return the hundredths of a day that some minutes are, None where they are no whole number of those."""
    hundredths = round(minutes / HUNDREDTH_OF_DAY_MIN)
    return hundredths if abs(hundredths * HUNDREDTH_OF_DAY_MIN - minutes) < 1 else None


def of_seconds(seconds: float) -> Clock | Wrong:
    """Return the time so many seconds after midnight, to the minute."""
    return checked(int(seconds // 60) + (seconds % 60 >= 30)) if seconds >= 0 else UNREADABLE


@lru_cache(2 * LATEST_MIN)
def checked(minutes: int) -> Clock | Wrong:
    """Return the time so many minutes after midnight, unless there is none."""
    return Clock(minutes) if 0 <= minutes <= LATEST_MIN else UNREADABLE


def of_number(value: float) -> Clock | Wrong:
    """Return the time of a number: a part of a day below 1, `7.3` for 7:30, `7` or `730`, a date with its time.

    `0.3` may be 00:30 or 07:12.
    """
    if not 0 <= value < LAST_SERIAL:
        return UNREADABLE
    hundredths = round(value * 100)
    written_so = abs(value * 100 - hundredths) < 1e-6
    if value < 1:
        return UNREADABLE if written_so and hundredths % 25 else of_seconds(value * 86400)
    if value <= 24.59:
        hours, minutes = divmod(hundredths, 100)
        return (hour_minute(hours, minutes) if minutes else whole(hours)) if written_so else UNREADABLE
    if value != int(value):
        return of_seconds(value % 1 * 86400) if value >= FIRST_SERIAL else UNREADABLE
    return hour_minute(int(value) // 100, int(value) % 100) if value >= 100 else UNREADABLE


def hour_minute(hours: int, minutes: int) -> Clock | Wrong:
    """Return the time of an hour and its minutes, unless there is none."""
    return checked(hours * 60 + minutes) if minutes < 60 else UNREADABLE


def whole(hours: int) -> Clock | Wrong:
    """Return an hour without minutes: `5 uur` may be said of 17:00, `17 uur` only of 17:00."""
    found = hour_minute(hours, 0)
    return replace(found, whole_hour=True) if isinstance(found, Clock) and 0 < hours <= 12 else found
