"""The JSON Schemas of what is written as JSON: `diary-results/1`, made from the catalogue and the recorded tables.

A metric, a finding or a tip that is new breaks no consumer: metrics, and the metrics of a day, are open.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

from diary import model
from diary.analysis.findings.doctor import URGENCIES
from diary.analysis.metrics import SHOWN_PER_DAY
from diary.exchange.results import EVENTS, FLAGS, SCHEMA
from diary.reading.exports.codebook import Entry, entries
from diary.texts import LANGUAGES

Object = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Object = {"type": "string"}
MAYBE_TEXT: Object = {"type": ["string", "null"]}
MAYBE_NUMBER: Object = {"type": ["number", "null"]}
MAYBE_FLAG: Object = {"type": ["boolean", "null"]}
FLAG: Object = {"type": "boolean"}
COUNT: Object = {"type": "integer", "minimum": 0}
MOMENT: Object = {**MAYBE_TEXT, "pattern": r"^(\d{4}-\d\d-\d\d|D-?\d+)T\d\d:\d\d:\d\d$"}
_CLOSED_CODES = ("bound", "kind")
"""Columns whose codes are all there will be; the others are words of a list that may grow."""


def schemas() -> Mapping[str, Callable[[], str]]:
    """Return how each schema is made, by its name: JSON text, the same bytes each time."""
    return {"changes": _changes, "results": lambda: json.dumps(results(), ensure_ascii=False, indent=1) + "\n"}


def _changes() -> str:
    return files(__package__).joinpath("changes.schema.json").read_text("utf-8")


def results() -> Object:
    """Return the schema of the results of one diary."""
    return {
        "$schema": DIALECT,
        "$id": SCHEMA,
        "title": "The results of one bladder and bowel diary",
        "description": "Times are local wall-clock times (ISO 8601), volumes millilitres, shares fractions. In a "
        "deidentified diary D3T07:30:00 is day 3. null is unknown, never zero. Numbers are not rounded.",
        **_object(
            {
                "schema": {"const": SCHEMA},
                "generated_by": _object(
                    {
                        "name": {"const": "diary"},
                        "version": TEXT,
                        "at": {**TEXT, "format": "date-time", "description": "only when a stamp was asked for"},
                    },
                    optional=("at",),
                ),
                "language": {"enum": list(LANGUAGES)},
                "source": _object({
                    "file": TEXT, "sha256": {**TEXT, "pattern": "^[0-9a-f]{64}$"}, "layout": TEXT, "format": TEXT,
                }),
                "patient": _object({
                    "code": MAYBE_TEXT, "sex": {"enum": [*model.SEXES, None]}, "age": MAYBE_NUMBER,
                    "weight_kg": MAYBE_NUMBER, "fluid_restriction_ml": MAYBE_NUMBER, "urge_scale": MAYBE_TEXT,
                    "complaint": {"enum": [*model.COMPLAINTS, None]},
                }),
                "reading": _reading(),
                "coverage": _object({
                    **dict.fromkeys(("days_recorded", "days_complete", "nights_complete", "bowel_days_covered"), COUNT),
                    "indicative": FLAG,
                }),
                "events": _events(),
                "days": _list(_day()),
                "metrics": {"type": "object", "additionalProperties": _metric()},
                "findings": _list(_object({
                    "code": TEXT, "metric": TEXT, "value": MAYBE_NUMBER,
                    "level": {"enum": ["below", "within", "above", "borderline", "not_assessed"]},
                    "low": MAYBE_NUMBER, "high": MAYBE_NUMBER, "applies": MAYBE_FLAG, "reason": MAYBE_TEXT,
                    "source": MAYBE_TEXT, "tips": _list(TEXT), "urgency": {"enum": [*URGENCIES, None]},
                })),
                "lead": {**_list(TEXT), "description": "the findings said at the top of page one, the first first"},
                "context": _list(_object({"code": TEXT, "at": MOMENT, "note": TEXT, "sheet": TEXT, "cell": TEXT})),
                "tips": _list(_object({"code": TEXT, "because": _list(TEXT)})),
                "overrides": {
                    **_list(_object({"key": TEXT, "default": {}, "chosen": {}})),
                    "description": "settings of the practice that differ from the defaults; absent without any",
                },
            },
            optional=("overrides",),
        ),
    }  # fmt: skip


def _object(properties: Object, *, optional: tuple[str, ...] = (), others: Any = False) -> Object:
    """Return an object whose properties are all there but the optional ones; without others unless of a schema."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": others}


def _list(items: Object) -> Object:
    return {"type": "array", "items": items}


def _reading() -> Object:
    rows = _object(dict.fromkeys(("present", "read", "skipped", "refused"), COUNT))
    place = {"sheet": TEXT, "cell": TEXT}
    return _object({
        "rows": {**rows, "description": "present = read + skipped + refused"},
        "problems": _list(_object({
            "severity": {"enum": ["error", "warning", "note"]}, "code": TEXT, **place, "found": TEXT, "expected": TEXT,
        })),
        "guesses": _list(_object({"code": TEXT, **place, "chosen": TEXT})),
        "questions": {
            **_list(_object({"code": TEXT, **place, "value": MAYBE_NUMBER})),
            "description": "what may be a slip of the pen; it counts as it stands",
        },
    })  # fmt: skip


def _events() -> Object:
    """Return every event with the columns that the results show of it, each with its sheet and cell."""
    listed = {name: _list(_object(_columns(name, columns))) for name, columns in EVENTS.items()}
    listed["leaks"]["description"] = "leaks on a row of their own; those on a void's row stand with the void"
    listed["sleep"] = _list(_object({"bed": MOMENT, "asleep": MOMENT, "rise": MOMENT, "sheet": TEXT, "cell": TEXT}))
    return _object(listed)


def _columns(table: str, columns: tuple[str, ...]) -> Object:
    known = {entry.name: entry for entry in entries(table)}
    return {**{name: _value(known[name]) for name in columns}, "sheet": TEXT, "cell": TEXT}


def _value(entry: Entry) -> Object:
    if entry.name in _CLOSED_CODES:
        return {"enum": [*entry.codes, *([None] if entry.name == "bound" else [])]}
    if entry.name in FLAGS:
        return MAYBE_FLAG
    kinds = {"text": MAYBE_TEXT, "number": MAYBE_NUMBER, "mark": FLAG, "time": MOMENT, "date": MOMENT}
    return kinds[entry.kind]


def _day() -> Object:
    metrics = ", ".join(metric.key for metric in SHOWN_PER_DAY)
    return {
        **_object(
            {
                "day": {"type": "integer", "minimum": 1},
                "date": {**MAYBE_TEXT, "pattern": r"^\d{4}-\d\d-\d\d$"},
                "window": {**_list(MOMENT), "minItems": 2, "maxItems": 2},
                "complete": FLAG,
                "reason": MAYBE_TEXT,
            },
            others=MAYBE_NUMBER,
        ),
        "description": f"beside these, for each metric that a day has, its value: {metrics}",
    }


def _metric() -> Object:
    cells = _list(_object({"sheet": TEXT, "cell": TEXT}))
    return {
        **_object({
            "value": MAYBE_NUMBER, "unit": TEXT, "based_on": COUNT, "lower_bound": MAYBE_NUMBER,
            "upper_bound": MAYBE_NUMBER, "pooled": MAYBE_NUMBER, "estimated": FLAG, "assumed": FLAG,
            "withheld": {"oneOf": [{"type": "null"}, _object({"reason": TEXT, "cells": cells})]},
        }),
        "description": "value is null exactly when withheld says why",
    }  # fmt: skip
