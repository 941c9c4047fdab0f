"""A table as it was found on a sheet: its columns, its rows, and what was seen of it so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from diary.addresses import address
from diary.reading.cells.codes import Wrong, as_text, is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.cells.times import clock
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise import totals
from diary.reading.recognise.headings import Heading, heading
from diary.reading.recognise.layouts import subheads, units
from diary.reading.recognise.layouts.finding import Rows, best_table, columns_of, unheaded
from diary.reading.recognise.layouts.shape import Column, Place, Taken, Unread

FITS = 0.8
"""A column is what its heading says when at least this part of its cells can be read so."""


@dataclass
class Table:
    """A table of a kind with the rows that hold something; recognisers add to what it says and what it took."""

    sheet: Sheet
    kind: str
    header_row: int
    columns: dict[str, Column]
    unread: list[Unread]
    words: list[Heading]
    first_row: int
    rows: list[int]
    said: dict[tuple[Place, str], CellValue] = field(default_factory=dict)
    taken: list[Taken] = field(default_factory=list)
    left_out: set[int] = field(default_factory=set)  # rows that turned out to be labels

    def place(self, row: int, key: str) -> Place | None:
        """Return where a row has a column."""
        return (row, self.columns[key].index) if key in self.columns else None

    def at(self, row: int, key: str) -> CellValue:
        """Return what stands in a column of a row, or what it says there."""
        column = self.columns.get(key)
        if column is None:
            return None
        place = row, column.index
        if self.said and (place, key) in self.said:
            return self.said[place, key]
        return cell_at(self.sheet.rows, place)

    def holds(self, row: int, key: str) -> bool:
        """Tell whether something stands in a column of a row, be it a fault."""
        place = self.place(row, key)
        return place is not None and (not is_blank(self.at(row, key)) or address(*place) in self.sheet.faults)

    def is_total(self, row: int) -> bool:
        """Tell whether a row holds totals."""
        return totals.named(self.sheet.rows[row], self.columns) is not None

    def is_heading(self, row: int) -> bool:
        """Tell whether a row repeats the heading."""
        filled = False
        for column in self.columns.values():
            cell = cell_at(self.sheet.rows, (row, column.index))
            if not is_blank(cell):
                filled = True
                if cell != column.heading:
                    return False
        return filled


def cell_at(rows: Rows, place: Place) -> CellValue:
    """Return the cell at a place, None beyond the end of its row."""
    row = rows[place[0]] if place[0] < len(rows) else []
    return row[place[1]] if place[1] < len(row) else None


def find_table(sheet: Sheet, kinds: Sequence[str]) -> Table | None:
    """Return the table of one of these kinds that fits best, with its units and its columns in their place."""
    kind, header_row = best_table(sheet.rows, kinds)
    if not kind:
        return None
    columns, unread, words = columns_of(sheet.rows, header_row, kind)
    both = subheads.under(sheet.rows, header_row, columns) if kind in ("day", "list") else None
    if both is not None:
        columns, below = both, {column.index for column in both.values()}
        unread = tuple(one for one in unread if one.place[1] not in below)
    columns, first = units.under(sheet.rows, header_row + (both is not None), columns)
    table = Table(sheet, kind, header_row, columns, list(unread), list(words), first, filled_rows(sheet, first))
    _choose_dates(table)
    _shift(table)
    leave_out_page_titles(table)
    return table


def filled_rows(sheet: Sheet, first: int) -> list[int]:
    """Return the rows, from one on, that hold something, be it a fault."""
    faulty = {int(found[0]) - 1 for fault in sheet.faults if (found := re.findall(r"\d+$", fault))}
    return [row for row in range(first, len(sheet.rows)) if row in faulty or not all(map(is_blank, sheet.rows[row]))]


def _choose_dates(table: Table) -> None:
    """Of several columns of dates take that with the most: `Dag` may hold no more than weekdays beside `Datum`."""
    if "date" not in table.columns:
        return
    best = table.columns["date"]
    for number, one in enumerate(table.unread):
        column = Column(one.place[1], "", str(one.found))
        word = heading(table.kind, column.heading) if one.code == "column_twice" else None
        if word and word.key == "date" and _dates(table, column) > _dates(table, best):
            table.unread[number] = replace(one, place=(one.place[0], best.index), found=best.heading)
            best = column
    table.columns["date"] = best


def _dates(table: Table, column: Column) -> int:
    """Return how many cells of a column hold a date of the calendar."""
    found = [date(cell_at(table.sheet.rows, (row, column.index))) for row in table.rows]
    return sum(isinstance(one, Written) and one.relative is None for one in found)


def _shift(table: Table) -> None:
    """Move the columns to the right when the rows hold more cells than the heading, and only so they fit.

    A program that numbers its rows, but not above them, writes such a table.
    """
    keys = [key for key in ("date", "time") if key in table.columns]
    headed = {index for index, cell in enumerate(table.sheet.rows[table.header_row]) if not is_blank(cell)}
    extra = [unread for unread in table.unread if unread.code == "column_without_heading"]
    if not extra or min(headed) > 0 or any(_fits(table, key, 0) > 1 - FITS for key in keys):
        return
    widest = max(len(table.sheet.rows[row]) for row in table.rows)
    for by in range(1, widest - max(headed)):
        if all(_fits(table, key, by) >= FITS for key in keys):
            table.taken.append(Taken("heading_shifted", (table.header_row, min(headed)), by))
            table.columns = {key: replace(one, index=one.index + by) for key, one in table.columns.items()}
            outside = unheaded(table.sheet.rows, table.rows[0], {index + by for index in headed})
            table.unread = [one for one in table.unread if one not in extra] + outside
            return


def leave_out_page_titles(table: Table) -> None:
    """Leave out what a printed page repeats above its heading: the rows above the first, but for their numbers."""
    repeated = {row for row in table.rows if table.is_heading(row)}
    if not repeated:
        return
    titles = {_without_numbers(row) for row in table.sheet.rows[: table.header_row]} - {()}
    kept: list[int] = []
    for row in table.rows:
        if row in repeated:
            while kept and _without_numbers(table.sheet.rows[kept[-1]]) in titles:
                table.left_out.add(kept.pop())
        kept.append(row)
    table.rows = kept


def _without_numbers(row: Sequence[CellValue]) -> tuple[tuple[int, str], ...]:
    return tuple((index, re.sub(r"\d+", "", as_text(cell))) for index, cell in enumerate(row) if not is_blank(cell))


def _fits(table: Table, key: str, by: int) -> float:
    """Return the part of a column's filled cells that can be read as a date or a time."""
    read = date if key == "date" else clock
    index = table.columns[key].index + by
    cells = [cell_at(table.sheet.rows, (row, index)) for row in table.rows if not table.is_total(row)]
    found = [read(cell) for cell in cells if not is_blank(cell)]
    return sum(not isinstance(one, Wrong) for one in found) / len(found) if found else 0.0
