"""The easy workbook: a day a sheet in large type, with boxes to tick and parts of the day in place of clock times.

A part stands in the first of its rows, so that the rows below it are of it too; a box that is ticked is one event.
"""

from __future__ import annotations

import datetime as dt

from openpyxl.styles import Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from diary.template import pictures, style
from diary.template.answers import DATE, TEXT, Answer, choice, validation
from diary.texts import Texts

PARTS = {"morning": 5, "afternoon": 5, "evening": 5, "night": 4}
"""The parts of the day, each with its rows."""
FIRST_VOID = {"morning": 1, "afternoon": 1}
"""What is asked of the morning after the last day; who works at night may get up later."""
TICK = choice("tick")
COLUMNS: tuple[tuple[str, Answer, str, float], ...] = (
    ("drink", TEXT, "drink", 15),
    ("urine", TICK, "urine", 13),
    ("urge", TICK, "full", 13),
    ("leak", TICK, "drop", 13),
    ("pad", TICK, "pad", 13),
    ("remarks", TEXT, "remarks", 25),
)
"""The columns after the parts of the day: the key of their words, the answer, the picture above them, their width."""
TITLE_PT, PART_PT, HEADER_PT, NOTE_PT = 26, 18, 13, 14
PART_WIDTH, HOW_TO_WIDTH = 17, 98
ROW_HEIGHT, HEADER_HEIGHT, LINE_HEIGHT, STEP_HEIGHT, CLOSING_HEIGHT = 36, 44, 24, 44, 64
_EDGE = Side("medium", style.INK)
_BOX = Border(_EDGE, _EDGE, _EDGE, _EDGE)
_LAST = 1 + len(COLUMNS)
WORDS = "template.easy"


def how_to(sheet: Worksheet, texts: Texts, words: str, closing: str) -> None:
    """Tell in few large lines how the diary is kept, and whom to call; `words` and `closing` are where they stand."""
    for column in range(1, _LAST + 1):
        sheet.column_dimensions[get_column_letter(column)].width = HOW_TO_WIDTH / _LAST
    _line(sheet, 1, texts(f"{words}.title"), TITLE_PT, color=style.ACCENT)
    sheet.row_dimensions[1].height = HEADER_HEIGHT
    steps = texts.lines(f"{words}.steps")
    for row, line in enumerate((*steps, *texts.lines(closing)), 2):
        is_step = row - 2 < len(steps)
        _line(sheet, row, line, PART_PT if is_step else NOTE_PT)
        style.at(sheet, row, 1).alignment = style.wrapped()
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=_LAST)
        sheet.row_dimensions[row].height = STEP_HEIGHT if is_step else CLOSING_HEIGHT
    style.page(sheet, columns=_LAST)


def day(sheet: Worksheet, texts: Texts, date: dt.date | None) -> None:
    """Ask for one day, from getting up to getting up."""
    _sheet(sheet, texts, date, PARTS, texts.lines(f"{WORDS}.note"))


def next_morning(sheet: Worksheet, texts: Texts, date: dt.date | None) -> None:
    """Ask for the first void that closes the last night."""
    _sheet(sheet, texts, date, FIRST_VOID, (texts(f"{WORDS}.next_morning"),))


def _sheet(sheet: Worksheet, texts: Texts, date: dt.date | None, parts: dict[str, int], notes: tuple[str, ...]) -> None:
    _line(sheet, 1, sheet.title, TITLE_PT, color=style.ACCENT)
    sheet.row_dimensions[1].height = HEADER_HEIGHT
    label, words = style.at(sheet, 2, 1), "template.day.date"
    style.label(label, texts(f"{words}.label"))
    label.font = style.font(NOTE_PT, bold=True)
    sheet.row_dimensions[2].height = ROW_HEIGHT
    _boxes(sheet, texts, words, DATE, 2, range(2, 3), NOTE_PT)
    style.at(sheet, 2, 2).value = date
    for row, note in enumerate(notes, 3):
        _line(sheet, row, note, NOTE_PT)
        sheet.row_dimensions[row].height = LINE_HEIGHT
    header = 4 + len(notes)
    _head(sheet, header, 1, texts("template.day.time.label"), PART_WIDTH)
    for column, (key, _, picture, width) in enumerate(COLUMNS, 2):
        _head(sheet, header, column, texts(f"{WORDS}.{key}.label"), width)
        pictures.place(sheet, texts, picture, header - 1, column)
    sheet.row_dimensions[header].height = HEADER_HEIGHT
    first = header + 1
    for part, rows in parts.items():
        _part(sheet, texts, part, first, rows)
        first += rows
    for column, (key, answer, _, _) in enumerate(COLUMNS, 2):
        _boxes(sheet, texts, f"{WORDS}.{key}", answer, column, range(header + 1, first), PART_PT)
    style.page(sheet, columns=_LAST, header_row=header)


def _part(sheet: Worksheet, texts: Texts, part: str, first: int, rows: int) -> None:
    """Write a part of the day over the height of its rows, its picture below its word."""
    _line(sheet, first, texts(f"{WORDS}.parts.{part}"), PART_PT)
    style.at(sheet, first, 1).alignment = style.wrapped("center", "top")
    for row in range(first, first + rows):
        sheet.row_dimensions[row].height = ROW_HEIGHT
        style.at(sheet, row, 1).border = Border(
            left=_EDGE,
            top=_EDGE if row == first else None,
            bottom=_EDGE if row == first + rows - 1 else None,
        )
    if rows > 1:
        pictures.place(sheet, texts, part, first + 1, 1, height=ROW_HEIGHT)


def _line(sheet: Worksheet, row: int, text: str, size: float, *, color: str = style.INK) -> None:
    cell = style.at(sheet, row, 1)
    cell.value, cell.font = text, style.font(size, color, bold=size > NOTE_PT)


def _head(sheet: Worksheet, row: int, column: int, text: str, width: float) -> None:
    style.header(style.at(sheet, row, column), text)
    style.at(sheet, row, column).font = style.font(HEADER_PT, bold=True)
    sheet.column_dimensions[get_column_letter(column)].width = width


def _boxes(sheet: Worksheet, texts: Texts, words: str, answer: Answer, column: int, rows: range, size: float) -> None:
    """Draw the boxes of a column, with the message that helps to fill them in."""
    for row in rows:
        cell = style.at(sheet, row, column)
        style.answer(cell, answer.number_format, "center")
        cell.font, cell.border = style.font(size), _BOX
    letter = get_column_letter(column)
    cells = f"{letter}{rows[0]}:{letter}{rows[-1]}"
    sheet.add_data_validation(validation(answer, cells, texts(f"{words}.label"), texts(f"{words}.help"), texts))
