"""What the JSON Schemas are made of: the kinds of value, objects and lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Object = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Object = {"type": "string"}
MAYBE_TEXT: Object = {"type": ["string", "null"]}
MAYBE_NUMBER: Object = {"type": ["number", "null"]}
MAYBE_FLAG: Object = {"type": ["boolean", "null"]}
FLAG: Object = {"type": "boolean"}
COUNT: Object = {"type": "integer", "minimum": 0}
SHA256: Object = {**TEXT, "pattern": "^[0-9a-f]{64}$"}
DAY: Object = {**MAYBE_TEXT, "pattern": r"^(\d{4}-\d\d-\d\d|D-?\d+)$"}
MOMENT: Object = {**MAYBE_TEXT, "pattern": r"^(\d{4}-\d\d-\d\d|D-?\d+)T\d\d:\d\d:\d\d$"}


def object_of(properties: Object, *, optional: tuple[str, ...] = (), others: Any = False) -> Object:
    """Return an object whose properties are all there but the optional ones; without others unless of a schema."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": others}


def listed(items: Object) -> Object:
    """Return a list of items of one schema."""
    return {"type": "array", "items": items}


def growing(codes: Iterable[str], *, maybe: bool = False) -> Object:
    """Return the codes of a list that may grow: those of today, and any other text.

    >>> growing(["a"], maybe=True)
    {'anyOf': [{'enum': ['a']}, {'type': ['string', 'null']}]}
    """
    return {"anyOf": [{"enum": [*codes]}, MAYBE_TEXT if maybe else TEXT]}


def at(definition: str) -> Object:
    """Return what stands in the place of a definition."""
    return {"$ref": f"#/$defs/{definition}"}


COVERAGE = object_of(
    {
        **dict.fromkeys(("days_recorded", "days_complete", "nights_complete", "bowel_days_covered"), COUNT),
        "indicative": FLAG,
    }
)
