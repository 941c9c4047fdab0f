"""What programs write: answers of an online form, and exports of an app on a telephone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from diary.addresses import column_letters
from tests.reading.forms import columns, styles
from tests.reading.forms.book import Book
from tests.reading.forms.events import HOME, Diary
from tests.reading.forms.lay import lay, with_extras
from tests.reading.forms.manner import Manner
from tests.reading.forms.styles import Value
from tests.reading.forms.table import Column, Row
from tests.reading.forms.words import pick


def online_form(diary: Diary, manner: Manner) -> Book:
    """The stamp of filling in before the moment that was asked for; questions as headings."""
    book = Book()
    page = book.page("Formulierreacties 1" if manner.language == "nl" else "Form Responses 1")

    def filled_in(row: Row) -> Value:
        return styles.stamp(row.at + dt.timedelta(minutes=11 + row.number % 50), replace(manner, time="hh:mm:ss"))

    noted = columns.column("noted", manner, filled_in)
    if manner.order % 2:
        made = [columns.name_of_event(manner, manner.kinds), columns.any_amount(manner)]
        made += [columns.leak(manner)] if "leak" in manner.kinds else []
    else:
        made = columns.of_kinds(manner)
    whole = [noted, *columns.moments(manner), *made]
    lay(book, page, manner, whole, diary.events, diary.first, 0)
    return book


def app(diary: Diary, manner: Manner) -> Book:
    """Headings written together, moments as programs write them."""
    own = replace(manner, case="camel", language="en", unit="ml", unit_at="heading")
    book = Book()
    page = book.page("export")
    zone = dt.UTC if own.dates == "utc" else HOME
    moment: Callable[[Row], Value] = lambda row: _as_programs_write(row.at, zone)  # noqa: E731
    if own.dates in ("stamp", "utc"):
        whole: list[Column] = [columns.column("stamp", own, moment)]
    else:
        whole = columns.moments(replace(own, dates="row", date="iso", time=pick(("hh:mm", "hh:mm:ss"), own.words)))
    if own.order % 2:
        whole += [columns.name_of_event(own, own.kinds), columns.any_amount(own)]
        whole += [columns.what(own)] if own.vocabulary != "place" else []
    else:
        whole += columns.of_kinds(replace(own, kinds=tuple(kind for kind in own.kinds if kind not in ("rise", "bed"))))
    made = with_extras(whole, own)
    lay(book, page, own, made, diary.events, diary.first, 0)
    if own.dates == "utc":
        column = next(number for number, column in enumerate(made) if column.meaning == "stamp")
        why = "every stamp is in UTC: what the clock showed follows from a time zone"
        book.to_name.append({"sheet": page.name, "cell": column_letters(column), "why": why})
    return book


def _as_programs_write(at: dt.datetime, zone: dt.tzinfo) -> str:
    return at.replace(tzinfo=HOME).astimezone(zone).isoformat().replace("+00:00", "Z")
