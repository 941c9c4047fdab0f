"""Findings → the brochure's tips that they raise, the most useful first; the map stands in `tips.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from diary.analysis.assess import Assessment
from diary.analysis.continence import leaks


@dataclass(frozen=True)
class RaisedTip:
    """One tip of one diary, and the finding codes or remarks it comes from."""

    id: str
    because: tuple[str, ...]


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("tips.toml").read_text("utf-8"))


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def of_finding(code: str, level: str, condition: str, intake: str = "not_assessed") -> list[str]:
    """Return the tips that one finding raises at a level, under the condition its reference speaks under.

    `intake` is the level of the finding of that name: some advice on drinking fits only who drinks much.

    >>> of_finding("frequency", "above", "intake_above")
    ['intake', 'frequency_condition']
    >>> of_finding("frequency", "within", "")
    []
    """
    return [
        tip
        for rule in _rules()["rule"]
        if rule["finding"] == code and level in _listed(rule["level"])
        if condition in _listed(rule.get("applies", condition)) and intake in _listed(rule.get("intake", intake))
        for tip in rule["tips"]
    ]


def of_any_level(code: str) -> tuple[str, ...]:
    """Return every tip that a finding can raise, at whatever level.

    >>> of_any_level("intake"), of_any_level("see_a_doctor")
    (('intake',), ())
    """
    return tuple(dict.fromkeys(tip for rule in _rules()["rule"] if rule["finding"] == code for tip in rule["tips"]))


def raisers(tip: str) -> tuple[str, ...]:
    """Return the findings and remarks that can raise a tip.

    >>> raisers("frequency_condition")
    ('frequency',)
    """
    rules = [*_rules()["rule"], *_rules()["remark"]]
    return tuple(dict.fromkeys(rule.get("finding") or rule["code"] for rule in rules if tip in rule["tips"]))


def _noted(assessment: Assessment, diary: int) -> set[str]:
    """Return the remarks and kinds of leak that one diary holds."""
    remarks = assessment.numbers.line.facts.remarks
    lost = leaks(assessment.numbers.line)
    return set(remarks.loc[remarks["diary"] == diary, "code"]) | set(lost.kind[lost.diary == diary])


def _left_out(assessment: Assessment, diary: int, noted: set[str]) -> set[str]:
    """Return the tips that this person must not be given, whatever raised them."""
    rules, line = _rules(), assessment.numbers.line
    restricted = line.facts.patients["fluid_restriction_ml"].notna().to_numpy()[diary]
    return set(rules["drinking"] if restricted else ()) | set(rules["contracting"] if "pain" in noted else ())


def _beside(because: dict[str, list[str]], sex: str) -> dict[str, list[str]]:
    """Return the tips that come beside others for a person of this sex, with what those come from."""
    beside: dict[str, list[str]] = {}
    for rule in _rules()["beside"]:
        codes = [code for step in rule["steps"] for code in because.get(step, ())]
        if codes and rule["sex"] == sex:
            for tip in rule["tips"]:
                beside.setdefault(tip, []).extend(codes)
    return beside


def raised(assessment: Assessment, diary: int) -> tuple[RaisedTip, ...]:
    """Return the tips of one diary in order of use.

    A stated fluid restriction overrides every tip on drinking; noted pain keeps out every tip that asks to contract.
    To a man how to stand is offered beside how to sit.
    """
    rules = _rules()
    because: dict[str, list[str]] = {}
    intake = next(finding.level[diary] for finding in assessment.findings if finding.code == "intake")
    for finding in assessment.findings:
        for tip in of_finding(finding.code, finding.level[diary], finding.reason[diary], intake):
            because.setdefault(tip, []).append(finding.code)
    noted = _noted(assessment, diary)
    for remark in rules["remark"]:
        if remark["code"] in noted:
            for tip in remark["tips"]:
                because.setdefault(tip, []).append(remark["code"])
    sex = str(assessment.numbers.line.facts.patients["sex"].iloc[diary])
    for tip, codes in _beside(because, sex).items():
        because.setdefault(tip, []).extend(codes)
    left_out = _left_out(assessment, diary, noted)
    return tuple(
        RaisedTip(tip, tuple(dict.fromkeys(because[tip])))
        for tip in rules["order"]
        if tip in because and tip not in left_out
    )
