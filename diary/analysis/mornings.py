"""Void episodes and the openings of days: which passes are one void, and which emptying opens each day."""

from __future__ import annotations

import numpy as np

from diary.analysis import grouping
from diary.analysis.clock import comes_twice
from diary.analysis.emptying import NO_VOIDS, Emptying
from diary.analysis.grouping import Ints, Times, axis, seconds
from diary.table import Table

FMV_BEFORE_RISING_MIN = 30
"""A first void up to this long before rising is the first morning void [hashim2019]."""
DOUBLE_VOID_MIN = 10
"""A second pass within this time belongs to the same episode."""

_MINUTE = 60
_HOUR = 3600
_NEVER = np.iinfo(np.int64).max // 2
_NAT = np.datetime64("NaT", "s")


def episode_of_each_pass(passes: Table, timezone: str) -> Ints:
    """Return the episode, 0, 1, 2 …, of each pass; passes are sorted by diary and time, catheter excluded.

    Two at the same time in the hour that comes twice when the clock goes back lie an hour apart: two episodes.
    """
    at = axis(passes["diary"], seconds(passes["at"]))
    since = np.diff(at, prepend=-_NEVER)
    begins = since > DOUBLE_VOID_MIN * _MINUTE
    same = np.flatnonzero(since == 0)
    begins[same] = comes_twice(passes["at"][same], timezone)
    return np.cumsum(begins) - 1


def episode_starts(episode: Ints) -> Ints:
    """Return the row of the first pass of each episode."""
    return np.flatnonzero(np.diff(episode, prepend=-1))


def openings(table: Table, voids: Table, episode: Ints, how: Emptying) -> Times:
    """Return what opens each recorded day: its FMV, the void marked as such, else the first from rising on.

    Where the catheter is used more than the toilet, the first emptying of the morning of either kind is that, and a
    mark only where there is none by the rule. Without any emptying it is rising itself.
    """
    passes = voids.rows(~voids["catheter"])
    opens = passes.rows(episode_starts(episode))
    marked = np.zeros(len(opens), dtype=bool)
    np.logical_or.at(marked, episode, passes["first_morning"])
    opens = opens.only("diary", "at").having(marked=marked)
    drained = voids.rows(voids["catheter"] & how.mostly_catheter[voids["diary"]])
    if len(drained):
        unmarked = drained.having(marked=np.zeros(len(drained), dtype=bool))
        opens = grouping.in_order(Table.joined([opens, unmarked]), "at")
    diary, at, marked = (opens[name] for name in ("diary", "at", "marked"))
    first = _by_rule(table, diary, at)
    day = _nearest_day(table, diary[marked], at[marked])
    own = table["diary"]
    stands = (day >= 0) & (~how.mostly_catheter[diary[marked]] | np.isnat(np.append(first, _NAT)[day]))
    order = np.flatnonzero(stands)[::-1]  # the earliest mark of a day is written last, and stands
    first[day[order]] = at[marked][order]
    return np.where(how.why_no_voids[own] == NO_VOIDS, table["rise"], first)


def _by_rule(table: Table, diary: Ints, at: Times) -> Times:
    """Return the first void at or after 30 minutes before rising and before the next bedtime."""
    first_voids = np.full(len(table), _NAT)
    if not len(at) or not len(table):
        return first_voids
    own = table["diary"]
    rise = seconds(table["rise"])
    risen = ~np.isnat(table["rise"])
    bed = np.where(np.isnat(table["bed"]), _NEVER, seconds(table["bed"]))
    has_next = np.append(own[1:] == own[:-1], False)
    following = np.where(has_next, np.append(seconds(table["begins"])[1:], 0) - FMV_BEFORE_RISING_MIN * _MINUTE, _NEVER)
    until = np.minimum(np.minimum(bed, following), rise + 24 * _HOUR)
    earliest = axis(own, np.where(risen, rise - FMV_BEFORE_RISING_MIN * _MINUTE, 0))
    place = np.searchsorted(axis(diary, seconds(at)), earliest)
    candidate = np.minimum(place, len(at) - 1)
    fits = risen & (place < len(at)) & (diary[candidate] == own) & (seconds(at)[candidate] < until)
    first_voids[fits] = at[candidate[fits]]
    return first_voids


def _nearest_day(table: Table, diary: Ints, at: Times) -> Ints:
    """Return the recorded day whose beginning lies nearest to each moment, -1 where the diary has none."""
    if not len(table):
        return np.full(len(at), -1)
    own = table["diary"]
    begins = axis(own, seconds(table["begins"]))
    moment = axis(diary, seconds(at))
    after = np.clip(np.searchsorted(begins, moment), 0, len(begins) - 1)
    before = np.maximum(after - 1, 0)
    nearest = np.where(np.abs(begins[before] - moment) <= np.abs(begins[after] - moment), before, after)
    return np.where(own[nearest] == diary, nearest, -1)
