"""The reasons to see a doctor that a diary itself holds, each with how soon: remarks, blood, and what was computed."""

from __future__ import annotations

import numpy as np

from diary.analysis import grouping
from diary.analysis.ages import too_young
from diary.analysis.findings.judging import Finding
from diary.analysis.findings.losses import losing
from diary.analysis.findings.polyuria import polyuria
from diary.analysis.grouping import Bools
from diary.analysis.metrics import Numbers
from diary.analysis.reference import Reference
from diary.analysis.remarks import noted

URGENCIES = ("now", "today", "appointment")
"""How soon, the soonest first."""
HOW_SOON = {
    "cannot_void": "now",
    "numbness_with_loss": "now",
    "black_stool": "now",
    "much_blood": "now",
    "pain_with_fever": "today",
    "blood_in_urine": "appointment",
    "blood_in_stool": "appointment",
    "low_output": "appointment",
    "polyuria": "appointment",
}
"""Every reason with its urgency [nhg; working rule]; pain is one only together with fever, numbness with a loss."""
DOCTOR_REASONS = tuple(HOW_SOON)
REMARKS_OF = {"numbness_with_loss": ("numbness",), "pain_with_fever": ("fever", "pain")}
"""The remarks in which a reason is told, where they bear another name."""
BLEEDING = ("blood", "blood_and_mucus", "unspecified")
"""What the column for blood and mucus holds where there may be blood."""

COUNTED = "doctor_reasons"
"""What is counted of them, as the metric of the finding."""
_NO_REASON = Reference(
    id="see_a_doctor",
    metric=COUNTED,
    inclusive=True,
    source="nhg; nice_ng123; working_rule",
    page="not_at_hand",
    high=0,
)
"""Any reason is one: no limit that a practice may set."""


def doctor_reasons(numbers: Numbers) -> dict[str, Bools]:
    """Return for each of DOCTOR_REASONS in which diaries it was noted or computed.

    What rests on a limit of adults is not said of a child.
    """
    line = numbers.line
    bowel = line.facts.bowel
    bleeding = grouping.among(bowel["blood"], BLEEDING)
    bled = grouping.count(bowel["diary"], line.diaries, bleeding) > 0
    little = numbers.references["low_output"].below(numbers.daily["voided_volume_24h_ml"].value)
    grown_up = ~too_young(line)
    computed = {
        "numbness_with_loss": noted(line, "numbness") & losing(numbers),
        "pain_with_fever": noted(line, "pain") & noted(line, "fever"),
        "blood_in_stool": noted(line, "blood_in_stool") | bled,
        "low_output": (grouping.count(line.days.diary, line.diaries, little) > 0) & grown_up,
        "polyuria": (polyuria(numbers).level == "above") & grown_up,
    }
    return {code: computed[code] if code in computed else noted(line, code) for code in DOCTOR_REASONS}


def see_a_doctor(numbers: Numbers) -> Finding:
    """Count the reasons to see a doctor that this diary itself notes; the box stands in every report.

    `reason` is how soon: the soonest of them.
    """
    reasons = doctor_reasons(numbers)
    counted = np.sum(list(reasons.values()), axis=0).astype(float)
    soonest = np.full(len(counted), "", dtype=object)
    for urgency in reversed(URGENCIES):
        soonest[np.any([present for code, present in reasons.items() if HOW_SOON[code] == urgency], axis=0)] = urgency
    level = np.where(counted > 0, "above", "within").astype(object)
    return Finding("see_a_doctor", _NO_REASON, counted, level, np.ones(len(counted)), soonest)
