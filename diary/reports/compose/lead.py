"""What stands out, in two or three sentences: which findings speak first, and which say the same."""

from __future__ import annotations

from diary.analysis.coverage import coverage
from diary.reports.compose.figures import OneDiary, Verdict
from diary.reports.compose.keynumbers import ON_FEW, leak_kinds
from diary.reports.compose.rows import LEAK_FINDINGS, judged_numbers
from diary.reports.document import Lead

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

REASONS_SAID = 2


def speaking(verdicts: dict[str, Verdict]) -> list[Verdict]:
    """Return the findings that speak, the most important first; conditional ones speak at any level."""
    speak = {code for code, verdict in verdicts.items() if verdict.speaks or _conditional(verdict)}
    speak -= {code for code in speak if verdicts[code].reason == ON_FEW}
    if "polyuria" in speak and verdicts["see_a_doctor"].value == 1:
        speak.discard("see_a_doctor")  # polyuria is the one reason, and says so itself
    speak -= set([code for code in LEAK_FINDINGS if code in speak][1:])  # the first stands for all
    return [
        verdicts[code] for code in ORDER if code in speak and not any(other in speak for other in SAID_BY.get(code, ()))
    ]


def foremost(verdicts: dict[str, Verdict]) -> list[Verdict]:
    """Return the findings to say at the top; where bladder and bowel both speak, both are heard."""
    voiced = speaking(verdicts)
    top = voiced[:AT_MOST]
    bowel = [verdict for verdict in voiced if verdict.code in OF_THE_BOWEL]
    if bowel and not any(verdict.code in OF_THE_BOWEL for verdict in top):
        top[-1] = bowel[0]
    return top


def _conditional(verdict: Verdict) -> bool:
    return verdict.code == "frequency" and verdict.level == "within" and verdict.reason != ""


def _sentence(diary: OneDiary, verdict: Verdict) -> str:
    """Return the sentence of a finding; that of leaks holds their total and kinds, when there are several."""
    total = diary.figure("urine_leaks_per_24h")
    kinds = leak_kinds(diary)
    if verdict.code not in LEAK_FINDINGS or len(kinds) < 2:
        return diary.sentence(verdict)
    mean = diary.mean(total.key, diary.number(total.key, total.value))
    return diary.words("report.lead.leaks", mean=mean, a_day=diary.words("numbers.a_day"), kinds=" · ".join(kinds))


def _nothing_speaks(diary: OneDiary, verdicts: dict[str, Verdict]) -> list[str]:
    """Return what was judged of the main numbers and lies within its limits, and what is missing for the rest."""
    w, numbers = diary.words, judged_numbers(diary)

    def named(judged: bool) -> str:
        codes = [code for code in numbers if (verdicts[code].level != "not_assessed") == judged]
        labels = [w(f"metrics.{numbers[code]}.label") for code in codes]
        return ", ".join(label[0].lower() + label[1:] for label in labels)

    within, missing = named(judged=True), named(judged=False)
    if not missing:
        return [w("report.lead.all_within")]
    reasons = [diary.why(verdicts[code].reason) for code in numbers if verdicts[code].level == "not_assessed"]
    because = " ".join(list(dict.fromkeys(reasons))[:REASONS_SAID])
    if not within:
        return [w("report.lead.nothing_to_say"), because]
    return [w("report.lead.some_within", within=within), w("report.lead.missing", missing=missing, because=because)]


def lead(diary: OneDiary) -> Lead:
    """Return a sentence for each finding at the top of page one, and what they rest on."""
    covered = coverage(diary.assessment.numbers.line)
    verdicts = diary.verdicts()
    findings = [_sentence(diary, verdict) for verdict in foremost(verdicts)]
    remarks = [diary.why("adult_reference_only")] if diary.is_child else []
    calm = not findings
    if calm and not diary.is_child:
        findings = _nothing_speaks(diary, verdicts)
    complete = int(covered.days_complete[diary.index])
    if covered.indicative[diary.index] and covered.days_recorded[diary.index] > 0:
        key = "no_complete_day" if complete == 0 else "one_day" if complete == 1 else "few_days"
        remarks.append(diary.words(f"report.lead.{key}", n=complete))
    if covered.bowel_indicative[diary.index]:
        bowel_days = int(covered.bowel_days_covered[diary.index])
        remarks.append(diary.words(f"report.lead.few_bowel_days{'_one' if bowel_days == 1 else ''}", n=bowel_days))
    return Lead(tuple(findings), tuple(remarks), calm)
