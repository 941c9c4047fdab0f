"""How often something happened by one row: a row is one event, so that more than once is told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from diary.reading.cells.codes import as_text
from diary.reading.cells.quantities import number
from diary.reading.cells.words import plain, vocabulary
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.candidate import Candidate
from diary.reading.recognise.head_rows import COUNT
from diary.reading.recognise.layout import Notice
from diary.reading.recognise.weigh_columns import Body

FEWEST_NUMBERED = 3
"""Numbers, each one more than the last: two may be counts by chance."""
MOST_TIMES = 20
"""A larger number is no count of what happened at one moment."""


def is_count(unit: CellValue) -> bool:
    """Tell whether the unit of a number is that of a count: `x`, `keer`.

    >>> is_count("x"), is_count("ml"), is_count(None)
    (True, False, False)
    """
    return isinstance(unit, str) and plain(unit) in vocabulary("count_units")


def times(cell: CellValue) -> float:
    """Return how often a cell says that something happened; 1 where it says no such thing."""
    found = number(cell, "", 1, MOST_TIMES, "count_units")
    return found if isinstance(found, float) else 1.0


def _runs_on(counts: Sequence[float]) -> bool:
    return len(counts) >= FEWEST_NUMBERED and all(after == before + 1 for before, after in pairwise(counts))


def counted_rows(best: Candidate, body: Body) -> list[Notice]:
    """Return the rows of a table that say in a column of counts that something happened more than once.

    A column that runs on numbers the rows. Several rows are told once, at the heading, with how many they are.
    """
    told: list[Notice] = []
    for column in best.others:
        counts = [times(cell) for cell in body.cells(column.index)] if column.key == COUNT else []
        rows = [(row, count) for row, count in zip(body.numbers, counts, strict=False) if count > 1]
        if not rows or _runs_on(counts):
            continue
        row, count = rows[0]
        if len(rows) == 1:
            told.append(Notice("counted_once", (row, column.index), as_text(count), "read"))
        else:
            shown = f"{column.heading} ({len(rows)}×)"
            told.append(Notice("counted_once", (best.heading_row, column.index), shown, "read"))
    return told
