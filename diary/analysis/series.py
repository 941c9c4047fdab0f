"""Several diaries of one person: their order in time, and what makes them hard to compare."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from diary.analysis.coverage import coverage
from diary.analysis.grouping import Floats
from diary.analysis.metrics import Numbers
from diary.model import Diary
from diary.table import Table

_DAYS_A_YEAR = 365.25


@dataclass(frozen=True)
class Period:
    """The first and last date of a diary."""

    first: dt.datetime
    last: dt.datetime


def period(facts: Diary, diary: int) -> Period | None:
    """Return when a diary was kept: its days of voiding, or without any those of the bowel; None without dates."""
    days = _days_of_voiding(facts, diary)
    if not days["dated"].all():
        return None
    dates = days["date"] if len(days) else facts.bowel["at"][facts.bowel["diary"] == diary]
    return Period(dates.min().item(), dates.max().item()) if dates.size else None


def _days_of_voiding(facts: Diary, diary: int) -> Table:
    return facts.days.rows((facts.days["diary"] == diary) & ~facts.days["morning_only"])


def in_order(periods: Sequence[Period | None], names: Sequence[str]) -> list[int]:
    """Return the places of the diaries from the earliest to the latest; ties by name, so that any order gives one.

    One without a date stays in the place in which it was named; those with a date take the other places by date.
    """
    both = enumerate(zip(periods, names, strict=True))
    dated = sorted((own.first, own.last, name, at) for at, (own, name) in both if own)
    by_date = iter(at for *_, at in dated)
    return [next(by_date) if own else at for at, own in enumerate(periods)]


def days_of(facts: Diary, diary: int) -> frozenset[dt.date]:
    """Return the dates that a diary recorded: its days of voiding, or without any those of the bowel."""
    days = _days_of_voiding(facts, diary)
    dates = days["date"][days["dated"]] if len(days) else facts.bowel["at"][facts.bowel["diary"] == diary]
    return frozenset(dates.astype("datetime64[D]").tolist())


OTHER_PERSON = ("codes_differ", "sexes_differ", "ages_differ")
"""What says that these may be different people."""
NOTICES = (*OTHER_PERSON, "same_file", "undated", "overlap", "scales_differ", "days_differ")
"""What may be noticed, in order of weight."""


def other_person(patients: Table, periods: Sequence[Period | None]) -> tuple[str, ...]:
    """Return what says that diaries, given in order of time, may be those of different people."""
    holds = {
        "codes_differ": _differ(code.strip().casefold() for code in patients["code"]),
        "sexes_differ": _differ(patients["sex"]),
        "ages_differ": _ages_differ(patients["age"], periods),
    }
    return tuple(code for code in OTHER_PERSON if holds[code])


def notices(
    numbers: Numbers,
    patients: Table,
    periods: Sequence[Period | None],
    pair: tuple[int, int],
    *,
    same_file: bool,
    overlap: bool,
) -> tuple[str, ...]:
    """Return what to know before comparing these diaries, given in order of time, and the pair of them above all."""
    complete = coverage(numbers.line).days_complete[list(pair)]
    holds = {
        "same_file": same_file,
        "undated": not all(periods),
        "overlap": overlap and not same_file,
        "scales_differ": _differ(patients["urge_scale"]),
        "days_differ": bool((complete > 0).all() and complete[0] != complete[1]),
    }
    return (*other_person(patients, periods), *(code for code in NOTICES if holds.get(code)))


def _differ(stated: Iterable[str]) -> bool:
    """Tell whether what was filled in differs; what was left out does not."""
    return len(set(stated) - {""}) > 1


def _ages_differ(ages: Floats, periods: Sequence[Period | None]) -> bool:
    """Tell whether an age falls, or rises by more than the years between the diaries and one birthday."""
    stated = [(float(age), one) for age, one in zip(ages, periods, strict=True) if not np.isnan(age)]
    for (younger, earlier), (older, later) in pairwise(stated):
        years = (later.last - earlier.first).days // _DAYS_A_YEAR if earlier and later else 0
        if not 0 <= older - younger <= years + 1:
            return True
    return False
