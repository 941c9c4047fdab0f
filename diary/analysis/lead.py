"""Which findings lead page one, and in which order; the ranks stand in `lead.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from diary.analysis.assess import Assessment
from diary.analysis.continence import leaks

SPEAKING = ("above", "below")
OFTEN = "often."
"""Before a finding: at or above the reference `stool_leakage_often`, of smears alone `stool_smears_often`."""
KIND_OF = {
    "stress_leakage": "stress",
    "urgency_leakage": "urgency",
    "mixed_leakage": "mixed",
    "night_leakage": "enuresis",
}
DOCTOR, POLYURIA, FULL_BLADDER = "see_a_doctor", "polyuria", "full_bladder"


@cache
def rules() -> dict[str, Any]:
    """Return the ranks, what says what, and what a complaint brings to the front."""
    return tomllib.loads(Path(__file__).with_name("lead.toml").read_text("utf-8"))


@dataclass(frozen=True)
class _Said:
    """One finding of one diary."""

    level: str
    reason: str
    value: float


def lead(assessment: Assessment, diary: int) -> tuple[str, ...]:
    """Return the codes of the findings that lead one diary, the first first; empty when nothing speaks.

    The complaint that the diary names brings its finding forward where that is above. Where bladder and bowel both
    have something to say, both are heard. It is found once: the page, its tips and its drawings ask for it.
    """
    if diary not in assessment.led_by:
        assessment.led_by[diary] = _found(assessment, diary)
    return assessment.led_by[diary]


def _found(assessment: Assessment, diary: int) -> tuple[str, ...]:
    findings = {
        each.code: _Said(str(each.level[diary]), str(each.reason[diary]), float(each.value[diary]))
        for each in assessment.findings
    }
    ranked = _ranked(assessment, diary, findings)
    complaint = str(assessment.numbers.line.facts.patients["complaint"][diary])
    order = [code for code, _ in ranked]
    doctor = [code for code in order if code == _first(findings)]
    front = [code for code in order if code in _complained(complaint, findings)][:1]
    top = list(dict.fromkeys((*doctor, *front, *order)))[: rules()["at_most"]]
    heard = [code for code, rank in ranked if code in rules()["bowel"] and rank <= rules()["bowel_is_heard_to_rank"]]
    if heard and not set(top) & set(rules()["bowel"]):
        top[-1] = heard[0]
    return tuple(top)


def in_order(assessment: Assessment, diary: int) -> tuple[str, ...]:
    """Return the codes of all findings: those that lead, then the others by their ranks."""
    ranked = [written.removeprefix(OFTEN) for codes in rules()["ranks"] for written in codes]
    return tuple(dict.fromkeys((*lead(assessment, diary), *ranked, *(each.code for each in assessment.findings))))


def _first(findings: dict[str, _Said]) -> str:
    """Return what stands before everything: a reason to see a doctor, or polyuria where that is the only one."""
    only = findings[POLYURIA].level == "above" and findings[DOCTOR].value == 1
    return POLYURIA if only else DOCTOR


def _ranked(assessment: Assessment, diary: int, findings: dict[str, _Said]) -> list[tuple[str, int]]:
    """Return the findings that speak with their rank, in order, without those that another says."""
    speaking = {code for code, one in findings.items() if one.level in SPEAKING and one.reason not in rules()["silent"]}
    kind = _kind_of_most(assessment, diary, speaking)
    speaking -= set(KIND_OF) - {kind}
    said = {code for code, by in rules()["said_by"].items() if speaking & set(by)}
    if "holding" in speaking and findings["urgency"].reason == FULL_BLADDER:
        said.add("urgency")
    often = _loses_stool_often(assessment, diary)
    ranked: dict[str, int] = {}
    for rank, codes in enumerate(rules()["ranks"], 1):
        for written in codes:
            code = written.removeprefix(OFTEN)
            code = _first(findings) if code == DOCTOR else code
            if code in speaking - said and (often or not written.startswith(OFTEN)):
                ranked.setdefault(code, rank)
    return list(ranked.items())


def _loses_stool_often(assessment: Assessment, diary: int) -> bool:
    """Tell whether the loss of stool comes before that of urine: one smear a week does not."""
    references, measures = assessment.numbers.references, assessment.numbers.measures
    all_losses, smears = (measures[f"{kind}stool_leaks_per_week"].value for kind in ("", "smear_"))
    rare = references["stool_leakage_often"].below(all_losses)
    rare |= (smears == all_losses) & references["stool_smears_often"].below(smears)
    return not rare[diary]


def _kind_of_most(assessment: Assessment, diary: int, speaking: set[str]) -> str:
    """Return the kind of loss of urine with most episodes, the first of those that are equal; empty without one."""
    lost = leaks(assessment.numbers.line)
    own = list(lost.kind[lost.diary == diary])
    kinds = [code for code in KIND_OF if code in speaking]
    return max(kinds, key=lambda code: own.count(KIND_OF[code]), default="")


def _complained(complaint: str, findings: dict[str, _Said]) -> set[str]:
    """Return what a complaint brings to the front: its findings that are above, and what says them."""
    own = {code for code in rules()["complaint"].get(complaint, ()) if findings[code].level == "above"}
    return own | {by for code in own for by in rules()["said_by"].get(code, ())}
