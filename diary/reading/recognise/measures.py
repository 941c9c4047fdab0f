"""A column of drinks counted in a household measure, `Aantal glazen` → what its bare numbers say: `2 glazen`."""

from __future__ import annotations

from collections.abc import Mapping

from diary.reading.cells.codes import as_text
from diary.reading.cells.household import measure_words
from diary.reading.cells.words import plain
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.candidate import Candidate
from diary.reading.recognise.columns import Body
from diary.reading.recognise.layout import Place


def in_measures(best: Candidate, body: Body) -> Mapping[tuple[Place, str], CellValue]:
    """Return what the bare numbers of drinks say below a heading that names a household measure and no unit."""
    said: dict[tuple[Place, str], CellValue] = {}
    for column in best.columns:
        measure = measure_in(column.heading) if column.key == "drink" and not column.unit else ""
        for row, cell in zip(body.numbers, body.cells(column.index), strict=True) if measure else ():
            written = as_text(cell)
            if written and not any(sign.isalpha() for sign in written):
                said[(row, column.index), column.key] = f"{written} {measure}"
    return said


def measure_in(heading: str) -> str:
    """Return the word of a household measure in a heading; empty without one.

    >>> measure_in("Aantal glazen"), measure_in("Gedronken")
    ('glazen', '')
    """
    pattern, _ = measure_words()
    return next((found[0] for word in plain(heading).split() if (found := pattern.match(word.strip("()?")))), "")
