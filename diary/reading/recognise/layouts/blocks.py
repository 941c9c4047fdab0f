"""Day after day below each other on one sheet, each with a heading of its own and its date above it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from diary.reading.cells.codes import is_blank
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.volumes import Volume, volume
from diary.reading.files.workbook import Sheet
from diary.reading.recognise.layouts import titles
from diary.reading.recognise.layouts.finding import labels_in, score_of, texts_in
from diary.reading.recognise.layouts.hours import told_once
from diary.reading.recognise.layouts.shape import DAY_PER_SHEET, TEMPLATE, Layout
from diary.reading.recognise.layouts.table import Table

KINDS = ("day", "list")
NAME = "day_blocks"
MOST_DAYS = 100
"""More headings than this on one sheet are those of printed pages."""
VOLUMES = ("urine", "drink", "catheter", "amount")
Recogniser = Callable[[Sheet], tuple[Layout, ...]]


def recognise(table: Table, recogniser: Recogniser) -> tuple[Layout, ...]:
    """Recognise a sheet with several tables of days, each read as if it stood alone at its place.

    A heading that is repeated without a date or a label above it is that of the next printed page.
    """
    if table.kind not in KINDS:
        return ()
    sheet = table.sheet
    headings = [
        table.header_row,
        *(row for row in table.rows if _like(table, row) and score_of(sheet.rows[row], table.kind)),
    ]
    begins = [0]
    for above, heading in pairwise(headings):
        first = _preamble(table, above, heading)
        rows = sheet.rows[first:heading]
        if labels_in(rows, first) or titles.in_rows(rows, first):
            begins.append(first)
    if not 1 < len(begins) <= MOST_DAYS:
        return ()
    found: list[Layout] = []
    for first, end in zip(begins, [*begins[1:], len(sheet.rows)], strict=True):
        part = replace(sheet, rows=[*([[]] * first), *sheet.rows[first:end]])
        found += [_within(layout, end, len(sheet.rows)) for layout in recogniser(part)]
    return told_once(found)


def _like(table: Table, row: int) -> bool:
    """Tell whether a row is a heading like the first, with most of the same words."""
    cells = table.sheet.rows[row]
    if 2 * (len(cells) - cells.count(None)) <= len(table.columns):
        return False
    texts = dict(texts_in(cells))
    same = [one for one in table.columns.values() if texts.get(one.index, "").strip() == one.heading.strip()]
    return 2 * len(same) > len(table.columns)


def _preamble(table: Table, above: int, heading: int) -> int:
    """Return the first row of what stands above a heading: its date, or without it its labels.

    Labels above the date belong to the table before.
    """
    first = heading
    for row in range(heading - 1, above, -1):
        cells = table.sheet.rows[row]
        known = labels_in([cells])
        if _is_event(table, row) and not known:
            break
        if "date" in known or titles.in_rows([cells]) is not None:
            return row
        if table.is_total(row) or not (known or all(is_blank(cell) for cell in cells)):
            break
        first = row if known else first
    return first


def _is_event(table: Table, row: int) -> bool:
    """Tell whether a row of the table above holds a time or an amount: its date is no title."""
    cell = table.at(row, "time")
    timed = isinstance(clock(cell), Clock) and not isinstance(cell, dt.date)
    return timed or any(isinstance(volume(table.at(row, key)), Volume) for key in VOLUMES)


def _within(layout: Layout, end: int, height: int) -> Layout:
    """Return a part that ends above the next one."""
    rows = tuple(row for row in layout.body(end) if row < end)
    last = end - 1 if end < height else None
    return replace(
        layout, rows=rows, last_row=last, name=NAME if layout.name in (TEMPLATE, DAY_PER_SHEET) else layout.name
    )
