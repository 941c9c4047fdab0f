"""The reference values in force as JSON: what others need to judge as this program does."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from diary.analysis.reference import Reference

SCHEMA = "diary-reference/1"


def to_json(shown: Iterable[Reference]) -> str:
    """Return the reference values as JSON text; an open end of a range is null."""
    listed = {"schema": SCHEMA, "reference_values": [_entry(one) for one in shown]}
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def _entry(one: Reference) -> dict[str, Any]:
    names = (
        "id", "metric", "population", "low", "high", "inclusive", "on_limit", "grey_zone_below_age", "source", "page",
        "fact",
    )  # fmt: skip
    return {name: getattr(one, name) for name in names}
