"""Cells of an opened workbook written over, as a person would have written them in the file, which stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diary.addresses import address, column_number
from diary.correction import Correction
from diary.reading.cells.codes import as_text
from diary.reading.files.guard.marks import NO_MARKS
from diary.reading.files.workbook import CellValue, Sheet, Workbook
from diary.record import CannotRead
from diary.settings import Limits

ROOM_BELOW = 200
"""Rows below the last one of a sheet that can be written in: a person adds what was forgotten, and no second file."""
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_WHOLE_NUMBER = re.compile(r"0|[1-9]\d{0,8}")
_WITHOUT_KINDS = "csv"
"""The format in which every cell is a text, also one that is a number."""

Place = tuple[int, int]


def written_over(
    workbook: Workbook, corrections: Sequence[Correction], file: str, limits: Limits
) -> tuple[Workbook, tuple[Correction, ...]]:
    """Return the workbook with these cells written over, and each correction that changes one, with what it was.

    Of a cell that is named twice the last counts. CannotRead for a sheet or a cell that the file has not.
    """
    if not corrections:
        return workbook, ()
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    own: dict[str, dict[Place, Correction]] = {}
    for one in corrections:
        if one.sheet not in sheets:
            raise CannotRead("correction_without_sheet", file=file, sheet=one.sheet)
        if len(one.becomes) > limits.text_length:
            raise CannotRead("correction_too_long", file=file, cell=one.cell, limit=limits.text_length)
        own.setdefault(one.sheet, {})[_place(one, sheets[one.sheet], file)] = one
    changed: list[Correction] = []
    for name, cells in own.items():
        sheet = sheets[name]
        was = {place: _stands(sheet, place) for place in cells}
        new = {place: one for place, one in cells.items() if one.becomes.strip() != was[place]}
        changed += [replace(one, was=was[place]) for place, one in new.items()]
        sheets[name] = _with(sheet, {place: value(one.becomes, workbook.format) for place, one in new.items()})
    return replace(workbook, sheets=list(sheets.values())), tuple(changed)


def value(written: str, format_: str) -> CellValue:
    """Return what a cell holds in which this is written: a whole number is one, but where all cells are texts.

    >>> value("300", "xlsx"), value("300", "csv"), value("0730", "xlsx"), value(" ", "xlsx")
    (300.0, '300', '0730', None)
    """
    text = written.strip()
    if format_ != _WITHOUT_KINDS and _WHOLE_NUMBER.fullmatch(text):
        return float(text)
    return text or None


def _place(one: Correction, sheet: Sheet, file: str) -> Place:
    """Return the row and column of a cell; CannotRead where the sheet has none there."""
    parts = _ADDRESS.fullmatch(one.cell)
    place = (int(parts[2]) - 1, column_number(parts[1])) if parts else (-1, -1)
    inside = 0 <= place[0] < len(sheet.rows) + ROOM_BELOW and place[1] < max(map(len, sheet.rows), default=0)
    if not inside:
        raise CannotRead("correction_without_cell", file=file, sheet=one.sheet, cell=one.cell)
    return place


def _stands(sheet: Sheet, place: Place) -> str:
    """Return what stands in a cell, in words that a person would recognise; of a faulty one what is wrong with it."""
    row, column = place
    cells = sheet.rows[row] if row < len(sheet.rows) else []
    fault = sheet.faults.get(address(row, column))
    return fault or as_text(cells[column] if column < len(cells) else None)


def _with(sheet: Sheet, cells: Mapping[Place, CellValue]) -> Sheet:
    """Return the sheet with these cells: what was faulty or struck out in them is so no more."""
    rows = list(sheet.rows)
    rows += [[] for _ in range(max((row for row, _ in cells), default=0) + 1 - len(rows))]
    for row in {row for row, _ in cells}:
        rows[row] = list(rows[row])
    for (row, column), written in cells.items():
        rows[row] += [None] * (column + 1 - len(rows[row]))
        rows[row][column] = written
    mended = {address(*place) for place in cells}
    faults = {at: fault for at, fault in sheet.faults.items() if at not in mended}
    marks = sheet.marks
    if marks is not NO_MARKS:
        marks = replace(marks, struck={place: left for place, left in marks.struck.items() if place not in cells})
    return replace(sheet, rows=rows, faults=faults, marks=marks)
