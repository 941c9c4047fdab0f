"""The sheets a grown-up fills in: where the questions, their legends and the rows for answers stand.

Below a table's header row only answers stand; what explains them stands above it or right of the labels.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from openpyxl.worksheet.worksheet import Worksheet

from diary.model import EXERCISE_NUMBERS
from diary.template import asking, pictures
from diary.template.questions import ABOUT, BOWEL_COLUMNS, CHOSEN, DAY_LABELS, EXERCISE_COLUMNS, day_columns
from diary.template.questions import next_morning as questions_of_next_morning
from diary.texts import Texts

MOMENTS_A_DAY = 25
VISITS_A_DAY = 2
ONE_PAGE_HEIGHT = 27  # a fortnight of exercises on one page


def about(sheet: Worksheet, texts: Texts, urge_scale: str) -> None:
    """Ask who the patient is, without a name, and what their glass, cup and mug hold; the scale is filled in."""
    asking.labels_with_help(sheet, texts, "template.about", ABOUT)
    asking.answer_to(sheet, ABOUT, "urge_scale").value = urge_scale


def next_morning(sheet: Worksheet, texts: Texts, date: dt.date | None, chosen: Collection[str]) -> None:
    """Ask for the first void that closes the last night; where chosen also what the catheter gave, and the pad."""
    questions = questions_of_next_morning(chosen)
    asking.labels_with_help(sheet, texts, "template.next_morning", questions)
    asking.answer_to(sheet, questions, "date").value = date


def day(sheet: Worksheet, texts: Texts, date: dt.date | None, chosen: Collection[str]) -> None:
    """Ask for one day, from rising to rising: its times, then one row a moment."""
    explained = (texts(f"template.day.legend_{key}") for key in CHOSEN if key in chosen)
    legend = (*texts.lines("template.day.legend"), *explained)
    asking.day(sheet, texts, "template.day", date, DAY_LABELS, day_columns(chosen), legend, MOMENTS_A_DAY)


def bowel(sheet: Worksheet, texts: Texts, days: int) -> None:
    """Ask for every visit to the toilet for stool, one row each."""
    words = "template.bowel"
    asking.title(sheet, texts(f"{words}.title"))
    header_row = asking.notes_above(sheet, [texts(f"{words}.note"), *texts.lines(f"{words}.legend")])
    rows = days * VISITS_A_DAY
    asking.table(sheet, texts, words, BOWEL_COLUMNS, header_row=header_row, rows=rows, landscape=True)
    pictures.place(sheet, texts, pictures.STOOL_FORMS, header_row - 1, 1, centred=False)


def exercises(sheet: Worksheet, texts: Texts, days: int) -> None:
    """Ask for the exercises done, one row each."""
    words = "template.exercises"
    asking.title(sheet, texts(f"{words}.title"))
    names = [f"{number}  {texts(f'advice.exercise_{number}.title')}" for number in EXERCISE_NUMBERS]
    lines = ["  ·  ".join(names[start : start + 3]) for start in range(0, len(names), 3)]
    header_row = asking.notes_above(sheet, [texts(f"{words}.note"), *lines])
    rows = days * VISITS_A_DAY
    asking.table(sheet, texts, words, EXERCISE_COLUMNS, header_row=header_row, rows=rows, height=ONE_PAGE_HEIGHT)
