"""Findings of what happened at all: one note anywhere in the diary makes them present."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from diary.analysis import continence
from diary.analysis.findings.judging import Finding, Judge, plain
from diary.analysis.grouping import Bools
from diary.analysis.metrics import Numbers
from diary.analysis.periods import Timeline

NOTES: dict[str, Callable[[Timeline], Bools]] = {
    "urgency": continence.noted_urgency,
    "stress_leakage": partial(continence.noted_leak, kind="stress"),
    "urgency_leakage": partial(continence.noted_leak, kind="urgency"),
    "mixed_leakage": partial(continence.noted_leak, kind="mixed"),
    "night_leakage": partial(continence.noted_leak, kind="enuresis"),
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
