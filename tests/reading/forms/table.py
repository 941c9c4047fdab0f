"""One table: columns over moments, with where each event then stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tests.reading.forms.book import Book, Page, Truth
from tests.reading.forms.events import Event
from tests.reading.forms.styles import Value


@dataclass(frozen=True)
class Row:
    """What is written on one row; `shown`: the row that shows the date of its block."""

    at: dt.datetime
    block: int
    events: tuple[Event, ...]
    shown: bool = False
    number: int = 0

    def of(self, kind: str) -> Event | None:
        """Return the event of a kind on this row."""
        return next((event for event in self.events if event.kind == kind), None)


@dataclass(frozen=True)
class Column:
    """One column: how a row is written in it, and of which kinds of event it is the cell.

    `true` says what is then true of an event of these kinds or of those that it is `about`.
    """

    meaning: str
    heading: str
    cell: Callable[[Row], Value]
    kinds: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    true: Callable[[Event], Truth] | None = None
    group: str = ""
    unit: str = ""


ONE_CELL = {"void": ("void", "leak"), "leak": ("void", "leak")}
"""Kinds of event of which a row holds one: what was lost with a void, or without, stands in the same cell."""


def rows_of(events: Iterable[Event], first: dt.date, night: str, *, merged: bool) -> list[Row]:
    """Return a row a moment (`merged`) or a row an event, each in the block of its day."""
    rows: list[Row] = []
    for event in events:
        block = event.day if night == "person" else (event.at.date() - first).days
        last = rows[-1] if rows else None
        full = last and any(last.of(kind) for kind in ONE_CELL.get(event.kind, (event.kind,)))
        if merged and last and (last.at, last.block) == (event.at, block) and not full:
            rows[-1] = replace(last, events=(*last.events, event))
        else:
            shown = last is None or last.block != block
            rows.append(Row(event.at, block, (event,), shown, len(rows) + 1))
    return rows


def written(events: Iterable[Event], columns: list[Column]) -> list[Event]:
    """Return the events for which there is a column."""
    kinds = {kind for column in columns for kind in column.kinds}
    return [event for event in events if event.kind in kinds]


def head(page: Page, top: int, left: int, columns: list[Column], *, units: bool) -> int:
    """Write the headings, their groups above and their units below; return the row after them."""
    if any(column.group for column in columns):
        start = 0
        for number, column in enumerate(columns):
            if number and column.group == columns[number - 1].group:
                continue
            start = number
            end = next((i for i in range(start, len(columns)) if columns[i].group != column.group), len(columns))
            page.put(top, left + start, column.group)
            if column.group and end - start > 1:
                page.merged.append((top, left + start, top, left + end - 1))
        top += 1
    for number, column in enumerate(columns):
        page.put(top, left + number, column.heading)
    if units and any(column.unit for column in columns):
        top += 1
        for number, column in enumerate(columns):
            page.put(top, left + number, f"({column.unit})" if column.unit else "")
    return top + 1


def line(book: Book, page: Page, place: tuple[int, int], columns: list[Column], row: Row) -> None:
    """Write one row, and what is true in it."""
    top, left = place
    cells = [page.put(top, left + number, column.cell(row)) for number, column in enumerate(columns)]
    for event in row.events:
        record(book, page, event, columns, cells)


def record(book: Book, page: Page, event: Event, columns: list[Column], cells: list[str]) -> None:
    """Note what is true of an event that stands in these cells."""
    known: Truth = {"kind": event.kind, "at": event.at.isoformat(timespec="minutes"), "sheet": page.name}
    for column, cell in zip(columns, cells, strict=True):
        if event.kind in column.kinds and (column.meaning != "event" or "cell" not in known):
            known["cell"] = cell
        if column.true and event.kind in column.kinds + column.about:
            more = column.true(event)
            known |= more | ({"leak_cell": cell} if "leak" in more else {})
    defaults = {"void": {"ml": None}, "drink": {"ml": None}, "catheter": {"ml": None},
                "leak": {"amount": "some"}, "stool": {"bristol": None}, "no_stool": {"tolerance_min": 720}}  # fmt: skip
    book.events.append(defaults.get(event.kind, {}) | known)
