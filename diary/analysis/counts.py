"""Counts of each diary day: what was counted is a lower bound where something withholds the count."""

from __future__ import annotations

import numpy as np

from diary.analysis.grouping import Bools, Floats
from diary.analysis.measures import DayMeasure, day_measure, first_reason
from diary.analysis.periods import Timeline


def not_recorded(line: Timeline, column: str) -> Bools:
    """Tell on which days nothing is known because the diary has no place for it."""
    return ~line.facts.patients[column][line.days.diary]


def count_of_day(line: Timeline, counted: Floats, *reasons: tuple[Bools, str]) -> DayMeasure:
    """Return a count of each day; where a reason withholds it, what was counted is its lower bound."""
    days = line.days
    reason = np.where(days.complete, first_reason(*reasons), days.reason)
    return day_measure(counted, reason, lower=np.where(days.complete & (counted > 0), counted, np.nan))
