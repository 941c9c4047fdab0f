"""A table as it was recognised: its columns, its rows, and what its cells say where that is not what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property

from diary.addresses import address
from diary.reading.cells.codes import is_blank
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.grid_cells import cell_at
from diary.reading.recognise.layout import Assumption, Column, Notice, Place, Shape, Values
from diary.reading.recognise.meaning import Heading


@dataclass(frozen=True)
class Table:
    """A table of a kind (day, list, bowel, nights, exercises) with the rows that hold something.

    `more` are further columns of a key: where the first is blank in a row, the next holds its value. `values` is
    what a cell says, read as a key. `letters`: what a letter in the column of events stands for.
    """

    sheet: Sheet
    kind: str
    heading_row: int
    first_row: int
    last_row: int | None
    columns: Mapping[str, Column]
    rows: tuple[int, ...] = ()
    more: Mapping[str, tuple[Column, ...]] = field(default_factory=dict)
    values: Values = field(default_factory=dict)
    words: tuple[Heading, ...] = ()
    notices: tuple[Notice, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[Column, ...] = ()  # columns of amounts that nobody can tell the kind of
    printed: bool = False  # its times are hours that were printed beforehand
    known: frozenset[int] = frozenset()  # the columns of which it is known or told what they are

    @cached_property
    def texts(self) -> Set[str]:
        """Every text that stands in its rows."""
        rows = self.sheet.rows
        return {cell for row in self.rows for cell in rows[row] if isinstance(cell, str)}

    def place(self, row: int, key: str) -> Place | None:
        """Return where a row has a key: in the first of its columns that is filled there, else in its first."""
        column = self.columns.get(key)
        if column is None:
            return None
        for other in self.more.get(key, ()) if self.more else ():
            first, second = (cell_at(self.sheet.rows, (row, at.index)) for at in (column, other))
            if is_blank(first) and not is_blank(second):
                return row, other.index
        return row, column.index

    def at(self, row: int, key: str) -> CellValue:
        """Return what a row says under a key."""
        place = self.place(row, key)
        if place is None:
            return None
        values = self.values
        return values[place, key] if values and (place, key) in values else cell_at(self.sheet.rows, place)

    def holds(self, row: int, key: str) -> bool:
        """Tell whether something stands under a key in a row, be it a fault."""
        place = self.place(row, key)
        return place is not None and (not is_blank(self.at(row, key)) or address(*place) in self.sheet.faults)

    def filled(self, row: int, key: str) -> Place | None:
        """Return where a row has something under a key; None where it has nothing."""
        return self.place(row, key) if self.holds(row, key) else None

    def saying(self, values: Values, *assumptions: Assumption) -> Table:
        """Return the table with more of what its cells say."""
        if not values and not assumptions:
            return self
        return replace(self, values={**self.values, **values}, assumptions=(*self.assumptions, *assumptions))

    def noting(self, notices: Iterable[Notice]) -> Table:
        """Return the table with more that is not read."""
        more = tuple(notices)
        return replace(self, notices=(*self.notices, *more)) if more else self

    def shape(self, kind: str, taken_for: Mapping[str, str], date: Place | None) -> Shape:
        """Return what is to be known of the table as a whole; `taken_for` is what a key turned out to be."""
        if not taken_for and not self.more:
            return Shape(
                kind, self.heading_row, self.first_row, self.last_row, self.columns, {}, self.letters, date, self.known
            )
        columns: dict[str, tuple[Column, ...]] = {}
        for key, column in self.columns.items():
            taken = taken_for.get(key, key)
            columns[taken] = (*columns.get(taken, ()), column, *self.more.get(key, ()))
        first = {key: own[0] for key, own in columns.items()}
        more = {key: own[1:] for key, own in columns.items() if own[1:]}
        return Shape(kind, self.heading_row, self.first_row, self.last_row, first, more, self.letters, date, self.known)

    def of_rows(self, rows: Iterable[int]) -> Table:
        """Return the table of these of its rows."""
        kept = tuple(rows)
        return self if kept == self.rows else replace(self, rows=kept)
