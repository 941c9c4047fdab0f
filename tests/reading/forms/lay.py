"""A table on a sheet as a person lays it out: what stands above, between and below its rows."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import replace

from tests.reading.forms import styles, table
from tests.reading.forms.book import Book, Page
from tests.reading.forms.events import Event
from tests.reading.forms.extras import extra
from tests.reading.forms.manner import Manner
from tests.reading.forms.table import Column, Row
from tests.reading.forms.words import pick, words

DAY_ROWS = ("date", "label", "day", "weekday")
"""What a row that begins a day may hold."""
ONE_EVENT = ("event", "letter")
"""Columns that speak of one event a row."""


def label(name: str, manner: Manner, *values: object) -> str:
    """Return a label as it stands on the form."""
    return pick(words()["labels"][name][manner.language], manner.words, name).format(*values)


def in_order(columns: list[Column], manner: Manner) -> list[Column]:
    """Return the columns in the order of this form; AM or PM stays beside its time."""
    fixed = [column for column in columns if column.meaning != "half"]
    if manner.order:
        random.Random(manner.order).shuffle(fixed)
    for half in columns:
        if half.meaning == "half":
            beside = next(i for i, column in enumerate(fixed) if column.meaning in ("time", "stamp"))
            fixed.insert(beside + 1, half)
    return fixed


def with_extras(columns: list[Column], manner: Manner) -> list[Column]:
    """Return the columns with those of other kinds, in the order of this form."""
    return in_order(columns + [extra(name, manner) for name in manner.extras], manner)


def above(page: Page, manner: Manner) -> int:
    """Write a title and what else stands above a table; return the first free row."""
    if manner.above:
        page.put(0, 0, label("title", manner))
    who = words()["labels"]["person"][manner.language]
    for number, value in enumerate(("J. V.", "1958", "B2")[: max(0, manner.above - 1)]):
        page.put(1 + number, 0, who[number])
        page.put(1 + number, 1, value)
    return manner.above + (1 if manner.above else 0)


def lay(
    book: Book, page: Page, manner: Manner, columns: list[Column], events: Iterable[Event], first: dt.date,
    top: int, left: int = 0, block: int | None = None,
) -> int:  # fmt: skip
    """Write a table of these events; `block`: of one day only. Return the first free row below it."""
    merged = manner.merged and not any(column.meaning in ONE_EVENT for column in columns)
    rows = table.rows_of(table.written(events, columns), first, manner.night, merged=merged)
    rows = [row for row in rows if block in (None, row.block)]
    rows = [replace(row, number=number) for number, row in enumerate(rows, 1)]
    if manner.newest_first and manner.dates in ("row", "stamp"):
        rows.reverse()
    top = table.head(page, top, left, columns, units=manner.unit_at == "row")
    if manner.explained:
        for number, column in enumerate(columns):
            page.put(top, left + number, words()["explanations"].get(column.meaning, {}).get(manner.language))
        top += 1
    if manner.example:
        top = _example(page, manner, columns, rows, top, left)
    begins: list[int] = []
    for number, row in enumerate(rows):
        if manner.dates == "day_row" and row.shown and number:
            top = _day_row(page, manner, row, first, top, left)
        if manner.gaps and number % 5 == 4:
            top += 1
        if manner.ragged:
            page.ends[top] = left + len(columns) + 1
        if row.shown:
            begins.append(top)
        table.line(book, page, (top, left), columns, row)
        top += 1
    if manner.spans and manner.dates == "once" and rows:
        date = left + next(number for number, column in enumerate(columns) if column.meaning == "date")
        ends = [*(begin - 1 for begin in begins[1:]), top - 1]
        page.merged += [(a, date, b, date) for a, b in zip(begins, ends, strict=True) if b > a]
    return _below(page, manner, columns, rows, top, left)


def _example(page: Page, manner: Manner, columns: list[Column], rows: list[Row], top: int, left: int) -> int:
    """Write a line that shows how to fill in a row; it is none."""
    if not rows:
        return top
    for number, column in enumerate(columns):
        example = label("example", manner) if number == 0 else column.cell(rows[len(rows) // 2])
        page.put(top, left + number, example)
    return top + 1


def _day_row(page: Page, manner: Manner, row: Row, first: dt.date, top: int, left: int) -> int:
    """Write the row that begins a day. The first one names its date: "Day 2" says nothing alone."""
    day = first + dt.timedelta(days=row.block)
    how = pick(DAY_ROWS, manner.words, "day row") if row.block else "label"
    if how == "label":
        page.put(top, left, label("date", manner))
        page.put(top, left + 1, styles.date(day, manner))
    elif how == "date":
        page.put(top, left, styles.date(day, manner, short=True))
    elif how == "day":
        page.put(top, left, label("day", manner, row.block + 1))
    else:
        page.put(top, left, words()["calendar"]["weekdays"][manner.language][day.weekday()])
    return top + 1


def _below(page: Page, manner: Manner, columns: list[Column], rows: list[Row], top: int, left: int) -> int:
    """Write what stands below a table: sums of its amounts, or a sentence."""
    if manner.below == "totals":
        page.put(top, left, label("total", manner))
        for number, column in enumerate(columns):
            if number and column.meaning in ("urine", "drink", "catheter"):
                kind = column.kinds[0]
                total = sum(event.ml or 0 for row in rows for event in row.events if event.kind == kind)
                page.put(top, left + number, styles.amount(total or None, manner, mark=False)[0])
        return top + 1
    if manner.below == "summary" and rows:
        return _summary(page, manner, rows, top + 1, left)
    if manner.below == "thanks":
        page.put(top + 1, left, pick(words()["labels"]["remarks_below"][manner.language], manner.words, "below"))
        return top + 2
    return top


def _summary(page: Page, manner: Manner, rows: list[Row], top: int, left: int) -> int:
    """Write a table with the number of voids and their sum on each date; it holds no events."""
    texts = words()["summary"][manner.language]
    page.put(top, left, texts["title"])
    for number, heading in enumerate(texts["head"]):
        page.put(top + 1, left + number, heading)
    top += 2
    for day in sorted({row.at.date() for row in rows}):
        voids = [event for row in rows if row.at.date() == day for event in row.events if event.kind == "void"]
        page.put(top, left, styles.date(day, manner))
        page.put(top, left + 1, len(voids))
        page.put(top, left + 2, int(sum(event.ml or 0 for event in voids)))
        top += 1
    return top
