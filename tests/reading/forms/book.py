"""Sheets as they are written, cell by cell, with what is true in them; and the bytes of the file."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from diary.addresses import address
from tests.reading.forms.styles import Value

Truth = dict[str, Any]
DELIMITERS = {"nl": ";", "en": ","}


@dataclass
class Page:
    """One sheet."""

    name: str
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    ends: dict[int, int] = field(default_factory=dict)  # rows of a text that are longer than what they hold

    def put(self, row: int, column: int, value: Value) -> str:
        """Write a value and return where it stands."""
        if value is not None and value != "":
            self.cells[row, column] = value
        return address(row, column)

    @property
    def bottom(self) -> int:
        """The first row below all that is written."""
        return max((row for row, _ in self.cells), default=-1) + 1

    def rows(self) -> list[list[Value]]:
        """Return the sheet row by row."""
        width = max((column for _, column in self.cells), default=-1) + 1
        widths = [self.ends.get(row, width) for row in range(self.bottom)]
        return [[self.cells.get((row, column)) for column in range(end)] for row, end in enumerate(widths)]


@dataclass
class Book:
    """The sheets of one file, the events in them, and what else a message must name (`to_name`).

    `turned`: they lie on their side; `blocks`: the columns of tables beside each other.
    """

    pages: list[Page] = field(default_factory=list)
    events: list[Truth] = field(default_factory=list)
    to_name: list[Truth] = field(default_factory=list)
    turned: bool = False
    blocks: list[tuple[str, str]] = field(default_factory=list)

    def page(self, name: str) -> Page:
        """Return a new sheet."""
        self.pages.append(Page(name))
        return self.pages[-1]


def as_csv(page: Page, delimiter: str, encoding: str) -> bytes:
    """Return a sheet as text; what the encoding does not know becomes a question mark."""
    out = StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(page.rows())
    return out.getvalue().encode(encoding, "replace")
