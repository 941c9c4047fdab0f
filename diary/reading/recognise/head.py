"""The heading of a table, as values: its rows, and the title of each of its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Title:
    """A column's heading: what stands above it, that of its group, where it stands, and a unit below it."""

    own: str
    group: str
    row: int
    unit: str = ""

    @property
    def text(self) -> str:
        """What is shown as the heading: its own, after that of a group it does not say itself."""
        return self.own


@dataclass(frozen=True)
class Head:
    """The heading of a table: the row that names the columns, the first and last row of the heading, the columns."""

    row: int
    top: int
    bottom: int
    titles: Mapping[int, Title]
    shift: int = 0  # how far the cells stand to the right of their headings

    def shifted(self, by: int) -> Head:
        """Return the heading of columns that stand further to the right than their headings."""
        return replace(self, titles={at + by: title for at, title in self.titles.items()}, shift=by)

    def within(self, columns: range | frozenset[int]) -> Head:
        """Return the heading of only these columns."""
        return replace(self, titles={at: title for at, title in self.titles.items() if at in columns})
