"""The topics of the brochure as JSON, in one language."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from diary.analysis.brochure import group_of, text_key
from diary.texts import Texts

SCHEMA = "diary-topics/1"


def to_json(topics: Iterable[str], words: Texts) -> str:
    """Return the topics as JSON text: id, group, title, why, steps and source."""
    listed = {"schema": SCHEMA, "language": words.language, "topics": [_entry(topic, words) for topic in topics]}
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"


def _entry(topic: str, words: Texts) -> dict[str, Any]:
    return {
        "id": topic,
        "group": group_of(topic),
        "title": words(text_key(topic, "title")),
        "why": words(text_key(topic, "why")),
        "steps": list(words.lines(text_key(topic, "steps"))),
        "source": words("tips.source", id=topic),
    }
