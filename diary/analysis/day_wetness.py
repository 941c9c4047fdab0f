"""How wet a child was by day: how often, and in which of three grades [nvfb].

In its examples `worked` is the value of a metric over the example diary, see `example.py`; it is that of a grown-up,
so that the examples here are told in words.
"""

from __future__ import annotations

import numpy as np

from diary.analysis import grouping
from diary.analysis.children import of_children
from diary.analysis.continence import AMOUNTS, leaks
from diary.analysis.grouping import Bools
from diary.analysis.measures import Measure, measure
from diary.analysis.periods import Timeline

GRADES = {amount: grade for grade, amount in enumerate(AMOUNTS, 1)}
"""Drops smaller than a coin of two euros, a patch in the underwear, and what is seen outside."""


def _by_day(line: Timeline) -> Bools:
    kind = leaks(line).kind
    awake: Bools = kind != "enuresis"
    return awake


def day_wetness_episodes(line: Timeline) -> Measure:
    """Every time the child was wet by day, over the whole diary [nvfb]. Unit: count.

    Of a child alone (adult); withheld when the diary has no place for leaks (leaks_not_recorded), and where none was
    marked and no day is complete (no_complete_day). Wet twice on one day and once on another: 3.
    """
    lost, days = leaks(line), line.days
    times = grouping.count(lost.diary, line.diaries, _by_day(line))
    kept, whole = (grouping.count(days.diary, line.diaries, which) for which in (None, days.complete))
    based_on = np.maximum(kept, times > 0)
    result = measure(times, based_on, "no_complete_day").withheld((times == 0) & (whole == 0), "no_complete_day")
    recorded = line.facts.patients["records_leaks"]
    return of_children(line, result.withheld(~recorded, "leaks_not_recorded"))


def day_wetness(line: Timeline) -> Measure:
    """Largest grade of being wet by day: 0 dry, 1 drops, 2 a patch, 3 seen outside [nvfb]. Unit: 1.

    Withheld as day_wetness_episodes is; where the grade of one is not known (item_not_filled) the largest of the others
    is a lower bound, unless that is the highest grade. Wet in the grades 1 and 2: 2.
    """
    lost, by_day = leaks(line), _by_day(line)
    grade = np.array([GRADES.get(amount, np.nan) for amount in lost.amount], dtype=float)
    largest = grouping.maximum(np.where(by_day, lost.diary, -1), grade, line.diaries)
    largest = np.nan_to_num(largest)
    unknown = grouping.count(lost.diary, line.diaries, by_day & np.isnan(grade)) > 0
    unknown &= largest < max(GRADES.values())
    often = day_wetness_episodes(line)
    result = measure(np.where(often.reason == "", largest, np.nan), often.based_on, often.reason)
    bound = np.where((result.reason == "") & unknown, np.maximum(largest, 1), np.nan)
    return result.withheld(unknown, "item_not_filled").with_bounds(bound, grouping.nothing(line.diaries))
