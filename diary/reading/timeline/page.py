"""A recognised sheet, read cell by cell: whatever is wrong with a cell is reported with its address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from diary import addresses
from diary.reading.cells.codes import Wrong, as_text, is_blank, is_left_open
from diary.reading.cells.words import look_up
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.labels import after_colon
from diary.reading.recognise.layout import TAB, UNCLEAR, Layout, Place, Row
from diary.reading.timeline.ledger import Ledger
from diary.record import Fate, Severity

Value = TypeVar("Value")
Read = Callable[[CellValue], Value | Wrong | None]
FAULT = Wrong("cell_fault")
NOT_LISTED = "not listed"
ONCE_A_COLUMN = frozenset(("volume_size",))
"""What is wrong with a way of writing, not with a cell: it is told at the first of a column."""


@dataclass(frozen=True)
class Page:
    """A sheet or a part of it, how it is to be read, and the ledger in which its problems are written.

    Where the layout is turned the sheet's rows and faults are turned too; the addresses reported are the file's.
    `month_first`: of two numbers in a date the first is the month, as the dates of the file tell.
    """

    sheet: Sheet
    layout: Layout
    ledger: Ledger
    month_first: bool = False

    @cached_property
    def _told(self) -> frozenset[str]:
        """The columns and labels of which a cell may say something else than stands in it."""
        return frozenset(key for _, key in self.layout.values)

    @cached_property
    def _read(self) -> dict[int, dict[str, tuple[Place, CellValue]]]:
        """The rows that were asked for, as `filled` returns them."""
        return {}

    def filled(self, row: int) -> Mapping[str, tuple[Place, CellValue]]:
        """Return where the filled values of a row stand and what each says; where faults are, of all of them."""
        found = self._read.get(row)
        if found is None:
            cells = self.sheet.rows[row] if row < len(self.sheet.rows) else []
            told, faulty = self._told, bool(self.sheet.faults)
            width = len(cells)
            found = self._read[row] = {}
            for key, place in self.layout.cells(row).items():
                at, column = place
                if at != row or (told and key in told):
                    cell = self._value(place, key)
                else:
                    cell = cells[column] if column < width else None
                if cell is not None or faulty:
                    found[key] = place, cell
        return found

    @cached_property
    def name(self) -> str:
        """The sheet's name."""
        return self.sheet.name

    def only(self, rows: Iterable[int]) -> Page:
        """Return the page of these of its rows."""
        kept = set(rows)
        own = tuple(row for row in self.layout.rows if row.number in kept)
        return self if len(own) == len(self.layout.rows) else replace(self, layout=replace(self.layout, rows=own))

    def address(self, place: Place | None) -> str:
        """Return the address of a place in the file; empty for none, and for the sheet's name."""
        if place is None or place == TAB:
            return ""
        row, column = place
        return addresses.address(column, row) if self.layout.turned else addresses.address(row, column)

    def unit(self, key: str) -> str:
        """Return the unit of a volume column: that in its heading, else ml."""
        column = self.layout.columns.get(key)
        return column.unit or "ml" if column else "ml"

    def cell(self, row: int, key: str) -> str:
        """Return the address of a column's cell, empty without that column."""
        return self.address(self.layout.place(row, key))

    def raw(self, row: int, key: str) -> CellValue:
        """Return what stands in a column's cell, or what it says there."""
        found = self.filled(row).get(key)
        return None if found is None else found[1]

    def _value(self, place: Place, key: str) -> CellValue:
        if key in self._told or place == TAB:
            return self._said(place, key)
        row, column = place
        cells = self.sheet.rows[row] if row < len(self.sheet.rows) else ()
        return cells[column] if column < len(cells) else None

    def take(self, row: int, key: str, read: Read[Value], fate: Fate = "kept_without_value") -> Value | Wrong | None:
        """Read a column's cell; what is wrong with it is reported and returned. An empty cell is nothing."""
        found = self.filled(row).get(key)
        if found is None:
            return None
        return self._take(*found, read, fate)

    def listed(self, row: int, key: str, name: str) -> str:
        """Return the key of a word list; a word that is not on it is "other", with a note; blank is empty."""
        found = self.take(row, key, lambda cell: None if is_left_open(cell) else _on_list(name, cell))
        if found == NOT_LISTED:
            self.note(f"{name}_not_listed", self.cell(row, key), self.raw(row, key))
            return "other"
        return found if isinstance(found, str) else ""

    def label_cell(self, key: str) -> str:
        """Return the address of a labelled value, empty without that label."""
        return self.address(self.layout.labels.get(key))

    def raw_label(self, key: str) -> CellValue:
        """Return what stands at a label."""
        place = self.layout.labels.get(key)
        return after_colon(self._said(place, key)) if place else None

    def label(self, key: str, read: Read[Value]) -> Value | None:
        """Read a labelled value; what is wrong with it is reported, and the value is then unknown."""
        found = self.take_label(key, read, "none")
        return None if isinstance(found, Wrong) else found

    def take_label(self, key: str, read: Read[Value], fate: Fate) -> Value | Wrong | None:
        """Read a labelled value; what is wrong with it is reported and returned."""
        place = self.layout.labels.get(key)
        return self._take(place, self.raw_label(key), read, fate) if place else None

    def problem(
        self, code: str, fate: Fate, cell: str = "", found: CellValue = "", severity: Severity | None = None
    ) -> None:
        """Report a problem on this sheet; unless given, its severity follows from what becomes of the row."""
        self.ledger.problem(code, fate, self.name, cell, found, severity)

    def note(self, code: str, cell: str, found: CellValue) -> None:
        """Report something that is read, but not as it was meant to be written."""
        self.ledger.problem(code, "read", self.name, cell, found, "note")

    def guess(self, code: str, cell: str, chosen: CellValue = "") -> None:
        """Report a guess on this sheet."""
        self.ledger.guess(code, self.name, cell, chosen)

    def rows(self) -> Iterator[int]:
        """Yield every row that holds something in a recognised column, other than what was printed beforehand."""
        for row in self.layout.rows:
            if self._holds_something(row) or self._faulty(row):
                yield row.number

    def _holds_something(self, row: Row) -> bool:
        if not self._told or self._told.isdisjoint(row.cells):
            number, printed = row.number, self.layout.printed
            for key, (at, cell) in self.filled(number).items():
                if at[0] == number and key not in printed and not is_blank(cell):
                    return True
            return False
        cells = self.sheet.rows[row.number]
        return any(index < len(cells) and not is_blank(cells[index]) for index in self._own_columns(row))

    def _own_columns(self, row: Row) -> Iterator[int]:
        """Yield the columns of a row itself that were not filled beforehand."""
        printed = self.layout.printed
        return (at[1] for key, at in row.cells.items() if at[0] == row.number and key not in printed)

    def first_of(self, key: str) -> str:
        """Return the address of the first cell below the heading of a column, empty without that column."""
        column = self.layout.columns.get(key)
        return self.address((self.layout.shape.first_row, column.index)) if column else ""

    def heading_of(self, place: Place) -> str:
        """Return the address of the heading above a cell; its own where none is known."""
        heading = self.layout.shape.heading_row
        return self.address((heading, place[1]) if 0 <= heading < place[0] else place)

    def texts(self, key: str) -> Iterator[tuple[int, str]]:
        """Yield the rows with a text under a key, each with that text."""
        for row in self.layout.rows:
            if key in row.cells and isinstance(cell := self.raw(row.number, key), str):
                yield row.number, cell

    def only_unclear(self, row: int) -> bool:
        """Tell whether of a row no more is known than that something happened."""
        cells = self.layout.cells(row)
        return UNCLEAR in cells and cells.keys() <= {UNCLEAR, "date", "time", "remarks"}

    def first_cell(self, row: int) -> str:
        """Return the address of the first filled cell of a row, else that of its first column."""
        own = self.layout.cells(row)
        keys = [key for key in self.layout.columns if key in own] or list(own)
        return next((self.cell(row, key) for key in keys if not is_blank(self.raw(row, key))), self.cell(row, keys[0]))

    def at(self, place: Place) -> CellValue:
        """Return what stands at a place, whatever it says; of the tab its name."""
        row, column = place
        if place == TAB:
            return self.sheet.name
        cells = self.sheet.rows[row] if row < len(self.sheet.rows) else []
        return cells[column] if column < len(cells) else None

    def _said(self, place: Place, key: str) -> CellValue:
        values = self.layout.values
        return values[place, key] if values and (place, key) in values else self.at(place)

    def _faulty(self, row: Row) -> bool:
        faults = self.sheet.faults
        return bool(faults) and any(addresses.address(row.number, at) in faults for at in self._own_columns(row))

    def _take(self, place: Place, cell: CellValue, read: Read[Value], fate: Fate) -> Value | Wrong | None:
        faults = self.sheet.faults
        fault = faults.get(addresses.address(*place)) if faults and place != TAB else None
        found = read(cell) if fault is None else FAULT
        if isinstance(found, Wrong) and not (fault and place in self.sheet.marks.struck):  # that is told beforehand
            shown = after_colon(self.at(place)) if fault is None else fault
            if found.code not in ONCE_A_COLUMN:
                self.problem(found.code, fate, self.address(place), as_text(shown))
            elif self.ledger.is_first(found.code, self.name, place[1]):
                self.problem(found.code, fate, self.heading_of(place), as_text(shown))
        return found


def _on_list(name: str, cell: CellValue) -> str:
    return look_up(name, as_text(cell)) or NOT_LISTED
