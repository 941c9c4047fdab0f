"""Which findings disappeared, appeared and stayed between two diaries; what one of them cannot judge is neither."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diary.analysis.change import lacks_complete_day
from diary.analysis.definition import Need
from diary.analysis.findings.judging import Finding
from diary.analysis.metrics import BY_KEY, Numbers

_SPEAKS = ("below", "above", "borderline")


@dataclass(frozen=True)
class FindingChanges:
    """The codes of the findings of two diaries, in the order of the catalogue."""

    gone: tuple[str, ...]
    new: tuple[str, ...]
    stayed: tuple[str, ...]
    not_comparable: tuple[str, ...]  # could not be judged on both sides, or not by the same measure


def finding_changes(numbers: Numbers, findings: Iterable[Finding], before: int, after: int) -> FindingChanges:
    """Return what became of every finding from one diary to another."""
    scales = numbers.line.facts.patients["urge_scale"].to_numpy()
    other_scale = scales[before] != scales[after]
    incomplete = lacks_complete_day(numbers, before, after)
    lacking = {"urge_scale": other_scale, "complete_day": incomplete}
    sorted_by: dict[str, list[str]] = {"gone": [], "new": [], "stayed": [], "not_comparable": []}
    for finding in findings:
        fate = _fate(str(finding.level[before]), str(finding.level[after]))
        if fate and any(lacking[need] for need in _needs(finding)):
            fate = "not_comparable"
        if fate:
            sorted_by[fate].append(finding.code)
    return FindingChanges(**{fate: tuple(codes) for fate, codes in sorted_by.items()})


def _needs(finding: Finding) -> tuple[Need, ...]:
    """Return what two diaries must share before the metric of a finding compares."""
    metric = BY_KEY.get(finding.reference.metric)
    return metric.needs if metric else ()


def _fate(before: str, after: str) -> str:
    """Return what became of one finding; nothing where neither diary speaks of it."""
    spoke, speaks = before in _SPEAKS, after in _SPEAKS
    if spoke and speaks:
        return "stayed"
    if not spoke and not speaks:
        return ""
    if "not_assessed" in (before, after):
        return "not_comparable"
    return "gone" if spoke else "new"
