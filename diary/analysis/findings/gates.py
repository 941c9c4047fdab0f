"""What silences what: findings that another finding or a circumstance takes back, and tips that must not be given.

The gates stand in `gates.toml`, in order; they look at what was judged before any of them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from diary.analysis.ages import too_young
from diary.analysis.findings.habits import few_by_day, restricted
from diary.analysis.findings.judging import Finding
from diary.analysis.grouping import Bools, among
from diary.analysis.metrics import Numbers
from diary.analysis.remarks import noted

SPEAKING = ("above", "below")


@dataclass(frozen=True)
class Gate:
    """One entry of `gates.toml`."""

    reason: str
    when: tuple[str, ...]
    unless: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    levels: tuple[str, ...] = SPEAKING
    level: str = ""
    tips: tuple[str, ...] = ()


CONDITIONS: Mapping[str, Callable[[Numbers], Bools]] = {
    "always": lambda numbers: np.ones(numbers.line.diaries, dtype=bool),
    "few_by_day": few_by_day,
    "restricted": restricted,
    "child": lambda numbers: too_young(numbers.line),
    "catheter": lambda numbers: numbers.line.emptying.catheter_used,
    "no_bladder": lambda numbers: ~numbers.line.emptying.emptied,
    "catheter_only": lambda numbers: numbers.line.emptying.why_no_voids == "catheter_only",
}


@cache
def gates() -> tuple[Gate, ...]:
    """Return the gates, the groups among their tips written out."""
    written = tomllib.loads(Path(__file__).with_name("gates.toml").read_text("utf-8"))
    groups: dict[str, list[str]] = written["groups"]
    return tuple(_gate(entry, groups) for entry in written["gate"])


def _gate(entry: dict[str, Any], groups: dict[str, list[str]]) -> Gate:
    tips = tuple(tip for name in entry.get("tips", ()) for tip in groups.get(name, [name]))
    rest: dict[str, Any] = {key: value if isinstance(value, str) else tuple(value) for key, value in entry.items()}
    return Gate(**(rest | {"tips": tips}))


def gated(numbers: Numbers, judged: Mapping[str, Finding]) -> tuple[Finding, ...]:
    """Return the findings, each with what silences it applied."""
    after = dict(judged)
    for gate in gates():
        if not gate.findings:
            continue
        shut = closed(gate, numbers, judged)
        for code in gate.findings:
            finding = after[code]
            here = shut & among(finding.level, gate.levels)
            after[code] = replace(
                finding,
                level=np.where(here, gate.level, finding.level).astype(object) if gate.level else finding.level,
                applies=finding.applies if gate.level else np.where(here, 0.0, finding.applies),
                reason=np.where(here, gate.reason, finding.reason).astype(object),
            )
    return tuple(after.values())


def closed(gate: Gate, numbers: Numbers, judged: Mapping[str, Finding]) -> Bools:
    """Tell in which diaries a gate is closed."""

    def holds(conditions: tuple[str, ...]) -> Bools:
        each = [_holds(condition, numbers, judged) for condition in conditions]
        return np.any(each, axis=0) if each else np.zeros(numbers.line.diaries, dtype=bool)

    shut: Bools = holds(gate.when) & ~holds(gate.unless)
    return shut


def _holds(condition: str, numbers: Numbers, judged: Mapping[str, Finding]) -> Bools:
    words = condition.split(".")
    if words[0] == "remark":
        return noted(numbers.line, words[1])
    if words[0] == "reason":
        return np.asarray(judged[words[1]].reason == words[2])
    if len(words) == 1:
        return CONDITIONS[condition](numbers)
    return np.asarray(judged[words[0]].level == words[1])
