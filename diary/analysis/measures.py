"""A metric's outcome for every diary: a value, or the reason it is withheld; never a zero for the unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from diary.analysis import grouping
from diary.analysis.days import Days
from diary.analysis.grouping import Bools, Floats, Strings, among, nothing, nowhere

LEAK_IN_SLEEP, PADS_SHOW_LOSS = "leak_in_sleep", "pads_show_loss"
ONE_SIDED = (LEAK_IN_SLEEP, PADS_SHOW_LOSS)
"""Reasons that hold back the wet days alone: the mean of the others would be that of the dry ones."""


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

    def withheld(self, where: Bools, reason: str | Strings) -> Measure:
        """Return the measure with its value (not its bounds) taken back where the condition holds."""
        if not where.any():
            return self
        fresh = where & (self.reason == "")
        return replace(
            self,
            value=np.where(where, np.nan, self.value),
            reason=np.where(fresh, reason, self.reason).astype(object),
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
        lower=nothing(n),
        upper=nothing(n),
        pooled=nothing(n),
        estimated=nowhere(n),
        assumed=nowhere(n),
    )


def derived(value: Floats, first: Measure, second: Measure, otherwise: str) -> Measure:
    """Return a measure computed from two others: withheld for their reason, marked as they are marked.

    `otherwise` is the reason where both are known and nothing can be computed from them.
    """
    reason = np.where(first.reason == "", second.reason, first.reason)
    result = measure(value, first.based_on, np.where(reason == "", otherwise, reason))
    known = result.reason == ""
    return replace(
        result,
        estimated=known & (first.estimated | second.estimated),
        assumed=known & (first.assumed | second.assumed),
    )


@dataclass(frozen=True)
class DayMeasure:
    """One metric of every recorded day, arrays of shape (days,); NaN exactly where `reason` says why."""

    value: Floats
    reason: Strings
    lower: Floats
    upper: Floats
    estimated: Bools
    assumed: Bools  # rests on something that the day does not tell, beside the sleep times of the settings


def day_measure(
    value: Floats,
    reason: Strings,
    *,
    lower: Floats | None = None,
    upper: Floats | None = None,
    estimated: Bools | None = None,
    assumed: Bools | None = None,
) -> DayMeasure:
    """Return a day measure: the value is taken back wherever a reason is given."""
    n = len(value)
    withheld = reason != ""

    def marked(marks: Bools | None) -> Bools:
        return nowhere(n) if marks is None else marks & ~withheld

    return DayMeasure(
        value=np.where(withheld, np.nan, value),
        reason=reason,
        lower=nothing(n) if lower is None else np.where(withheld, lower, np.nan),
        upper=nothing(n) if upper is None else np.where(withheld, upper, np.nan),
        estimated=marked(estimated),
        assumed=marked(assumed),
    )


def first_reason(*reasons: tuple[Bools, str]) -> Strings:
    """Return for each place the first reason whose condition holds there, else an empty string."""
    why = np.full(len(reasons[0][0]), "", dtype=object)
    for condition, reason in reversed(reasons):
        why[condition] = reason
    return why


def over_days(per_day: DayMeasure, days: Days, diaries: int) -> Measure:
    """Return the mean over the days that have a value, and the mean bounds where none has.

    Where none has, the reason of the first complete day stands, else of the first day.
    A day that was computed in full bounds itself from both sides; a complete day without a bound leaves the
    mean without one. One day that is held back for a reason of ONE_SIDED holds back the mean.
    """
    value, counted = grouping.mean(days.diary, per_day.value, diaries)
    one_sided = grouping.first(days.diary, per_day.reason, diaries, days.complete & among(per_day.reason, ONE_SIDED))
    used = ~np.isnan(per_day.value)
    known: Bools = ~np.isnan(value) & (one_sided == "")

    def marked(days_marked: Bools) -> Bools:
        return known & (grouping.count(days.diary, diaries, days_marked & used) > 0)

    result = measure(np.where(known, value, np.nan), counted, one_sided)
    if not known.all():
        bounds = (_mean_bound(per_day, bound, days, diaries) for bound in (per_day.lower, per_day.upper))
        why = np.where(np.isnan(value), _why_on_no_day(per_day, days, diaries), one_sided)
        result = replace(result, reason=np.where(known, "", why)).with_bounds(*bounds)
    return replace(result, estimated=marked(per_day.estimated), assumed=marked(days.assumed | per_day.assumed))


def _why_on_no_day(per_day: DayMeasure, days: Days, diaries: int) -> Strings:
    withheld = per_day.reason != ""
    of_complete_day = grouping.first(days.diary, per_day.reason, diaries, withheld & days.complete)
    of_any_day = grouping.first(days.diary, per_day.reason, diaries, withheld)
    why = np.where(of_complete_day == "", of_any_day, of_complete_day)
    return np.where(why == "", "no_complete_day", why)


def _mean_bound(per_day: DayMeasure, bound: Floats, days: Days, diaries: int) -> Floats:
    known = np.where(np.isnan(per_day.value), bound, per_day.value)
    counts = days.complete | ~np.isnan(known)
    summed = grouping.total(days.diary, known, diaries, counts)
    return grouping.ratio(summed, grouping.count(days.diary, diaries, counts))


def on_sleep_times(result: Measure, days: Days) -> Measure:
    """Return the measure marked as assumed where the diary's sleep times are not its own."""
    assumed = grouping.count(days.diary, len(result.value), days.assumed) > 0
    return replace(result, assumed=assumed & (result.reason == ""))
