"""The JSON Schema of `diary-changes/1`, made from the states, rules, notices and fates that a comparison knows."""

from __future__ import annotations

from dataclasses import fields

from diary.analysis.change.verdict import SOURCES, STATES
from diary.analysis.finding_changes import FindingChanges
from diary.analysis.series import NOTICES
from diary.exchange.changes import SCHEMA
from diary.exchange.schema_parts import (
    COUNT,
    DAY,
    DIALECT,
    FLAG,
    MAYBE_NUMBER,
    MAYBE_TEXT,
    TEXT,
    Object,
    listed,
    object_of,
)

_MAYBE_COUNT: Object = {"type": ["integer", "null"], "minimum": 0}
_MAYBE_SPREAD: Object = {
    "type": ["array", "null"],
    "items": {"type": "number"},
    "minItems": 2,
    "maxItems": 2,
    "description": "the lowest and the highest day, of a metric of each day",
}
_JUDGED = ("real_change", "real_and_large", "too_small_to_tell")


def changes() -> Object:
    """Return the schema of what changed between diaries."""
    changed: Object = {"type": "object", "additionalProperties": _change()}
    place = {**COUNT, "description": "a place in `diaries`"}
    return {
        "$schema": DIALECT,
        "$id": SCHEMA,
        "title": "What changed between two or more bladder and bowel diaries",
        "description": "`diaries` lists all, in order of time; `changes` goes from the one at `before` to the one at "
        "`after`, `pairs` holds the primary numbers of every pair of three or more. Only `primaries`, named before the "
        "result and judged together, can be real: exactly when the change is larger than `must_exceed`. null is "
        "unknown, never zero. Numbers are not rounded, shares are fractions.",
        **object_of({
            "schema": {"const": SCHEMA},
            "generated_by": object_of({"name": {"const": "diary"}, "version": TEXT}),
            "diaries": {**listed(_diary()), "minItems": 2},
            "before": place,
            "after": place,
            "primaries": {**listed(TEXT), "description": "of these metrics a change can be real"},
            "notices": {**listed({"enum": list(NOTICES)}), "uniqueItems": True},
            "changes": changed,
            "pairs": listed(object_of({"before": place, "after": place, "changes": changed})),
            "findings": object_of({
                field.name: {**listed(TEXT), "uniqueItems": True} for field in fields(FindingChanges)
            }),
        }),
    }  # fmt: skip


def _diary() -> Object:
    counts = ("days_recorded", "days_complete", "nights_complete", "bowel_days_covered")
    return object_of(
        {
            "file": TEXT,
            "sha256": {**TEXT, "pattern": "^[0-9a-f]{64}$"},
            "code": MAYBE_TEXT,
            "first_day": DAY,
            "coverage": object_of({**dict.fromkeys(counts, COUNT), "indicative": FLAG}),
        }
    )


def _change() -> Object:
    judged = {"properties": {"rule": TEXT, "p": {"type": "number"}, "must_exceed": {"type": "number"}}}
    apart = {"properties": {"reason": TEXT, "must_exceed": {"type": "null"}, "change": {"type": "null"}}}
    return {
        **object_of({
            "before": MAYBE_NUMBER,
            "after": MAYBE_NUMBER,
            "change": MAYBE_NUMBER,
            "n_before": {**COUNT, "description": "days, nights or voids that it rests on; 0 where it is withheld"},
            "n_after": COUNT,
            "spread_before": _MAYBE_SPREAD,
            "spread_after": _MAYBE_SPREAD,
            "count_before": {**_MAYBE_COUNT, "description": "episodes counted, where it is judged as a count"},
            "count_after": _MAYBE_COUNT,
            "p": {**MAYBE_NUMBER, "minimum": 0, "maximum": 1, "description": "of this number alone"},
            "rule": {"enum": [*SOURCES, None]},
            "must_exceed": {**MAYBE_NUMBER, "minimum": 0, "description": "minds the other primary numbers"},
            "state": {"enum": list(STATES)},
            "source": {**MAYBE_TEXT, "description": "what the test rests on"},
            "large_source": {**MAYBE_TEXT, "description": "where so large a change was measured"},
            "reason": MAYBE_TEXT,
        }),
        "allOf": [
            {"if": _is(*_JUDGED), "then": judged},
            {"if": _is("not_comparable", "overlap"), "then": apart, "else": {
                "properties": {name: {"type": "number"} for name in ("before", "after", "change")},
            }},
        ],
    }  # fmt: skip


def _is(*states: str) -> Object:
    return {"properties": {"state": {"enum": list(states)}}}
