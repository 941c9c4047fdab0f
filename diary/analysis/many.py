"""Many diaries together: how their numbers spread and what is found how often, never one person's.

What fewer than FEWEST diaries have in common is not told, nor what could be worked out from the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from diary.analysis.coverage import DAYS_FOR_A_RESULT
from diary.analysis.grouping import Bools, Floats, Ints, Strings
from diary.model import SEXES

FEWEST = 5
"""A number that rests on fewer diaries is not told."""
FEWEST_FOR_EDGES = 20
"""From so many diaries the lowest and the highest tenth each hold two or more, and their edges are told."""
AGE_EDGES = (0, 18, 40, 65, 80)
"""Where the age bands begin, in years; the last has no end."""
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Many:
    """What is known of many diaries; arrays of shape (diaries,), unknown is NaN or empty."""

    sex: Strings
    age: Floats  # years
    days_complete: Floats
    bowel_days: Floats
    numbers: Mapping[str, Floats]  # by metric
    levels: Mapping[str, Strings]  # by finding

    def __len__(self) -> int:
        """Return how many diaries these are."""
        return len(self.age)


@dataclass(frozen=True)
class Group:
    """Some of the diaries: those of one sex or of one age band."""

    name: str  # one of SEXES, "0" "18" … of AGE_EDGES, or UNKNOWN
    members: Bools


@dataclass(frozen=True)
class Distribution:
    """How a metric spreads over `n` diaries: quartiles, and the edges of the lowest and highest tenth or NaN."""

    n: int
    low: float
    quarter: float
    median: float
    three_quarters: float
    high: float


@dataclass(frozen=True)
class Share:
    """How many of the diaries in which a finding could be judged have it; both None where that is not told."""

    count: int | None
    of: int | None


def by_sex(many: Many) -> tuple[Group, ...]:
    """Return the diaries of each sex that occurs, and those of unknown sex."""
    named = [Group(sex, many.sex == sex) for sex in SEXES]
    return _occurring([*named, Group(UNKNOWN, ~np.isin(many.sex, SEXES))])


def by_age(many: Many) -> tuple[Group, ...]:
    """Return the diaries of each age band that occurs, and those of unknown age."""
    bands = [Group(str(begin), (many.age >= begin) & (many.age < end)) for begin, end in pairwise((*AGE_EDGES, np.inf))]
    return _occurring([*bands, Group(UNKNOWN, np.isnan(many.age))])


def _occurring(groups: list[Group]) -> tuple[Group, ...]:
    return tuple(group for group in groups if group.members.any())


def distribution(values: Floats) -> Distribution | None:
    """Return how values spread, NaN left out; None where there are fewer than FEWEST.

    >>> distribution(np.array([6.0, 7, 8, 9, 14, np.nan]))
    Distribution(n=5, low=nan, quarter=7.0, median=8.0, three_quarters=9.0, high=nan)
    """
    known = values[~np.isnan(values)]
    if len(known) < FEWEST:
        return None
    low, quarter, median, three_quarters, high = np.percentile(known, [10, 25, 50, 75, 90]).tolist()
    if len(known) < FEWEST_FOR_EDGES:
        low = high = np.nan
    return Distribution(len(known), low, quarter, median, three_quarters, high)


def shares(level: Strings, wanted: tuple[str, ...], groups: tuple[Group, ...]) -> tuple[Share, ...]:
    """Return in how many diaries of each group the level is one of those wanted, out of those judged."""
    judged = np.isin(level, ("below", "within", "above", "borderline"))
    has = np.isin(level, wanted)
    of = np.array([int((judged & group.members).sum()) for group in groups])
    count = np.array([int((has & group.members).sum()) for group in groups])
    return tuple(
        Share(None, None) if hidden else Share(int(n), int(out_of))
        for n, out_of, hidden in zip(count, of, withheld(count, of), strict=True)
    )


def sizes(groups: tuple[Group, ...]) -> tuple[int | None, ...]:
    """Return how many diaries each group has, None where that is not told."""
    size = np.array([int(group.members.sum()) for group in groups])
    return tuple(None if hidden else int(n) for n, hidden in zip(size, withheld(size, size), strict=True))


def withheld(count: Ints, of: Ints) -> Bools:
    """Tell which counts are not told: of 1 to 4 with or without it, or of fewer than 5 diaries in all.

    One that could be worked out, as it alone is missing from a total, takes the next smallest with it.

    >>> withheld(np.array([3, 20, 9]), np.array([30, 40, 18])).tolist()
    [True, False, True]
    >>> withheld(np.array([0, 20]), np.array([0, 40])).tolist()
    [False, False]
    """
    others = of - count
    small = (of < FEWEST) | ((count > 0) & (count < FEWEST)) | ((others > 0) & (others < FEWEST))
    hidden: Bools = small & (of > 0)
    left = np.flatnonzero(~hidden & (of > 0))
    if hidden.sum() == 1 and left.size:
        hidden[left[np.argmin(of[left])]] = True
    return hidden


def completeness(many: Many) -> tuple[int, int, int]:
    """Return how many diaries have enough complete days for a result, fewer of them, and none."""
    enough = many.days_complete >= DAYS_FOR_A_RESULT
    some = (many.days_complete > 0) & ~enough
    return int(enough.sum()), int(some.sum()), int((~enough & ~some).sum())
