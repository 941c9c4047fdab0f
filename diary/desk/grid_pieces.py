"""The pieces of work on a diary as tables: functions over values, each a journey of one file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from diary.desk.pieces import opened, why_not
from diary.record import CannotRead
from diary.texts import texts

if TYPE_CHECKING:
    from diary.journeys.grid import Cell, Grid
    from diary.journeys.in_force import InForce
    from diary.journeys.source import Source, Typed

_KINDS = ("problem", "question", "guess")
"""What is noticed of a cell, the gravest first."""


@dataclass(frozen=True)
class Tabled:
    """A diary and its tables, and why it gives no report; words whose beginning was typed stand in it in full."""

    source: Source
    grid: Grid
    refused: str = ""

    @property
    def shape(self) -> str:
        """What changes where other cells than before are shown."""
        places = "|".join(f"{number}!{cell.at}" for number, cell in self._numbered())
        return hashlib.sha256(places.encode()).hexdigest()[:16]

    def cells(self) -> dict[str, dict[str, Any]]:
        """Return what every cell says that says something, by the number of its table and its address."""
        return {
            f"{number}!{cell.at}": {"text": cell.text, "means": cell.meaning, **said(cell)}
            for number, cell in self._numbered()
            if cell.text or cell.marks
        }

    def _numbered(self) -> list[tuple[int, Cell]]:
        found = []
        for number, table in enumerate(self.grid.tables):
            found += [(number, cell) for _, cell in table.fields]
            found += [(number, cell) for _, row in table.rows for cell in row]
        return found


def said(cell: Cell) -> dict[str, str]:
    """Return the sentences of what was noticed of a cell, the gravest kind of it, and whether it was corrected."""
    kinds = {mark.kind for mark in cell.marks}
    kind = next((kind for kind in _KINDS if kind in kinds), "")
    corrected = "yes" if cell.is_corrected else ""
    said = " ".join(dict.fromkeys(mark.sentence for mark in cell.marks))
    return {"kind": kind, "said": said, "corrected": corrected}


def tabled(source: Source, as_set: InForce, language: str) -> Tabled:
    """Return a diary as tables, also where it gives no report; CannotRead where it has no cells to show."""
    from diary.journeys.grid import grid

    source = _in_full(source)
    words = texts(language)
    try:
        return Tabled(source, grid(source, opened(source, as_set), as_set, words))
    except CannotRead as refusal:
        return Tabled(source, grid(source, refusal, as_set, words), why_not(refusal, source, words))


def begun(typed: Typed) -> Source:
    """Return an empty diary to type in."""
    from diary.journeys import typed as journey

    return journey.begun(typed)


def kept_workbook(source: Source, as_set: InForce) -> bytes:
    """Return the workbook to save."""
    from diary.journeys.saving import saved

    return saved(source, as_set, opened)


def _in_full(source: Source) -> Source:
    """Return a typed diary with the words of which only the beginning was typed."""
    if source.typed is None:
        return source
    from diary.journeys.typed import in_full

    return in_full(source, source.typed)
