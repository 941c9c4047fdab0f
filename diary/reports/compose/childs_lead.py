"""What page one of a child says beside its findings: its nights as so many of those known, and being wet by day."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from diary.reports.compose.figures import OneDiary
from diary.reports.compose.rows import EXPECTED

NIGHTS = "night_leakage"


def of_nights(diary: OneDiary, code: str) -> str:
    """Return the sentence of a child's nights in place of that of the loss at night; empty of all others."""
    nights = diary.figure("wet_nights")
    if not diary.is_child or code != NIGHTS or not nights.known:
        return ""
    return diary.words("report.lead.child.nights", n=diary.words.number(nights.value), of=nights.based_on)


def beside(diary: OneDiary, leading: Sequence[str]) -> list[str]:
    """Return why nothing is judged without an age, the nights that were wet, and that a child was wet by day."""
    w = diary.words
    remarks = [diary.why("adult_reference_only")] if np.isnan(diary.figure(EXPECTED).value) else []
    if NIGHTS not in leading and diary.figure("wet_nights").value > 0:
        remarks.append(of_nights(diary, NIGHTS))
    wet, grade = diary.figure("day_wetness_episodes"), diary.figure("day_wetness").value
    if wet.value > 0:
        often = w(f"report.lead.child.by_day{'_one' if wet.value == 1 else ''}", n=w.number(wet.value))
        remarks.append(" ".join((often, *([] if np.isnan(grade) else [w(f"report.lead.child.grade_{grade:.0f}")]))))
    return remarks
