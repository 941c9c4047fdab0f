"""What reading a file gives, as values: the facts, what is wrong and where, what became of each row. Words come later.

The sentence of a code stands in `texts/<language>/problems.toml` (`what`, `expected`, `remedy`); `diary explain CODE`
tells it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from diary import model
from diary.correction import Correction
from diary.refusal import Keys, Refusal

Severity = Literal["error", "warning", "note"]
Fate = Literal["read", "kept_without_value", "skipped", "refused", "none"]
"""What happened to the row: read in full; kept, but without the value of this cell; skipped (it holds no
event); refused (it holds an event that could not be read); or the problem is not about a row."""


MOST_QUOTED, LONGEST_QUOTED = 12, 40
"""Headings that a refusal quotes, and characters of each."""
NOTHING = "–"
"""Stands where there is nothing to list."""


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


class NotRecognised(CannotRead):
    """No table of a diary was recognised in a file that could be opened.

    `nearest` is what looks most like one, `sheets` are those of the file.
    """

    keys = ("problems.not_recognised.what", "problems.not_recognised.remedy")

    def __init__(self, file: str, nearest: Any, sheets: tuple[Any, ...]) -> None:
        missing = Keys(f"check.missing.{key}" for key in nearest.missing) or NOTHING
        known, strangers = _quoted(nearest.known), _quoted(nearest.strangers)
        place = {"sheet": nearest.sheet.name, "at": nearest.at}
        super().__init__("not_a_diary", file=file, known=known, strangers=strangers, missing=missing, **place)
        self.nearest, self.sheets = nearest, sheets
        self.language = nearest.language


def _quoted(texts: tuple[str, ...]) -> str:
    """Quote the first of the texts."""
    shown = [text if len(text) <= LONGEST_QUOTED else text[: LONGEST_QUOTED - 1] + "…" for text in texts[:MOST_QUOTED]]
    more = ["…"] if len(texts) > MOST_QUOTED else []
    return ", ".join([*(f"‘{' '.join(text.split())}’" for text in shown), *more]) or NOTHING


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
    sheets: tuple[Any, ...] = ()  # of the file, without what is struck out
    parts: tuple[tuple[Any, Any], ...] = ()  # what was recognised: each sheet, and how it was read
    corrections: tuple[Correction, ...] = ()  # the cells that were written over, those of an earlier time first

    @property
    def is_without_events(self) -> bool:
        """Whether nothing that happened is in it."""
        return not any(rows for name, rows in self.tables.items() if name not in ("patients", "days"))

    @property
    def codes(self) -> frozenset[str]:
        """The codes of its problems."""
        return frozenset(problem.code for problem in self.problems)

    @cached_property
    def problem_places(self) -> frozenset[tuple[str, str]]:
        """The sheet and the cell of each of its problems."""
        return frozenset((problem.sheet, problem.cell) for problem in self.problems)

    @cached_property
    def diary(self) -> model.Diary:
        """The tables, made when they are first asked for; many readings are made one by `Diary.of_many`."""
        return model.Diary.of(**self.tables)


class NothingRead(CannotRead):
    """A diary of which every row with something in it was refused; `reading` tells of each why."""

    def __init__(self, reading: Reading) -> None:
        super().__init__("nothing_read", file=reading.file, refused=reading.rows.refused)
        self.reading = reading
        self.language = reading.language
