"""Leakage of urine and urgency: how many episodes, of which kind, how much [dancona2019; haylen2010].

A row of the diary is at most one episode: an urge code that means a leak and a leak mark on the same row
are one. What cannot be told is unclassified, never guessed.

In its examples `worked` is the value of a metric over the example diary, see `example.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from diary.analysis import grouping
from diary.analysis.counts import count_of_day, not_recorded
from diary.analysis.days import days_with_gap
from diary.analysis.emptying import NO_VOIDS
from diary.analysis.grouping import Bools, Floats, Ints, Strings, Times, axis, seconds
from diary.analysis.measures import PADS_SHOW_LOSS, DayMeasure, Measure, first_reason, measure
from diary.analysis.night_list import night_list, wet_moments
from diary.analysis.pads import wet_pads
from diary.analysis.periods import Timeline, in_window, remember
from diary.model import LEAK_UNKNOWN_AMOUNT
from diary.table import Table
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
    at: Times
    day: Ints  # index of the complete day it falls in, or -1
    kind: Strings  # one of KINDS
    amount: Strings
    trigger: Strings
    lone: Bools  # on a row without a void
    level: Floats
    gain_g: Floats  # what the pad on its row gained, NaN unless weighed


@remember
def leaks(line: Timeline) -> Leaks:
    """Return every leak episode of the diaries with its kind and amount.

    A wet night of a list of nights is one asleep, unless the night holds one that was written with its time.
    """
    written = _written(line)
    unwritten = np.flatnonzero((night_list(line).wet == 1) & ~_wet_in_day(line, written)[night_list(line).day])
    return _with_nights(line, written, unwritten) if len(unwritten) else written


def _wet_in_day(line: Timeline, lost: Leaks) -> Bools:
    """Tell in the nights of which days a leak asleep is written; shape (days + 1,), the last of no day."""
    asleep = lost.kind == "enuresis"
    day = in_window(line.days, lost.diary[asleep], lost.at[asleep], closed_right=True)
    return np.append(grouping.count(day, len(line.days)) > 0, False)


def _with_nights(line: Timeline, lost: Leaks, which: Ints) -> Leaks:
    """Return the leaks with these nights of the lists among them."""
    nights, at = night_list(line), wet_moments(line)[which]
    diary, empty = nights.diary[which], np.full(len(which), "", dtype=object)
    return Leaks(
        diary=np.concatenate([lost.diary, diary]),
        at=np.concatenate([lost.at, at]),
        day=np.concatenate([lost.day, in_window(line.days, diary, at, closed_right=False)]),
        kind=np.concatenate([lost.kind, np.full(len(which), "enuresis", dtype=object)]),
        amount=np.concatenate([lost.amount, np.full(len(which), LEAK_UNKNOWN_AMOUNT, dtype=object)]),
        trigger=np.concatenate([lost.trigger, empty]),
        lone=np.append(lost.lone, np.ones(len(which), dtype=bool)),
        level=np.append(lost.level, np.full(len(which), np.nan)),
        gain_g=np.append(lost.gain_g, nights.gain_g[which]),
    )


def _written(line: Timeline) -> Leaks:
    """Return every leak that is written with its time."""
    voids, alone = line.facts.voids, line.facts.leaks

    def both(of_void: str, of_leak: str = "") -> Any:
        return np.concatenate([voids[of_void], alone[of_leak or of_void]])

    amount, level = both("leak", "amount"), both("level")
    marked = ~((amount == "") | (amount == "none")) | (level == URGENCY_LEAK_LEVEL)
    diary, at, level = both("diary")[marked], both("at")[marked], level[marked]
    lone = np.arange(len(marked))[marked] >= len(voids)
    return Leaks(
        diary=diary,
        at=at,
        day=in_window(line.days, diary, at, closed_right=False),
        kind=_kind(both("trigger")[marked], level, lone, _minutes_since_void(voids, diary, at)),
        amount=amount[marked],
        trigger=both("trigger")[marked],
        lone=lone,
        level=level,
        gain_g=both("pad_gain_g")[marked],
    )


def _minutes_since_void(voids: Table, diary: Ints, at: Times) -> Floats:
    """Return the minutes since the last void before each moment in the same diary, infinite without one.

    A void of the same minute is none: it cannot be told which came first.
    """
    voided = np.sort(axis(voids["diary"], seconds(voids["at"]))[~voids["catheter"]])
    moment = axis(diary, seconds(at))
    last = np.searchsorted(voided, moment, side="left") - 1
    since = (moment - np.append(voided, 0)[last]) / 60
    return np.where(last >= 0, since, np.inf)


def _kind(trigger: Strings, level: Floats, lone: Bools, since_void_min: Floats) -> Strings:
    effort, by_urge = (grouping.among(trigger, which) for which in (EFFORT, URGE_TRIGGERS))
    urgent = level >= URGENCY_LEVEL
    after = lone & (trigger == "") & (since_void_min <= POST_VOID_MIN)
    kind = first_reason(
        (trigger == "asleep", "enuresis"),
        (effort & urgent, "mixed"),
        (effort, "stress"),
        (urgent | by_urge, "urgency"),
        (after | (trigger == "after_voiding"), "post_void"),
    )
    return np.where(kind == "", "unclassified", kind).astype(object)


@remember
def pads_show_loss(line: Timeline) -> Bools:
    """Tell on which days the pads weigh of a loss while no leak is marked; shape (days,)."""
    marked = grouping.count(leaks(line).day, len(line.days)) > 0
    unmarked: Bools = (wet_pads(line) > 0) & ~marked
    return unmarked


def _per_day(line: Timeline, where: Bools, *reasons: tuple[Bools, str], at_least: Floats | None = None) -> DayMeasure:
    """Return the leaks of each day that qualify, `at_least` those of another source where none is marked."""
    marked = grouping.count(leaks(line).day, len(line.days), where)
    kept = grouping.count(line.facts.leaks["diary"], line.diaries)[line.days.diary] > 0
    return count_of_day(
        line,
        marked if at_least is None else np.maximum(marked, at_least),
        ((line.without_voids == NO_VOIDS) & ~kept, NO_VOIDS),
        (pads_show_loss(line), PADS_SHOW_LOSS),
        (not_recorded(line, "records_leaks"), "leaks_not_recorded"),
        (days_with_gap(line.days, line.facts.gaps, "leak"), "time_unknown"),
        *reasons,
    )


def urine_leaks_per_24h(line: Timeline) -> DayMeasure:
    """Leak episodes from FMV to FMV, of every kind [dancona2019; haylen2010]. Unit: per 24 h.

    Withheld when the diary has no place for leaks (leaks_not_recorded) or a leak has no time (time_unknown);
    the leaks that are known are then a lower bound. On a day whose pads show a loss while none is marked
    (pads_show_loss) the wet pads are that bound. Withheld too where nothing but drinks was kept (no_voids_recorded).
    A count needs five to seven days [locher2001].

    >>> worked(urine_leaks_per_24h) == (1 + 2) / 2
    True
    """
    return _per_day(line, leaks(line).day >= 0, at_least=np.where(pads_show_loss(line), wet_pads(line), 0.0))


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
    unsaid = (lost.day >= 0) & ~grouping.among(lost.amount, AMOUNTS)
    somewhere = grouping.count(lost.diary, line.diaries, unsaid) > 0
    return _per_day(line, lost.amount == amount, (somewhere[line.days.diary], "item_not_filled"))


def urine_leak_episodes(line: Timeline) -> Measure:
    """Every leak episode of the whole diary, on incomplete days and without a time too [haylen2010]. Unit: count.

    Withheld when the diary has no place for leaks (leaks_not_recorded) and without a day (no_complete_day). Wet pads of
    a day without a mark make it a lower bound (pads_show_loss).

    >>> worked(urine_leak_episodes) == 1 + 2
    True
    """
    lost, gaps = leaks(line), line.facts.gaps
    days = grouping.count(line.days.diary, line.diaries)
    untimed = grouping.count(gaps["diary"], line.diaries, gaps["what"] == "leak")
    result = measure(grouping.count(lost.diary, line.diaries) + untimed, days, "leaks_not_recorded")
    recorded = line.facts.patients["records_leaks"]
    result = result.withheld(~recorded, "leaks_not_recorded").withheld(days == 0, "no_complete_day")
    wet = grouping.total(line.days.diary, np.where(pads_show_loss(line), wet_pads(line), 0.0), line.diaries)
    at_least = np.where(wet > 0, grouping.count(lost.diary, line.diaries) + untimed + wet, np.nan)
    return result.withheld(wet > 0, PADS_SHOW_LOSS).with_bounds(at_least, grouping.nothing(line.diaries))


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
    scaled = line.facts.patients["urge_scale"] != ""
    return count_of_day(
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
    scaled = line.facts.patients["urge_scale"] != ""
    return measure(
        grouping.ratio(level_0, counted), counted, np.where(scaled, "no_urge_recorded", "urge_scale_unknown")
    )
