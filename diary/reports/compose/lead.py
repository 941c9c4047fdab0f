"""What stands out, in two or three sentences: which findings speak first, and which say the same."""

from __future__ import annotations

from diary.analysis.coverage import coverage
from diary.reports.compose.figures import OneDiary, Verdict

AT_MOST = 3
"""So many findings are said at the top: more would compete with each other."""

ORDER = (
    "see_a_doctor", "polyuria", "intake", "frequency", "nocturnal_polyuria", "stress_leakage", "urgency_leakage",
    "mixed_leakage", "night_leakage", "early_voiding", "constipation_pattern", "stool_leakage",
    "stool_urge_postponed", "small_capacity", "holding", "nocturia", "urgency", "reduced_nocturnal_capacity",
    "hard_stool", "loose_stool", "straining", "incomplete_emptying", "stool_frequency", "capacity",
    "exercise_adherence",
)  # fmt: skip
"""A doctor first; what goes in before what comes out; what is lost before how often; patterns before parts."""

OF_THE_BOWEL = frozenset(
    {
        "constipation_pattern", "stool_leakage", "stool_urge_postponed", "hard_stool", "loose_stool", "straining",
        "incomplete_emptying", "stool_frequency",
    }
)  # fmt: skip

SAID_BY = {
    "nocturia": ("nocturnal_polyuria",),
    "reduced_nocturnal_capacity": ("nocturia", "nocturnal_polyuria"),
    "urgency": ("urgency_leakage", "mixed_leakage"),
    "capacity": ("small_capacity",),
    "hard_stool": ("constipation_pattern",),
    "straining": ("constipation_pattern",),
    "incomplete_emptying": ("constipation_pattern",),
    "stool_frequency": ("constipation_pattern",),
}
"""A finding that is part of another that speaks is not said again at the top."""


def speaking(verdicts: dict[str, Verdict]) -> list[Verdict]:
    """Return the findings that speak, the most important first; conditional ones speak at any level."""
    speak = {code for code, verdict in verdicts.items() if verdict.speaks or _conditional(verdict)}
    if "polyuria" in speak and verdicts["see_a_doctor"].value == 1:
        speak.discard("see_a_doctor")  # polyuria is the one reason, and says so itself
    return [
        verdicts[code] for code in ORDER if code in speak and not any(other in speak for other in SAID_BY.get(code, ()))
    ]


def foremost(verdicts: dict[str, Verdict]) -> list[Verdict]:
    """Return the findings to say at the top; where bladder and bowel both speak, both are heard."""
    said = speaking(verdicts)
    top = said[:AT_MOST]
    bowel = [verdict for verdict in said if verdict.code in OF_THE_BOWEL]
    if bowel and not any(verdict.code in OF_THE_BOWEL for verdict in top):
        top[-1] = bowel[0]
    return top


def _conditional(verdict: Verdict) -> bool:
    return verdict.code == "frequency" and verdict.level == "within" and verdict.reason != ""


def lead(one: OneDiary) -> tuple[str, ...]:
    """Return the sentences at the top of page one, the warning of a short diary included."""
    found = coverage(one.assessment.numbers.line)
    verdicts = one.verdicts()
    said = [one.sentence(verdict) for verdict in foremost(verdicts)]
    frequency = verdicts["frequency"]
    if 0 < len(said) < AT_MOST and frequency.level == "within" and not frequency.reason:
        said.append(one.sentence(frequency))
    judged = [verdict for verdict in verdicts.values() if verdict.level != "not_assessed"]
    if one.is_child:
        said.append(one.why("adult_reference_only"))
    elif not said:
        nothing = len(judged) <= 1  # only the fixed question about the doctor
        said = [one.words("report.lead.nothing_to_say" if nothing else "report.lead.all_within")]
    complete = int(found.days_complete[one.index])
    if found.indicative[one.index] and found.days_recorded[one.index] > 0:
        key = "no_complete_day" if complete == 0 else "one_day" if complete == 1 else "few_days"
        said.append(one.words(f"report.lead.{key}", n=complete))
    if found.bowel_indicative[one.index]:
        said.append(one.words("report.lead.few_bowel_days", n=int(found.bowel_days_covered[one.index])))
    return tuple(said)
