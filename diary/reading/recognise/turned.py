"""A sheet with its rows and columns exchanged: the times stand beside each other, the headings below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from diary.addresses import address, column_number
from diary.reading.cells.codes import is_blank
from diary.reading.files.guard.marks import NO_MARKS
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise import titles
from diary.reading.recognise.grid_cells import Rows
from diary.reading.recognise.labels import labels_in

MOST_COLUMNS = 500
"""A wider sheet has no times beside each other."""
MOST_ROWS = 200
"""A longer sheet has no headings below each other."""


def may_lie_on_its_side(sheet: Sheet) -> bool:
    """Tell whether a sheet is small enough to have its times beside each other."""
    return len(sheet.rows) <= MOST_ROWS and max(map(len, sheet.rows), default=0) <= MOST_COLUMNS


def first_line(rows: Rows) -> int:
    """Return the first row of a table that lies on its side: what stands above it is of the sheet, and heads nothing.

    That is the first row with a heading and two cells beside it, with the rows above that up to a gap, or up to a
    label with its value or a title with a date.

    >>> first_line([["Dagboek"], ["Datum", "2 maart"], [], ["Kleur"], ["Uur", "7:10", "9:00"], ["Urine", 200.0, 310.0]])
    3
    """
    filled = [sum(not is_blank(cell) for cell in row) for row in rows]
    first = next((number for number, count in enumerate(filled) if count > 2), 0)
    while first and filled[first - 1] and not (labels_in([rows[first - 1]]) or _dates_all(rows[first - 1])):
        first -= 1
    return first


def _dates_all(row: Sequence[CellValue]) -> bool:
    """Tell whether a row holds nothing but a title with a date."""
    return sum(not is_blank(cell) for cell in row) == 1 and titles.in_rows([row]) is not None


def without_rows_above(sheet: Sheet) -> Sheet:
    """Return the sheet with only the rows of its table, each where it was."""
    first = first_line(sheet.rows)
    return replace(sheet, rows=[*([] for _ in range(first)), *sheet.rows[first:]]) if first else sheet


def turn(sheet: Sheet) -> Sheet:
    """Return the sheet with rows and columns exchanged, its faults and its marks too.

    >>> turn(Sheet("s", [["a", "b"], ["c"]], faults={"B1": "#N/A"})).rows
    [['a', 'c'], ['b', None]]
    """
    rows = [list(column) for column in zip_longest(*sheet.rows)]
    faults = {_turned(cell): found for cell, found in sheet.faults.items()}
    return replace(
        sheet, rows=rows, faults=faults, marks=sheet.marks if sheet.marks is NO_MARKS else sheet.marks.turned()
    )


def _turned(cell: str) -> str:
    letters = cell.rstrip("0123456789")
    return address(column_number(letters), int(cell[len(letters) :]) - 1)
