"""Leakage of urine and urgency: how many episodes, of which kind, how much [dancona2019; haylen2010].

A row of the diary is at most one episode: an urge code that means a leak and a leak mark on the same row
are one. What cannot be told is unclassified, never guessed.

In its examples `worked` is the value of a metric over the example diary, see `example.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from diary.analysis import grouping
from diary.analysis.days import days_with_gap
from diary.analysis.grouping import Bools, Floats, Ints, Strings, Times, axis, seconds
from diary.analysis.measures import DayMeasure, Measure, day_measure, first_reason, measure
from diary.analysis.periods import Timeline, in_window, remember
from diary.urge import NO_URGE_LEVEL, URGENCY_LEAK_LEVEL, URGENCY_LEVEL

POST_VOID_MIN = 10
"""A leak without a trigger up to this long after a void is post-void leakage."""
EFFORT = ("cough", "sneeze", "laugh", "lift", "exercise")
URGE_TRIGGERS = ("urge", "on_the_way")
KINDS = ("stress", "urgency", "mixed", "enuresis", "post_void", "unclassified")
AMOUNTS = ("drops", "small", "large")


@dataclass(frozen=True)
class Leaks:
    """Every leak episode, on a void's row or its own; arrays of shape (leaks,)."""

    diary: Ints
    day: Ints  # index of the complete day it falls in, or -1
    kind: Strings  # one of KINDS
    amount: Strings
    lone: Bools  # on a row without a void
    level: Floats


@remember
def leaks(line: Timeline) -> Leaks:
    """Return every leak episode of the diaries with its kind and amount."""
    facts = line.facts
    voids = facts.voids.rename(columns={"leak": "amount"})[["diary", "at", "amount", "trigger", "level"]]
    rows = pd.concat(
        [voids.assign(lone=False), facts.leaks[["diary", "at", "amount", "trigger", "level"]].assign(lone=True)],
        ignore_index=True,
    )
    marked = ~rows["amount"].isin(["", "none"]) | (rows["level"] == URGENCY_LEAK_LEVEL)
    rows = rows[marked].reset_index(drop=True)
    diary, at = rows["diary"].to_numpy(), rows["at"].to_numpy()
    return Leaks(
        diary=diary,
        day=in_window(line.days, diary, at, closed_right=False),
        kind=_kind(rows, _minutes_since_void(facts.voids, diary, at)),
        amount=rows["amount"].to_numpy(dtype=object),
        lone=rows["lone"].to_numpy(),
        level=rows["level"].to_numpy(),
    )


def _minutes_since_void(voids: pd.DataFrame, diary: Ints, at: Times) -> Floats:
    """Return the minutes since the last void before each moment in the same diary, infinite without one.

    A void of the same minute is none: it cannot be told which came first.
    """
    passes = voids[~voids["catheter"]]
    voided = np.sort(axis(passes["diary"].to_numpy(), seconds(passes["at"])))
    moment = axis(diary, seconds(at))
    last = np.searchsorted(voided, moment, side="left") - 1
    since = (moment - np.append(voided, 0)[last]) / 60
    return np.where(last >= 0, since, np.inf)


def _kind(rows: pd.DataFrame, since_void_min: Floats) -> Strings:
    trigger, lone = rows["trigger"], rows["lone"].to_numpy()
    effort = trigger.isin(EFFORT).to_numpy()
    urgent = (rows["level"] >= URGENCY_LEVEL).to_numpy()
    after = lone & (trigger == "").to_numpy() & (since_void_min <= POST_VOID_MIN)
    kind = first_reason(
        ((trigger == "asleep").to_numpy(), "enuresis"),
        (effort & urgent, "mixed"),
        (effort, "stress"),
        (urgent | trigger.isin(URGE_TRIGGERS).to_numpy(), "urgency"),
        (after | (trigger == "after_voiding").to_numpy(), "post_void"),
    )
    return np.where(kind == "", "unclassified", kind).astype(object)


def _not_recorded(line: Timeline, column: str) -> Bools:
    """Tell on which days nothing is known because the diary has no place for it."""
    return ~line.facts.patients[column].to_numpy()[line.days.diary]


def _counted(line: Timeline, counted: Floats, *reasons: tuple[Bools, str]) -> DayMeasure:
    """Return a count of each day; where a reason withholds it, what was counted is its lower bound."""
    days = line.days
    reason = np.where(days.complete, first_reason(*reasons), days.reason)
    return day_measure(counted, reason, lower=np.where(days.complete & (counted > 0), counted, np.nan))


def _per_day(line: Timeline, where: Bools, *reasons: tuple[Bools, str]) -> DayMeasure:
    return _counted(
        line,
        grouping.count(leaks(line).day, len(line.days), where),
        (_not_recorded(line, "records_leaks"), "leaks_not_recorded"),
        (days_with_gap(line.days, line.facts.gaps, "leak"), "time_unknown"),
        *reasons,
    )


def urine_leaks_per_24h(line: Timeline) -> DayMeasure:
    """Leak episodes from FMV to FMV, of every kind [dancona2019; haylen2010]. Unit: per 24 h.

    Withheld when the diary has no place for leaks (leaks_not_recorded) or a leak has no time (time_unknown);
    the leaks that are known are then a lower bound. A count needs five to seven days [locher2001].

    >>> worked(urine_leaks_per_24h) == (1 + 2) / 2
    True
    """
    return _per_day(line, leaks(line).day >= 0)


def leaks_of_kind(line: Timeline, kind: str) -> DayMeasure:
    """Leak episodes of one of KINDS from FMV to FMV [dancona2019; haylen2010]. Unit: per 24 h.

    Withheld as urine_leaks_per_24h is.

    >>> worked(leaks_of_kind, kind="stress") == (1 + 1) / 2
    True
    >>> worked(leaks_of_kind, kind="urgency") == (0 + 1) / 2
    True
    >>> worked(leaks_of_kind, kind="mixed") == (0 + 0) / 2
    True
    >>> worked(leaks_of_kind, kind="enuresis") == (0 + 0) / 2
    True
    >>> worked(leaks_of_kind, kind="post_void") == (0 + 0) / 2
    True
    >>> worked(leaks_of_kind, kind="unclassified") == (0 + 0) / 2
    True
    """
    return _per_day(line, leaks(line).kind == kind)


def noted_leak(line: Timeline, kind: str) -> Bools:
    """Tell which diaries note a leak of one of KINDS at all, on an incomplete day too; shape (diaries,)."""
    lost = leaks(line)
    return grouping.count(lost.diary, line.diaries, lost.kind == kind) > 0


def leaks_of_amount(line: Timeline, amount: str) -> DayMeasure:
    """Leak episodes of one of AMOUNTS from FMV to FMV [haylen2010]. Unit: per 24 h.

    Withheld as urine_leaks_per_24h is, and bounded in a diary with a leak of unknown amount
    (item_not_filled): to leave out the days that leaked would make a mean of the others.

    >>> worked(leaks_of_amount, amount="drops") == (1 + 0) / 2
    True
    >>> worked(leaks_of_amount, amount="small") == (0 + 1) / 2
    True
    >>> worked(leaks_of_amount, amount="large") == (0 + 1) / 2
    True
    """
    lost = leaks(line)
    unsaid = (lost.day >= 0) & ~np.isin(lost.amount.astype(str), AMOUNTS)
    somewhere = grouping.count(lost.diary, line.diaries, unsaid) > 0
    return _per_day(line, lost.amount == amount, (somewhere[line.days.diary], "item_not_filled"))


def urine_leak_episodes(line: Timeline) -> Measure:
    """Every leak episode of the whole diary, on incomplete days and without a time too [haylen2010]. Unit: count.

    Withheld when the diary has no place for leaks (leaks_not_recorded) and without a day (no_complete_day).

    >>> worked(urine_leak_episodes) == 1 + 2
    True
    """
    lost, gaps = leaks(line), line.facts.gaps
    days = grouping.count(line.days.diary, line.diaries)
    untimed = grouping.count(gaps["diary"].to_numpy(), line.diaries, (gaps["what"] == "leak").to_numpy())
    result = measure(grouping.count(lost.diary, line.diaries) + untimed, days, "leaks_not_recorded")
    recorded = line.facts.patients["records_leaks"].to_numpy()
    return result.withheld(~recorded, "leaks_not_recorded").withheld(days == 0, "no_complete_day")


def _pads(line: Timeline) -> pd.DataFrame:
    columns = ["diary", "at", "pad", "pad_gain_g"]
    return pd.concat([line.facts.voids[columns], line.facts.leaks[columns]], ignore_index=True)


def pads_per_24h(line: Timeline) -> DayMeasure:
    """Pads changed from FMV to FMV [haylen2010]. Unit: per 24 h.

    Withheld when the diary has no place for pads (pads_not_recorded).

    >>> worked(pads_per_24h) == (1 + 1) / 2
    True
    """
    pads = _pads(line)
    day = in_window(line.days, pads["diary"].to_numpy(), pads["at"].to_numpy(), closed_right=False)
    changed = ((pads["pad"] > 0) | pads["pad_gain_g"].notna()).to_numpy()
    counted = grouping.count(day, len(line.days), changed)
    return _counted(line, counted, (_not_recorded(line, "records_pads"), "pads_not_recorded"))


def pad_gain_g_24h(line: Timeline) -> DayMeasure:
    """Weight gained by the pads from FMV to FMV, 1 g = 1 ml [haylen2010]. Unit: g.

    Withheld on a day without a weighed pad (pads_not_recorded); a pad that was not weighed (item_not_filled)
    leaves a lower bound.

    >>> worked(pad_gain_g_24h) == (6 + 40) / 2
    True
    """
    pads = _pads(line)
    day = in_window(line.days, pads["diary"].to_numpy(), pads["at"].to_numpy(), closed_right=False)
    gain = pads["pad_gain_g"].to_numpy()
    weighed = grouping.count(day, len(line.days), ~np.isnan(gain))
    unweighed = grouping.count(day, len(line.days), ((pads["pad"] > 0) & pads["pad_gain_g"].isna()).to_numpy())
    return _counted(
        line,
        grouping.total(day, np.nan_to_num(gain), len(line.days)),
        (weighed == 0, "pads_not_recorded"),
        (unweighed > 0, "item_not_filled"),
    )


def urgency_episodes_per_24h(line: Timeline) -> DayMeasure:
    """Void episodes and leaks of their own at or above the scale's urgency level [dancona2019]. Unit: per 24 h.

    Withheld without a declared scale (urge_scale_unknown) and on a day without any level (no_urge_recorded).

    >>> worked(urgency_episodes_per_24h) == (1 + 1) / 2
    True
    """
    days, eps, lost = line.days, line.episodes, leaks(line)
    felt = grouping.count(eps.day, len(days), eps.level >= URGENCY_LEVEL)
    felt = felt + grouping.count(lost.day, len(days), lost.lone & (lost.level >= URGENCY_LEVEL))
    rated = grouping.count(eps.day, len(days), ~np.isnan(eps.level))
    rated = rated + grouping.count(lost.day, len(days), lost.lone & ~np.isnan(lost.level))
    scaled = (line.facts.patients["urge_scale"] != "").to_numpy()
    return _counted(
        line,
        felt,
        (~scaled[days.diary], "urge_scale_unknown"),
        (rated == 0, "no_urge_recorded"),
        (days_with_gap(days, line.facts.gaps, "leak"), "time_unknown"),
    )


def noted_urgency(line: Timeline) -> Bools:
    """Tell which diaries note an urgency at all, on an incomplete day too; shape (diaries,)."""
    eps, lost = line.episodes, leaks(line)
    felt = grouping.count(eps.diary, line.diaries, eps.level >= URGENCY_LEVEL)
    return felt + grouping.count(lost.diary, line.diaries, lost.level >= URGENCY_LEVEL) > 0


def convenience_void_share(line: Timeline) -> Measure:
    """Voids at level 0 / voids with a level, over the whole diary [working rule]. Unit: 1.

    ``n(level = 0) / n(level)``

    Withheld without a declared scale (urge_scale_unknown) or any level (no_urge_recorded).

    >>> worked(convenience_void_share) == 3 / 15
    True
    """
    eps = line.episodes
    rated = ~np.isnan(eps.level)
    counted = grouping.count(eps.diary, line.diaries, rated)
    level_0 = grouping.count(eps.diary, line.diaries, rated & (eps.level == NO_URGE_LEVEL))
    scaled = (line.facts.patients["urge_scale"] != "").to_numpy()
    return measure(
        grouping.ratio(level_0, counted), counted, np.where(scaled, "no_urge_recorded", "urge_scale_unknown")
    )
