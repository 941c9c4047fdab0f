"""Bowel: how often, how far apart, and what leaks [rome4].

A bowel movement (BM) is a visit with stool. Days covered are days with any bowel entry or an explicit "no
stool today"; a blank day is missing, not zero. Everything is withheld without a day covered (no_bowel_diary).

In its examples `worked` is the value of a metric over the example diary, see `example.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diary.analysis import grouping
from diary.analysis.grouping import Bools, Floats, Ints, Strings, axis, ratio, seconds
from diary.analysis.measures import Measure, measure
from diary.analysis.periods import Timeline, remember
from diary.table import Table

LAXATIVE_HOURS = 24
"""A BM up to this long after a laxative, enema or irrigation is not spontaneous; exactly counts as before."""
STOOL = ("smear", "some", "full")
"""The amounts of a leak of stool; gas is none."""
_DAY_S = 86_400
_HOUR_S = 3600


@dataclass(frozen=True)
class Visits:
    """The bowel rows of all diaries in order of time, and what can be told of each; arrays of shape (rows,)."""

    rows: Table
    diary: Ints
    date: Ints  # the calendar day, in seconds
    visit: Bools  # the others tell of a laxative, or that there was no stool
    leak: Strings
    laxative: Bools
    covered: Floats  # days covered, shape (diaries,)
    movement: Bools


@remember
def visits(line: Timeline) -> Visits:
    """Return the bowel rows with the days they cover."""
    rows = grouping.in_order(line.facts.bowel, "at")
    diary, kind, passed = (rows[name] for name in ("diary", "kind", "passed"))
    date = seconds(rows["at"].astype("datetime64[D]"))
    visit = kind == "visit"
    return Visits(
        rows,
        diary,
        date,
        visit,
        leak=rows["leak"],
        laxative=(rows["laxative"] > 0) | (kind == "laxative"),
        covered=_dates(diary, date, line.diaries),
        movement=visit & ((passed == 1) | (np.isnan(passed) & _came(rows))),
    )


def _came(rows: Table) -> Bools:
    """Tell which rows tell of a stool by its form, or by where it came or what it blocked."""
    there = (rows["in_toilet"] == 1) | (rows["toilet_blocked"] == 1)
    came: Bools = ~np.isnan(rows["bristol"]) | there
    return came


def _dates(diary: Ints, date: Ints, n: int) -> Floats:
    """Return on how many calendar days of each diary rows in order of time lie."""
    return grouping.count(diary, n, _new_date(diary, date))


def _new_date(diary: Ints, date: Ints) -> Bools:
    """Tell which rows, in order of time, are the first of their calendar day."""
    moment = axis(diary, date)
    first = np.ones(len(moment), dtype=bool)
    first[1:] = moment[1:] != moment[:-1]
    return first


def _per_week(line: Timeline, where: Bools, log: Visits) -> Measure:
    rate = ratio(grouping.count(log.diary, line.diaries, where) * 7, log.covered)
    return measure(rate, log.covered, "no_bowel_diary")


@remember
def _spontaneous(line: Timeline) -> tuple[Bools, Bools]:
    """Tell which BMs surely, and which perhaps, had no laxative in the 24 h before.

    An event of which only the date is known may have come at any time of it.
    """
    log = visits(line)
    laxative = log.laxative
    first = axis(log.diary, seconds(log.rows["at"]))
    last = first + np.where(log.rows["timed"], 0, _DAY_S - 1)
    works = LAXATIVE_HOURS * _HOUR_S
    perhaps_after = _lies_in_any(last, first, first[laxative], last[laxative] + works)
    surely_after = _lies_in_any(first, last, last[laxative], first[laxative] + works)
    return log.movement & ~laxative & ~perhaps_after, log.movement & ~laxative & ~surely_after


def _lies_in_any(begun_by: Ints, until: Ints, begins: Ints, ends: Ints) -> Bools:
    """Tell for each event whether some span begins at or before `begun_by` and ends at or after `until`."""
    order = np.argsort(begins, kind="stable")
    reach = np.maximum.accumulate(np.append(-1, ends[order]))
    return reach[np.searchsorted(begins[order], begun_by, side="right")] >= until


def _rate_of_spontaneous(line: Timeline, also: Bools) -> Measure:
    """Return those of the spontaneous BMs per week, between bounds where a time that is missing leaves it open."""
    log = visits(line)
    surely, perhaps = _spontaneous(line)
    least, most = _per_week(line, surely & also, log), _per_week(line, perhaps & also, log)
    return least.withheld(least.value < most.value, "laxative_time_unknown").with_bounds(least.value, most.value)


def bowel_movements_per_week(line: Timeline) -> Measure:
    """BMs × 7 / days covered [rome4]. Unit: per week. Withheld without a day covered (no_bowel_diary).

    ``n(BM) × 7 / d``

    >>> worked(bowel_movements_per_week) == 4 * 7 / 7
    True
    """
    log = visits(line)
    return _per_week(line, log.movement, log)


def spontaneous_bowel_movements_per_week(line: Timeline) -> Measure:
    """SBM = BMs without laxative, enema or irrigation in the 24 h before × 7 / days covered [rome4]. Unit: per week.

    ``n(SBM) × 7 / d``

    Withheld as bowel_movements_per_week is; bounded where a laxative or BM without a time leaves it open
    (laxative_time_unknown).

    >>> worked(spontaneous_bowel_movements_per_week) == 3 * 7 / 7
    True
    """
    return _rate_of_spontaneous(line, np.ones(len(visits(line).rows), dtype=bool))


def complete_spontaneous_bowel_movements_per_week(line: Timeline) -> Measure:
    """CSBM = SBMs with complete emptying × 7 / days covered; not filled in is not complete [rome4]. Unit: per week.

    ``n(CSBM) × 7 / d``

    Withheld and bounded as spontaneous_bowel_movements_per_week is.

    >>> worked(complete_spontaneous_bowel_movements_per_week) == 2 * 7 / 7
    True
    """
    return _rate_of_spontaneous(line, visits(line).rows["incomplete"] == 0)


def unsuccessful_attempts(line: Timeline) -> Measure:
    """Visits without stool, over the whole diary [plain count]. Unit: count. Withheld as bowel_movements_per_week is.

    >>> worked(unsuccessful_attempts) == 1
    True
    """
    log = visits(line)
    tried = log.visit & (log.rows["passed"] == 0)
    counted = grouping.count(log.diary, line.diaries, tried)
    return measure(np.where(log.covered > 0, counted, np.nan), log.covered, "no_bowel_diary")


def longest_gap_h(line: Timeline) -> Measure:
    """Longest time between two consecutive BMs with every day between them covered [working rule]. Unit: h.

    Withheld under two BMs (fewer_than_two), and when no two consecutive ones have a time and covered days
    between them (interval_unknown).

    >>> worked(longest_gap_h) == 73
    True
    """
    log = visits(line)
    at, date = seconds(log.rows["at"]), log.date
    covered_so_far = np.cumsum(_new_date(log.diary, date))
    bm = np.flatnonzero(log.movement)
    timed = log.rows["timed"][bm]
    same = (log.diary[bm][1:] == log.diary[bm][:-1]) & timed[1:] & timed[:-1]
    gapless = np.diff(covered_so_far[bm]) * _DAY_S == np.diff(date[bm])
    hours = np.where(same & gapless, np.diff(at[bm]) / _HOUR_S, np.nan)
    counted = grouping.count(log.diary, line.diaries, log.movement)
    longest = grouping.maximum(log.diary[bm][1:], hours, line.diaries)
    reason = np.where(counted > 1, "interval_unknown", "fewer_than_two")
    return measure(longest, counted, np.where(log.covered > 0, reason, "no_bowel_diary"))


def days_without_bowel_movement(line: Timeline) -> Measure:
    """Days covered − days with a BM [plain count]. Unit: count. Withheld as bowel_movements_per_week is.

    >>> worked(days_without_bowel_movement) == 7 - 4
    True
    """
    log = visits(line)
    without = log.covered - _dates(log.diary[log.movement], log.date[log.movement], line.diaries)
    return measure(np.where(log.covered > 0, without, np.nan), log.covered, "no_bowel_diary")


def _leaks_per_week(line: Timeline, having: Bools, log: Visits) -> Measure:
    """Return leaks per week; a diary in which the leak item was never filled has unknown leaks."""
    filled = grouping.count(log.diary, line.diaries, log.leak != "")
    rate = ratio(grouping.count(log.diary, line.diaries, having) * 7, log.covered)
    return measure(rate, log.covered, "no_bowel_diary").withheld(filled == 0, "item_not_filled")


def stool_leaks_per_week(line: Timeline) -> Measure:
    """Leaks of stool of any amount, gas excluded, × 7 / days covered [rome4]. Unit: per week.

    Withheld without a day covered (no_bowel_diary) or when the leak item was never filled in (item_not_filled).

    >>> worked(stool_leaks_per_week) == 1 * 7 / 7
    True
    """
    log = visits(line)
    return _leaks_per_week(line, grouping.among(log.leak, STOOL), log)


def leaks_of_days(line: Timeline, diary: int) -> Floats:
    """Return the leaks of stool, gas excluded, on each day covered of one diary; shape (days covered,)."""
    log = visits(line)
    own = log.diary == diary
    _, day = np.unique(log.date[own], return_inverse=True)
    return grouping.count(day, int(log.covered[diary]), grouping.among(log.leak[own], STOOL))


def movements_of_days(line: Timeline, diary: int) -> Floats:
    """Return the bowel movements on each day covered of one diary; shape (days covered,)."""
    log = visits(line)
    own = log.diary == diary
    _, day = np.unique(log.date[own], return_inverse=True)
    return grouping.count(day, int(log.covered[diary]), log.movement[own])


def stool_leaks_of_kind(line: Timeline, kind: str) -> Measure:
    """Leaks of one of model.STOOL_LEAKS × 7 / days covered [rome4]. Unit: per week.

    Withheld as stool_leaks_per_week is.

    >>> worked(stool_leaks_of_kind, kind="smear") == 1 * 7 / 7
    True
    >>> worked(stool_leaks_of_kind, kind="some") == 0 * 7 / 7
    True
    >>> worked(stool_leaks_of_kind, kind="full") == 0 * 7 / 7
    True
    >>> worked(stool_leaks_of_kind, kind="gas") == 1 * 7 / 7
    True
    """
    log = visits(line)
    return _leaks_per_week(line, log.leak == kind, log)


def unaware_stool_leaks_per_week(line: Timeline) -> Measure:
    """Leaks of stool that were not noticed × 7 / days covered [rome4]. Unit: per week.

    Withheld as stool_leaks_per_week is, and when of some leak it was not filled in whether it was noticed.

    >>> worked(unaware_stool_leaks_per_week) == 1 * 7 / 7
    True
    """
    log = visits(line)
    leaked, known = grouping.among(log.leak, STOOL), log.rows["noticed"]
    noticed = grouping.count(log.diary, line.diaries, leaked & ~np.isnan(known))
    leaking = grouping.count(log.diary, line.diaries, leaked)
    result = _leaks_per_week(line, leaked & (known == 0), log)
    return result.withheld(noticed < leaking, "item_not_filled")


def laxative_days(line: Timeline) -> Measure:
    """Days on which a laxative, enema or irrigation was used [plain count]. Unit: count.

    Withheld as bowel_movements_per_week is.

    >>> worked(laxative_days) == 1
    True
    """
    log = visits(line)
    days = _dates(log.diary[log.laxative], log.date[log.laxative], line.diaries)
    return measure(np.where(log.covered > 0, days, np.nan), log.covered, "no_bowel_diary")
