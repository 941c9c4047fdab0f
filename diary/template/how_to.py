"""The first sheet: one A4 page that tells how to keep the diary, with two rows as an example.

Each box of the example holds its own heading, so that nothing on this sheet looks like a table of answers.
"""

from __future__ import annotations

import math
from collections.abc import Collection

from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles import Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from diary.template import style
from diary.template.questions import CHOSEN
from diary.texts import Texts

STEPS = (*(f"step_{number}" for number in range(1, 4)), *CHOSEN, *(f"step_{number}" for number in range(4, 8)))
EXAMPLES = ("drink_example", "leak_example")
BOXES = ("time", "drink", "what", "urine", "urge", "leak", "trigger", "pad")
CODES = ("urge", "leak", "x")
FIRST, LAST = 2, 1 + len(BOXES)  # the columns of the text; the first column is for numbers
TEXT_WIDTH, WHOLE_WIDTH = 106, 120  # characters that surely fit on a line there, and over the whole page
LINE_PT = 15.5


def how_to(sheet: Worksheet, texts: Texts, days: int, bowel_days: int, chosen: Collection[str]) -> None:
    """Write the page; steps of what was not chosen are left out."""
    words = "template.how_to"
    sheet.column_dimensions["A"].width = 10
    for column in range(FIRST, LAST + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 12
    style.title(style.at(sheet, 1, 1), texts(f"{words}.title"))
    sheet.row_dimensions[1].height = 34
    spans = [_span(texts, "days", days), _span(texts, "bowel_days", bowel_days)]
    style.note(style.at(sheet, 2, 1), "  ·  ".join(spans))
    row = 4
    steps = (step for step in STEPS if step in chosen or step not in CHOSEN)
    for number, step in enumerate(steps, 1):
        row = _step(sheet, texts, row, number, step)
    row = _heading(sheet, row + 1, texts(f"{words}.example_title"))
    for example in EXAMPLES:
        row = _example(sheet, texts, row, f"{words}.{example}")
    row = _heading(sheet, row, texts(f"{words}.codes_title"))
    for code in CODES:
        name = texts(f"template.day.{code}.label") if texts.has(f"template.day.{code}.label") else code
        for line in texts.lines(f"{words}.codes.{code}"):
            _lead(sheet, row, name)
            _paragraph(sheet, row, line)
            row, name = row + 1, ""
    row = _heading(sheet, row + 1, texts(f"{words}.closing_title"))
    for line in texts.lines(f"{words}.closing"):
        _paragraph(sheet, row, line, first=1, space=12)
        row += 1
    style.page(sheet, columns=LAST)
    sheet.page_setup.fitToHeight = 1


def _span(texts: Texts, name: str, count: int) -> str:
    return texts(f"template.how_to.{name}_{'one' if count == 1 else 'many'}", count=count)


def _heading(sheet: Worksheet, row: int, text: str) -> int:
    cell = style.at(sheet, row, 1)
    cell.value, cell.font, cell.alignment = text, style.font(13, style.ACCENT, bold=True), style.wrapped()
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=LAST)
    for column in range(1, LAST + 1):
        style.at(sheet, row, column).border = Border(bottom=Side("thin", style.LINE))
    sheet.row_dimensions[row].height = 36
    sheet.row_dimensions[row + 1].height = 10
    return row + 2


def _lead(sheet: Worksheet, row: int, text: str, size: float = style.TEXT_PT, color: str = style.INK) -> None:
    cell = style.at(sheet, row, 1)
    cell.font, cell.alignment = style.font(size, color, bold=True), style.wrapped(vertical="top")
    cell.value = text or None


def _paragraph(sheet: Worksheet, row: int, text: str, *, lead: str = "", first: int = FIRST, space: float = 6) -> None:
    cell = style.at(sheet, row, first)
    cell.font, cell.alignment = style.font(), style.wrapped(vertical="top")
    cell.value = CellRichText(style.piece(f"{lead}\n", bold=True), style.piece(text)) if lead else text
    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=LAST)
    lines = bool(lead) + math.ceil(len(text) / (TEXT_WIDTH if first == FIRST else WHOLE_WIDTH))
    sheet.row_dimensions[row].height = lines * LINE_PT + space


def _step(sheet: Worksheet, texts: Texts, row: int, number: int, step: str) -> int:
    words = f"template.how_to.{step}"
    _lead(sheet, row, str(number), 13, style.ACCENT)
    _paragraph(sheet, row, texts(f"{words}.text"), lead=texts(f"{words}.lead"), space=14)
    return row + 1


def _example(sheet: Worksheet, texts: Texts, row: int, words: str) -> int:
    _paragraph(sheet, row, texts(f"{words}.story"), first=1)
    row += 1
    for column, box in enumerate(BOXES, FIRST):
        value = texts(f"{words}.{box}") if texts.has(f"{words}.{box}") else " "
        heading = style.piece(texts(f"template.day.{box}.label") + "\n", 8, style.QUIET)
        cell = style.at(sheet, row, column)
        style.answer(cell, "General", "center")
        cell.value = CellRichText(heading, style.piece(value))
    sheet.row_dimensions[row].height = 52
    sheet.row_dimensions[row + 1].height = 14
    return row + 2
