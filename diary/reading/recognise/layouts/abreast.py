"""Tables beside each other under a shared column of times: a day each, or the drinks and the voids apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from diary.reading.cells.codes import is_blank
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.headings import heading, meanings
from diary.reading.recognise.layouts import titles
from diary.reading.recognise.layouts.above import OF_DAY
from diary.reading.recognise.layouts.finding import texts_in
from diary.reading.recognise.layouts.hours import told_once
from diary.reading.recognise.layouts.listrows import TARGETS
from diary.reading.recognise.layouts.shape import Layout, Place
from diary.reading.recognise.layouts.table import Table, cell_at

KINDS = ("day", "list")
NAME = "abreast"
COMMON = ("date", "time", "remarks")
"""What may stand once, to the left of all tables."""
MOST_TABLES = 31
"""More dates than this beside each other are no tables."""
Recogniser = Callable[[Sheet], tuple[Layout, ...]]


def recognise(table: Table, by_day: Recogniser, by_subject: Recogniser) -> tuple[Layout, ...]:
    """Recognise a table whose heading repeats itself below dates, or below what was drunk and passed.

    Each table is read as if it stood alone with what stands to the left of the first.
    """
    sheet = table.sheet
    if table.kind not in KINDS or not any(unread.code == "column_twice" for unread in table.unread):
        return ()
    first = min((column.index for key, column in table.columns.items() if key not in COMMON), default=-1)
    for row in range(table.header_row - 1, -1, -1):
        cells = sheet.rows[row]
        days = [index for index, cell in enumerate(cells) if titles.in_rows([[cell]]) is not None]
        subjects = [
            index for index, text in texts_in(cells) if {word.key for word in meanings("events", text)} & set(TARGETS)
        ]
        if 1 < len(days) <= MOST_TABLES and first >= days[0]:
            return _each(table, row, 0, days, by_day)
        if 1 < len(subjects) <= MOST_TABLES and first >= subjects[0]:
            return _each(table, row, row, subjects, by_subject)
    return ()


def _each(
    table: Table, titles_row: int, first_row: int, starts: list[int], recogniser: Recogniser
) -> tuple[Layout, ...]:
    """Return the parts of every table, none when one is not recognised.

    What stands above `first_row` is common to all; of `titles_row` each has only its own.
    """
    found: list[Layout] = []
    sheet = table.sheet
    width = max(map(len, sheet.rows))
    for start, end in zip(starts, [*starts[1:], width], strict=True):
        own = set(range(start, end))
        shared = own | set(range(starts[0])) | _times_elsewhere(table, start, end)
        rows = [
            cells if number < first_row else _only(cells, own if number == titles_row else shared)
            for number, cells in enumerate(sheet.rows)
        ]
        part = replace(sheet, rows=rows)
        layouts = recogniser(part)
        if not layouts:
            return ()
        for layout in layouts:
            moved = {key: _beside(part, at, end) if key in OF_DAY else at for key, at in layout.labels.items()}
            labels = {key: place for key, place in moved.items() if place is not None}
            found.append(replace(layout, labels=labels, name=NAME))
    return told_once(found)


def _times_elsewhere(table: Table, start: int, end: int) -> set[int]:
    """Return the columns of dates and times of the whole, unless the table from `start` to `end` has its own."""
    texts = texts_in(table.sheet.rows[table.header_row])
    own = {word.key for index, text in texts if start <= index < end and (word := heading("list", text))}
    return {table.columns[key].index for key in ("date", "time") if key in table.columns and key not in own}


def _only(cells: list[CellValue], kept: set[int]) -> list[CellValue]:
    """Return a row without the cells of the other tables."""
    return [cell if index in kept else None for index, cell in enumerate(cells)]


def _beside(sheet: Sheet, place: Place, end: int) -> Place | None:
    """Return the place of a label's value: the first filled cell from there on, None when there is none."""
    row, column = place
    return next(((row, at) for at in range(column, end) if not is_blank(cell_at(sheet.rows, (row, at)))), None)
