"""Charts of hours, and tables with a heading over more than one column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from diary.addresses import address, column_letters
from tests.reading.forms import columns, styles
from tests.reading.forms.book import Book, Page
from tests.reading.forms.events import Diary, Event
from tests.reading.forms.lay import above, label, lay, with_extras
from tests.reading.forms.manner import Manner
from tests.reading.forms.matching import split
from tests.reading.forms.shapes.days import blocks, day_above
from tests.reading.forms.table import Column, Row, record, written
from tests.reading.forms.words import pick, words

HOURS: dict[str, Callable[[int], str]] = {
    "06:00": lambda hour: f"{hour:02}:00",
    "6.00": lambda hour: f"{hour}.00",
    "06-07": lambda hour: f"{hour:02}-{(hour + 1) % 24:02}",
    "06:00-07:00": lambda hour: f"{hour:02}:00-{(hour + 1) % 24:02}:00",
}
ENGLISH_HOURS: dict[str, Callable[[int], str]] = {
    "6am": lambda hour: f"{(hour + 11) % 12 + 1}{'am' if hour < 12 else 'pm'}",
    "6 AM": lambda hour: f"{(hour + 11) % 12 + 1} {'AM' if hour < 12 else 'PM'}",
    "6-7am": lambda hour: f"{(hour + 11) % 12 + 1}-{(hour + 12) % 12 + 1}{'am' if (hour + 1) % 24 < 12 else 'pm'}",
}
FIRST_HOUR = 6


def hours(diary: Diary, manner: Manner) -> Book:
    """A row an hour, from six to six; for each day a column for what went in, what came out and what was lost."""
    book = Book()
    page = book.page("Chart" if manner.language == "en" else "Vochtlijst")
    top = above(page, manner)
    shown = pick(list((HOURS | (ENGLISH_HOURS if manner.language == "en" else {})).values()), manner.words, "hours")
    made = columns.of_kinds(replace(manner, what="", urge=False))
    if diary.days > 1:
        for day in range(diary.days):
            date = styles.date_in_text(diary.first + dt.timedelta(days=day), manner)
            page.put(top, 1 + day * len(made), f"{label('day', manner, day + 1)}  {date}")
            page.merged.append((top, 1 + day * len(made), top, (day + 1) * len(made)))
            book.blocks.append((column_letters(1 + day * len(made)), column_letters((day + 1) * len(made))))
        top += 1
    else:
        top = day_above(book, page, diary, replace(manner, kinds=()), 0, top)
    page.put(top, 0, pick(words()["headings"]["time"][manner.language][:3], manner.words, "time"))
    for day in range(diary.days):
        for number, column in enumerate(made):
            page.put(top, 1 + day * len(made) + number, column.heading)
    for slot in range(24):
        page.put(top + 1 + slot, 0, shown((FIRST_HOUR + slot) % 24))
    for day in range(diary.days):
        _column_of_day(book, page, diary, made, day, top + 1)
    return book


def _column_of_day(book: Book, page: Page, diary: Diary, made: list[Column], day: int, top: int) -> None:
    """Write a day into its columns: of each kind the first of an hour; what was lost has one cell."""
    begin = dt.datetime.combine(diary.first, dt.time(FIRST_HOUR)) + dt.timedelta(days=day)
    kept: dict[tuple[int, str], Event] = {}
    for event in written(diary.events, made):
        slot = int((event.at - begin).total_seconds() // 3600)
        kind = "void" if event.kind == "leak" else event.kind
        if 0 <= slot < 24 and (slot, kind) not in kept:
            kept[slot, kind] = event
    for slot in range(24):
        events = [event for (at, _), event in kept.items() if at == slot]
        middle = begin + dt.timedelta(hours=slot, minutes=30)
        row = Row(middle, day, tuple(replace(event, at=middle) for event in events))
        cells = [page.put(top + slot, 1 + day * len(made) + n, column.cell(row)) for n, column in enumerate(made)]
        for event in row.events:
            record(book, page, event, made, cells)
            book.events[-1]["tolerance_min"] = 31


def grouped(diary: Diary, manner: Manner) -> Book:
    """IN and OUT above columns that only say what and how much; a table for each day."""
    book = Book()
    for day in blocks(diary, manner):
        page = book.page(label("day", manner, day + 1))
        top = day_above(book, page, diary, replace(manner, kinds=()), day, above(page, manner))
        lay(book, page, manner, group_columns(manner), diary.events, diary.first, top, block=day)
    return book


def group_columns(manner: Manner) -> list[Column]:
    """Return the columns of drinks and of urine, each below the heading of its group."""
    short = pick(("ml", "Ml", "Hoeveelheid" if manner.language == "nl" else "Amount"), manner.words, "short")
    kind = "Soort" if manner.language == "nl" else "Type"
    names = {name: pick(words()["groups"][name][manner.language], manner.words, name) for name in ("drink", "urine")}
    drinks = [replace(columns.amount("drink", manner), heading=short, group=names["drink"])]
    if manner.what == "column":
        drinks.insert(0, replace(columns.what(manner), heading=kind, group=names["drink"]))
    voids = [replace(columns.amount("urine", manner), heading=short, group=names["urine"])]
    if manner.urge:
        voids.append(replace(columns.urge(manner), group=names["urine"]))
    groups = [voids, drinks] if manner.order % 2 else [drinks, voids]
    return [*columns.moments(manner), *groups[0], *groups[1]]


def grouped_list(diary: Diary, manner: Manner) -> Book:
    """IN and OUT above such columns in one list of all days."""
    book = Book()
    page = book.page("Balans" if manner.language == "nl" else "Balance")
    lay(book, page, manner, group_columns(manner), diary.events, diary.first, above(page, manner))
    return book


def turned(diary: Diary, manner: Manner) -> Book:
    """A sheet on its side: a column a moment, a sheet a day."""
    whole, book = Book(turned=True), Book()
    for day in blocks(diary, manner):
        flat = book.page(label("day", manner, day + 1))
        made = with_extras(columns.moments(manner) + columns.of_kinds(manner), manner)
        lay(book, flat, replace(manner, below="", example=False), made, diary.events, diary.first, 0, block=day)
        page = whole.page(flat.name)
        top = day_above(whole, page, diary, replace(manner, kinds=()), day, above(page, manner)) + 1
        for (row, column), value in flat.cells.items():
            page.put(top + column, row, value)
        for event in (event for event in book.events if event["sheet"] == flat.name):
            places = {key: split(event[key]) for key in ("cell", "leak_cell") if key in event}
            turned_over = {key: address(top + column - 1, row - 1) for key, (column, row) in places.items()}
            whole.events.append(event | turned_over)
    return whole
