"""What a sheet that asks is made of: its title, its notes, labels with their answers, and tables with their boxes.

`words` says where the words of a sheet stand: `template.day` those of a day, `child.day` those of a child's day. A
label that a child's sheet shares with a grown-up's has its one home there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from diary.template import pictures, style
from diary.template.answers import validation
from diary.template.questions import Question
from diary.texts import Texts

TITLE_HEIGHT = 30
LINE_HEIGHT = 21
HEADER_HEIGHT = 32  # points: two lines
WIDE_HEADER_HEIGHT = 46  # three lines
WRITING_HEIGHT = 34  # room for a pen

_LEGEND_COLUMN = 3  # right of the labels and their answers
_FIRST_LABEL_ROW = 4


def label(texts: Texts, words: str, key: str) -> str:
    """Return the label of a question of a sheet: its own, or that of the grown-ups' sheet of the same name.

    >>> from diary.texts import texts
    >>> label(texts("en"), "child.day", "leak"), label(texts("en"), "child.day", "time")
    ('Wet (grade)', 'Time')
    """
    own = f"{words}.{key}.label"
    return texts(own if texts.has(own) else f"template.{words.partition('.')[2]}.{key}.label")


def title(sheet: Worksheet, text: str) -> None:
    """Write the title of a sheet."""
    style.title(style.at(sheet, 1, 1), text)
    sheet.row_dimensions[1].height = TITLE_HEIGHT


def notes_above(sheet: Worksheet, lines: Iterable[str]) -> int:
    """Write the legend under the title; return the row for the header."""
    row = 1
    for row, line in enumerate(lines, 2):
        style.note(style.at(sheet, row, 1), line)
        sheet.row_dimensions[row].height = 16
    sheet.row_dimensions[row + 1].height = 6
    return row + 2


def labels_with_help(sheet: Worksheet, texts: Texts, words: str, questions: tuple[Question, ...]) -> None:
    """Write a page of labels, each with its answer beside it and its help beside that."""
    title(sheet, texts(f"{words}.title"))
    style.note(style.at(sheet, 2, 1), texts(f"{words}.intro"))
    for row, question in enumerate(questions, _FIRST_LABEL_ROW):
        _ask(sheet, texts, words, question, row)
        style.note(style.at(sheet, row, 3), texts(f"{words}.{question.key}.help"))
        style.at(sheet, row, 3).alignment = style.wrapped(indent=1)
        sheet.row_dimensions[row].height = 32
    for column, width in enumerate((30, 18, 52), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    style.page(sheet, columns=3)


def answer_to(sheet: Worksheet, questions: tuple[Question, ...], key: str) -> Cell:
    """Return the cell for the answer to a question of a page of labels."""
    row = next(row for row, question in enumerate(questions, _FIRST_LABEL_ROW) if question.key == key)
    return style.at(sheet, row, 2)


def day(
    sheet: Worksheet,
    texts: Texts,
    words: str,
    date: dt.date | None,
    labels: tuple[Question, ...],
    columns: tuple[Question, ...],
    legend: tuple[str, ...],
    rows: int,
    height: float = WRITING_HEIGHT,
) -> None:
    """Ask for one day: its times, its legend beside them, then one row a moment below pictures."""
    title(sheet, sheet.title)
    style.note(style.at(sheet, 1, _LEGEND_COLUMN), texts(f"{words}.note"), indent=1)
    for row, question in enumerate(labels, 2):
        _ask(sheet, texts, words, question, row)
        sheet.row_dimensions[row].height = LINE_HEIGHT
    sheet.row_dimensions[1 + len(labels)].height = HEADER_HEIGHT  # the longest label takes two lines
    style.at(sheet, 2, 2).value = date
    for row, line in enumerate(legend, 2):
        style.note(style.at(sheet, row, _LEGEND_COLUMN), line, indent=1)
    header_row = 3 + max(len(labels), len(legend))
    table(sheet, texts, words, columns, header_row=header_row, rows=rows, height=height)
    for column, question in enumerate(columns, 1):
        pictures.place(sheet, texts, question.picture or question.key, header_row - 1, column)


def table(
    sheet: Worksheet,
    texts: Texts,
    words: str,
    columns: tuple[Question, ...],
    *,
    header_row: int,
    rows: int,
    height: float = WRITING_HEIGHT,
    landscape: bool = False,
) -> None:
    """Write a table's heading and so many rows of boxes."""
    first, last = header_row + 1, header_row + rows
    sheet.row_dimensions[header_row].height = WIDE_HEADER_HEIGHT if landscape else HEADER_HEIGHT
    for index, question in enumerate(columns, 1):
        letter = get_column_letter(index)
        sheet.column_dimensions[letter].width = question.width
        style.header(style.at(sheet, header_row, index), label(texts, words, question.key))
        for row in range(first, last + 1):
            style.answer(style.at(sheet, row, index), question.answer.number_format, question.answer.horizontal)
        _help(sheet, texts, words, question, f"{letter}{first}:{letter}{last}")
    for row in range(first, last + 1):
        sheet.row_dimensions[row].height = height
    style.page(sheet, columns=len(columns), landscape=landscape, header_row=header_row)


def _ask(sheet: Worksheet, texts: Texts, words: str, question: Question, row: int) -> None:
    """Write a label, and dress the cell beside it for the answer."""
    style.label(style.at(sheet, row, 1), label(texts, words, question.key))
    style.answer(style.at(sheet, row, 2), question.answer.number_format, "center")
    _help(sheet, texts, words, question, style.at(sheet, row, 2).coordinate)


def _help(sheet: Worksheet, texts: Texts, words: str, question: Question, cells: str) -> None:
    name, help_ = label(texts, words, question.key), texts(f"{words}.{question.key}.help")
    sheet.add_data_validation(validation(question.answer, cells, name, help_, texts))
