"""Findings → the brochure's tips that they raise, the most useful first; the map stands in `tips.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from diary.analysis.ages import too_young
from diary.analysis.assess import Assessment
from diary.analysis.continence import leaks
from diary.analysis.findings import OF_CHILDREN
from diary.analysis.findings.gates import closed, gates
from diary.analysis.lead import lead


@dataclass(frozen=True)
class RaisedTip:
    """One tip of one diary, and the finding codes or remarks it comes from."""

    id: str
    because: tuple[str, ...]  # what leads the page first
    occasion: str = ""  # which words fit what it comes from, empty for the usual ones


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("tips.toml").read_text("utf-8"))


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def of_finding(code: str, level: str, condition: str) -> list[str]:
    """Return the tips that one finding raises at a level, under the condition its reference speaks under.

    >>> of_finding("frequency", "above", "intake_above")
    ['intake', 'frequency_condition']
    >>> of_finding("frequency", "within", "")
    []
    """
    return [tip for rule in _holding(code, level, condition) for tip in rule["tips"]]


def _holding(code: str, level: str, condition: str) -> list[dict[str, Any]]:
    """Return the rules of one finding that hold at a level, under a condition."""
    return [
        rule
        for rule in _rules()["rule"]
        if rule["finding"] == code and level in _listed(rule["level"])
        if condition in _listed(rule.get("applies", condition))
    ]


def _reason_of(code: str, level: str, condition: str) -> str:
    """Return the finding that the tips of one finding are named with: itself, or what its limit hangs on."""
    return next((rule["because"] for rule in _holding(code, level, condition) if "because" in rule), code)


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
    """Return the remarks that one diary holds."""
    remarks = assessment.numbers.line.facts.remarks
    return set(remarks["code"][remarks["diary"] == diary])


def left_out(assessment: Assessment, diary: int) -> dict[str, str]:
    """Return the tips that this person must not be given, whatever raised them, each with the reason."""
    judged = {finding.code: finding for finding in assessment.findings}
    shut: dict[str, str] = {}
    for gate in gates():
        if gate.tips and closed(gate, assessment.numbers, judged)[diary]:
            for tip in gate.tips:
                shut.setdefault(tip, gate.reason)
    return shut


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
    """Return the tips of one diary: first those of the findings that lead, then the others in order of use.

    What a gate closes is not given. To a man how to stand is offered beside how to sit. To a child only what its own
    findings raise.
    """
    rules = _rules()
    shut = left_out(assessment, diary)
    child = bool(too_young(assessment.numbers.line)[diary])
    own = {
        finding.code: _own(assessment, diary, finding.code, str(finding.level[diary]), str(finding.reason[diary]))
        if not child or finding.code in OF_CHILDREN
        else []
        for finding in assessment.findings
    }
    because: dict[str, list[str]] = {}
    for finding in assessment.findings:
        reason = _reason_of(finding.code, str(finding.level[diary]), str(finding.reason[diary]))
        for tip in own[finding.code]:
            because.setdefault(tip, []).append(reason)
    noted = set() if child else _noted(assessment, diary)
    for remark in rules["remark"]:
        if remark["code"] in noted:
            for tip in remark["tips"]:
                because.setdefault(tip, []).append(remark["code"])
    sex = str(assessment.numbers.line.facts.patients["sex"][diary])
    for tip, codes in _beside(because, sex).items():
        because.setdefault(tip, []).extend(codes)
    for pair in rules["opposite"]:
        if pair["given"] in because and pair["given"] not in shut:
            shut[pair["left_out"]] = pair["given"]
    given = [tip for tip in rules["order"] if tip in because and tip not in shut]
    leading = lead(assessment, diary)
    first = _slots([[tip for tip in own[code] if tip not in shut] for code in leading])
    return tuple(_raised(tip, because[tip], leading) for tip in dict.fromkeys((*first, *given)))


def _raised(tip: str, because: list[str], leading: tuple[str, ...]) -> RaisedTip:
    """Return a tip with what it comes from, what leads first, and the words that fit the first."""
    led = [code for code in leading if code in because]
    from_first = tuple(dict.fromkeys((*led, *because)))
    return RaisedTip(tip, from_first, occasion(tip, from_first[0]))


def occasion(tip: str, code: str) -> str:
    """Return which words of a tip fit the finding or remark that it comes from; empty for the usual ones.

    >>> occasion("time", "nocturia"), occasion("time", "hard_stool"), occasion("time", "frequency")
    ('before_sleep', 'bowel', '')
    """
    fitting = (rule["occasion"] for rule in _rules()["worded"] if rule["tip"] == tip and code in rule["because"])
    return next(fitting, "")


def to_tell(assessment: Assessment, diary: int) -> str:
    """Return the first finding that leads and of which there is something to write down or bring; empty without one."""
    line = assessment.numbers.line
    codes = [code for code in lead(assessment, diary) if code in _rules()["to_tell"]]
    return codes[0] if codes and not too_young(line)[diary] else ""


def _own(assessment: Assessment, diary: int, code: str, level: str, reason: str) -> list[str]:
    """Return the list of one finding, with a tip second that fits how the person leaks."""
    tips = list(dict.fromkeys(of_finding(code, level, reason)))
    lost = leaks(assessment.numbers.line)
    triggers = set(lost.trigger[lost.diary == diary])
    for rule in _rules()["second"]:
        if rule["finding"] == code and rule["tip"] in tips and triggers & set(rule["trigger"]):
            tips.remove(rule["tip"])
            tips.insert(1, rule["tip"])
    return tips


def _slots(lists: list[list[str]]) -> list[str]:
    """Return the first tips of the lists that have any: each list has its slots."""
    first: list[str] = []
    for tips, slots in zip([tips for tips in lists if tips], _rules()["slots"], strict=False):
        first += [tip for tip in tips if tip not in first][:slots]
    return first
