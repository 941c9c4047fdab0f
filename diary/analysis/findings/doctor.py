"""The reasons to see a doctor that a diary itself holds: remarks, blood, and what was computed."""

from __future__ import annotations

import numpy as np

from diary.analysis import grouping
from diary.analysis.findings.judging import Finding, too_young
from diary.analysis.findings.polyuria import polyuria
from diary.analysis.grouping import Bools
from diary.analysis.metrics import Numbers
from diary.analysis.reference import Reference

RED_FLAGS = ("blood_in_urine", "blood_in_stool", "black_stool", "cannot_void")
"""Remarks that each ask for a doctor; pain does so together with fever."""
DOCTOR_REASONS = (*RED_FLAGS, "pain_with_fever", "low_output", "polyuria")
BLEEDING = ("blood", "blood_and_mucus", "unspecified")
"""What the column for blood and mucus holds where there may be blood."""

_NO_REASON = Reference(
    id="see_a_doctor",
    metric="doctor_reasons",
    inclusive=True,
    source="nhg; nice_ng123",
    page="not_at_hand",
    high=0,
)
"""Any reason is one: no limit that a practice may set."""


def doctor_reasons(numbers: Numbers) -> dict[str, Bools]:
    """Return for each of DOCTOR_REASONS in which diaries it was noted or computed.

    What rests on a limit of adults is not said of a child.
    """
    line = numbers.line
    noted_in, codes = (line.facts.remarks[name].to_numpy() for name in ("diary", "code"))
    bowel = line.facts.bowel

    def noted(code: str) -> Bools:
        return grouping.count(noted_in, line.diaries, codes == code) > 0

    bleeding = np.isin(bowel["blood"].to_numpy().astype(str), BLEEDING)
    bled = grouping.count(bowel["diary"].to_numpy(), line.diaries, bleeding) > 0
    little = numbers.references["low_output"].below(numbers.daily["voided_volume_24h_ml"].value)
    reasons = {code: noted(code) for code in RED_FLAGS}
    reasons["blood_in_stool"] = reasons["blood_in_stool"] | bled
    reasons["pain_with_fever"] = noted("pain") & noted("fever")
    grown_up = ~too_young(numbers)
    reasons["low_output"] = (grouping.count(line.days.diary, line.diaries, little) > 0) & grown_up
    reasons["polyuria"] = (polyuria(numbers).level == "above") & grown_up
    return reasons


def see_a_doctor(numbers: Numbers) -> Finding:
    """Count the reasons to see a doctor that this diary itself notes; the box stands in every report."""
    counted = np.sum(list(doctor_reasons(numbers).values()), axis=0).astype(float)
    level = np.where(counted > 0, "above", "within").astype(object)
    n = len(counted)
    return Finding("see_a_doctor", _NO_REASON, counted, level, np.ones(n), np.full(n, "", dtype=object))
