"""A heading below a row of days: what heads its times may stand in that row, before the days it is for."""

from __future__ import annotations

from collections.abc import Sequence

from diary.reading.cells.codes import is_blank
from diary.reading.files.workbook import CellValue
from diary.reading.recognise import titles
from diary.reading.recognise.compose import compose
from diary.reading.recognise.grid_cells import Rows

FEWEST_DAYS = 2
OF_ALL_DAYS = ("time", "date", "moment")


def with_when_above(rows: Rows, number: int) -> Sequence[CellValue]:
    """Return a row with what stands before the days in the row above it and says when, where the row has nothing.

    `Uur | ma 12-1 | | di 13-1`, and below it `| Gedronken | Geplast | Gedronken | Geplast`.
    """
    row = rows[number]
    first = next((at for at, cell in enumerate(row) if not is_blank(cell)), 0)
    if not number or not first:
        return row
    above = rows[number - 1]
    days = [at for at, cell in enumerate(above) if not is_blank(cell) and titles.in_rows([[cell]]) is not None]
    if len(days) < FEWEST_DAYS or days[0] < first:
        return row
    when = {at: cell for at, cell in enumerate(above[:first]) if isinstance(cell, str) and _says_when(cell)}
    return [when.get(at, cell) for at, cell in enumerate(row)] if when else row


def _says_when(text: str) -> bool:
    composed = compose("list", text)
    return bool(composed and composed.key in OF_ALL_DAYS)
