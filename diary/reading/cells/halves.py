"""Times whose half of the day is open, `half acht`, `5 uur`, settled by the times above and below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from diary.reading.cells.codes import DAY_MIN
from diary.reading.cells.spoken_times import HALF_DAY_MIN
from diary.reading.cells.times import Clock

SOON_MIN = 6 * 60
"""A whole hour that may be twelve hours later, and as it stands follows within this on the row above, is that hour."""
FIRST_VOID_BEFORE_RISING_MIN = 60
"""A first void up to this long before rising, written on the new day's sheet, is marked as its first."""


def within_half_day_after(minutes: int, anchor: int) -> int:
    """Return the first time at or after `anchor` that is `minutes` on a twelve-hour clock.

    >>> within_half_day_after(630, 19 * 60)
    1350
    """
    return minutes if (minutes - anchor) % DAY_MIN < HALF_DAY_MIN else minutes + HALF_DAY_MIN


class Settled(NamedTuple):
    """The minutes of a row's time, None when nothing settles them; `by_rows`: the rows around it told which half.

    `unsure`: nothing tells the half, and an hour stands as it was written.
    """

    minutes: int | None
    by_rows: bool = False
    unsure: bool = False


def settle(clocks: Sequence[Clock | None], rise: int | None) -> list[Settled]:
    """Return the minutes of every time; one from a twelve-hour clock is settled by its neighbours, or None.

    A whole hour without minutes stands as it was written, unless only twelve hours later fits between its
    neighbours, or that follows sooner on the row above it.

    >>> [one.minutes for one in settle([Clock(420), Clock(450, half_unknown=True), Clock(800)], 420)]
    [420, 450, 800]
    >>> [one.minutes for one in settle([Clock(420), Clock(450, half_unknown=True)], 420)]
    [420, None]
    >>> settle([Clock(850), Clock(300, whole_hour=True), Clock(1110)], None)[1]
    Settled(minutes=1020, by_rows=True, unsure=False)
    >>> [one.minutes for one in settle([Clock(435, half_unknown=True), Clock(480, whole_hour=True), Clock(1335)], None)]
    [435, 480, 1335]
    """
    settled = [Settled(None if clock is None or clock.open else clock.minutes) for clock in clocks]
    if not any(clock and clock.open for clock in clocks):
        return settled
    for whole_hour in (True, False):  # an hour as it stands is more certain than a spoken time
        first = clocks[0] if rise is None else None
        if first and first.open and settled[0].minutes is None:
            settled[0] = _settle_first(first, [one.minutes for one in settled if one.minutes is not None])
        base = rise if rise is not None else next((one.minutes for one in settled if one.minutes is not None), 0)
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
        return _as_written(clock)
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
    """Settle the first time by the half after which all times below it run on within a day, when that is one.

    Of both, midnight comes before a noon after which the date would end among the times below.

    >>> _settle_first(Clock(720, whole_hour=True), [230]), _settle_first(Clock(720, whole_hour=True), [800]).minutes
    (Settled(minutes=0, by_rows=True, unsure=False), 720)
    """
    fits = []
    for half in (clock.minutes, (clock.minutes + HALF_DAY_MIN) % DAY_MIN):
        after = [(time - half) % DAY_MIN for time in below]
        if after == sorted(after):
            fits.append(half)
    if len(fits) == 1 and (clock.half_unknown or below):
        return Settled(fits[0], clock.half_unknown or fits[0] != clock.minutes)
    if clock.whole_hour and below and fits == [HALF_DAY_MIN, 0] and min(below) < HALF_DAY_MIN:
        return Settled(0, by_rows=True)
    return _as_written(clock)


def _as_written(clock: Clock) -> Settled:
    """Return a time of which nothing tells the half: a whole hour as it stands."""
    return Settled(clock.minutes, unsure=True) if clock.whole_hour else Settled(None)
