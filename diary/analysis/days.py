"""Recorded days: which first morning void opens and closes each, when its night was, and whether it is complete.

A diary day runs from the first morning void (FMV) to the next one [abrams2002]; its night is the main sleep
period, from falling asleep to rising [hashim2019].
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diary.analysis import grouping
from diary.analysis.clock import elapsed_hours
from diary.analysis.grouping import Bools, Floats, Ints, Strings, Times, axis, seconds
from diary.table import Table

WINDOW_MIN_H, WINDOW_MAX_H = 22.0, 26.0
"""A diary day exists only between two first morning voids this far apart."""
NEXT_MORNING_MAX_H = 36.0
"""A first morning void later than this is not the next morning's: that one was not recorded."""
NIGHT_MAX_H = 24.0
"""A rising this long after going to bed is not the one that ends the night."""

_HOUR = 3600
_NAT = np.datetime64("NaT", "s")


@dataclass(frozen=True)
class Days:
    """Every recorded day of every diary, in order; arrays of shape (days,)."""

    diary: Ints
    number: Ints  # 1, 2, 3 … within its diary
    table: Table  # the rows of model.DAYS behind them
    closing: Table  # sheet and cell of the next morning's first void, empty when that morning was not recorded
    first_void: Times  # the FMV that opens it, or what opens it in its place (`emptying.py`), NaT when unknown
    closing_void: Times  # the same of the next morning, which closes it
    ends: Times  # the next morning, where recorded: rising, or without it the first moment of its sheet
    next_rise: Times
    sleep_from: Times  # asleep, or without it going to bed
    in_bed_from: Times  # going to bed, or falling asleep when that came before
    window_h: Floats  # elapsed hours from FMV to FMV
    night_h: Floats  # elapsed hours of the main sleep period, NaN when unknown
    complete: Bools
    reason: Strings  # why it is not complete, or empty
    assumed: Bools  # its sleep times come from the settings

    def __len__(self) -> int:
        """Return how many days there are."""
        return len(self.diary)


def lay_out_days(table: Table, first_void: Times, gaps: Table, why_no_voids: Strings, timezone: str) -> Days:
    """Return the days of `table` (model.DAYS in order of diary and time) with the opening of each row found before."""
    diary = table["diary"]
    same_diary_next = np.append(diary[1:] == diary[:-1], False) if len(table) else np.zeros(0, dtype=bool)

    def following(times: Times) -> Times:
        shifted = np.append(times[1:], _NAT) if len(times) else times
        return np.where(same_diary_next, shifted, _NAT)

    begins, rise, bed, asleep = (table[name] for name in ("begins", "rise", "bed", "asleep"))
    ends = following(begins)
    ends = np.where(ends - begins <= _hours(NEXT_MORNING_MAX_H), ends, _NAT)
    closing = following(first_void)
    sleep_from = np.where(np.isnat(asleep), bed, asleep)
    next_rise = following(rise)
    night = next_rise - sleep_from
    next_rise = np.where((night > _hours(0)) & (night < _hours(NIGHT_MAX_H)), next_rise, _NAT)
    reason = _why_incomplete(table, first_void, closing, gaps)
    reason = np.where(why_no_voids[diary] == "", reason, _without_voids(reason))
    closing_place = Table(
        {name: np.where(np.isnat(ends), "", np.roll(table[name], -1)) for name in ("sheet", "first_void_cell")}
    )
    rows = np.flatnonzero(~table["morning_only"])
    return Days(
        diary=diary[rows],
        number=_running_number(diary[rows]),
        table=table.rows(rows),
        closing=closing_place.rows(rows),
        first_void=first_void[rows],
        closing_void=closing[rows],
        ends=ends[rows],
        next_rise=next_rise[rows],
        sleep_from=sleep_from[rows],
        in_bed_from=np.where(asleep < bed, asleep, bed)[rows],
        window_h=elapsed_hours(first_void, closing, timezone)[rows],
        night_h=elapsed_hours(sleep_from, next_rise, timezone)[rows],
        complete=(reason == "")[rows],
        reason=reason[rows],
        assumed=table["assumed"][rows],
    )


def _hours(number: float) -> np.timedelta64:
    return np.timedelta64(int(number * _HOUR), "s")


def _why_incomplete(table: Table, first_void: Times, closing: Times, gaps: Table) -> Strings:
    wall_h = (closing - first_void) / np.timedelta64(_HOUR, "s")
    reason = np.full(len(table), "", dtype=object)
    reason[_with_unplaced_void(table, first_void, gaps)] = "time_unknown"
    reason[~((wall_h >= WINDOW_MIN_H) & (wall_h <= WINDOW_MAX_H))] = "window_length"
    reason[np.isnan(wall_h) | (wall_h > NEXT_MORNING_MAX_H)] = "no_closing_first_morning_void"
    reason[np.isnat(first_void)] = "no_first_morning_void"
    return reason


def _without_voids(reason: Strings) -> Strings:
    """Return why a day is not complete that no first morning void could open or close."""
    opened = np.where(reason == "no_first_morning_void", "no_opening", reason)
    return np.where(opened == "no_closing_first_morning_void", "no_closing", opened).astype(object)


def _running_number(diary: Ints) -> Ints:
    starts = np.searchsorted(diary, diary)
    return np.arange(len(diary)) - starts + 1


def _with_unplaced_void(table: Table, first_void: Times, gaps: Table) -> Bools:
    """Tell which days hold a void whose time is unknown: their counts cannot be known.

    One that may have come before the day's FMV may have been that FMV: the day it closes is not known either.
    """
    own = table["diary"]
    lost = gaps.rows((gaps["what"] == "void") & ~np.isnat(gaps["at"]))
    day = _day_of_gap(own, table["begins"], lost)
    placed = np.flatnonzero(day >= 0)
    hit = np.zeros(len(table), dtype=bool)
    hit[day[placed]] = True
    early = day[placed][lost["at"][placed] < first_void[day[placed]]]
    before = early[early > 0] - 1
    hit[before[own[before] == own[before + 1]]] = True
    return hit


def _day_of_gap(own: Ints, begins: Times, gaps: Table) -> Ints:
    """Return the day that had begun at each gap, or the first of its diary; -1 when it lies in none of its days.

    A date that was not recorded has no day: a gap there says nothing of the days before and after it.
    """
    if not len(own):
        return np.full(len(gaps), -1)
    diary = gaps["diary"]
    begun = np.searchsorted(axis(own, seconds(begins)), axis(diary, seconds(gaps["at"])), side="right") - 1
    first = np.searchsorted(own, diary)
    day = np.minimum(np.maximum(begun, first), len(own) - 1)
    apart_h = np.abs(gaps["at"] - begins[day]) / np.timedelta64(1, "h")
    return np.where((own[day] == diary) & (apart_h <= NEXT_MORNING_MAX_H), day, -1)


def days_with_gap(days: Days, gaps: Table, what: str) -> Bools:
    """Tell which days hold an event of a kind whose time is unknown."""
    if not len(gaps):
        return np.zeros(len(days), dtype=bool)
    lost = gaps.rows((gaps["what"] == what) & ~np.isnat(gaps["at"]))
    day = _day_of_gap(days.diary, days.table["begins"], lost)
    return grouping.count(day, len(days)) > 0
