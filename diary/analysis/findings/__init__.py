"""Metric × limit → finding, for every diary: flags with a source, never a diagnosis.

A range has the levels below, within and above; a pattern or an event is `above` when present and `within`
when absent; `not_assessed` says why. A withheld value is judged only where its bound already decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from diary.analysis.findings.doctor import see_a_doctor
from diary.analysis.findings.habits import early_voiding, frequency, holding, intake
from diary.analysis.findings.judging import Finding, Judge, not_assessed, plain, too_young
from diary.analysis.findings.noted import noted
from diary.analysis.findings.polyuria import nocturnal_polyuria, polyuria
from diary.analysis.findings.stool import constipation_pattern, ibs_subtype, share
from diary.analysis.metrics import Numbers


@dataclass(frozen=True)
class Judgement:
    """One row of the catalogue: what makes a finding, what it is, and for whom."""

    code: str
    judge: Judge
    pattern: bool  # present or absent, rather than lower or higher
    everyone: bool = False  # does not rest on a reference of adults


def _range(code: str, judge: Judge | None = None, *, everyone: bool = False) -> Judgement:
    """Return a number that lies below, within or above; by its reference alone unless a judge is named."""
    return Judgement(code, judge or plain(code), pattern=False, everyone=everyone)


def _pattern(code: str, judge: Judge | None = None, *, everyone: bool = False) -> Judgement:
    """Return what is there or is not; by its reference alone unless a judge is named."""
    return Judgement(code, judge or plain(code), pattern=True, everyone=everyone)


FINDINGS: tuple[Judgement, ...] = (
    _range("frequency", frequency),
    _range("capacity"),
    _range("small_capacity"),
    _range("intake", intake),
    _pattern("early_voiding", early_voiding),
    _range("polyuria", polyuria),
    _pattern("nocturnal_polyuria", nocturnal_polyuria),
    _range("nocturia"),
    _pattern("reduced_nocturnal_capacity"),
    _pattern("holding", holding),
    _pattern("urgency", noted("urgency")),
    _pattern("stress_leakage", noted("stress_leakage")),
    _pattern("urgency_leakage", noted("urgency_leakage")),
    _pattern("mixed_leakage", noted("mixed_leakage")),
    _pattern("night_leakage", noted("night_leakage")),
    _range("hard_stool", share("hard_stool")),
    _range("loose_stool", share("loose_stool")),
    _range("straining", share("straining")),
    _range("incomplete_emptying", share("incomplete_emptying")),
    _pattern("constipation_pattern", constipation_pattern),
    _range("ibs_subtype", ibs_subtype),
    _pattern("stool_leakage"),
    _range("stool_frequency"),
    _range("stool_urge_postponed", share("stool_urge_postponed")),
    _range("exercise_adherence", everyone=True),
    _pattern("see_a_doctor", see_a_doctor, everyone=True),
)
CODES = tuple(row.code for row in FINDINGS)
PATTERNS = frozenset(row.code for row in FINDINGS if row.pattern)
"""Findings that are present or absent rather than lower or higher."""


def find(numbers: Numbers) -> tuple[Finding, ...]:
    """Return every finding of the catalogue, in its order; adult references are not held against a child."""
    child = too_young(numbers)
    return tuple(
        row.judge(numbers) if row.everyone else not_assessed(row.judge(numbers), child, "adult_reference_only")
        for row in FINDINGS
    )
