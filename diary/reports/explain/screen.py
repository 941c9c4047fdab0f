"""Explanations for the screen: a name and its facts, each under its heading; or a list of all that can be explained."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from diary.reports.explain.entry import Explanation, Fact
from diary.texts import Texts

_INDENT = "  "
_NARROWEST = 40


def in_full(explanations: Iterable[Explanation], words: Texts, width: int) -> str:
    """Return each explanation with its facts, wrapped to the width of the screen."""
    return "\n\n".join("\n".join(_lines(entry, words, max(width, _NARROWEST))) for entry in explanations)


def _lines(entry: Explanation, words: Texts, width: int) -> Iterable[str]:
    yield from textwrap.wrap(f"{entry.key} ({words(f'explain.kind.{entry.kind}')}): {entry.title}", width)
    for name, fact in entry.facts.items():
        if fact:
            yield from _fact(words(f"explain.field.{name}"), fact, width)


def _fact(heading: str, fact: Fact, width: int) -> Iterable[str]:
    if isinstance(fact, str):
        yield _filled(f"{heading}: {fact}", _INDENT, width)
        return
    if isinstance(fact, tuple) and len(fact) == 1:
        yield _filled(f"{heading}: {fact[0]}", _INDENT, width)
        return
    yield f"{_INDENT}{heading}:"
    for line in fact if isinstance(fact, tuple) else (f"{key}: {text}" for key, text in fact.items()):
        yield _filled(f"- {line}", _INDENT * 2, width)


def _filled(text: str, indent: str, width: int) -> str:
    return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent + _INDENT, break_on_hyphens=False)


def listing(titles: Mapping[str, Mapping[str, str]], words: Texts, width: int) -> str:
    """Return every key that can be explained under its kind, with what it is called on the same line."""
    widest = max(len(key) for named in titles.values() for key in named)
    blocks = [
        "\n".join([
            words(f"explain.kinds.{kind}"),
            *(_row(key, title, widest, width) for key, title in named.items()),
        ])
        for kind, named in titles.items()
    ]  # fmt: skip
    return "\n\n".join([words("explain.intro"), *blocks])


def _row(key: str, title: str, widest: int, width: int) -> str:
    room = max(width - widest - 2 * len(_INDENT), _NARROWEST // 2)
    return f"{_INDENT}{key:<{widest}}{_INDENT}{textwrap.shorten(title, room, placeholder='…')}"
