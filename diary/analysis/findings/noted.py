"""Findings of what happened at all: one note anywhere in the diary makes them present."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from diary.analysis import continence, grouping, remarks
from diary.analysis.findings.judging import Finding, Judge, plain
from diary.analysis.grouping import Bools
from diary.analysis.metrics import Numbers
from diary.analysis.periods import Timeline
from diary.urge import URGENCY_LEVEL

NOTES: dict[str, Callable[[Timeline], Bools]] = {
    "urgency": continence.noted_urgency,
    "stress_leakage": partial(continence.noted_leak, kind="stress"),
    "urgency_leakage": partial(continence.noted_leak, kind="urgency"),
    "mixed_leakage": partial(continence.noted_leak, kind="mixed"),
    "night_leakage": partial(continence.noted_leak, kind="enuresis"),
    "post_void_leakage": lambda line: continence.noted_leak(line, kind="post_void") | remarks.noted(line, "dribbling"),
}
"""What counts as a note of each of these findings."""


def noted(code: str) -> Judge:
    """Return what finds an event of NOTES that was noted, on a day that can be counted or on another."""

    def judged(numbers: Numbers) -> Finding:
        counted = plain(code)(numbers)
        uncounted = NOTES[code](numbers.line) & (counted.level != "above")
        return replace(
            counted,
            level=np.where(uncounted, "above", counted.level).astype(object),
            reason=np.where(uncounted, "noted_uncounted", counted.reason).astype(object),
        )

    return judged


def urgency(numbers: Numbers) -> Finding:
    """Find urgency that was noted; `full_bladder` where every measured urgency void filled the bladder well."""
    finding = noted("urgency")(numbers)
    eps, n = numbers.line.episodes, numbers.line.diaries
    urgent = (eps.level >= URGENCY_LEVEL) & ~np.isnan(eps.volume)
    small = urgent & numbers.references["capacity"].below(eps.volume)
    full = (grouping.count(eps.diary, n, urgent) > 0) & (grouping.count(eps.diary, n, small) == 0)
    filled = full & (finding.level == "above")
    return replace(finding, reason=np.where(filled, "full_bladder", finding.reason).astype(object))
