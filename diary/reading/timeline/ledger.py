"""What reading collects beside the facts: every problem, every guess, and what became of each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from diary.reading.cells.codes import as_text
from diary.reading.files.workbook import CellValue
from diary.record import Fate, Guess, Problem, RowCount, Severity

LONGEST_FOUND = 60
"""Characters of a cell that a problem quotes."""
_SEVERITY: Mapping[Fate, Severity] = {
    "read": "warning", "kept_without_value": "warning", "skipped": "note", "refused": "error", "none": "note",
}  # fmt: skip


@dataclass
class Ledger:
    """Collects problems and guesses in the order they are met, and counts rows."""

    problems: list[Problem] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    read: int = 0
    skipped: int = 0
    refused: int = 0
    _met: set[tuple[str, str, int]] = field(default_factory=set)

    def is_first(self, code: str, sheet: str, column: int) -> bool:
        """Tell whether this code is met for the first time in a column."""
        known = (code, sheet, column) in self._met
        self._met.add((code, sheet, column))
        return not known

    def problem(
        self,
        code: str,
        fate: Fate,
        sheet: str = "",
        cell: str = "",
        found: CellValue = "",
        severity: Severity | None = None,
    ) -> None:
        """Add a problem; unless given, its severity follows from what becomes of the row."""
        shown = as_text(found)
        shown = shown if len(shown) <= LONGEST_FOUND else shown[: LONGEST_FOUND - 1] + "…"
        self.problems.append(Problem(code, severity or _SEVERITY[fate], fate, sheet, cell, shown))

    def guess(self, code: str, sheet: str = "", cell: str = "", chosen: CellValue = "") -> None:
        """Add a guess and what was chosen."""
        self.guesses.append(Guess(code, sheet, cell, as_text(chosen)[:LONGEST_FOUND]))

    def beside(self) -> Ledger:
        """Return a ledger for rows that are counted elsewhere: what is reported comes here, the counts do not."""
        return Ledger(self.problems, self.guesses)

    def rows(self) -> RowCount:
        """Return the count of rows so far."""
        return RowCount(self.read + self.skipped + self.refused, self.read, self.skipped, self.refused)
