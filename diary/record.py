"""What reading a file gives, as values: the facts, what is wrong and where, what became of each row. Words come later.

The sentence of a code stands in `texts/<language>/problems.toml` (`what`, `expected`, `remedy`); `diary explain CODE`
tells it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from diary import model
from diary.refusal import Refusal

Severity = Literal["error", "warning", "note"]
Fate = Literal["read", "kept_without_value", "skipped", "refused", "none"]
"""What happened to the row: read in full; kept, but without the value of this cell; skipped (it holds no
event); refused (it holds an event that could not be read); or the problem is not about a row."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the file that could not be read as it stands."""

    code: str
    severity: Severity
    fate: Fate
    sheet: str = ""
    cell: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Guess:
    """Something in the file that was understood by evidence, not by its letter; `chosen` says as what."""

    code: str
    sheet: str = ""
    cell: str = ""
    chosen: str = ""


class CannotRead(Refusal):
    """The file as a whole cannot be read: what is wrong with it, and what to do."""

    keys = ("problems.*.what", "problems.*.remedy")


@dataclass(frozen=True)
class RowCount:
    """The rows with content: `present == read + skipped + refused`."""

    present: int
    read: int
    skipped: int
    refused: int


@dataclass(frozen=True)
class Reading:
    """What a file holds: the rows of one diary's tables, and how they were understood."""

    tables: model.Rows
    problems: tuple[Problem, ...]
    guesses: tuple[Guess, ...]
    rows: RowCount
    language: str  # of the file: nl or en
    layout: str
    format: str
    sha256: str
    file: str  # its name, without the folder
    parts: tuple[tuple[Any, Any], ...] = ()  # what was recognised: each sheet, and how it was read

    @cached_property
    def diary(self) -> model.Diary:
        """The tables, made when they are first asked for; many readings are made one by `Diary.of_many`."""
        return model.Diary.of(**self.tables)
