"""The topics of the brochure for the screen: a list in its groups, or each in full with its source."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from diary.analysis.brochure import GROUPS, TOPICS
from diary.analysis.reference import Reference
from diary.guidance import guidance
from diary.texts import Texts

_INDENT = "  "


def grouped(words: Texts, references: Mapping[str, Reference]) -> str:
    """Return every topic with its title, under the name of its group."""
    widest = max(map(len, TOPICS))
    blocks = [
        "\n".join([
            words(f"tips.group.{group}"),
            *(f"{_INDENT}{topic:<{widest}}{_INDENT}{guidance(topic, words, references).title}" for topic in topics),
        ])
        for group, topics in GROUPS.items()
    ]  # fmt: skip
    return "\n\n".join([*blocks, words("tips.discuss")])


def in_full(topics: Iterable[str], words: Texts, references: Mapping[str, Reference], width: int) -> str:
    """Return what each topic is, why, how step by step, and its source."""
    return "\n\n".join("\n".join(_lines(topic, words, references, max(width, 40))) for topic in topics)


def _lines(topic: str, words: Texts, references: Mapping[str, Reference], width: int) -> list[str]:
    advised = guidance(topic, words, references)
    paragraphs = [
        (advised.title, ""),
        (advised.why, _INDENT),
        *((step, f"{_INDENT}{number}. ") for number, step in enumerate(advised.steps, 1)),
        (words("tips.source"), _INDENT),
    ]
    return [
        textwrap.fill(text, width, initial_indent=mark, subsequent_indent=" " * max(len(mark), len(_INDENT)))
        for text, mark in paragraphs
    ]
