"""A metric's outcome for every diary: a value, or the reason it is withheld; never a zero for the unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from diary.analysis import grouping
from diary.analysis.grouping import Bools, Floats, Strings
from diary.analysis.periods import Days


def _nothing(n: int) -> Floats:
    return np.full(n, np.nan)


@dataclass(frozen=True)
class Measure:
    """One metric of every diary, arrays of shape (diaries,).

    `value` is NaN exactly where `reason` is not empty. `based_on` counts the days, nights, voids or
    visits it rests on. Bounds are given only where the value is withheld and a bound is known.
    """

    value: Floats
    based_on: Floats
    reason: Strings
    lower: Floats
    upper: Floats
    pooled: Floats
    estimated: Bools
    assumed: Bools

    def withheld(self, where: Bools, reason: str) -> Measure:
        """Return the measure with its value (not its bounds) taken back where the condition holds."""
        fresh = where & (self.reason == "")
        return replace(
            self,
            value=np.where(where, np.nan, self.value),
            reason=np.where(fresh, reason, self.reason),
            based_on=np.where(where, 0.0, self.based_on),
        )

    def with_bounds(self, lower: Floats, upper: Floats) -> Measure:
        """Return the measure with bounds where its value is withheld."""
        withheld = np.isnan(self.value)
        return replace(
            self,
            lower=np.where(withheld, lower, np.nan),
            upper=np.where(withheld, upper, np.nan),
        )


def measure(value: Floats, based_on: Floats, reason: str | Strings) -> Measure:
    """Return a measure; where the value is NaN it is withheld for the reason given."""
    n = len(value)
    missing = np.isnan(value)
    return Measure(
        value=value,
        based_on=np.where(missing, 0.0, based_on),
        reason=np.where(missing, reason, "").astype(object),
        lower=_nothing(n),
        upper=_nothing(n),
        pooled=_nothing(n),
        estimated=np.zeros(n, dtype=bool),
        assumed=np.zeros(n, dtype=bool),
    )


@dataclass(frozen=True)
class DayMeasure:
    """One metric of every recorded day, arrays of shape (days,); NaN exactly where `reason` says why."""

    value: Floats
    reason: Strings
    lower: Floats
    upper: Floats
    estimated: Bools


def day_measure(
    value: Floats,
    reason: Strings,
    *,
    lower: Floats | None = None,
    upper: Floats | None = None,
    estimated: Bools | None = None,
) -> DayMeasure:
    """Return a day measure: the value is taken back wherever a reason is given."""
    n = len(value)
    withheld = reason != ""
    return DayMeasure(
        value=np.where(withheld, np.nan, value),
        reason=reason,
        lower=np.where(withheld, _nothing(n) if lower is None else lower, np.nan),
        upper=np.where(withheld, _nothing(n) if upper is None else upper, np.nan),
        estimated=(np.zeros(n, dtype=bool) if estimated is None else estimated) & ~withheld,
    )


def first_reason(*reasons: tuple[Bools, str]) -> Strings:
    """Return for each place the first reason whose condition holds there, else an empty string."""
    found = np.full(len(reasons[0][0]), "", dtype=object)
    for condition, reason in reversed(reasons):
        found[condition] = reason
    return found


def over_days(per_day: DayMeasure, days: Days, diaries: int) -> Measure:
    """Return the mean over the days that have a value, and the mean bounds where none has.

    A day that was computed in full bounds itself from both sides; a day without a bound leaves the mean
    without one.
    """
    value, counted = grouping.mean(days.diary, per_day.value, diaries)
    reason = grouping.first(days.diary, per_day.reason, diaries, per_day.reason != "")
    reason[reason == ""] = "no_complete_day"
    bounded = days.complete & (days.diary >= 0)
    number = grouping.count(days.diary, diaries, bounded)

    def mean_bound(bound: Floats) -> Floats:
        known = np.where(np.isnan(per_day.value), bound, per_day.value)
        return grouping.ratio(grouping.total(days.diary, known, diaries, bounded), number)

    used = ~np.isnan(per_day.value)
    result = measure(value, counted, reason).with_bounds(mean_bound(per_day.lower), mean_bound(per_day.upper))
    return replace(
        result,
        estimated=grouping.count(days.diary, diaries, per_day.estimated & used) > 0,
        assumed=grouping.count(days.diary, diaries, days.assumed & used) > 0,
    )
