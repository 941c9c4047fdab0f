"""Times of day, in the order they were written on a day sheet → moments.

A day sheet runs from rising to the next rising. A time before rising, or before the row above it, lies past
midnight; except the first void, which may be written on the new day's sheet up to an hour before rising.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from diary.reading.cells.codes import DAY_MIN
from diary.reading.cells.halves import FIRST_VOID_BEFORE_RISING_MIN

AWAKE_AT_LEAST_MIN = 12 * 60
"""A bedtime from a twelve-hour clock is the one at least this long after rising; no one sleeps this long."""
ROWS_BEFORE_RISING_MIN = 12 * 60
"""Rows that open a sheet may lie this long before rising; told as a guess beyond the hour."""
AFTER_NEXT_RISING = dt.timedelta(hours=2)
"""A sheet may run on past the next rising, up to the first morning void."""
LONGEST_DAY = dt.timedelta(hours=26)
"""From rising, when the next rising is not known."""
LONGEST_TO_NEXT_RISING = dt.timedelta(hours=30)
"""A later rising is not that of the next day."""
MOST_ASTRAY = 3
"""More rows past midnight, with earlier ones below them, are a night of its own."""
MINUTE = dt.timedelta(minutes=1)


def at_clock(date: dt.date, minutes: int) -> dt.datetime:
    """Return the moment a number of minutes after the midnight that begins the date."""
    return dt.datetime.combine(date, dt.time.min) + minutes * MINUTE


def rows_before_rising(minutes: Sequence[int], rise: int | None) -> int:
    """Return how many of the first rows were before rising: in order, and rows from rising on stand below them.

    Within the hour before rising the rows below do not matter.

    >>> rows_before_rising([385, 450], 390), rows_before_rising([300, 385, 450], 390), rows_before_rising([385], 390)
    (1, 2, 1)
    >>> rows_before_rising([300], 390), rows_before_rising([200, 1000], 950)
    (0, 0)
    """
    if rise is None:
        return 0
    leading = 0
    for number, clock in enumerate(minutes):
        early = 0 < rise - clock % DAY_MIN <= ROWS_BEFORE_RISING_MIN
        if not early or (number and clock < minutes[number - 1]):
            break
        leading = number + 1
    in_the_hour = leading and rise - minutes[0] % DAY_MIN <= FIRST_VOID_BEFORE_RISING_MIN
    return leading if leading < len(minutes) or in_the_hour else 0


def exchanged(minutes: Sequence[int], rise: int, bed: int) -> bool:
    """Tell whether rising and going to bed were exchanged: the rows, up to the first step back, say so.

    >>> exchanged([425, 720, 1320, 180], 23 * 60, 7 * 60), exchanged([935, 1380, 60], 930, 470)
    (True, False)
    """
    steps = (number for number in range(1, len(minutes)) if minutes[number] < minutes[number - 1])
    day = minutes[: next(steps, len(minutes))]
    asleep_too_long = rise - bed >= AWAKE_AT_LEAST_MIN
    return asleep_too_long and bool(day) and bed - FIRST_VOID_BEFORE_RISING_MIN <= day[0] and day[-1] <= rise


def latest(rise: dt.datetime, next_rise: dt.datetime | None) -> dt.datetime:
    """Return the last moment that a sheet which begins at `rise` can hold."""
    if next_rise is not None and next_rise - rise <= LONGEST_TO_NEXT_RISING:
        return next_rise + AFTER_NEXT_RISING
    return rise + LONGEST_DAY


def place(date: dt.date, minutes: Sequence[int], begins: int, leading: int, limit: dt.datetime) -> list[dt.datetime]:
    """Return the moment of every row of a sheet.

    `begins`: the time of rising, or of the first row; `leading` rows stand before it, on the same day. A row
    that comes after midnight only because it stands below a later time, must, with all such rows below it,
    lie before `limit`: else it stays on the date, and is astray.
    """
    midnight = at_clock(date, 0)
    today = [midnight + clock % DAY_MIN * MINUTE for clock in minutes]
    day, begun = dt.timedelta(days=1), midnight + begins * MINUTE
    last_if_next_day = [moment + day if moment >= begun else dt.datetime.min for moment in today]
    for number in range(len(today) - 2, -1, -1):
        last_if_next_day[number] = max(last_if_next_day[number], last_if_next_day[number + 1])
    placed: list[dt.datetime] = []
    for number, moment in enumerate(today):
        past_midnight = number >= leading and (
            moment < begun or (bool(placed) and moment < placed[-1] and last_if_next_day[number] <= limit)
        )
        placed.append(moment + day if past_midnight else moment)
    return placed


def astray(placed: Sequence[dt.datetime]) -> set[int]:
    """Return the rows that break the order: one before the row above it, or those past midnight that it stands below.

    Where the rows below go on from the row above such a leap, it is the leap that was written wrongly.

    >>> noon = at_clock(dt.date(2026, 3, 2), 720)
    >>> astray([noon + hours * 60 * MINUTE for hours in (0, 4, 16, 6)])
    {2}
    >>> astray([noon + hours * 60 * MINUTE for hours in (0, 4, 3, 6)])
    {2}
    >>> astray([noon + hours * 60 * MINUTE for hours in (0, 16, 17, 18, 19, 6)])
    {5}
    """
    found: set[int] = set()
    for number in range(1, len(placed)):
        at = placed[number]
        if at >= placed[number - 1]:
            continue
        first = max(1, number - MOST_ASTRAY)
        leap = next((n for n in range(number - 1, first - 1, -1) if placed[n - 1] <= at), number)
        leapt = placed[leap].date() > at.date() and len(placed) - number >= number - leap
        found |= set(range(leap, number)) if leapt else {number}
    return found
