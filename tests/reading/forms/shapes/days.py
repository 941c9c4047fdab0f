"""A table for each day: on a sheet of its own, or one below the other, with the date above."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.filled import WORDS
from tests.reading.forms import columns, styles
from tests.reading.forms.book import Book, Page
from tests.reading.forms.events import Diary
from tests.reading.forms.lay import above, label, lay, with_extras
from tests.reading.forms.manner import Manner
from tests.reading.forms.table import Column

TEMPLATE = ("time", "drink", "what", "urine", "urge", "leak", "when", "pad", "catheter", "remarks")
"""The columns of the template's day, in its order."""


def _columns(manner: Manner) -> list[Column]:
    return with_extras(columns.moments(manner) + columns.of_kinds(manner), manner)


def blocks(diary: Diary, manner: Manner) -> list[int]:
    """Return the days that have a table: after midnight a new one may begin."""
    calendar = {(event.at.date() - diary.first).days for event in diary.events}
    return sorted(calendar) if manner.night == "calendar" else list(range(diary.days))


def day_above(book: Book, page: Page, diary: Diary, manner: Manner, day: int, top: int) -> int:
    """Write the date of a day, and when the person rose and went to bed where the form asks for it."""
    date, title = diary.first + dt.timedelta(days=day), label("date", manner)
    if manner.dates == "none" or (manner.day_above == "tab" and page.name == tab(date, manner)):
        top -= 1
    elif manner.day_above in ("one_cell", "title"):
        title = f"{title.rstrip(':')}:" if manner.day_above == "one_cell" else label("title", manner)
        page.put(top, 0, f"{title} {styles.date_in_text(date, manner)}")
    elif manner.day_above == "alone":
        page.put(top, 0, styles.date(date, manner))
    else:
        page.put(top, 0, title)
        page.put(top, 1, styles.date(date, manner, short=day > 0))
    if "rise" in manner.kinds and manner.night == "person" and manner.dates == "above":
        for kind in ("rise", "bed"):
            top += 1
            at = diary.moment(day, kind)
            page.put(top, 0, label(kind, manner))
            cell = page.put(top, 1, styles.time_alone(at, manner) if at else None)
            if at:
                book.events.append(
                    {"kind": kind, "at": at.isoformat(timespec="minutes"), "sheet": page.name, "cell": cell}
                )
    return top + 1


def tab(date: dt.date, manner: Manner) -> str:
    """Return a date as the name of a sheet."""
    return styles.date_in_text(date, manner).replace("/", "-")


def sheets(diary: Diary, manner: Manner) -> Book:
    """A sheet a day."""
    book = Book()
    for day in blocks(diary, manner):
        date = diary.first + dt.timedelta(days=day)
        page = book.page(tab(date, manner) if manner.day_above == "tab" else label("day", manner, day + 1))
        top = day_above(book, page, diary, manner, day, above(page, manner))
        lay(book, page, manner, _columns(manner), _rest(diary, manner), diary.first, top, block=day)
    return book


def below_each_other(diary: Diary, manner: Manner) -> Book:
    """Day below day on one sheet, each with its date and its headings."""
    book = Book()
    page = book.page(label("title", manner)[:25])
    top = above(page, manner)
    for day in blocks(diary, manner):
        top = day_above(book, page, diary, manner, day, top)
        top = lay(book, page, manner, _columns(manner), _rest(diary, manner), diary.first, top, block=day) + 1
    return book


def template(diary: Diary, manner: Manner) -> Book:
    """The sheets of our own template, as far as they hold days."""
    manner = replace(manner, time="h:mm am") if manner.time == "half" else manner
    words, book = WORDS[manner.language], Book()
    headings = dict(zip(TEMPLATE, words["columns"], strict=True))
    made = columns.moments(manner) + columns.of_kinds(manner)
    own = [replace(column, heading=headings[column.meaning]) for column in made if column.meaning in headings]
    for day in range(diary.days):
        page = book.page(words["day"].format(day + 1))
        top = day_above(book, page, diary, manner, day, 0)
        for number, text in enumerate(words["block"][:3]):
            page.put(number, 0, text)
        in_order = sorted(own, key=lambda column: TEMPLATE.index(column.meaning))
        lay(book, page, manner, in_order, _rest(diary, manner), diary.first, top + 2, block=day)
    return book


def _rest(diary: Diary, manner: Manner) -> tuple:
    """Return what the table holds: without what stands above it."""
    above_table = ("rise", "bed") if manner.night == "person" and manner.dates == "above" else ()
    return tuple(event for event in diary.events if event.kind not in above_table)
