"""The topics of the brochure in words: a title, why and how, filled with the limits in force."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from diary.analysis.brochure import group_of
from diary.analysis.reference import Reference
from diary.limits import spoken
from diary.texts import Texts


class Guidance(NamedTuple):
    """One topic as it is read: what to do or what it is called, why, and step by step."""

    title: str
    why: str
    steps: tuple[str, ...]


def guidance(topic: str, words: Texts, references: Mapping[str, Reference]) -> Guidance:
    """Return a topic in the language of `words`; an unknown one raises KeyError.

    >>> from diary.analysis.reference import in_force
    >>> from diary.texts import texts
    >>> guidance("intake", texts("en"), in_force({"intake": {"low": 1000}})).title
    'Try to drink one to two litres a day'
    """
    key = f"{'complaints' if group_of(topic) == 'complaints' else 'advice'}.{topic}"
    limits = spoken(references, words)
    return Guidance(
        title=words(f"{key}.title", **limits),
        why=words(f"{key}.why", **limits),
        steps=tuple(step.format(**limits) for step in words.lines(f"{key}.steps")),
    )
