"""What the numbers were held against: an observation for every finding, with its reference and its source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from diary.analysis.findings import PATTERNS
from diary.analysis.findings.judging import Finding
from diary.analysis.metrics import BY_KEY
from diary.analysis.reference import Reference
from diary.analysis.withheld import known
from diary.exchange.fhir.codings import coding, number, quantity
from diary.exchange.fhir.elements import measured, unknown
from diary.exchange.fhir.notes import annotation
from diary.exchange.fhir.scope import Scope, references, when_of
from diary.limits import fact, population

Object = dict[str, Any]


def findings(scope: Scope, metrics: Mapping[str, Object]) -> list[Object]:
    """Return every finding; one on a metric is derived from that metric's observation."""
    return [_finding(scope, found, metrics) for found in scope.assessment.findings]


def _finding(scope: Scope, found: Finding, metrics: Mapping[str, Object]) -> Object:
    reference, at = found.reference_of(scope.diary), scope.diary
    unit = BY_KEY[reference.metric].unit if reference.metric in BY_KEY else "count"
    of = [metrics[reference.metric]] if reference.metric in metrics else []
    value, reason = known(found.value[at]), str(found.reason[at])
    return scope.observation(
        scope.concept(f"finding.{found.code}"),
        ("finding", found.code),
        when_of(next(iter(of or metrics.values()))),
        **(unknown(reason) if value is None else measured(value, unit)),
        interpretation=[_interpretation(scope, found)],
        note=annotation(*_notes(scope, reference if found.holds_for(at) else None, reason)),
        referenceRange=[_range(scope, reference, unit)] if found.holds_for(at) else [],
        derivedFrom=references(of) if value is not None else [],
    )


def _interpretation(scope: Scope, found: Finding) -> Object:
    """Return the level; HL7's code stands beside it only where the reference applies without a condition."""
    level = str(found.level[scope.diary])
    if found.code in PATTERNS:
        level = {"above": "present", "within": "absent"}.get(level, level)
    general = level in ("below", "within", "above", "present", "absent") and found.applies[scope.diary] == 1
    return scope.concept(f"level.{level}", *([coding(level)] if general else []))


def _notes(scope: Scope, reference: Reference | None, reason: str) -> list[str]:
    """Return what conditions or prevents the verdict, and the sources of the reference in full."""
    said = [scope.words(f"reasons.{reason}.clinician")] if reason else []
    if reference is None:
        return said
    sources = [scope.words(f"sources.{key}.full") for key in reference.source.split("; ")]
    return [*said, scope.words("fhir.note.source", sources=" ".join(sources))]


def _range(scope: Scope, reference: Reference, unit: str) -> Object:
    """Return the reference, without the low end of a grey zone, which judges nothing.

    FHIR's limits belong to the range: one that does not stands in the text alone. What a published limit rests on
    is not said of one that the practice has set.
    """
    ends = {"low": None if reference.grey_zone_below_age else reference.low, "high": reference.high}
    given = {name: quantity(end, unit) for name, end in ends.items() if end is not None and reference.inclusive}
    signs = {"low": ">", "high": "<"}
    outside = [
        f"{signs[name]} {number(end)} {quantity(end, unit)['code']}"
        for name, end in ends.items()
        if end is not None and not reference.inclusive
    ]
    text = " ".join(part for part in (fact(reference, scope.words), *outside) if part)
    return {**given, "appliesTo": [{"text": population(reference, scope.words)}], **({"text": text} if text else {})}
