"""Lists: one table for all days, a row an event or a row a moment."""

from __future__ import annotations

import datetime as dt

from tests.reading.forms import columns, styles
from tests.reading.forms.book import Book, Page
from tests.reading.forms.events import VOLUMES, Diary
from tests.reading.forms.lay import above, label, lay, with_extras
from tests.reading.forms.manner import Manner
from tests.reading.forms.table import Column, Row
from tests.reading.forms.words import pick, words


def first_date(page: Page, manner: Manner, first: dt.date, top: int) -> int:
    """Write the date on which the diary begins, where no row has it."""
    if manner.dates in ("number", "day_row"):
        page.put(top, 0, label("first" if manner.dates == "number" else "date", manner))
        page.put(top, 1, styles.date(first, manner))
        return top + (2 if manner.dates == "number" else 1)
    return top


def list_of(diary: Diary, manner: Manner, made: list[Column]) -> Book:
    """Return a book with one table of these columns."""
    book = Book()
    page = book.page(pick(words()["labels"]["title"][manner.language], manner.words, "tab")[:25])
    top = first_date(page, manner, diary.first, above(page, manner))
    lay(book, page, manner, with_extras(made, manner), diary.events, diary.first, top)
    return book


def by_columns(diary: Diary, manner: Manner) -> Book:
    """A column for each kind of event."""
    return list_of(diary, manner, columns.moments(manner) + columns.of_kinds(manner))


def by_event(diary: Diary, manner: Manner) -> Book:
    """A column that says what happened, and an amount that means what it says."""
    made = [*columns.moments(manner), columns.name_of_event(manner, manner.kinds), columns.any_amount(manner)]
    made += [columns.what(manner)] if manner.what == "column" and manner.vocabulary != "place" else []
    return list_of(diary, manner, made + _details(manner))


def two_amounts(diary: Diary, manner: Manner) -> Book:
    """A column that says what happened, with the volume of a void beside the amount of a drink."""
    event = columns.name_of_event(manner, manner.kinds)
    made = [*columns.moments(manner), event, columns.amount("urine", manner), columns.amount("drink", manner)]
    return list_of(diary.of(*set(manner.kinds) - {"catheter"}), manner, made + _details(manner))


def by_letter(diary: Diary, manner: Manner) -> Book:
    """Drinks in their own column; a letter says whether an amount came by catheter."""
    letters = {"nl": {"catheter": "K", "void": "P"}, "en": {"catheter": "C", "void": "V"}}[manner.language]

    def cell(row: Row) -> str:
        return next((letters[event.kind] for event in row.events if event.kind in letters), "")

    letter = columns.column("letter", manner, cell)
    made = [*columns.moments(manner), columns.amount("drink", manner), letter]
    made.append(columns.any_amount(manner, ("catheter", "void")))
    return list_of(diary.of(*VOLUMES), manner, made)


def stools(diary: Diary, manner: Manner) -> Book:
    """A list of stools alone, with an urge that is that of a stool."""
    yes, no = ("ja", "nee") if manner.language == "nl" else ("yes", "no")
    title = {"nl": "Aandrang ja/nee", "en": "Urgency (Y/N)"}[manner.language]
    hurry = Column("urge", columns.cased(title, manner), lambda row: yes if row.at.minute % 2 else no)
    made = [*columns.moments(manner), columns.bristol(manner)]
    return list_of(diary.of("stool"), manner, made + ([hurry] if manner.urge else []))


def _details(manner: Manner) -> list[Column]:
    """Return the columns beside an event: urge, leak, type of stool."""
    made = [columns.urge(manner)] if manner.urge else []
    made += [columns.leak(manner)] if manner.leaks and "leak" in manner.kinds else []
    return made + ([columns.bristol(manner)] if "stool" in manner.kinds else [])
