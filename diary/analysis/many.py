"""Many diaries together: how their numbers spread and what is found how often, never one person's.

What fewer than FEWEST diaries have in common is not told, nor what could be worked out from the rest (`disclosure.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from diary.analysis import disclosure
from diary.analysis.coverage import DAYS_FOR_A_RESULT
from diary.analysis.disclosure import FEWEST, HIDDEN
from diary.analysis.grouping import Bools, Floats, Strings
from diary.model import SEXES

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
class Share:
    """How many of the diaries in which a finding could be judged have it; both None where that is not told."""

    count: int | None
    of: int | None


def by_sex(many: Many) -> tuple[Group, ...]:
    """Return the diaries of each sex, and those of unknown sex; a group may be empty, and which is is not told."""
    named = [Group(sex, many.sex == sex) for sex in SEXES]
    return (*named, Group(UNKNOWN, ~np.isin(many.sex, SEXES)))


def by_age(many: Many) -> tuple[Group, ...]:
    """Return the diaries of each age band, and those of unknown age; a group may be empty, as by sex."""
    bands = [Group(str(begin), (many.age >= begin) & (many.age < end)) for begin, end in pairwise((*AGE_EDGES, np.inf))]
    return (*bands, Group(UNKNOWN, np.isnan(many.age)))


def shares(
    level: Strings, wanted: Sequence[Sequence[str]], divisions: Sequence[Sequence[Group]]
) -> list[list[tuple[Share, ...]]]:
    """Return in how many diaries the level is of each kind, out of those judged: of all, and in each division by group.

    `wanted` are kinds that exclude each other. Where not all can be told, that of most diaries is tried alone.
    """
    judged = np.isin(level, ("below", "within", "above", "borderline"))
    kinds = [np.isin(level, names) for names in wanted]
    members = [[group.members for group in groups] for groups in divisions]
    told = {number: _told_together(kinds, judged, members) for number in range(len(kinds))}
    if told[0] is None and len(kinds) > 1:
        most = max(told, key=lambda number: int(kinds[number].sum()))
        told[most] = _told_together([kinds[most]], judged, members)
    return [_shares(kind, judged, members, told[number]) for number, kind in enumerate(kinds)]


def _told_together(
    kinds: Sequence[Bools], judged: Bools, divisions: Sequence[Sequence[Bools]]
) -> list[disclosure.Pools] | None:
    return disclosure.pools([*kinds, judged & ~np.logical_or.reduce(kinds)], divisions)


def _shares(
    kind: Bools, judged: Bools, divisions: Sequence[Sequence[Bools]], told: list[disclosure.Pools] | None
) -> list[tuple[Share, ...]]:
    def share(members: Bools, *, hidden: bool) -> Share:
        return Share(None, None) if hidden else Share(int((kind & members).sum()), int((judged & members).sum()))

    by_group = [
        tuple(
            share(members, hidden=told is None or told[number][place] == HIDDEN) for place, members in enumerate(groups)
        )
        for number, groups in enumerate(divisions)
    ]
    return [(share(np.ones(len(judged), dtype=bool), hidden=told is None),), *by_group]


def sizes(groups: Sequence[Group]) -> tuple[int | None, ...]:
    """Return how many diaries each group has, None where that is not told: of fewer than FEWEST, or to hide those.

    >>> [sizes([Group(str(place), np.arange(30) // n == place) for place in range(3)]) for n in (10, 14)]
    [(10, 10, 10), (None, 14, None)]
    """
    size = [int(group.members.sum()) for group in groups]
    hidden = {number for number, n in enumerate(size) if n < FEWEST}
    while 0 < sum(size[number] for number in hidden) < FEWEST and len(hidden) < len(size):
        hidden.add(min(set(range(len(size))) - hidden, key=lambda number: size[number]))
    return tuple(None if number in hidden else n for number, n in enumerate(size))


def completeness(many: Many) -> tuple[int | None, ...]:
    """Return how many diaries have enough complete days for a result, fewer of them, and none; None as of `sizes`."""
    enough = many.days_complete >= DAYS_FOR_A_RESULT
    some = (many.days_complete > 0) & ~enough
    return sizes([Group("", members) for members in (enough, some, ~enough & ~some)])
