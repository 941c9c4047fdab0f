"""What is told of one key: a name and its facts in order, worded, before it is drawn on a screen or written as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Fact = str | tuple[str, ...] | Mapping[str, str]
"""A sentence, several in order, or a sentence for each of some keys."""


@dataclass(frozen=True)
class Explanation:
    """What one key is; `facts` by the name that `explain.field` of the texts has words for, empty ones are not told."""

    key: str
    kind: str
    title: str
    facts: Mapping[str, Fact]

    def as_data(self) -> dict[str, object]:
        """Return it as JSON has it."""
        return {"key": self.key, "kind": self.kind, "title": self.title, **self._told()}

    def _told(self) -> dict[str, object]:
        return {name: list(fact) if isinstance(fact, tuple) else fact for name, fact in self.facts.items() if fact}


def spoken(text: str) -> str:
    """Show the placeholders of a sentence as what stands there when it is said.

    >>> spoken("{file} is empty.")
    '‹file› is empty.'
    """
    return text.replace("{", "‹").replace("}", "›")
