"""Diaries of one person, one beside the other: what changed from one of them to the latest, and what to know of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from diary.analysis.assess import Assessment, assess
from diary.analysis.change import changes
from diary.analysis.change.primaries import primaries
from diary.analysis.change.verdict import Change
from diary.analysis.finding_changes import FindingChanges, finding_changes
from diary.analysis.series import Period, days_of, in_order, notices, other_person, period
from diary.model import Diary, together
from diary.settings import DEFAULTS, Settings
from diary.table import Table

Two = tuple[int, int]
"""The places in time of the diary before and of the one after."""
FOR_ALL_PAIRS = 3
"""From so many diaries on each pair is judged too."""


@dataclass(frozen=True)
class Compared:
    """Two or more diaries, assessed together; `pair` are `before` and `after`, the others show the course."""

    assessment: Assessment
    order: tuple[int, ...]  # place in time → place in which it was given
    periods: tuple[Period | None, ...]  # in order of time
    pair: Two
    primaries: tuple[str, ...]  # the numbers that may be called real, named before the result
    changes: Mapping[str, Change]
    pairs: Mapping[Two, Mapping[str, Change]]  # the primary numbers of every pair, from three diaries on
    findings: FindingChanges
    notices: tuple[str, ...]  # of series.NOTICES
    numbered: bool = False  # the diaries are shown without their dates: by the numbers of their days

    def days(self, at: int) -> Two | None:
        """Return the numbers of the first and last day of a diary, counted over all diaries; None without dates."""
        own, begins = self.periods[at], min((kept.first for kept in self.periods if kept), default=None)
        return ((own.first - begins).days + 1, (own.last - begins).days + 1) if own and begins is not None else None


def order_of(diaries: Sequence[Diary], contents: Sequence[str]) -> tuple[list[int], list[Period | None]]:
    """Return the places in which diaries were given, in order of time, with when each was kept."""
    given = [period(diary, 0) for diary in diaries]
    order = in_order(given, contents)
    return order, [given[at] for at in order]


def whose(diaries: Sequence[Diary], contents: Sequence[str]) -> tuple[str, ...]:
    """Return what says that these may be the diaries of different people, of series.OTHER_PERSON."""
    order, periods = order_of(diaries, contents)
    return other_person(Table.joined([diaries[at].patients for at in order]), periods)


def compare(
    diaries: Sequence[Diary],
    contents: Sequence[str],
    settings: Settings = DEFAULTS,
    baseline: int | None = None,
    shown: Sequence[Diary] | None = None,
) -> Compared:
    """Compare diaries, put in order of time first; `contents` tells the same file twice and settles ties.

    The earliest is held against the latest, or `baseline`, the place in which it was given. `shown` stand in the place
    of the diaries where these must not be shown; when they were kept, and whose they are, the diaries themselves tell.
    """
    order, periods = order_of(diaries, contents)
    assessment = assess(together((shown or diaries)[at] for at in order), settings)
    numbers, last = assessment.numbers, len(order) - 1
    pair = (0 if baseline is None else order.index(baseline), last)
    days = [days_of(diaries[at], 0) for at in order]

    def overlap(two: Two) -> bool:
        before, after = two
        return contents[order[before]] == contents[order[after]] or bool(days[before] & days[after])

    every = list(combinations(range(len(order)), 2))
    changed = changes(numbers, *pair, overlap=overlap(pair))
    return Compared(
        assessment=assessment,
        order=tuple(order),
        periods=tuple(periods),
        pair=pair,
        primaries=primaries(numbers, *pair),
        changes=changed,
        pairs={
            two: changes(numbers, *two, overlap=overlap(two), keys=primaries(numbers, *two))
            for two in every
            if len(order) >= FOR_ALL_PAIRS
        },
        findings=finding_changes(assessment.findings, changed, *pair),
        notices=notices(
            numbers,
            Table.joined([diaries[at].patients for at in order]),
            periods,
            pair,
            same_file=len(set(contents)) < len(contents),
            overlap=any(map(overlap, every)),
        ),
        numbered=shown is not None,
    )
