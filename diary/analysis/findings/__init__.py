"""Metric × limit → finding, for every diary: flags with a source, never a diagnosis.

A range has the levels below, within and above; a pattern or an event is `above` when present and `within`
when absent; `not_assessed` says why. A withheld value is judged only where its bound already decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from diary.analysis.ages import too_young
from diary.analysis.findings.children import (
    bowel_pattern_for_age,
    frequency_for_age,
    intake_for_age,
    night_urine_for_age,
)
from diary.analysis.findings.doctor import see_a_doctor
from diary.analysis.findings.gates import gated
from diary.analysis.findings.habits import capacity, early_voiding, frequency, holding, intake
from diary.analysis.findings.judging import (
    ADULTS_ONLY,
    AGE_UNKNOWN,
    CHILDREN_ONLY,
    Finding,
    Judge,
    not_assessed,
    plain,
    younger_than,
)
from diary.analysis.findings.losses import post_void_residual, stool_deferral_short, voiding_difficulty
from diary.analysis.findings.noted import noted, urgency
from diary.analysis.findings.polyuria import nocturnal_polyuria, polyuria
from diary.analysis.findings.stool import constipation_pattern, ibs_subtype, share
from diary.analysis.metrics import Numbers


@dataclass(frozen=True)
class Judgement:
    """One row of the catalogue: what makes a finding, what it is, and for whom."""

    code: str
    judge: Judge
    pattern: bool  # present or absent, rather than lower or higher
    from_age: str = "adult"  # the reference of the age from which it is judged, empty of what is judged in everyone
    of_children: bool = False  # it is judged until the person is an adult


def _range(code: str, judge: Judge | None = None, *, from_age: str = "adult") -> Judgement:
    """Return a number that lies below, within or above; by its reference alone unless a judge is named."""
    return Judgement(code, judge or plain(code), pattern=False, from_age=from_age)


def _pattern(code: str, judge: Judge | None = None, *, from_age: str = "adult") -> Judgement:
    """Return what is there or is not; by its reference alone unless a judge is named."""
    return Judgement(code, judge or plain(code), pattern=True, from_age=from_age)


def _of_child(code: str, judge: Judge | None = None, *, from_age: str, pattern: bool = False) -> Judgement:
    """Return what is judged of a child alone, by the limits of its age."""
    return Judgement(code, judge or plain(code), pattern=pattern, from_age=from_age, of_children=True)


LEAKS_FROM, STOOL_LEAKS_FROM = "age_of_leaks", "age_of_stool_leaks"
BLADDER_FROM, BOWEL_FROM = "age_of_bladder_limits", "age_of_bowel_limits"

FINDINGS: tuple[Judgement, ...] = (
    _range("frequency", frequency),
    _range("capacity", capacity("capacity")),
    _range("small_capacity", capacity("small_capacity")),
    _range("intake", intake),
    _pattern("early_voiding", early_voiding),
    _range("polyuria", polyuria),
    _pattern("nocturnal_polyuria", nocturnal_polyuria),
    _range("nocturia"),
    _pattern("reduced_nocturnal_capacity"),
    _pattern("holding", holding),
    _pattern("urgency", urgency, from_age=LEAKS_FROM),
    *(
        _pattern(code, noted(code), from_age=LEAKS_FROM)
        for code in ("stress_leakage", "urgency_leakage", "mixed_leakage", "night_leakage", "post_void_leakage")
    ),
    _pattern("pad_leakage"),
    _range("post_void_residual", post_void_residual),
    _range("catheter_volume"),
    _pattern("voiding_difficulty", voiding_difficulty, from_age=LEAKS_FROM),
    _range("hard_stool", share("hard_stool")),
    _range("loose_stool", share("loose_stool")),
    _range("straining", share("straining")),
    _range("incomplete_emptying", share("incomplete_emptying")),
    _pattern("constipation_pattern", constipation_pattern),
    _range("ibs_subtype", ibs_subtype),
    _pattern("stool_leakage", from_age=STOOL_LEAKS_FROM),
    _pattern("stool_deferral_short", stool_deferral_short),
    _range("stool_frequency"),
    _range("stool_urge_postponed", share("stool_urge_postponed")),
    _of_child("capacity_for_age", from_age=BLADDER_FROM),
    _of_child("frequency_for_age", frequency_for_age, from_age=BLADDER_FROM),
    _of_child("night_urine_for_age", night_urine_for_age, from_age=BLADDER_FROM, pattern=True),
    _of_child("intake_for_age", intake_for_age, from_age=BOWEL_FROM),
    _of_child("bowel_pattern_for_age", bowel_pattern_for_age, from_age=BOWEL_FROM, pattern=True),
    _range("exercise_adherence", from_age=""),
    _pattern("see_a_doctor", see_a_doctor, from_age=""),
)
OF_CHILDREN = frozenset(row.code for row in FINDINGS if row.of_children)
"""The findings that are judged of a child alone."""
CODES = tuple(row.code for row in FINDINGS)
OF_CHILDREN = frozenset(row.code for row in FINDINGS if row.of_children)
PATTERNS = frozenset(row.code for row in FINDINGS if row.pattern)
"""Findings that are present or absent rather than lower or higher."""


def find(numbers: Numbers) -> tuple[Finding, ...]:
    """Return every finding of the catalogue, in its order, judged and then gated.

    What rests on a reference of adults is not held against a child; what was noted is said from the age at which it
    counts.
    """
    return gated(numbers, {row.code: _of_age(row, row.judge(numbers), numbers) for row in FINDINGS})


def _of_age(row: Judgement, finding: Finding, numbers: Numbers) -> Finding:
    if not row.from_age:
        return finding
    if row.from_age == "adult":
        return not_assessed(finding, too_young(numbers.line), ADULTS_ONLY)
    finding = not_assessed(finding, younger_than(row.from_age, numbers), "below_age")
    if not row.of_children:
        return finding
    age_unknown = np.isnan(numbers.line.facts.patients["age"])
    finding = not_assessed(replace(finding, of_children=True), age_unknown, AGE_UNKNOWN)
    return not_assessed(finding, ~too_young(numbers.line) & ~age_unknown, CHILDREN_ONLY)
