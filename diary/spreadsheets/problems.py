"""What went wrong while reading, as values: where, what was found, what became of the row. Words come later.

The sentence of a code stands in `texts/<language>/problems.toml` (`what`, `expected`), the manual's
entry with its remedy in `docs/reading.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
    """The file as a whole cannot be read; `code` and `values` make one sentence (`problems.<code>.what`)."""
