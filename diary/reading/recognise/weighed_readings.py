"""The readings of a file's sheets that were weighed, as data: each with its score, its columns and their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diary.addresses import address
from diary.reading.files.workbook import Sheet
from diary.reading.recognise.candidate import Candidate, ColumnCandidate
from diary.reading.recognise.evidence import Evidence
from diary.reading.recognise.nearest import missing, readings_of


@dataclass(frozen=True)
class WeighedColumn:
    """What a column may be: the cell of its heading, the heading, the key (empty: not known), its score, and why."""

    at: str
    heading: str
    key: str
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class WeighedReading:
    """A reading of a table: its sheet, the cell where its heading begins, its kind, what it lacks, its score, and why.

    `margin` is how far the next best kind, `runner_up`, lies behind; both are only told of the best.
    """

    sheet: str
    at: str
    kind: str
    score: float
    missing: tuple[str, ...]
    runner_up: str
    margin: float
    columns: tuple[WeighedColumn, ...]
    evidence: tuple[Evidence, ...]


def weighed(sheets: Iterable[Sheet]) -> tuple[WeighedReading, ...]:
    """Return every reading that was weighed, of each sheet the best first.

    A sheet of our own template is known at a glance, and nothing is weighed.
    """
    return tuple(each for sheet in sheets for each in _of_sheet(sheet))


def _of_sheet(sheet: Sheet) -> Iterator[WeighedReading]:
    for candidate in readings_of(sheet):
        columns = [*candidate.columns, *candidate.others, *candidate.strangers]
        if columns:
            shown = tuple(_column(each, candidate) for each in sorted(columns, key=lambda each: each.index))
            yield WeighedReading(
                sheet.name,
                shown[0].at,
                candidate.kind,
                candidate.score,
                missing(candidate),
                candidate.runner_up,
                candidate.margin,
                shown,
                candidate.evidence,
            )


def _column(column: ColumnCandidate, candidate: Candidate) -> WeighedColumn:
    line = candidate.heading_row
    at = address(column.index, line) if candidate.turned else address(line, column.index)
    key = column.key if column in candidate.columns else ""
    return WeighedColumn(at, " ".join(column.heading.split()), key, column.score, column.evidence)
