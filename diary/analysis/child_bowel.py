"""The bowel of a child: where its stools came, what hurt, and what was seen of holding back [rome4_child].

In its examples `worked` is the value of a metric over the example diary, see `example.py`; it is that of a grown-up,
so that the examples here are told in words.
"""

from __future__ import annotations

import numpy as np

from diary.analysis import grouping
from diary.analysis.bowel import visits
from diary.analysis.children import of_children
from diary.analysis.grouping import Bools, Floats, ratio
from diary.analysis.measures import Measure, measure
from diary.analysis.periods import Timeline

HARD_TO = 2
"""The highest type of Bristol that is hard."""
_WEEK = 7


def stools_in_toilet_per_week(line: Timeline) -> Measure:
    """Stools that came in the toilet or on a potty × 7 / days covered [rome4_child]. Unit: per week.

    ``n × 7 / d``

    Of a child alone (adult). Withheld without a day covered (no_bowel_diary), and where it is not filled in of every
    stool (item_not_filled): those that are known to be, and those that may be, are its bounds. 4 in 14 days: 2.
    """
    log = visits(line)
    where = log.rows["in_toilet"]
    least = grouping.count(log.diary, line.diaries, log.movement & (where == 1))
    open_ = grouping.count(log.diary, line.diaries, log.movement & np.isnan(where))
    low, high = (ratio(times * _WEEK, log.covered) for times in (least, least + open_))
    result = measure(low, log.covered, "no_bowel_diary").withheld(open_ > 0, "item_not_filled")
    return of_children(line, result.with_bounds(low, high))


def _times(line: Timeline, happened: Bools, known: Bools, based_on: Floats) -> Measure:
    """Return how many rows of the bowel diary tell of something; withheld where none tells of it, either way."""
    log = visits(line)
    filled = grouping.count(log.diary, line.diaries, known | happened) > 0
    times = np.where(filled, grouping.count(log.diary, line.diaries, happened), np.nan)
    return of_children(line, measure(times, based_on, np.where(log.covered > 0, "item_not_filled", "no_bowel_diary")))


def holding_back_times(line: Timeline) -> Measure:
    """Rows of the bowel diary on which holding back was seen [rome4_child]. Unit: count.

    Of a child alone (adult); withheld without a day covered (no_bowel_diary) and where it was nowhere filled in
    (item_not_filled). Seen on two days: 2.
    """
    seen = visits(line).rows["holding_back"]
    return _times(line, seen == 1, ~np.isnan(seen), visits(line).covered)


def painful_or_hard_stools(line: Timeline) -> Measure:
    """Stools with pain, or of type 1 or 2 [rome4_child]. Unit: count.

    Of a child alone (adult); withheld without a day covered (no_bowel_diary) and where neither pain nor a type was
    filled in (item_not_filled). One with pain 2 and one of type 1: 2.
    """
    log = visits(line)
    pain = log.rows["pain"]
    form = np.fmax(log.rows["bristol"], log.rows["bristol_to"])
    hurt = log.visit & ((pain > 0) | (form <= HARD_TO))
    known = log.visit & (~np.isnan(pain) | ~np.isnan(form))
    return _times(line, hurt, known | ~log.visit, log.covered)


def toilet_blocked_times(line: Timeline) -> Measure:
    """Stools so large that they blocked the toilet [rome4_child]. Unit: count.

    Of a child alone (adult); withheld without a day covered (no_bowel_diary) and where it was nowhere filled in
    (item_not_filled). One of fourteen days: 1.
    """
    blocked = visits(line).rows["toilet_blocked"]
    return _times(line, blocked == 1, ~np.isnan(blocked), visits(line).covered)
