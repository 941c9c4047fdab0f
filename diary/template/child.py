"""The workbook for a child and a parent: days, nights and stools, as the physiotherapist for children counts them.

A night is a row, from going to bed to the first void after rising, so that no sheet asks for a next morning.
"""

from __future__ import annotations

import datetime as dt

from openpyxl.worksheet.worksheet import Worksheet

from diary.template import asking, pictures
from diary.template.answers import BRISTOL, DATE, DRINK, TEXT, TIME, URINE, YES_NO, choice, number
from diary.template.questions import Question
from diary.texts import Texts

DAYS, NIGHTS = 2, 7
"""How many days of drinking and voiding, and how many nights, are asked."""
MOMENTS_A_DAY = 22
SPARE_ROWS = 6
"""Rows for a second stool on a day."""
HEAVIEST_NAPPY_G = 3000
DAY_HEIGHT, NIGHT_HEIGHT, BOWEL_HEIGHT = 36, 100, 41

ABOUT = (
    Question("code", TEXT),
    Question("sex", choice("girl_or_boy")),
    Question("birth_date", DATE),
    Question("age", number(0, 18)),
    Question("weight", number(2, 200)),
    Question("glass", number(20, 1000)),
    Question("stool_scale", choice("stool_scale")),
)
DAY_LABELS = (Question("date", DATE), Question("rise", TIME), Question("bed", TIME))
DAY_COLUMNS = (
    Question("time", TIME, 11),
    Question("drink", DRINK, 15),
    Question("what", choice("child_drink"), 14),
    Question("urine", URINE, 14),
    Question("leak", choice("wet_grade"), 17),
    Question("remarks", TEXT, 29),
)
NIGHT_COLUMNS = (
    Question("date", DATE, 11, "evening"),
    Question("bed", TIME, 8, "night"),
    Question("woken", YES_NO, 8, "time"),
    Question("night_voids", URINE, 9.5, "urine"),
    Question("wet", choice("wet_or_dry"), 8, "drop"),
    Question("dry_g", number(0, HEAVIEST_NAPPY_G), 8, "pad"),
    Question("wet_g", number(0, HEAVIEST_NAPPY_G), 8, "pad_weight"),
    Question("stool_in_nappy", YES_NO, 8),
    Question("rise", TIME, 10, "morning"),
    Question("first_morning", URINE, 9.5, "urine"),
    Question("remarks", TEXT, 14),
)
BOWEL_COLUMNS = (
    Question("date", DATE, 11),
    Question("time", TIME, 7),
    Question("passed", YES_NO, 9),
    Question("in_toilet", YES_NO, 8),
    Question("bristol", BRISTOL, 19),
    Question("leak", choice("child_stool_leak"), 9),
    Question("pain", number(0, 10), 9.5),
    Question("holding_back", YES_NO, 11),
    Question("toilet_blocked", YES_NO, 9),
    Question("remarks", TEXT, 15),
)


def about(sheet: Worksheet, texts: Texts) -> None:
    """Ask who the child is, without a name; the scale of stools is filled in."""
    asking.labels_with_help(sheet, texts, "child.about", ABOUT)
    (scale,) = texts.lines("template.choices.stool_scale")
    asking.answer_to(sheet, ABOUT, "stool_scale").value = scale


def day(sheet: Worksheet, texts: Texts, date: dt.date | None) -> None:
    """Ask for one day: what was drunk, voided, and how wet it was."""
    legend = texts.lines("child.day.legend")
    asking.day(sheet, texts, "child.day", date, DAY_LABELS, DAY_COLUMNS, legend, MOMENTS_A_DAY, DAY_HEIGHT)


def nights(sheet: Worksheet, texts: Texts, start: dt.date | None) -> None:
    """Ask for the nights, one row each, begun on the evening of the first day."""
    header_row = 1 + _begin(sheet, texts, "child.nights")  # the pictures stand between the legend and the heading
    columns = NIGHT_COLUMNS
    asking.table(sheet, texts, "child.nights", columns, header_row=header_row, rows=NIGHTS, height=NIGHT_HEIGHT)
    sheet.row_dimensions[header_row].height = asking.WIDE_HEADER_HEIGHT
    for column, question in enumerate(columns, 1):
        if question.picture:
            pictures.place(sheet, texts, question.picture, header_row - 1, column)
    _date(sheet, header_row, start, NIGHTS)


def bowel(sheet: Worksheet, texts: Texts, start: dt.date | None, days: int) -> None:
    """Ask for the stools, one row a day; rows to spare are for a second one."""
    header_row = 1 + _begin(sheet, texts, "child.bowel")
    rows = days + SPARE_ROWS
    asking.table(sheet, texts, "child.bowel", BOWEL_COLUMNS, header_row=header_row, rows=rows, height=BOWEL_HEIGHT)
    pictures.place(sheet, texts, pictures.STOOL_FORMS, header_row - 1, 1, centred=False)
    _date(sheet, header_row, start, days)


def _begin(sheet: Worksheet, texts: Texts, words: str) -> int:
    """Write the title and the legend of a table; return the row below them."""
    asking.title(sheet, texts(f"{words}.title"))
    return asking.notes_above(sheet, texts.lines(f"{words}.legend"))


def _date(sheet: Worksheet, header_row: int, start: dt.date | None, count: int) -> None:
    for later in range(count if start else 0):
        sheet.cell(header_row + 1 + later, 1).value = start and start + dt.timedelta(later)
