"""The JSON Schemas of what is written as JSON; here `diary-results/1`, made from the catalogue and the recorded tables.

A metric or a code that is new breaks no consumer: metrics, those of a day, and most lists of codes are open.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import get_args

from diary import model
from diary.analysis.brochure import TOPICS
from diary.analysis.findings.doctor import URGENCIES
from diary.analysis.findings.judging import LEVELS
from diary.analysis.metrics import SHOWN_PER_DAY
from diary.exchange.changes_schema import changes
from diary.exchange.results import EVENTS, FLAGS, SCHEMA
from diary.exchange.schema_parts import (
    COUNT,
    COVERAGE,
    DAY,
    DIALECT,
    FLAG,
    MAYBE_FLAG,
    MAYBE_NUMBER,
    MAYBE_TEXT,
    MOMENT,
    SHA256,
    TEXT,
    Object,
    at,
    growing,
    listed,
    object_of,
)
from diary.exchange.schema_words import FINDING, MAYBE_REASON, METRIC, REASON, codes, described, of_metrics
from diary.reading.exports.codebook import Entry, entries
from diary.record import Severity
from diary.texts import LANGUAGES, Texts
from diary.urge import SCALES

_CLOSED_CODES = ("bound", "kind")
"""Columns whose codes are all there will be; the others are words of a list that may grow."""


def schemas() -> Mapping[str, Callable[[Texts], str]]:
    """Return how each schema is made, by its name: JSON text, the same bytes each time."""
    made = {"changes": changes, "results": results}
    return {name: partial(_written, schema) for name, schema in made.items()}


def _written(schema: Callable[[Texts], Object], words: Texts) -> str:
    return json.dumps(schema(words), ensure_ascii=False, indent=1) + "\n"


def results(words: Texts) -> Object:
    """Return the schema of the results of one diary, in the language of the words."""
    whole = {
        "$schema": DIALECT,
        "$id": SCHEMA,
        "title": words("schema.title_of_results"),
        "description": f"{words('schema.about_results')} {words('schema.grows')}",
        "$defs": {**codes(words), "metric": _metric(), "withheld": _withheld()},
        **object_of(
            {
                "schema": {"const": SCHEMA},
                "generated_by": object_of(
                    {"name": {"const": "diary"}, "version": TEXT, "at": {**TEXT, "format": "date-time"}},
                    optional=("at",),
                ),
                "language": growing(LANGUAGES),
                "source": object_of({
                    "file": TEXT, "sha256": SHA256, "layout": growing(words.codes("layouts")), "format": TEXT,
                }),
                "patient": object_of({
                    "code": MAYBE_TEXT, "sex": growing(model.SEXES, maybe=True), "age": MAYBE_NUMBER,
                    "weight_kg": MAYBE_NUMBER, "fluid_restriction_ml": MAYBE_NUMBER,
                    "urge_scale": growing(SCALES, maybe=True), "stool_scale": growing(model.STOOL_SCALES, maybe=True),
                    "complaint": growing(model.COMPLAINTS, maybe=True),
                }),
                "reading": _reading(words),
                "coverage": COVERAGE,
                "events": _events(),
                "days": listed(_day(words)),
                "metrics": {
                    "type": "object", "properties": of_metrics(at("metric"), words),
                    "additionalProperties": at("metric"),
                },
                "findings": listed(object_of({
                    "code": FINDING, "metric": METRIC, "value": MAYBE_NUMBER, "level": {"enum": [*LEVELS]},
                    "low": MAYBE_NUMBER, "high": MAYBE_NUMBER, "applies": MAYBE_FLAG, "reason": MAYBE_REASON,
                    "source": MAYBE_TEXT, "tips": listed(growing(TOPICS)), "urgency": {"enum": [*URGENCIES, None]},
                })),
                "lead": listed(FINDING),
                "context": listed(object_of({
                    "code": growing(model.REMARKS), "at": MOMENT, "note": TEXT, "sheet": TEXT, "cell": TEXT,
                })),
                "tips": listed(object_of({"code": growing(TOPICS), "because": listed(FINDING)})),
                "overrides": listed(object_of({"key": TEXT, "default": {}, "chosen": {}})),
            },
            optional=("overrides",),
        ),
    }  # fmt: skip
    return described(whole, words, "results")


def _reading(words: Texts) -> Object:
    place = {"sheet": TEXT, "cell": TEXT}
    return object_of({
        "rows": object_of(dict.fromkeys(("present", "read", "skipped", "refused"), COUNT)),
        "problems": listed(object_of({
            "severity": {"enum": [*get_args(Severity)]}, "code": growing(words.codes("problems")), **place,
            "found": TEXT, "expected": TEXT,
        })),
        "guesses": listed(object_of({"code": growing(words.codes("guesses")), **place, "chosen": TEXT})),
        "questions": listed(object_of({"code": growing(words.codes("questions")), **place, "value": MAYBE_NUMBER})),
        "corrections": listed(object_of({**place, "was": TEXT, "is": TEXT})),
    }, optional=("corrections",))  # fmt: skip


def _events() -> Object:
    """Return every event with the columns that the results show of it, each with its sheet and cell."""
    events = {name: listed(object_of(_columns(name, columns))) for name, columns in EVENTS.items()}
    events["sleep"] = listed(object_of({"bed": MOMENT, "asleep": MOMENT, "rise": MOMENT, "sheet": TEXT, "cell": TEXT}))
    return object_of(events)


def _columns(table: str, columns: tuple[str, ...]) -> Object:
    known = {entry.name: entry for entry in entries(table)}
    return {**{name: _value(known[name]) for name in columns}, "sheet": TEXT, "cell": TEXT}


def _value(entry: Entry) -> Object:
    if entry.name in _CLOSED_CODES:
        return {"enum": [*entry.codes, *([None] if entry.name == "bound" else [])]}
    if entry.name in FLAGS:
        return MAYBE_FLAG
    if entry.codes:
        return growing(entry.codes, maybe=True)
    kinds = {"text": MAYBE_TEXT, "number": MAYBE_NUMBER, "mark": FLAG, "time": MOMENT, "date": DAY}
    return kinds[entry.kind]


def _day(words: Texts) -> Object:
    day = object_of(
        {
            "day": {"type": "integer", "minimum": 1},
            "date": DAY,
            "window": {**listed(MOMENT), "minItems": 2, "maxItems": 2},
            "complete": FLAG,
            "reason": MAYBE_REASON,
        },
        others=MAYBE_NUMBER,
    )
    day["properties"] |= of_metrics(MAYBE_NUMBER, words, (metric.key for metric in SHOWN_PER_DAY))
    return day


def _metric() -> Object:
    return object_of({
        "value": MAYBE_NUMBER, "unit": TEXT, "based_on": COUNT, "lower_bound": MAYBE_NUMBER,
        "upper_bound": MAYBE_NUMBER, "pooled": MAYBE_NUMBER, "estimated": FLAG, "assumed": FLAG,
        "withheld": {"oneOf": [{"type": "null"}, at("withheld")]},
    })  # fmt: skip


def _withheld() -> Object:
    cells = listed(object_of({"sheet": TEXT, "cell": TEXT}))
    return object_of({"reason": REASON, "cells": cells})
