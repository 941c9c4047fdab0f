"""Several diaries of one person: their order in time, and what makes them hard to compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from diary.analysis.coverage import coverage
from diary.analysis.grouping import Floats
from diary.analysis.metrics import Numbers
from diary.model import Diary

_DAYS_A_YEAR = 365.25


@dataclass(frozen=True)
class Period:
    """The first and last date of a diary."""

    first: pd.Timestamp
    last: pd.Timestamp


def period(facts: Diary, diary: int) -> Period | None:
    """Return when a diary was kept: its days of voiding, or without any those of the bowel; None without dates."""
    days = facts.days[(facts.days["diary"] == diary) & ~facts.days["morning_only"]]
    if not days["dated"].all():
        return None
    dates = facts.bowel.loc[facts.bowel["diary"] == diary, "at"] if days.empty else days["date"]
    return None if dates.empty else Period(pd.Timestamp(dates.min()), pd.Timestamp(dates.max()))


def in_order(periods: Sequence[Period | None], names: Sequence[str]) -> list[int]:
    """Return the places of the diaries from the earliest to the latest; ties by name, so that any order gives one.

    Where one has no date the order in which they were named stands.
    """
    dated = [(one.first, one.last, name, at) for at, (one, name) in enumerate(zip(periods, names, strict=True)) if one]
    return [at for *_, at in sorted(dated)] if len(dated) == len(periods) else list(range(len(periods)))


NOTICES = (
    "codes_differ", "sexes_differ", "ages_differ", "same_file", "undated", "overlap", "scales_differ", "days_differ",
)  # fmt: skip
"""What may be noticed, in order of weight; the first three say that these may be different people."""


def notices(numbers: Numbers, periods: Sequence[Period | None], contents: Sequence[str]) -> tuple[str, ...]:
    """Return what to know before comparing these diaries, given in order of time with a hash of each content."""
    patients, covered = numbers.line.facts.patients, coverage(numbers.line)
    same = len(set(contents)) < len(contents)
    counted = (covered.days_complete, covered.bowel_days_covered)
    holds = {
        "codes_differ": _differ(patients["code"].str.strip().str.casefold()),
        "sexes_differ": _differ(patients["sex"]),
        "ages_differ": _ages_differ(patients["age"].to_numpy(), periods),
        "same_file": same,
        "undated": not all(periods),
        "overlap": not same and any(a and b and b.first <= a.last for a, b in pairwise(periods)),
        "scales_differ": _differ(patients["urge_scale"]),
        "days_differ": any(len(np.unique(days[days > 0])) > 1 for days in counted),
    }
    return tuple(code for code in NOTICES if holds[code])


def _differ(stated: pd.Series[str]) -> bool:
    """Tell whether what was filled in differs; what was left out does not."""
    return bool(stated[stated != ""].nunique() > 1)


def _ages_differ(ages: Floats, periods: Sequence[Period | None]) -> bool:
    """Tell whether an age falls, or rises by more than the years between the diaries and one birthday."""
    stated = [(float(age), one) for age, one in zip(ages, periods, strict=True) if not np.isnan(age)]
    for (younger, earlier), (older, later) in pairwise(stated):
        years = (later.last - earlier.first).days // _DAYS_A_YEAR if earlier and later else 0
        if not 0 <= older - younger <= years + 1:
            return True
    return False
