"""The reference values in force as JSON: what others need to judge as this program does."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from diary.analysis.reference import Reference
from diary.limits import fact, population
from diary.texts import LANGUAGES, texts

SCHEMA = "diary-reference/1"


def to_json(shown: Iterable[Reference]) -> str:
    """Return the reference values as JSON text; an open end of a range, or no fact, is null."""
    listed = {"schema": SCHEMA, "reference_values": [_entry(reference) for reference in shown]}
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def _entry(reference: Reference) -> dict[str, Any]:
    names = ("low", "high", "inclusive", "on_limit", "grey_zone_below_age", "source", "page")
    return {
        "id": reference.id,
        "metric": reference.metric,
        "population": {language: population(reference, texts(language)) for language in LANGUAGES},
        **{name: getattr(reference, name) for name in names},
        "fact": {language: fact(reference, texts(language)) or None for language in LANGUAGES},
    }
