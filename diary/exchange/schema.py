"""The JSON Schemas of what is written as JSON; here `diary-results/1`, made from the catalogue and the recorded tables.

A metric, a finding or a tip that is new breaks no consumer: metrics, and the metrics of a day, are open.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial

from diary import model
from diary.analysis.findings.doctor import URGENCIES
from diary.analysis.metrics import SHOWN_PER_DAY
from diary.exchange.changes_schema import changes
from diary.exchange.results import EVENTS, FLAGS, SCHEMA
from diary.exchange.schema_parts import (
    COUNT,
    DAY,
    DIALECT,
    FLAG,
    MAYBE_FLAG,
    MAYBE_NUMBER,
    MAYBE_TEXT,
    MOMENT,
    TEXT,
    Object,
    listed,
    object_of,
)
from diary.reading.exports.codebook import Entry, entries
from diary.texts import LANGUAGES

_CLOSED_CODES = ("bound", "kind")
"""Columns whose codes are all there will be; the others are words of a list that may grow."""


def schemas() -> Mapping[str, Callable[[], str]]:
    """Return how each schema is made, by its name: JSON text, the same bytes each time."""
    made = {"changes": changes, "results": results}
    return {name: partial(_written, schema) for name, schema in made.items()}


def _written(schema: Callable[[], Object]) -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def results() -> Object:
    """Return the schema of the results of one diary."""
    return {
        "$schema": DIALECT,
        "$id": SCHEMA,
        "title": "The results of one bladder and bowel diary",
        "description": "Times are local wall-clock times (ISO 8601), volumes millilitres, shares fractions. In a "
        "deidentified diary D3T07:30:00 is day 3. null is unknown, never zero. Numbers are not rounded.",
        **object_of(
            {
                "schema": {"const": SCHEMA},
                "generated_by": object_of(
                    {
                        "name": {"const": "diary"},
                        "version": TEXT,
                        "at": {**TEXT, "format": "date-time", "description": "only when a stamp was asked for"},
                    },
                    optional=("at",),
                ),
                "language": {"enum": list(LANGUAGES)},
                "source": object_of({
                    "file": TEXT, "sha256": {**TEXT, "pattern": "^[0-9a-f]{64}$"}, "layout": TEXT, "format": TEXT,
                }),
                "patient": object_of({
                    "code": MAYBE_TEXT, "sex": {"enum": [*model.SEXES, None]}, "age": MAYBE_NUMBER,
                    "weight_kg": MAYBE_NUMBER, "fluid_restriction_ml": MAYBE_NUMBER, "urge_scale": MAYBE_TEXT,
                    "stool_scale": {"enum": [*model.STOOL_SCALES, None]},
                    "complaint": {"enum": [*model.COMPLAINTS, None]},
                }),
                "reading": _reading(),
                "coverage": object_of({
                    **dict.fromkeys(("days_recorded", "days_complete", "nights_complete", "bowel_days_covered"), COUNT),
                    "indicative": FLAG,
                }),
                "events": _events(),
                "days": listed(_day()),
                "metrics": {"type": "object", "additionalProperties": _metric()},
                "findings": listed(object_of({
                    "code": TEXT, "metric": TEXT, "value": MAYBE_NUMBER,
                    "level": {"enum": ["below", "within", "above", "borderline", "not_assessed"]},
                    "low": MAYBE_NUMBER, "high": MAYBE_NUMBER, "applies": MAYBE_FLAG, "reason": MAYBE_TEXT,
                    "source": MAYBE_TEXT, "tips": listed(TEXT), "urgency": {"enum": [*URGENCIES, None]},
                })),
                "lead": {**listed(TEXT), "description": "the findings said at the top of page one, the first first"},
                "context": listed(object_of({"code": TEXT, "at": MOMENT, "note": TEXT, "sheet": TEXT, "cell": TEXT})),
                "tips": listed(object_of({"code": TEXT, "because": listed(TEXT)})),
                "overrides": {
                    **listed(object_of({"key": TEXT, "default": {}, "chosen": {}})),
                    "description": "settings of the practice that differ from the defaults; absent without any",
                },
            },
            optional=("overrides",),
        ),
    }  # fmt: skip


def _reading() -> Object:
    rows = object_of(dict.fromkeys(("present", "read", "skipped", "refused"), COUNT))
    place = {"sheet": TEXT, "cell": TEXT}
    return object_of({
        "rows": {**rows, "description": "present = read + skipped + refused"},
        "problems": listed(object_of({
            "severity": {"enum": ["error", "warning", "note"]}, "code": TEXT, **place, "found": TEXT, "expected": TEXT,
        })),
        "guesses": listed(object_of({"code": TEXT, **place, "chosen": TEXT})),
        "questions": {
            **listed(object_of({"code": TEXT, **place, "value": MAYBE_NUMBER})),
            "description": "what may be a slip of the pen; it counts as it stands",
        },
    })  # fmt: skip


def _events() -> Object:
    """Return every event with the columns that the results show of it, each with its sheet and cell."""
    events = {name: listed(object_of(_columns(name, columns))) for name, columns in EVENTS.items()}
    events["leaks"]["description"] = "leaks on a row of their own; those on a void's row stand with the void"
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
    kinds = {"text": MAYBE_TEXT, "number": MAYBE_NUMBER, "mark": FLAG, "time": MOMENT, "date": DAY}
    return kinds[entry.kind]


def _day() -> Object:
    metrics = ", ".join(metric.key for metric in SHOWN_PER_DAY)
    return {
        **object_of(
            {
                "day": {"type": "integer", "minimum": 1},
                "date": {**MAYBE_TEXT, "pattern": r"^\d{4}-\d\d-\d\d$"},
                "window": {**listed(MOMENT), "minItems": 2, "maxItems": 2},
                "complete": FLAG,
                "reason": MAYBE_TEXT,
            },
            others=MAYBE_NUMBER,
        ),
        "description": f"beside these, for each metric that a day has, its value: {metrics}",
    }


def _metric() -> Object:
    cells = listed(object_of({"sheet": TEXT, "cell": TEXT}))
    return {
        **object_of({
            "value": MAYBE_NUMBER, "unit": TEXT, "based_on": COUNT, "lower_bound": MAYBE_NUMBER,
            "upper_bound": MAYBE_NUMBER, "pooled": MAYBE_NUMBER, "estimated": FLAG, "assumed": FLAG,
            "withheld": {"oneOf": [{"type": "null"}, object_of({"reason": TEXT, "cells": cells})]},
        }),
        "description": "value is null exactly when withheld says why",
    }  # fmt: skip
