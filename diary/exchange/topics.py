"""The topics of the brochure as JSON, in one language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from diary.analysis.brochure import group_of
from diary.analysis.reference import Reference
from diary.guidance import guidance
from diary.texts import Texts

SCHEMA = "diary-topics/1"


def to_json(topics: Iterable[str], words: Texts, references: Mapping[str, Reference]) -> str:
    """Return the topics as JSON text: id, group, title, why, steps and source, with the limits in force."""
    entries = [_entry(topic, words, references) for topic in topics]
    listed = {"schema": SCHEMA, "language": words.language, "topics": entries}
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def _entry(topic: str, words: Texts, references: Mapping[str, Reference]) -> dict[str, Any]:
    advised = guidance(topic, words, references)
    return {
        "id": topic,
        "group": group_of(topic),
        "title": advised.title,
        "why": advised.why,
        "steps": list(advised.steps),
        "source": words("tips.source"),
    }
