"""Leakage of urine and urgency: how many episodes, of which kind, how much [dancona2019; haylen2010].

A row of the diary is at most one episode: an urge code that means a leak and a leak mark on the same row
are one. What cannot be told is unclassified, never guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from diary.analysis import grouping
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
        kind=_kind(rows, _minutes_since_void(line, diary, at)),
        amount=rows["amount"].to_numpy(dtype=object),
        lone=rows["lone"].to_numpy(),
        level=rows["level"].to_numpy(),
    )


def _minutes_since_void(line: Timeline, diary: Ints, at: Times) -> Floats:
    """Return the minutes since the last void episode of the same diary began, infinite without one."""
    eps = line.episodes
    if not len(eps.at):
        return np.full(len(at), np.inf)
    begins = axis(eps.diary, seconds(eps.at))
    moment = axis(diary, seconds(at))
    last = np.searchsorted(begins, moment, side="right") - 1
    since = (moment - begins[np.maximum(last, 0)]) / 60
    return np.where((last >= 0) & (eps.diary[np.maximum(last, 0)] == diary), since, np.inf)


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


def _recorded(line: Timeline, column: str, reason: str) -> Strings:
    """Return why a day has no leak count: it is incomplete, or the diary has no place for them."""
    recorded = line.facts.patients[column].to_numpy()[line.days.diary]
    return np.where(line.days.reason == "", np.where(recorded, "", reason), line.days.reason).astype(object)


def _per_day(line: Timeline, where: Bools, found: Leaks) -> DayMeasure:
    counted = grouping.count(found.day, len(line.days), where)
    return day_measure(counted, _recorded(line, "records_leaks", "leaks_not_recorded"))


def urine_leaks_per_24h(line: Timeline) -> DayMeasure:
    """Leak episodes from FMV to FMV, of every kind. Unit: per 24 h."""
    found = leaks(line)
    return _per_day(line, np.ones(len(found.day), dtype=bool), found)


def leaks_of_kind(line: Timeline, kind: str) -> DayMeasure:
    """Leak episodes of one of KINDS from FMV to FMV. Unit: per 24 h."""
    found = leaks(line)
    return _per_day(line, found.kind == kind, found)


def leaks_of_amount(line: Timeline, amount: str) -> DayMeasure:
    """Leak episodes of one of AMOUNTS from FMV to FMV. Unit: per 24 h."""
    found = leaks(line)
    return _per_day(line, found.amount == amount, found)


def urine_leak_episodes(line: Timeline) -> Measure:
    """Every leak episode of the whole diary, on incomplete days too. Unit: count."""
    found = leaks(line)
    days = grouping.count(line.days.diary, line.diaries)
    result = measure(grouping.count(found.diary, line.diaries), days, "leaks_not_recorded")
    recorded = line.facts.patients["records_leaks"].to_numpy()
    return result.withheld(~recorded, "leaks_not_recorded").withheld(days == 0, "no_complete_day")


def _pads(line: Timeline) -> pd.DataFrame:
    columns = ["diary", "at", "pad", "pad_gain_g"]
    return pd.concat([line.facts.voids[columns], line.facts.leaks[columns]], ignore_index=True)


def pads_per_24h(line: Timeline) -> DayMeasure:
    """Pads changed from FMV to FMV. Unit: per 24 h."""
    pads = _pads(line)
    day = in_window(line.days, pads["diary"].to_numpy(), pads["at"].to_numpy(), closed_right=False)
    changed = ((pads["pad"] > 0) | pads["pad_gain_g"].notna()).to_numpy()
    return day_measure(
        grouping.count(day, len(line.days), changed), _recorded(line, "records_pads", "pads_not_recorded")
    )


def pad_gain_g_24h(line: Timeline) -> DayMeasure:
    """Weight gained by the pads from FMV to FMV, 1 g = 1 ml. Unit: g."""
    pads = _pads(line)
    day = in_window(line.days, pads["diary"].to_numpy(), pads["at"].to_numpy(), closed_right=False)
    gain = pads["pad_gain_g"].to_numpy()
    weighed = grouping.count(day, len(line.days), ~np.isnan(gain))
    reason = np.where((line.days.reason == "") & (weighed == 0), "pads_not_recorded", line.days.reason)
    return day_measure(grouping.total(day, np.nan_to_num(gain), len(line.days)), reason)


def urgency_episodes_per_24h(line: Timeline) -> DayMeasure:
    """Void episodes and leaks of their own at or above the scale's urgency level. Unit: per 24 h."""
    days, eps, found = line.days, line.episodes, leaks(line)
    felt = grouping.count(eps.day, len(days), eps.level >= URGENCY_LEVEL)
    felt = felt + grouping.count(found.day, len(days), found.lone & (found.level >= URGENCY_LEVEL))
    rated = grouping.count(eps.diary, line.diaries, ~np.isnan(eps.level)) > 0
    scaled = (line.facts.patients["urge_scale"] != "").to_numpy()
    reason = first_reason((~scaled[days.diary], "urge_scale_unknown"), (~rated[days.diary], "no_urge_recorded"))
    return day_measure(felt, np.where(days.reason == "", reason, days.reason))


def convenience_void_share(line: Timeline) -> Measure:
    """Voids at level 0 / voids with a level, over the whole diary."""
    eps = line.episodes
    rated = ~np.isnan(eps.level)
    counted = grouping.count(eps.diary, line.diaries, rated)
    level_0 = grouping.count(eps.diary, line.diaries, rated & (eps.level == NO_URGE_LEVEL))
    scaled = (line.facts.patients["urge_scale"] != "").to_numpy()
    return measure(
        grouping.ratio(level_0, counted), counted, np.where(scaled, "no_urge_recorded", "urge_scale_unknown")
    )
