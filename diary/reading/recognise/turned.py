"""A sheet with its rows and columns exchanged: the times stand beside each other, the headings below."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from diary.addresses import address, column_number
from diary.reading.files.guard.marks import NO_MARKS
from diary.reading.files.workbook import Sheet

MOST_COLUMNS = 500
"""A wider sheet has no times beside each other."""
MOST_ROWS = 200
"""A longer sheet has no headings below each other."""


def may_lie_on_its_side(sheet: Sheet) -> bool:
    """Tell whether a sheet is small enough to have its times beside each other."""
    return len(sheet.rows) <= MOST_ROWS and max(map(len, sheet.rows), default=0) <= MOST_COLUMNS


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
