"""Cells of a grid: its texts, its filled rows, and whether a cell holds a value rather than a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.cells.words import either, plain, vocabulary
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.layout import Place
from diary.reading.recognise.meaning import LONGEST_HEADING

Rows = Sequence[Sequence[CellValue]]
_VALUE = re.compile(r"^[^a-z]*\d[\d:.,/uh\s-]*(?:[a-z.]{1,4}\b.*)?$|^\d+(?:[:.]\d+)?\s*[ap]m\b.*$")
_QUESTION = re.compile(r"^\s*[a-z]?\d{1,3}\s*[.):]\s*(?=[^\W\d]{3})", re.IGNORECASE)


def cell_at(rows: Rows, place: Place) -> CellValue:
    """Return the cell at a place, None beyond the end of its row."""
    row, column = place
    cells = rows[row] if 0 <= row < len(rows) else ()
    return cells[column] if column < len(cells) else None


def texts_in(row: Sequence[CellValue]) -> list[tuple[int, str]]:
    """Return the column and the text of every cell of a row that holds text."""
    return [(index, cell) for index, cell in enumerate(row) if isinstance(cell, str) and not cell.isspace() and cell]


def is_value(cell: CellValue) -> bool:
    """Tell whether a filled cell holds a value, as rows do and headings do not.

    >>> is_value("07:10"), is_value("250 ml"), is_value(3.0), is_value("7.05am WOKE"), is_value("koffie")
    (True, True, True, True, False)
    >>> is_value("(0-4)"), is_value("1 cup milk"), is_value("Type (1 to 7)"), is_value("x"), is_value("No.")
    (False, True, False, True, False)
    >>> is_value("2e keer"), is_value("3rd void"), is_value("3e maart"), is_value("1st")
    (False, False, True, True)
    """
    if not isinstance(cell, str):
        return cell is not None
    text = cell.strip()
    if text.startswith("(") or len(text) > LONGEST_HEADING:
        return False
    written = plain(text)
    mark = written in vocabulary("marks") and not text.endswith(".")  # `No.` is short for a number
    if written[:1].isdigit() and _ordinal().match(written):
        return isinstance(date(text), Written)
    return bool(_VALUE.match(written)) or written[:1].isdigit() or mark


@cache
def _ordinal() -> re.Pattern[str]:
    """Return the pattern of which one of several a heading is about: `2e keer`, `3rd void`."""
    return re.compile(rf"[0-9]{{1,2}}{either('ordinal')} [a-z]")


def without_question(text: str) -> str:
    """Leave out the number of a question before it.

    >>> without_question("3. Plas 1 - tijd"), without_question("2) Datum"), without_question("1.5 dl")
    ('Plas 1 - tijd', 'Datum', '1.5 dl')
    """
    return _QUESTION.sub("", text)


def filled_rows(sheet: Sheet, first: int, last: int) -> list[int]:
    """Return the rows, from one up to and without another, that hold something, be it a fault."""
    faulty = {int(match[0]) - 1 for fault in sheet.faults if (match := re.findall(r"\d+$", fault))}
    return [
        row
        for row, cells in enumerate(sheet.rows[first:last], first)
        if row in faulty or (cells.count(None) < len(cells) and not all(map(is_blank, cells)))
    ]


def unheaded(rows: Rows, numbers: Iterable[int], headed: Set[int]) -> dict[int, Place]:
    """Return the place of the first filled cell, in these rows, of every column without a heading."""
    found: dict[int, Place] = {}
    for number in numbers:
        for index, cell in enumerate(rows[number]):
            if cell is not None and index not in headed and index not in found and not is_blank(cell):
                found[index] = number, index
    return found


def without_numbers(row: Sequence[CellValue]) -> tuple[tuple[int, str], ...]:
    """Return the texts of a row without their numbers, as a printed page repeats them."""
    return tuple((index, re.sub(r"\d+", "", as_text(cell))) for index, cell in enumerate(row) if not is_blank(cell))
