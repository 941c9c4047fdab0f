"""Times of day, in the order they were written on a day sheet → moments.

A day sheet runs from rising to the next rising. A time before rising, or before the row above it, lies past
midnight; except the first void, which may be written on the new day's sheet up to an hour before rising.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from diary.reading.cells.codes import DAY_MIN
from diary.reading.cells.spoken import HALF_DAY_MIN
from diary.reading.cells.times import Clock

AWAKE_AT_LEAST_MIN = 12 * 60
"""A bedtime from a twelve-hour clock is the one at least this long after rising; no one sleeps this long."""
SOON_MIN = 6 * 60
"""A whole hour that may be twelve hours later, and as it stands follows within this on the row above, is that hour."""
FIRST_VOID_BEFORE_RISING_MIN = 60
"""A first void up to this long before rising, written on the new day's sheet, is marked as its first."""
ROWS_BEFORE_RISING_MIN = 12 * 60
"""Rows that open a sheet may lie this long before rising; told as a guess beyond the hour."""
AFTER_NEXT_RISING = dt.timedelta(hours=2)
"""A sheet may run on past the next rising, up to the first morning void."""
LONGEST_DAY = dt.timedelta(hours=26)
"""From rising, when the next rising is not known."""
LONGEST_TO_NEXT_RISING = dt.timedelta(hours=30)
"""A later rising is not that of the next day."""
MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Placed:
    """The moment of a row, and whether it lies before that of the row above."""

    at: dt.datetime
    out_of_order: bool


def at_clock(date: dt.date, minutes: int) -> dt.datetime:
    """Return the moment a number of minutes after the midnight that begins the date."""
    return dt.datetime.combine(date, dt.time.min) + minutes * MINUTE


def within_half_day_after(minutes: int, anchor: int) -> int:
    """Return the first time at or after `anchor` that is `minutes` on a twelve-hour clock.

    >>> within_half_day_after(630, 19 * 60)
    1350
    """
    return minutes if (minutes - anchor) % DAY_MIN < HALF_DAY_MIN else minutes + HALF_DAY_MIN


@dataclass(frozen=True)
class Settled:
    """The minutes of a row's time, None when nothing settles them; `by_rows`: the rows around it told which half."""

    minutes: int | None
    by_rows: bool = False


def settle(clocks: Sequence[Clock | None], rise: int | None) -> list[Settled]:
    """Return the minutes of every time; one from a twelve-hour clock is settled by its neighbours, or None.

    A whole hour without minutes stands as it was written, unless only twelve hours later fits between its
    neighbours, or that follows sooner on the row above it.

    >>> [one.minutes for one in settle([Clock(420), Clock(450, half_unknown=True), Clock(800)], 420)]
    [420, 450, 800]
    >>> [one.minutes for one in settle([Clock(420), Clock(450, half_unknown=True)], 420)]
    [420, None]
    >>> settle([Clock(850), Clock(300, whole_hour=True), Clock(1110)], None)[1]
    Settled(minutes=1020, by_rows=True)
    """
    settled = [Settled(None if clock is None or clock.open else clock.minutes) for clock in clocks]
    if not any(clock and clock.open for clock in clocks):
        return settled
    if rise is None and clocks and clocks[0] and clocks[0].open:
        settled[0] = _settle_first(clocks[0], [one.minutes for one in settled if one.minutes is not None])
    base = rise if rise is not None else next((one.minutes for one in settled if one.minutes is not None), 0)
    for whole_hour in (True, False):  # an hour as it stands is more certain than a spoken time
        _settle_open(clocks, settled, rise, base, whole_hour)
    return settled


def _settle_open(
    clocks: Sequence[Clock | None], settled: list[Settled], rise: int | None, base: int, whole_hour: bool
) -> None:
    """Settle the whole hours, or the spoken times, between those that are settled; `base` is where the day begins."""
    before = 0 if rise is not None else None
    below = [DAY_MIN]
    for time in reversed(settled):
        below.append(below[-1] if time.minutes is None else (time.minutes - base) % DAY_MIN)
    for number, clock in enumerate(clocks):
        if clock and clock.open and clock.whole_hour == whole_hour and settled[number].minutes is None:
            settled[number] = _between(clock, base, before, below[len(clocks) - number - 1])
        minutes = settled[number].minutes
        if minutes is not None:
            early = number == 0 and rise is not None and (rise - minutes) % DAY_MIN <= FIRST_VOID_BEFORE_RISING_MIN
            before = 0 if early else (minutes - base) % DAY_MIN


def _between(clock: Clock, base: int, before: int | None, after: int) -> Settled:
    """Settle a time of which the half is open between the rows around it, in minutes from `base`."""
    halves = (clock.minutes, (clock.minutes + HALF_DAY_MIN) % DAY_MIN)
    if before is None:
        return Settled(clock.minutes if clock.whole_hour else None)
    fits = [half for half in halves if before <= (half - base) % DAY_MIN <= after]
    if len(fits) == 1:
        return Settled(fits[0], clock.half_unknown or fits[0] != clock.minutes)
    if not clock.whole_hour:
        return Settled(None)
    if not fits:
        return Settled(clock.minutes)
    soonest = min(fits, key=lambda half: (half - base) % DAY_MIN)
    as_written = soonest == clock.minutes and (soonest - base) % DAY_MIN - before <= SOON_MIN
    return Settled(soonest, not as_written)


def _settle_first(clock: Clock, below: Sequence[int]) -> Settled:
    """Settle the first time by the half after which all times below it run on within a day, when that is one."""
    fits = []
    for half in (clock.minutes, clock.minutes + HALF_DAY_MIN):
        after = [(time - half) % DAY_MIN for time in below]
        if after == sorted(after):
            fits.append(half)
    if len(fits) == 1 and (clock.half_unknown or below):
        return Settled(fits[0], clock.half_unknown or fits[0] != clock.minutes)
    return Settled(clock.minutes if clock.whole_hour else None)


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


def place(date: dt.date, minutes: Sequence[int], begins: int, leading: int, limit: dt.datetime) -> list[Placed]:
    """Return the moment of every row of a sheet.

    `begins`: the time of rising, or of the first row; `leading` rows stand before it, on the same day. A row
    that comes after midnight only because it stands below a later time, must, with all such rows below it,
    lie before `limit`: else it stays on the date and is out of order.
    """
    today = [at_clock(date, clock % DAY_MIN) for clock in minutes]
    day, begun = dt.timedelta(days=1), at_clock(date, begins)
    last_if_next_day = [moment + day if moment >= begun else dt.datetime.min for moment in today]
    for number in range(len(today) - 2, -1, -1):
        last_if_next_day[number] = max(last_if_next_day[number], last_if_next_day[number + 1])
    placed: list[Placed] = []
    for number, moment in enumerate(today):
        above = placed[-1].at if placed else None
        past_midnight = number >= leading and (
            moment < begun or (above is not None and moment < above and last_if_next_day[number] <= limit)
        )
        at = moment + day * past_midnight
        placed.append(Placed(at, above is not None and at < above))
    return placed
