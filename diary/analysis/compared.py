"""Diaries of one person, one beside the other: what changed from the earliest to the latest, and what to know of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diary.analysis.assess import Assessment, assess
from diary.analysis.change import Change, changes
from diary.analysis.finding_changes import FindingChanges, finding_changes
from diary.analysis.series import Period, in_order, notices, period
from diary.model import Diary, together
from diary.settings import DEFAULTS, Settings


@dataclass(frozen=True)
class Compared:
    """Two or more diaries, assessed together; the first is `before`, the last `after`, those between the course."""

    assessment: Assessment
    order: tuple[int, ...]  # place in time → place in which it was given
    periods: tuple[Period | None, ...]  # in order of time
    changes: Mapping[str, Change]
    findings: FindingChanges
    notices: tuple[str, ...]  # of series.NOTICES


def compare(diaries: Sequence[Diary], contents: Sequence[str], settings: Settings = DEFAULTS) -> Compared:
    """Compare diaries, put in order of time first; `contents` tells the same file twice and settles ties."""
    given = [period(diary, 0) for diary in diaries]
    order = in_order(given, contents)
    assessment = assess(together(diaries[at] for at in order), settings)
    periods, last = tuple(given[at] for at in order), len(order) - 1
    return Compared(
        assessment=assessment,
        order=tuple(order),
        periods=periods,
        changes=changes(assessment.numbers, 0, last),
        findings=finding_changes(assessment.numbers, assessment.findings, 0, last),
        notices=notices(assessment.numbers, periods, [contents[at] for at in order]),
    )
