"""What keys are, as JSON: `diary-explain/1`, in one language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

SCHEMA = "diary-explain/1"


def to_json(explanations: Iterable[Mapping[str, object]], language: str) -> str:
    """Return the explanations as JSON text; each has its key, kind and title, and the facts that are told of it."""
    listed = {"schema": SCHEMA, "language": language, "explanations": list(explanations)}
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
