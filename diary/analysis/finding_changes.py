"""Which findings disappeared, appeared and stayed between two diaries: no more than can be told of their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from diary.analysis.change.verdict import Change
from diary.analysis.findings.judging import Finding
from diary.analysis.metrics import BY_KEY

_SPEAKS = ("below", "above", "borderline")
_OTHER_MEASURE = ("other_urge_scale", "no_complete_day", "same_days")
"""Why a number does not compare, so that a finding of it does not either, though each diary speaks of it."""
_WITHIN_CHANCE = ("too_small_to_tell", "indicative")


@dataclass(frozen=True)
class FindingChanges:
    """The codes of the findings of two diaries, in the order of the catalogue."""

    gone: tuple[str, ...]
    new: tuple[str, ...]
    stayed: tuple[str, ...]
    too_small_to_tell: tuple[str, ...]  # one diary speaks of it, and its number did not change beyond chance
    not_comparable: tuple[str, ...]  # could not be judged on both sides, or not by the same measure


def finding_changes(
    findings: Iterable[Finding], changes: Mapping[str, Change], before: int, after: int
) -> FindingChanges:
    """Return what became of every finding from one diary to another, given the changes of their numbers."""
    sorted_by: dict[str, list[str]] = {name: [] for name in FindingChanges.__dataclass_fields__}
    for finding in findings:
        fate = _fate(str(finding.level[before]), str(finding.level[after]))
        if fate:
            sorted_by[_told(fate, finding.reference.metric, changes)].append(finding.code)
    return FindingChanges(**{fate: tuple(codes) for fate, codes in sorted_by.items()})


def _told(fate: str, key: str, changes: Mapping[str, Change]) -> str:
    """Return what can be told of a finding: no more than of the number that speaks for it."""
    metric = BY_KEY.get(key)
    if metric is None:
        return fate
    if changes[key].reason in _OTHER_MEASURE:
        return "not_comparable"
    if fate in ("gone", "new") and changes[metric.primary or key].state in _WITHIN_CHANCE:
        return "too_small_to_tell"
    return fate


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
