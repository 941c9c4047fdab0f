"""Findings of the bowel: shares of the movements, the constipation-like pattern, the subtype of a stated IBS."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from diary.analysis.defecation import largest_form_share
from diary.analysis.findings.judging import Finding, Judge, judge, level_of, not_assessed, plain
from diary.analysis.metrics import Numbers

CONSTIPATION_SHARES = ("straining", "hard_stool", "incomplete_emptying", "blockage", "manual_help")
FORMS = {"hard_stool": "hard", "loose_stool": "loose"}
MOVEMENTS_MIN = 3
"""A share of fewer bowel movements is said with a caution: one more would turn it over."""
UNSUBTYPED = "ibs_unsubtyped"
SUBTYPES = ("ibs_mixed", "ibs_constipation", "ibs_diarrhoea")


def share(code: str) -> Judge:
    """Return what judges a share of the bowel movements, with a caution where they are few."""

    def judged(numbers: Numbers) -> Finding:
        finding = _judged(code, numbers)
        few = numbers.measures[finding.reference.metric].based_on < MOVEMENTS_MIN
        cautious = few & (finding.level != "not_assessed")
        return replace(finding, reason=np.where(cautious, "too_few_movements", finding.reason).astype(object))

    return judged


def _judged(code: str, numbers: Numbers) -> Finding:
    """Judge a share; hard or loose is not absent where types between two groups may hold enough of it."""
    finding = plain(code)(numbers)
    form = FORMS.get(code)
    if form is None:
        return finding
    perhaps = level_of(finding.reference, largest_form_share(numbers.line, form))
    return not_assessed(finding, (finding.level == "within") & (perhaps != "within"), "stool_type_between")


def constipation_pattern(numbers: Numbers) -> Finding:
    """Find more criteria than the reference allows, without frequent loose stools; unknown criteria do not count.

    A share exactly on its limit counts in some sources: where that decides, the pattern is borderline.
    """
    reference = numbers.references["constipation_pattern"]
    judged = [_judged(code, numbers).level for code in CONSTIPATION_SHARES]
    few = plain("few_spontaneous_movements")(numbers).level
    met = np.sum([level == "above" for level in judged], axis=0) + (few == "below")
    open_criteria = np.sum([level == "not_assessed" for level in judged], axis=0) + (few == "not_assessed")
    on_limit = np.sum([level == "borderline" for level in judged], axis=0)
    loose = _judged("loose_stool", numbers).level
    level = np.full(len(loose), "within", dtype=object)
    level[reference.above(met + on_limit + open_criteria)] = "not_assessed"
    level[reference.above(met + on_limit)] = "borderline"
    level[reference.above(met) & (loose == "within")] = "above"
    level[(loose == "not_assessed") & (level == "borderline")] = "not_assessed"
    level[loose == "above"] = "within"
    diary_reason = numbers.measures["bowel_movements_per_week"].reason
    why = np.where(diary_reason == "", "item_not_filled", diary_reason)
    reason = np.where(level == "not_assessed", why, "").astype(object)
    value = np.where(level == "not_assessed", np.nan, met.astype(float))
    return Finding("constipation_pattern", reference, value, level, np.ones(len(value)), reason)


def ibs_subtype(numbers: Numbers) -> Finding:
    """Name the subtype of an irritable bowel that the diary states as diagnosed, by hard and loose stools [rome4].

    Hard and loose each in more than a quarter of the bowel movements: mixed; one of them: that one; neither:
    unsubtyped, `within`. `reason` names it. Exactly a quarter of either is borderline. Without a stated
    diagnosis there is no subtype (ibs_not_stated).
    """
    reference = numbers.references["ibs_subtype"]
    hard, loose = (numbers.measures[f"stool_{form}_share"] for form in ("hard", "loose"))
    by_hard = judge("ibs_subtype", hard, reference)
    often, often_loose = reference.above(hard.value), reference.above(loose.value)
    on_limit = (by_hard.level == "borderline") | (level_of(reference, loose.value) == "borderline")
    named = np.select([often & often_loose, often, often_loose], SUBTYPES, UNSUBTYPED)
    by_hard = replace(
        by_hard,
        level=np.where(on_limit, "borderline", np.where(often | often_loose, "above", "within")).astype(object),
        reason=np.where(on_limit, "", named).astype(object),
    )
    by_hard = not_assessed(by_hard, hard.reason != "", "item_not_filled")
    stated = numbers.line.facts.patients["ibs"] == 1
    return not_assessed(replace(by_hard, applies=stated.astype(float)), ~stated, "ibs_not_stated")
