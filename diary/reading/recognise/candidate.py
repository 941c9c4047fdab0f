"""A possible reading of a table, with everything that speaks for and against it: value types, computed elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field

from diary.reading.recognise.evidence import Evidence

FOREIGN = "[foreign]"
"""The key of a column that is known to hold nothing of a diary: its amounts are told all the same."""


@dataclass(frozen=True, slots=True)
class ColumnCandidate:
    """What a column may be: its place (from 0), the key it is read as, its unit, its heading, and why."""

    index: int
    key: str
    unit: str
    heading: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def score(self) -> float:
        """The weight of all its evidence."""
        return sum(each.weight for each in self.evidence)


@dataclass(frozen=True)
class Candidate:
    """One reading of one table of a sheet.

    `kind` is that of the table: list, bowel, nights or exercises. `columns` are those that are read, `others` those
    that are known and hold nothing of a diary, `strangers` those whose heading is not known. `missing` are the columns
    without which the kind is none; while there are any, the sheet is not read so. Rows and columns are those of the
    sheet, or where it is `turned` those of the sheet with its rows and columns exchanged.
    """

    kind: str
    heading_row: int
    first_row: int
    columns: tuple[ColumnCandidate, ...]
    others: tuple[ColumnCandidate, ...] = ()
    strangers: tuple[ColumnCandidate, ...] = ()
    missing: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()  # for the table as a whole: what its sheet, its title and its subject say
    turned: bool = False
    runner_up: str = field(default="", compare=False)  # the kind of the next best reading
    margin: float = field(default=0.0, compare=False)  # how far that lies behind

    @property
    def score(self) -> float:
        """The weight of all evidence, of the columns and of the whole."""
        return sum(each.score for each in self.columns) + sum(each.weight for each in self.evidence)

    @property
    def explained(self) -> float:
        """The share of the headed columns that are read or known."""
        known = len(self.columns) + len(self.others)
        return known / (known + len(self.strangers)) if known else 0.0
