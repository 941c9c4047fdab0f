"""A recognised sheet, read cell by cell: whatever is wrong with a cell is reported with its address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from diary import addresses
from diary.reading.cells.codes import Wrong, as_text, is_blank
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.layouts.finding import after_colon
from diary.reading.recognise.layouts.shape import TAB, Layout, Place
from diary.reading.recognise.totals import Totals
from diary.reading.timeline.ledger import Ledger
from diary.record import Fate

Value = TypeVar("Value")
Read = Callable[[CellValue], Value | Wrong | None]
FAULT = Wrong("cell_fault")
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
        return frozenset(key for _, key in self.layout.said)

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self.sheet.name

    def only(self, rows: Iterable[int]) -> Page:
        """Return the page of these of its rows."""
        return replace(self, layout=replace(self.layout, rows=tuple(rows)))

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
        layout = self.layout
        if layout.records or key in self._told:
            place = layout.place(row, key)
            return self._said(place, key) if place else None
        column, rows = layout.columns.get(key), self.sheet.rows
        if column is None or row >= len(rows) or column.index >= len(rows[row]):
            return None
        return rows[row][column.index]

    def take(self, row: int, key: str, read: Read[Value], fate: Fate = "kept_without_value") -> Value | Wrong | None:
        """Read a column's cell; what is wrong with it is reported and returned. An empty cell is nothing."""
        cell = self.raw(row, key)
        if cell is None and not self.sheet.faults:
            return None
        place = self.layout.place(row, key)
        return self._take(place, cell, read, fate) if place else None

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

    def problem(self, code: str, fate: Fate, cell: str = "", found: CellValue = "") -> None:
        """Report a problem on this sheet."""
        self.ledger.problem(code, fate, self.name, cell, found)

    def note(self, code: str, cell: str, found: CellValue) -> None:
        """Report something that is read, but not as it was meant to be written."""
        self.ledger.problem(code, "read", self.name, cell, found, "note")

    def guess(self, code: str, cell: str, chosen: CellValue = "") -> None:
        """Report a guess on this sheet."""
        self.ledger.guess(code, self.name, cell, chosen)

    def rows(self) -> Iterator[int]:
        """Yield every row that holds something in a recognised column.

        A heading that is repeated, as on the next page of a print, is no row; a row of totals is skipped
        with a note.
        """
        layout = self.layout
        columns = [column.index for key, column in layout.columns.items() if key not in layout.printed]
        everywhere, totals = columns, Totals(self)
        headings = {column.index: column.heading for column in layout.columns.values()}
        for number in layout.body(len(self.sheet.rows)):
            row = self.sheet.rows[number]
            if own := layout.records.get(number):
                columns = [at[1] for key, at in own.items() if at[0] == number and key not in layout.printed]
            else:
                columns = everywhere
            filled = [index for index in columns if index < len(row) and not is_blank(row[index])]
            if not filled and not self._faulty(number, columns):
                continue
            if filled and all(row[index] == headings.get(index) for index in filled):
                continue
            total = totals.shown_by(number)
            if total is not None:
                self.ledger.skipped += 1
                at = (number, total)
                shown = self.at(at) or self.sheet.faults.get(addresses.address(*at), "")
                self.problem("total_row", "skipped", self.address(at), shown)
                continue
            yield number

    def first_cell(self, row: int) -> str:
        """Return the address of the first filled cell of a row, else that of its first column."""
        keys = [key for key in self.layout.columns if self.layout.place(row, key)]
        return next((self.cell(row, key) for key in keys if not is_blank(self.raw(row, key))), self.cell(row, keys[0]))

    def at(self, place: Place) -> CellValue:
        """Return what stands at a place, whatever it says; of the tab its name."""
        row, column = place
        if place == TAB:
            return self.sheet.name
        cells = self.sheet.rows[row] if row < len(self.sheet.rows) else []
        return cells[column] if column < len(cells) else None

    def _said(self, place: Place, key: str) -> CellValue:
        said = self.layout.said
        return said[place, key] if said and (place, key) in said else self.at(place)

    def _faulty(self, row: int, columns: list[int]) -> bool:
        return bool(self.sheet.faults) and any(addresses.address(row, one) in self.sheet.faults for one in columns)

    def _take(self, place: Place, cell: CellValue, read: Read[Value], fate: Fate) -> Value | Wrong | None:
        fault = self.sheet.faults.get(addresses.address(*place)) if self.sheet.faults and place != TAB else None
        found = read(cell) if fault is None else FAULT
        if isinstance(found, Wrong) and not (fault and place in self.sheet.marks.struck):  # that is told beforehand
            shown = after_colon(self.at(place)) if fault is None else fault
            if found.code not in ONCE_A_COLUMN or self.ledger.is_first(found.code, self.name, place[1]):
                self.problem(found.code, fate, self.address(place), as_text(shown))
        return found
