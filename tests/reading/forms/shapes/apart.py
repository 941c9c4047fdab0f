"""Voids, drinks and stools each in a table of their own: beside or below each other, or on their own sheets."""

from __future__ import annotations

from dataclasses import replace

from diary.addresses import column_letters
from tests.reading.forms import columns
from tests.reading.forms.book import Book
from tests.reading.forms.events import Diary
from tests.reading.forms.lay import above, lay, with_extras
from tests.reading.forms.manner import Manner
from tests.reading.forms.shapes.days import blocks, day_above
from tests.reading.forms.table import Column
from tests.reading.forms.words import pick, words

APART = ("void", "drink", "stool", "catheter", "leak")


def _title(kind: str, manner: Manner) -> str:
    return pick(words()["titles"][kind][manner.language], manner.words, kind)


def _table(kind: str, manner: Manner) -> tuple[list[Column], Manner]:
    """Return the columns of one kind of event, with the manner of this table alone."""
    kinds = ("void", "leak") if kind == "void" and "leak" in manner.kinds else (kind,)
    own = replace(manner, kinds=kinds, extras=(), above=0)
    return columns.moments(own) + columns.of_kinds(own), own


def _kinds(manner: Manner) -> list[str]:
    with_voids = "void" in manner.kinds
    return [kind for kind in APART if kind in manner.kinds and not (kind == "leak" and with_voids)]


def logs(diary: Diary, manner: Manner) -> Book:
    """A sheet for each kind of event."""
    book = Book()
    for kind in _kinds(manner):
        page = book.page(_title(kind, manner))
        made, own = _table(kind, manner)
        top = above(page, manner)
        lay(book, page, own, with_extras(made, replace(own, extras=manner.extras)), diary.of(*own.kinds).events,
            diary.first, top)  # fmt: skip
    return book


def below(diary: Diary, manner: Manner) -> Book:
    """A table below another, each under its title."""
    book = Book()
    page = book.page("Sheet1" if manner.language == "en" else "Blad1")
    top = above(page, manner)
    for kind in _kinds(manner):
        page.put(top, 0, _title(kind, manner))
        made, own = _table(kind, manner)
        top = lay(book, page, own, made, diary.of(*own.kinds).events, diary.first, top + 1) + 1
    return book


def beside(diary: Diary, manner: Manner) -> Book:
    """A table beside another, each under its title, day by day on a sheet with its date above."""
    book = Book()
    for day in blocks(diary, manner):
        page = book.page(f"{'Dag' if manner.language == 'nl' else 'Day'} {day + 1}")
        top = day_above(book, page, diary, replace(manner, kinds=()), day, above(page, manner)) + 1
        left = 0
        for kind in _kinds(manner)[:2]:
            made, own = _table(kind, manner)
            page.put(top, left, _title(kind, manner))
            lay(book, page, replace(own, below="", example=False), made, diary.of(*own.kinds).events, diary.first,
                top + 1, left, day)  # fmt: skip
            book.blocks.append((column_letters(left), column_letters(left + len(made) - 1)))
            left += len(made) + 1
    book.blocks = sorted(set(book.blocks))
    return book
