"""Sheets of something else: beside a diary they are left alone, and alone they are no diary."""

from __future__ import annotations

import datetime as dt

from tests.reading.forms import styles
from tests.reading.forms.book import Book
from tests.reading.forms.events import Diary
from tests.reading.forms.lay import above
from tests.reading.forms.manner import Manner
from tests.reading.forms.words import pick, words

SHEETS = tuple(words()["elsewhere"])


def sheet(book: Book, name: str, manner: Manner, first: dt.date, days: int = 2) -> None:
    """Write such a sheet: a few rows a day."""
    texts = words()["elsewhere"][name][manner.language]
    page = book.page(texts["name"])
    top = above(page, manner)
    for number, heading in enumerate(texts["head"]):
        page.put(top, number, heading)
    for day in range(days):
        for row in texts["rows"]:
            top += 1
            for number, value in enumerate((styles.date(first + dt.timedelta(days=day), manner), *row)):
                page.put(top, number, value)


def alone(diary: Diary, manner: Manner) -> Book:
    """A file with nothing of a diary in it."""
    book = Book()
    sheet(book, pick(SHEETS, manner.words, "elsewhere"), manner, diary.first, 3 + diary.days)
    return book
