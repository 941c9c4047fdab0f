"""The sheets a patient fills in: which questions they ask, in which order, and where the legends stand.

Below a table's header row only answers stand; what explains them stands above it or right of the labels.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from diary.spreadsheets import template_style as style
from diary.spreadsheets.template_answers import (
    BRISTOL,
    DATE,
    DRINK,
    MINUTES,
    PAD,
    TEXT,
    TIME,
    URINE,
    YES_NO,
    Answer,
    choice,
    number,
    validation,
)
from diary.texts import Texts

MOMENTS_A_DAY = 25
VISITS_A_DAY = 2
MAX_STOOL_MINUTES = 240
TITLE_HEIGHT = 30
LINE_HEIGHT = 21
HEADER_HEIGHT = 30
WRITING_HEIGHT = 25.5  # points: room for a pen


@dataclass(frozen=True)
class Question:
    """One label or column: its key in the texts of its sheet, the answer it takes, its width in characters."""

    key: str
    answer: Answer
    width: float = 0


ABOUT = (
    Question("code", TEXT),
    Question("sex", choice("sex")),
    Question("age", number(0, 120)),
    Question("weight", number(2, 400)),
    Question("urge_scale", choice("urge_scale")),
    Question("fluid_restriction", number(200, 5000)),
    Question("ibs", YES_NO),
    Question("glass", number(20, 1000)),
    Question("cup", number(20, 1000)),
    Question("mug", number(20, 1000)),
)
DAY_LABELS = (Question("date", DATE), Question("rise", TIME), Question("bed", TIME), Question("asleep", TIME))
DAY_COLUMNS = (
    Question("time", TIME, 11.5),
    Question("drink", DRINK, 13),
    Question("what", choice("drink"), 13),
    Question("urine", URINE, 9.5),
    Question("urge", choice("urge"), 10),
    Question("leak", choice("leak"), 10.5),
    Question("trigger", choice("trigger"), 15),
    Question("pad", PAD, 9.5),
    Question("catheter", URINE, 10),
    Question("remarks", TEXT, 24),
)
NEXT_MORNING = (
    Question("date", DATE),
    Question("rise", TIME),
    Question("first_urine", URINE),
    Question("urge", choice("urge")),
)
BOWEL_COLUMNS = (
    Question("date", DATE, 11.5),
    Question("time", TIME, 7.5),
    Question("passed", YES_NO, 9),
    Question("bristol", BRISTOL, 17),
    Question("postponed", number(0, 1440, words=True), 11.5),
    Question("straining", choice("straining"), 9),
    Question("incomplete", YES_NO, 10),
    Question("blockage", YES_NO, 10.5),
    Question("manual_help", YES_NO, 10),
    Question("minutes", number(0, MAX_STOOL_MINUTES), 9.5),
    Question("pain", number(0, 10), 8),
    Question("leak", choice("stool_leak"), 11),
    Question("noticed", YES_NO, 9),
    Question("laxative", YES_NO, 12),
    Question("blood", choice("blood"), 10),
    Question("remarks", TEXT, 24),
)
EXERCISE_COLUMNS = (
    Question("date", DATE, 22),
    Question("exercise", choice("exercise"), 22),
    Question("times", number(0, 100), 22),
    Question("minutes", MINUTES, 22),
)


def about(sheet: Worksheet, texts: Texts) -> None:
    """Ask who the patient is, without a name, and what their glass, cup and mug hold."""
    _labels_with_help(sheet, texts, "about", ABOUT)
    _answer_to(sheet, ABOUT, "urge_scale").value = texts.lines("template.choices.urge_scale")[0]


def next_morning(sheet: Worksheet, texts: Texts, date: dt.date | None) -> None:
    """Ask for the first void that closes the last night."""
    _labels_with_help(sheet, texts, "next_morning", NEXT_MORNING)
    _answer_to(sheet, NEXT_MORNING, "date").value = date


def day(sheet: Worksheet, texts: Texts, date: dt.date | None, *, catheter: bool) -> None:
    """Ask for one day, from rising to rising: its times, then one row a moment."""
    columns = [column for column in DAY_COLUMNS if catheter or column.key != "catheter"]
    _title(sheet, sheet.title)
    style.note(sheet.cell(1, 4), texts("template.day.note"))
    for row, question in enumerate(DAY_LABELS, 2):
        _ask(sheet, texts, "day", question, row)
        sheet.row_dimensions[row].height = LINE_HEIGHT
    sheet.row_dimensions[1 + len(DAY_LABELS)].height = HEADER_HEIGHT  # the longest label takes two lines
    sheet.cell(2, 2).value = date
    for row, line in enumerate(texts.lines("template.day.legend"), 2):
        style.note(sheet.cell(row, 4), line)
    header_row = len(DAY_LABELS) + 3
    sheet.row_dimensions[header_row - 1].height = 6
    _table(sheet, texts, "day", columns, header_row, MOMENTS_A_DAY)


def bowel(sheet: Worksheet, texts: Texts, days: int) -> None:
    """Ask for every visit to the toilet for stool, one row each."""
    _title(sheet, texts("template.bowel.title"))
    header_row = _notes_above(sheet, [texts("template.bowel.note"), *texts.lines("template.bowel.legend")])
    _table(sheet, texts, "bowel", BOWEL_COLUMNS, header_row, days * VISITS_A_DAY, landscape=True)


def exercises(sheet: Worksheet, texts: Texts, days: int) -> None:
    """Ask for the exercises done, one row each."""
    _title(sheet, texts("template.exercises.title"))
    names = [f"{number}  {texts(f'advice.exercise_{number}.title')}" for number in range(1, 8)]
    lines = ["  ·  ".join(names[start : start + 3]) for start in range(0, len(names), 3)]
    header_row = _notes_above(sheet, [texts("template.exercises.note"), *lines])
    _table(sheet, texts, "exercises", EXERCISE_COLUMNS, header_row, days * VISITS_A_DAY)


def _title(sheet: Worksheet, text: str) -> None:
    style.title(sheet.cell(1, 1), text)
    sheet.row_dimensions[1].height = TITLE_HEIGHT


def _notes_above(sheet: Worksheet, lines: Iterable[str]) -> int:
    """Write the legend under the title; return the row for the header."""
    row = 1
    for row, line in enumerate(lines, 2):
        style.note(sheet.cell(row, 1), line)
        sheet.row_dimensions[row].height = 16
    sheet.row_dimensions[row + 1].height = 6
    return row + 2


def _labels_with_help(sheet: Worksheet, texts: Texts, name: str, questions: tuple[Question, ...]) -> None:
    _title(sheet, texts(f"template.{name}.title"))
    style.note(sheet.cell(2, 1), texts(f"template.{name}.intro"))
    for row, question in enumerate(questions, _FIRST_LABEL_ROW):
        _ask(sheet, texts, name, question, row)
        style.note(sheet.cell(row, 3), texts(f"template.{name}.{question.key}.help"))
        sheet.cell(row, 3).alignment = style.wrapped()
        sheet.row_dimensions[row].height = 32
    for column, width in enumerate((30, 18, 52), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    style.page(sheet, columns=3)


_FIRST_LABEL_ROW = 4


def _answer_to(sheet: Worksheet, questions: tuple[Question, ...], key: str) -> Cell | MergedCell:
    row = next(row for row, question in enumerate(questions, _FIRST_LABEL_ROW) if question.key == key)
    return sheet.cell(row, 2)


def _ask(sheet: Worksheet, texts: Texts, name: str, question: Question, row: int) -> None:
    words = f"template.{name}.{question.key}"
    style.label(sheet.cell(row, 1), texts(f"{words}.label"))
    style.answer(sheet.cell(row, 2), question.answer.number_format, "center")
    cell = sheet.cell(row, 2).coordinate
    sheet.add_data_validation(validation(question.answer, cell, texts(f"{words}.label"), texts(f"{words}.help"), texts))


def _table(
    sheet: Worksheet,
    texts: Texts,
    name: str,
    columns: Iterable[Question],
    header_row: int,
    rows: int,
    *,
    landscape: bool = False,
) -> None:
    columns = tuple(columns)
    first, last = header_row + 1, header_row + rows
    sheet.row_dimensions[header_row].height = HEADER_HEIGHT
    for index, question in enumerate(columns, 1):
        letter = get_column_letter(index)
        words = f"template.{name}.{question.key}"
        sheet.column_dimensions[letter].width = question.width
        style.header(sheet.cell(header_row, index), texts(f"{words}.label"))
        for row in range(first, last + 1):
            style.answer(sheet.cell(row, index), question.answer.number_format, question.answer.horizontal)
        cells = f"{letter}{first}:{letter}{last}"
        sheet.add_data_validation(
            validation(question.answer, cells, texts(f"{words}.label"), texts(f"{words}.help"), texts)
        )
    for row in range(first, last + 1):
        sheet.row_dimensions[row].height = WRITING_HEIGHT
    style.page(sheet, columns=len(columns), landscape=landscape, header_row=header_row)
