"""The JSON Schema of `diary-changes/1`, made from the states, rules, notices and fates that a comparison knows."""

from __future__ import annotations

from dataclasses import fields

from diary.analysis.change.verdict import REASONS, SOURCES, STATES
from diary.analysis.finding_changes import FindingChanges
from diary.analysis.series import NOTICES
from diary.exchange.changes import SCHEMA
from diary.exchange.schema_parts import (
    COUNT,
    COVERAGE,
    DAY,
    DIALECT,
    MAYBE_NUMBER,
    MAYBE_TEXT,
    SHA256,
    TEXT,
    Object,
    at,
    growing,
    listed,
    object_of,
)
from diary.exchange.schema_words import FINDING, METRIC, codes, described, of_metrics
from diary.texts import Texts

_MAYBE_COUNT: Object = {"type": ["integer", "null"], "minimum": 0}
_MAYBE_SPREAD: Object = {"type": ["array", "null"], "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
_JUDGED = ("real_change", "real_and_large", "too_small_to_tell")


def changes(words: Texts) -> Object:
    """Return the schema of what changed between diaries, in the language of the words."""
    changed: Object = {
        "type": "object",
        "properties": of_metrics(at("change"), words),
        "additionalProperties": at("change"),
    }
    of_pair: Object = {"type": "object", "additionalProperties": at("change")}
    whole = {
        "$schema": DIALECT,
        "$id": SCHEMA,
        "title": words("schema.title_of_changes"),
        "description": f"{words('schema.about_changes')} {words('schema.grows')}",
        "$defs": {**codes(words), "change": _change(words)},
        **object_of({
            "schema": {"const": SCHEMA},
            "generated_by": object_of({"name": {"const": "diary"}, "version": TEXT}),
            "diaries": {**listed(_diary()), "minItems": 2},
            "before": COUNT,
            "after": COUNT,
            "primaries": listed(METRIC),
            "notices": {**listed(growing(NOTICES)), "uniqueItems": True},
            "changes": changed,
            "pairs": listed(object_of({"before": COUNT, "after": COUNT, "changes": of_pair})),
            "findings": object_of({
                field.name: {**listed(FINDING), "uniqueItems": True} for field in fields(FindingChanges)
            }),
        }),
    }  # fmt: skip
    return described(whole, words, "changes")


def _diary() -> Object:
    return object_of({"file": TEXT, "sha256": SHA256, "code": MAYBE_TEXT, "first_day": DAY, "coverage": COVERAGE})


def _change(words: Texts) -> Object:
    judged = {"properties": {"rule": TEXT, "p": {"type": "number"}, "must_exceed": {"type": "number"}}}
    apart = {"properties": {"reason": TEXT, "must_exceed": {"type": "null"}, "change": {"type": "null"}}}
    reasons = dict.fromkeys((*words.codes("reasons"), *REASONS))
    return {
        **object_of({
            "before": MAYBE_NUMBER,
            "after": MAYBE_NUMBER,
            "change": MAYBE_NUMBER,
            "n_before": COUNT,
            "n_after": COUNT,
            "spread_before": _MAYBE_SPREAD,
            "spread_after": _MAYBE_SPREAD,
            "count_before": _MAYBE_COUNT,
            "count_after": _MAYBE_COUNT,
            "p": {**MAYBE_NUMBER, "minimum": 0, "maximum": 1},
            "rule": growing(SOURCES, maybe=True),
            "must_exceed": {**MAYBE_NUMBER, "minimum": 0},
            "state": {"enum": list(STATES)},
            "source": MAYBE_TEXT,
            "large_source": MAYBE_TEXT,
            "reason": growing(reasons, maybe=True),
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
