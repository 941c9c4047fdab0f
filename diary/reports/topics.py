"""The topics of the brochure for the screen: a list in its groups, or each in full with its id as the source."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from diary.analysis.brochure import GROUPS, TOPICS, text_key
from diary.texts import Texts

_INDENT = "  "


def grouped(words: Texts) -> str:
    """Return every topic with its title, under the name of its group."""
    widest = max(map(len, TOPICS))
    blocks = [
        "\n".join([
            words(f"tips.group.{group}"),
            *(f"{_INDENT}{topic:<{widest}}{_INDENT}{words(text_key(topic, 'title'))}" for topic in topics),
        ])
        for group, topics in GROUPS.items()
    ]  # fmt: skip
    return "\n\n".join([*blocks, words("tips.discuss")])


def in_full(topics: Iterable[str], words: Texts, width: int) -> str:
    """Return what each topic is, why, how step by step, and where it stands in the brochure."""
    return "\n\n".join("\n".join(_lines(topic, words, max(width, 40))) for topic in topics)


def _lines(topic: str, words: Texts, width: int) -> list[str]:
    steps = words.lines(text_key(topic, "steps"))
    said = [
        (f"{topic}: {words(text_key(topic, 'title'))}", ""),
        (words(text_key(topic, "why")), _INDENT),
        *((step, f"{_INDENT}{number}. ") for number, step in enumerate(steps, 1)),
        (words("tips.source", id=topic), _INDENT),
    ]
    return [
        textwrap.fill(text, width, initial_indent=mark, subsequent_indent=" " * max(len(mark), len(_INDENT)))
        for text, mark in said
    ]
