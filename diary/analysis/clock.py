"""Wall-clock times of a time zone as instants, also on the days on which the clock is changed."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np

from diary.analysis.grouping import Bools, Floats, Ints, Times, seconds

_HOUR_S = 3600
_EPOCH = dt.datetime(1970, 1, 1)
_DATES_KEPT = 1 << 14
"""Of so many dates it is remembered what the clock does."""


def elapsed_hours(start: Times, end: Times, timezone: str) -> Floats:
    """Return the hours that really passed between two wall-clock times in a time zone, NaN where one is unknown.

    A time that comes twice is taken for the first, one that is leapt over for the moment of the leap.

    >>> night = [np.array([at], dtype="datetime64[s]") for at in ("2026-03-28T23:00", "2026-03-29T07:00")]
    >>> elapsed_hours(*night, "Europe/Amsterdam")
    array([7.])
    """
    hours = (_instants(end, timezone) - _instants(start, timezone)) / _HOUR_S
    return np.where(np.isnat(start) | np.isnat(end), np.nan, hours)


def comes_twice(times: Times, timezone: str) -> Bools:
    """Tell which wall-clock times come twice in a time zone.

    >>> comes_twice(np.array(["2026-10-25T01:30", "2026-10-25T02:30"], dtype="datetime64[s]"), "Europe/Amsterdam")
    array([False,  True])
    """
    twice = np.zeros(len(times), dtype=bool)
    _, changing = _offsets(times, timezone)
    for row in changing:
        at, zone = times[row].item(), ZoneInfo(timezone)
        twice[row] = _offset(at, zone) > _offset(at.replace(fold=1), zone)
    return twice


def _instants(times: Times, timezone: str) -> Ints:
    """Return wall-clock times as instants, in seconds of universal time; shape (times,)."""
    offset, changing = _offsets(times, timezone)
    instants = seconds(times) - offset
    for row in changing:
        instants[row] = _instant(times[row].item(), ZoneInfo(timezone))
    return instants


def _offsets(times: Times, timezone: str) -> tuple[Ints, Ints]:
    """Return the seconds that each time is ahead of universal time, and which lie on a date that changes the clock."""
    dates, place = np.unique(times.astype("datetime64[D]").astype(np.int64), return_inverse=True)
    of_date = [_of_date(date, timezone) for date in dates.tolist()]
    steady = np.array([offset for offset, _ in of_date], dtype=np.int64)
    changes = np.array([changing for _, changing in of_date], dtype=bool)
    return steady[place], np.flatnonzero(changes[place])


@lru_cache(_DATES_KEPT)
def _of_date(date: int, timezone: str) -> tuple[int, bool]:
    """Return the offset at the beginning of a date, in days since 1970, and whether it is another at its end."""
    if date == np.iinfo(np.int64).min:
        return 0, False
    zone, begins = ZoneInfo(timezone), _EPOCH + dt.timedelta(days=date)
    offset = _offset(begins, zone)
    return offset, offset != _offset(begins + dt.timedelta(days=1), zone)


def _instant(at: dt.datetime, zone: ZoneInfo) -> int:
    """Return a time as seconds of universal time; one that is leapt over is the moment of the leap."""
    wall = (at - _EPOCH) // dt.timedelta(seconds=1)
    before, after = _offset(at, zone), _offset(at.replace(fold=1), zone)
    leapt, begun = wall - after, wall - before
    while before < after and begun - leapt > 1:
        middle = (leapt + begun) // 2
        leapt, begun = (middle, begun) if _offset_at(middle, zone) == before else (leapt, middle)
    return begun


def _offset_at(instant: int, zone: ZoneInfo) -> int:
    return _seconds(dt.datetime.fromtimestamp(instant, zone).utcoffset())


def _offset(at: dt.datetime, zone: ZoneInfo) -> int:
    return _seconds(at.replace(tzinfo=zone).utcoffset())


def _seconds(offset: dt.timedelta | None) -> int:
    return offset // dt.timedelta(seconds=1) if offset else 0
