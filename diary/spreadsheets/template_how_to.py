"""The first sheet: one A4 page that tells how to keep the diary, with two rows as an example.

Each box of the example holds its own heading, so that nothing on this sheet looks like a table of answers.
"""

from __future__ import annotations

import math

from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from diary.spreadsheets import template_style as style
from diary.texts import Texts

STEPS = 7
EXAMPLES = ("drink_example", "leak_example")
BOXES = ("time", "drink", "what", "urine", "urge", "leak", "trigger", "pad")
CODES = ("urge", "leak", "x")
FIRST, LAST = 2, 1 + len(BOXES)  # the columns of the text; the first column is for numbers
TEXT_WIDTH = 84  # characters of a line over those columns
LINE_PT = 14.5


def how_to(sheet: Worksheet, texts: Texts, days: int, bowel_days: int) -> None:
    """Write the page."""
    words = "template.how_to"
    sheet.column_dimensions["A"].width = 9
    for column in range(FIRST, LAST + 1):
        sheet.column_dimensions[get_column_letter(column)].width = 11
    style.title(sheet.cell(1, 1), texts(f"{words}.title"))
    sheet.row_dimensions[1].height = 34
    spans = [_span(texts, "days", days), _span(texts, "bowel_days", bowel_days)]
    style.note(sheet.cell(2, 1), "  ·  ".join(spans))
    row = 4
    for step in range(1, STEPS + 1):
        row = _step(sheet, texts, row, step)
    row = _heading(sheet, row + 1, texts(f"{words}.example_title"))
    for example in EXAMPLES:
        row = _example(sheet, texts, row, f"{words}.{example}")
    row = _heading(sheet, row, texts(f"{words}.codes_title"))
    for code in CODES:
        name = texts(f"template.day.{code}.label") if texts.has(f"template.day.{code}.label") else code
        for line in texts.lines(f"{words}.codes.{code}"):
            _lead(sheet, row, name)
            _paragraph(sheet, row, CellRichText(style.piece(line)), len(line))
            row, name = row + 1, ""
    row = _heading(sheet, row + 1, texts(f"{words}.closing_title"))
    for line in texts.lines(f"{words}.closing"):
        _paragraph(sheet, row, CellRichText(style.piece(line)), len(line), first=1)
        row += 1
    style.page(sheet, columns=LAST)
    sheet.page_setup.fitToHeight = 1


def _span(texts: Texts, name: str, count: int) -> str:
    return texts(f"template.how_to.{name}_{'one' if count == 1 else 'many'}", count=count)


def _heading(sheet: Worksheet, row: int, text: str) -> int:
    cell = sheet.cell(row, 1)
    cell.value, cell.font, cell.alignment = (
        text,
        style.font(12, style.ACCENT, bold=True),
        style.wrapped(vertical="bottom"),
    )
    cell.alignment = style.wrapped(vertical="center")
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=LAST)
    for column in range(1, LAST + 1):
        sheet.cell(row, column).border = Border(bottom=Side("thin", style.LINE))
    sheet.row_dimensions[row].height = 24
    sheet.row_dimensions[row + 1].height = 5
    return row + 2


def _lead(sheet: Worksheet, row: int, text: str, size: float = style.TEXT_PT, color: str = style.INK) -> None:
    cell = sheet.cell(row, 1)
    cell.value, cell.font, cell.alignment = (
        text or None,
        style.font(size, color, bold=True),
        style.wrapped(vertical="top"),
    )


def _paragraph(
    sheet: Worksheet, row: int, text: CellRichText, length: int, *, first: int = FIRST, space: float = 2
) -> None:
    cell = sheet.cell(row, first)
    cell.value, cell.font, cell.alignment = text, style.font(), style.wrapped(vertical="top")
    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=LAST)
    width = TEXT_WIDTH if first == FIRST else TEXT_WIDTH + 8
    sheet.row_dimensions[row].height = math.ceil(length / width) * LINE_PT + space


def _step(sheet: Worksheet, texts: Texts, row: int, step: int) -> int:
    lead, text = (texts(f"template.how_to.step_{step}.{part}") for part in ("lead", "text"))
    _lead(sheet, row, str(step), 12, style.ACCENT)
    _paragraph(
        sheet, row, CellRichText(style.piece(f"{lead} ", bold=True), style.piece(text)), len(lead + text), space=5
    )
    return row + 1


def _example(sheet: Worksheet, texts: Texts, row: int, words: str) -> int:
    story = texts(f"{words}.story")
    _paragraph(sheet, row, CellRichText(style.piece(story)), len(story), first=1)
    row += 1
    for column, box in enumerate(BOXES, FIRST):
        cell = sheet.cell(row, column)
        value = texts(f"{words}.{box}") if texts.has(f"{words}.{box}") else " "
        heading = style.piece(texts(f"template.day.{box}.label") + "\n", 7, style.QUIET)
        style.answer(cell, "General", "center")
        cell.fill = PatternFill("solid", style.ANSWER_FILL)
        cell.value = CellRichText(heading, style.piece(value))
    sheet.row_dimensions[row].height = 46
    sheet.row_dimensions[row + 1].height = 8
    return row + 2
