"""The last step of every sheet: times and amounts of which nobody gives account are told, or the sheet is not read.

Whichever way a sheet was recognised, what no step knows of cannot be lost in silence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diary.addresses import address
from diary.reading.files.workbook import Sheet
from diary.reading.recognise.accounts import BELOW, BESIDE_EVENTS, accounts_of, as_it_lies, places_read
from diary.reading.recognise.entry_cells import Entries, entries, holds_entries_below, text_above
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.grid_cells import Rows
from diary.reading.recognise.layout import EVENTS, UNCLEAR, Layout, Notice, Place, Row

OF_DAYS = ("day", "list")


def with_leftover(sheet: Sheet, layouts: Sequence[Layout], *, sure: bool = False) -> tuple[Layout, ...]:
    """Return the layouts of a sheet with every time and amount told that none of them reads or tells.

    The day of such a cell is open, or where that is not known every day. None where more would be left than is read,
    unless it is `sure` what the sheet is: our own template, or a form that someone told.
    """
    if not any(layout.kind in EVENTS for layout in layouts):
        return tuple(layouts)
    end = max(len(sheet.rows), *map(len, sheet.rows))
    accounts = accounts_of(layouts, end)
    left = entries(sheet.rows, accounts.left(sheet.rows))
    if not sure and len(left) > threshold("left_of_read") * len(places_read(layouts)):
        return ()
    found = [_weighed(sheet.rows, layout) for layout in layouts]
    if left:
        told = [replace(each, place=as_it_lies(found[0], each.place)) for each in _lines(sheet.rows, left)]
        found[0] = replace(found[0], notices=(*found[0].notices, *told))
    return tuple(_opened(found, left))


def lines_of(sheet: Sheet) -> list[Notice]:
    """Return what is told of a sheet that is not read at all, a line for each row or each column."""
    cells = (((row, at), cell) for row, line in enumerate(sheet.rows) for at, cell in enumerate(line))
    return _lines(sheet.rows, entries(sheet.rows, cells))


def _lines(rows: Rows, left: Entries) -> list[Notice]:
    """Return what is told: a line for each row or each column of what is left, whichever are fewer."""
    by_row: defaultdict[int, list[Place]] = defaultdict(list)
    by_column: defaultdict[int, list[Place]] = defaultdict(list)
    for row, at in left:
        by_row[row].append((row, at))
        by_column[at].append((row, at))
    heads = {at: text_above(rows, min(line)) for at, line in by_column.items()}
    if len(by_column) <= len(by_row) and all(heads.values()):
        return [_line(heads[at] or line[0], line) for at, line in sorted(by_column.items())]
    return [_line(line[0], line) for _, line in sorted(by_row.items())]


def _line(place: Place, line: Sequence[Place]) -> Notice:
    first, last = address(*min(line)), address(*max(line))
    return Notice("cells_left", place, first if first == last else f"{first}:{last}", severity="warning")


def _weighed(rows: Rows, layout: Layout) -> Layout:
    """Return a layout in which what stands below its table is told by its weight."""
    below = [each for each in layout.notices if each.code == BELOW and each.severity is None]
    if layout.turned or not any(holds_entries_below(rows, each.place[0]) for each in below):
        return layout
    told = (replace(each, severity="warning") if each in below else each for each in layout.notices)
    return replace(layout, notices=tuple(told))


def _opened(layouts: Sequence[Layout], left: Entries) -> Iterator[Layout]:
    """Yield the layouts with the rows open in which something is left; with all, where it stands in none of them."""
    below = [each for layout in layouts for each in layout.notices if each.code == BELOW and each.severity]
    known = {(each.turned, row.number) for each in layouts for row in each.rows}
    for layout in layouts:
        lines = {as_it_lies(layout, place)[0]: as_it_lies(layout, place) for place in left}
        astray = [each.place for each in below] + [at for row, at in lines.items() if (layout.turned, row) not in known]
        if layout.kind in OF_DAYS and (astray or lines):
            every = astray[0] if astray else None
            yield replace(layout, rows=tuple(_open(row, lines.get(row.number, every)) for row in layout.rows))
        else:
            yield layout


def _open(row: Row, place: Place | None) -> Row:
    """Return a row beside which something is left; one that holds no event needs no more telling."""
    if place is None or row.cells.keys() <= BESIDE_EVENTS:
        return row
    return row._replace(cells={UNCLEAR: place, **row.cells})
