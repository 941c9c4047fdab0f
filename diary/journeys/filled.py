"""The journey of a workbook that is to make way: which of its cells were filled in."""

from __future__ import annotations

import datetime as dt
from itertools import product
from pathlib import Path

from diary.addresses import address
from diary.reading.cells.codes import is_blank
from diary.reading.files.values import CellValue
from diary.reading.files.workbook import Workbook, open_content, open_workbook
from diary.reading.reader import understand
from diary.record import CannotRead, Reading
from diary.template.writer import MOST_BOWEL_DAYS, MOST_DAYS, TemplateChoice, build, workbook_bytes
from diary.texts import LANGUAGES, texts

Cells = dict[tuple[int, int], set[CellValue]]
_ANY_DAY = dt.date(2001, 1, 1)


def filled_cells(path: Path) -> list[str]:
    """Return the filled cells of a diary as `sheet cell`, in the order of its sheets; none of what is no diary.

    Of our own workbook every cell that an empty one has not; of another what was read of it.
    """
    try:
        workbook = open_workbook(path)
        language = _language(workbook)
        cells = _beside_empty(workbook, language) if language else _recorded(understand(workbook, path.name))
    except CannotRead:
        return []
    order = {sheet.name: number for number, sheet in enumerate(workbook.sheets)}
    return [f"{sheet} {cell}" for sheet, cell in sorted(cells, key=lambda place: order.get(place[0], -1))]


def _language(workbook: Workbook) -> str:
    """Return the language of a workbook of ours, by the sheet that asks who the patient is."""
    names = {sheet.name for sheet in workbook.sheets}
    return next((language for language in LANGUAGES if texts(language)("template.sheets.about") in names), "")


def _recorded(reading: Reading) -> dict[tuple[str, str], None]:
    """Return the cells from which something was read, and those with a problem."""
    rows = [row for rows in reading.tables.values() for row in rows if row.get("sheet")]
    cells = [(row["sheet"], row[name]) for row in rows for name in row if name == "cell" or name.endswith("_cell")]
    cells += [(problem.sheet, problem.cell) for problem in reading.problems]
    return dict.fromkeys(place for place in cells if all(place))


def _beside_empty(workbook: Workbook, language: str) -> dict[tuple[str, str], None]:
    """Return the cells with a value that no empty workbook has there; a date that may have been filled in is none."""
    empty = _empty(language, len(workbook.sheets))
    return {
        (sheet.name, address(row, column)): None
        for sheet in workbook.sheets
        if sheet.name != texts(language)("template.sheets.how_to")
        for row, values in enumerate(sheet.rows)
        for column, value in enumerate(values)
        if not is_blank(value) and not _may_stand(value, empty.get(sheet.name, {}).get((row, column), set()))
    }


def _may_stand(value: CellValue, before: set[CellValue]) -> bool:
    dated = any(isinstance(one, dt.date) for one in before)
    return value in before or (dated and isinstance(value, dt.date))


def _empty(language: str, days: int) -> dict[str, Cells]:
    """Return by sheet what an empty workbook may have in each cell, whatever else it asks."""
    found: dict[str, Cells] = {}
    asked = [{"catheter": catheter, "pads": pads} for catheter, pads in product((False, True), repeat=2)]
    for more in (*asked, {"easy": True}, {"child": True}):
        choice = TemplateChoice(language, min(days, MOST_DAYS), MOST_BOWEL_DAYS, _ANY_DAY, **more)
        for sheet in open_content(workbook_bytes(build(choice)), "").sheets:
            cells = found.setdefault(sheet.name, {})
            for row, values in enumerate(sheet.rows):
                for column, value in enumerate(values):
                    cells.setdefault((row, column), set()).add(value)
    return found
