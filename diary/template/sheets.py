"""The sheets a patient fills in: where the questions, their legends and the rows for answers stand.

Below a table's header row only answers stand; what explains them stands above it or right of the labels.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from diary.model import EXERCISE_NUMBERS
from diary.template import pictures, style
from diary.template.answers import validation
from diary.template.questions import (
    ABOUT,
    BOWEL_COLUMNS,
    CHOSEN,
    DAY_LABELS,
    EXERCISE_COLUMNS,
    Question,
    day_columns,
)
from diary.template.questions import next_morning as questions_of_next_morning
from diary.texts import Texts

MOMENTS_A_DAY = 25
VISITS_A_DAY = 2
TITLE_HEIGHT = 30
LINE_HEIGHT = 21
HEADER_HEIGHT = 32  # points: two lines
WIDE_HEADER_HEIGHT = 46  # three lines
WRITING_HEIGHT = 34  # room for a pen
ONE_PAGE_HEIGHT = 27  # a fortnight of exercises on one page

_LEGEND_COLUMN = 3  # right of the labels and their answers
_FIRST_LABEL_ROW = 4


def about(sheet: Worksheet, texts: Texts, urge_scale: str) -> None:
    """Ask who the patient is, without a name, and what their glass, cup and mug hold; the scale is filled in."""
    _labels_with_help(sheet, texts, "about", ABOUT)
    _answer_to(sheet, ABOUT, "urge_scale").value = urge_scale


def next_morning(sheet: Worksheet, texts: Texts, date: dt.date | None, chosen: Collection[str]) -> None:
    """Ask for the first void that closes the last night; where chosen also what the catheter gave, and the pad."""
    questions = questions_of_next_morning(chosen)
    _labels_with_help(sheet, texts, "next_morning", questions)
    _answer_to(sheet, questions, "date").value = date


def day(sheet: Worksheet, texts: Texts, date: dt.date | None, chosen: Collection[str]) -> None:
    """Ask for one day, from rising to rising: its times, then one row a moment."""
    _title(sheet, sheet.title)
    style.note(style.at(sheet, 1, _LEGEND_COLUMN), texts("template.day.note"), indent=1)
    for row, question in enumerate(DAY_LABELS, 2):
        _ask(sheet, texts, "day", question, row)
        sheet.row_dimensions[row].height = LINE_HEIGHT
    sheet.row_dimensions[1 + len(DAY_LABELS)].height = HEADER_HEIGHT  # the longest label takes two lines
    style.at(sheet, 2, 2).value = date
    explained = [texts(f"template.day.legend_{key}") for key in CHOSEN if key in chosen]
    row = 1 + len(DAY_LABELS)
    for row, line in enumerate((*texts.lines("template.day.legend"), *explained), 2):
        style.note(style.at(sheet, row, _LEGEND_COLUMN), line, indent=1)
    header_row = row + 2
    columns = day_columns(chosen)
    _table(sheet, texts, "day", columns, header_row=header_row, rows=MOMENTS_A_DAY)
    for column, question in enumerate(columns, 1):
        pictures.place(sheet, texts, question.key, header_row - 1, column)


def bowel(sheet: Worksheet, texts: Texts, days: int) -> None:
    """Ask for every visit to the toilet for stool, one row each."""
    _title(sheet, texts("template.bowel.title"))
    header_row = _notes_above(sheet, [texts("template.bowel.note"), *texts.lines("template.bowel.legend")])
    _table(sheet, texts, "bowel", BOWEL_COLUMNS, header_row=header_row, rows=days * VISITS_A_DAY, landscape=True)
    pictures.place(sheet, texts, pictures.STOOL_FORMS, header_row - 1, 1, centred=False)


def exercises(sheet: Worksheet, texts: Texts, days: int) -> None:
    """Ask for the exercises done, one row each."""
    _title(sheet, texts("template.exercises.title"))
    names = [f"{number}  {texts(f'advice.exercise_{number}.title')}" for number in EXERCISE_NUMBERS]
    lines = ["  ·  ".join(names[start : start + 3]) for start in range(0, len(names), 3)]
    header_row = _notes_above(sheet, [texts("template.exercises.note"), *lines])
    _table(
        sheet,
        texts,
        "exercises",
        EXERCISE_COLUMNS,
        header_row=header_row,
        rows=days * VISITS_A_DAY,
        height=ONE_PAGE_HEIGHT,
    )


def _title(sheet: Worksheet, text: str) -> None:
    style.title(style.at(sheet, 1, 1), text)
    sheet.row_dimensions[1].height = TITLE_HEIGHT


def _notes_above(sheet: Worksheet, lines: Iterable[str]) -> int:
    """Write the legend under the title; return the row for the header."""
    row = 1
    for row, line in enumerate(lines, 2):
        style.note(style.at(sheet, row, 1), line)
        sheet.row_dimensions[row].height = 16
    sheet.row_dimensions[row + 1].height = 6
    return row + 2


def _labels_with_help(sheet: Worksheet, texts: Texts, name: str, questions: tuple[Question, ...]) -> None:
    _title(sheet, texts(f"template.{name}.title"))
    style.note(style.at(sheet, 2, 1), texts(f"template.{name}.intro"))
    for row, question in enumerate(questions, _FIRST_LABEL_ROW):
        _ask(sheet, texts, name, question, row)
        style.note(style.at(sheet, row, 3), texts(f"template.{name}.{question.key}.help"))
        style.at(sheet, row, 3).alignment = style.wrapped(indent=1)
        sheet.row_dimensions[row].height = 32
    for column, width in enumerate((30, 18, 52), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    style.page(sheet, columns=3)


def _answer_to(sheet: Worksheet, questions: tuple[Question, ...], key: str) -> Cell:
    row = next(row for row, question in enumerate(questions, _FIRST_LABEL_ROW) if question.key == key)
    return style.at(sheet, row, 2)


def _ask(sheet: Worksheet, texts: Texts, name: str, question: Question, row: int) -> None:
    words = f"template.{name}.{question.key}"
    style.label(style.at(sheet, row, 1), texts(f"{words}.label"))
    style.answer(style.at(sheet, row, 2), question.answer.number_format, "center")
    cell = style.at(sheet, row, 2).coordinate
    sheet.add_data_validation(validation(question.answer, cell, texts(f"{words}.label"), texts(f"{words}.help"), texts))


def _table(
    sheet: Worksheet,
    texts: Texts,
    name: str,
    columns: Iterable[Question],
    *,
    header_row: int,
    rows: int,
    height: float = WRITING_HEIGHT,
    landscape: bool = False,
) -> None:
    columns = tuple(columns)
    first, last = header_row + 1, header_row + rows
    sheet.row_dimensions[header_row].height = WIDE_HEADER_HEIGHT if landscape else HEADER_HEIGHT
    for index, question in enumerate(columns, 1):
        letter = get_column_letter(index)
        words = f"template.{name}.{question.key}"
        sheet.column_dimensions[letter].width = question.width
        style.header(style.at(sheet, header_row, index), texts(f"{words}.label"))
        for row in range(first, last + 1):
            style.answer(style.at(sheet, row, index), question.answer.number_format, question.answer.horizontal)
        cells = f"{letter}{first}:{letter}{last}"
        sheet.add_data_validation(
            validation(question.answer, cells, texts(f"{words}.label"), texts(f"{words}.help"), texts)
        )
    for row in range(first, last + 1):
        sheet.row_dimensions[row].height = height
    style.page(sheet, columns=len(columns), landscape=landscape, header_row=header_row)
