"""On how many days, nights and bowel days the results rest, and whether that is enough."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diary.analysis import grouping
from diary.analysis.bowel import visits
from diary.analysis.grouping import Bools, Floats
from diary.analysis.periods import Timeline

DAYS_FOR_A_RESULT = 3
"""Fewer complete days are indicative: three explain 94 % of a four-day diary's variance [bright2014]."""
DAYS_SOURCE = "bright2014"
DAYS_FOR_A_CHILD = 2
"""A child's diary is kept for two days; page one calls fewer complete ones a first impression [nvfb]."""
LEAK_DAYS_FOR_A_RESULT = (5, 7)
"""Counts of leaks need so many days, from the fewest to enough [locher2001]."""
LEAK_DAYS_SOURCE = "locher2001"
BOWEL_DAYS_FOR_A_RESULT = 7
"""Fewer bowel days covered are indicative."""


@dataclass(frozen=True)
class Coverage:
    """What every diary covers; arrays of shape (diaries,)."""

    days_recorded: Floats
    days_complete: Floats
    nights_complete: Floats
    bowel_days_covered: Floats
    indicative: Bools
    bowel_indicative: Bools


def coverage(line: Timeline) -> Coverage:
    """Count the recorded and complete days, the complete nights and the bowel days covered."""
    days = line.days
    complete = grouping.count(days.diary, line.diaries, days.complete)
    bowel_days = visits(line).covered
    return Coverage(
        days_recorded=grouping.count(days.diary, line.diaries),
        days_complete=complete,
        nights_complete=grouping.count(days.diary, line.diaries, days.complete & ~np.isnan(days.night_h)),
        bowel_days_covered=bowel_days,
        indicative=complete < DAYS_FOR_A_RESULT,
        bowel_indicative=(bowel_days > 0) & (bowel_days < BOWEL_DAYS_FOR_A_RESULT),
    )
