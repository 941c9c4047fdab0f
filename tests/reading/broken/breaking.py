"""Ways in which people break a form that was right, each with what is then true."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from diary.reading.files.workbook import CellValue, Sheet, Workbook
from diary.reading.recognise.layout import Layout
from diary.record import Reading
from tests.reading.forms.matching import split

Case = dict[str, Any]
Broken = tuple[Workbook, Case] | None
"""A workbook and what is true in it; None where it cannot be broken so."""
SUMMED = ("urine", "drink")
ABOVE = 5
"""Rows above the line that is put in the middle."""


def with_a_sum(workbook: Workbook, case: Case, read: Reading) -> Broken:
    """Put a line of sums, without a word, after the first rows of a table."""
    return _with_sums(workbook, case, read, "")


def with_a_total(workbook: Workbook, case: Case, read: Reading) -> Broken:
    """Put a line of totals after the first rows of a table."""
    return _with_sums(workbook, case, read, "Total" if case["language"] == "en" else "Totaal")


def with_a_total_of_another(workbook: Workbook, case: Case, read: Reading) -> Broken:
    """Put a line of totals that are not the sums of what stands above them."""
    return _with_sums(workbook, case, read, "Total" if case["language"] == "en" else "Totaal", more=60)


WAYS: Sequence[Callable[[Workbook, Case, Reading], Broken]] = (with_a_sum, with_a_total, with_a_total_of_another)


def _tables(read: Reading) -> Iterator[tuple[Sheet, Layout]]:
    """Yield the tables that lie upright below a heading, and hold rows enough."""
    for sheet, layout in read.parts:
        if not layout.turned and layout.shape.heading_row >= 0 and len(layout.rows) > ABOVE:
            yield sheet, layout


def _with_sums(workbook: Workbook, case: Case, read: Reading, word: str, more: float = 0) -> Broken:
    sheet, layout = next(_tables(read), (None, None))
    if sheet is None or layout is None:
        return None
    at = layout.rows[ABOVE].number
    sums = dict(_sums(sheet.rows[layout.shape.first_row : at], layout, more))
    if not sums:
        return None
    line: list[CellValue] = [sums.get(index) for index in range(max(sums) + 1)]
    line[0] = line[0] or word or None
    rows = [*sheet.rows[:at], line, *sheet.rows[at:]]
    sheets = [replace(each, rows=rows) if each.name == sheet.name else each for each in workbook.sheets]
    return replace(workbook, sheets=sheets), _lowered(case, sheet.name, at)


def _sums(rows: Sequence[Sequence[CellValue]], layout: Layout, more: float) -> Iterator[tuple[int, float]]:
    """Yield the columns of nothing but numbers, each with its sum and so much more."""
    for index in (column.index for key, column in layout.columns.items() if key in SUMMED):
        cells = [row[index] for row in rows if index < len(row) and row[index] is not None]
        numbers = [cell for cell in cells if isinstance(cell, float)]
        if len(numbers) == len(cells) > 1:
            yield index, sum(numbers) + more


def _lowered(case: Case, sheet: str, at: int) -> Case:
    """Return what is true once a line is put in: what stands below it is a row lower, and nothing has to be told."""
    case = deepcopy(case) | {"told": []}
    for event in case["events"]:
        for key in ("cell", "leak_cell"):
            if event["sheet"] == sheet and event.get(key) and split(event[key])[1] > at:
                letters = event[key].rstrip("0123456789")
                event[key] = f"{letters}{split(event[key])[1] + 1}"
    return case
