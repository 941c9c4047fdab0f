"""A recognised sheet, read cell by cell: whatever is wrong with a cell is reported with its address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from diary.spreadsheets.addresses import address
from diary.spreadsheets.cells import Wrong, as_text, is_blank
from diary.spreadsheets.layout import Layout, after_colon
from diary.spreadsheets.ledger import Ledger
from diary.spreadsheets.problems import Fate
from diary.spreadsheets.totals import Totals
from diary.spreadsheets.workbook import CellValue, Sheet

Value = TypeVar("Value")
Read = Callable[[CellValue], Value | Wrong | None]
FAULT = Wrong("cell_fault")


@dataclass(frozen=True)
class Page:
    """A sheet, how it is to be read, and the ledger in which its problems are written.

    `month_first`: of two numbers in a date the first is the month, as the dates of the file tell.
    """

    sheet: Sheet
    layout: Layout
    ledger: Ledger
    month_first: bool = False

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self.sheet.name

    def unit(self, key: str) -> str:
        """Return the unit of a volume column: that in its heading, else ml."""
        column = self.layout.columns.get(key)
        return column.unit or "ml" if column else "ml"

    def cell(self, row: int, key: str) -> str:
        """Return the address of a column's cell, empty without that column."""
        column = self.layout.columns.get(key)
        return address(row, column.index) if column else ""

    def raw(self, row: int, key: str) -> CellValue:
        """Return what stands in a column's cell."""
        column = self.layout.columns.get(key)
        return self._at(row, column.index) if column else None

    def take(self, row: int, key: str, read: Read[Value], fate: Fate = "kept_without_value") -> Value | Wrong | None:
        """Read a column's cell; what is wrong with it is reported and returned."""
        column = self.layout.columns.get(key)
        return self._take(row, column.index, self._at(row, column.index), read, fate) if column else None

    def label_cell(self, key: str) -> str:
        """Return the address of a labelled value, empty without that label."""
        place = self.layout.labels.get(key)
        return address(*place) if place else ""

    def raw_label(self, key: str) -> CellValue:
        """Return what stands at a label."""
        place = self.layout.labels.get(key)
        return after_colon(self._at(*place)) if place else None

    def label(self, key: str, read: Read[Value]) -> Value | None:
        """Read a labelled value; what is wrong with it is reported, and the value is then unknown."""
        found = self.take_label(key, read, "none")
        return None if isinstance(found, Wrong) else found

    def take_label(self, key: str, read: Read[Value], fate: Fate) -> Value | Wrong | None:
        """Read a labelled value; what is wrong with it is reported and returned."""
        place = self.layout.labels.get(key)
        return self._take(*place, self.raw_label(key), read, fate) if place else None

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
        """Yield every row below the heading that holds something in a recognised column.

        A heading that is repeated, as on the next page of a print, is no row; a row of totals is skipped
        with a note.
        """
        columns = [column.index for column in self.layout.columns.values()]
        totals = Totals(self.sheet, self.layout)
        headings = {column.index: column.heading for column in self.layout.columns.values()}
        for number in range(self.layout.header_row + 1, len(self.sheet.rows)):
            row = self.sheet.rows[number]
            filled = [index for index in columns if index < len(row) and not is_blank(row[index])]
            if not filled and not self._faulty(number, columns):
                continue
            if filled and all(row[index] == headings[index] for index in filled):
                continue
            total = totals.shown_by(number)
            if total is not None:
                self.ledger.skipped += 1
                self.problem("total_row", "skipped", address(number, total), self._at(number, total))
                continue
            yield number

    def first_cell(self, row: int) -> str:
        """Return the address of the first filled cell of a row, else that of its first column."""
        keys = list(self.layout.columns)
        return next((self.cell(row, key) for key in keys if not is_blank(self.raw(row, key))), self.cell(row, keys[0]))

    def _at(self, row: int, column: int) -> CellValue:
        cells = self.sheet.rows[row] if row < len(self.sheet.rows) else []
        return cells[column] if column < len(cells) else None

    def _faulty(self, row: int, columns: list[int]) -> bool:
        return bool(self.sheet.faults) and any(address(row, column) in self.sheet.faults for column in columns)

    def _take(self, row: int, column: int, cell: CellValue, read: Read[Value], fate: Fate) -> Value | Wrong | None:
        fault = self.sheet.faults.get(address(row, column)) if self.sheet.faults else None
        found = read(cell) if fault is None else FAULT
        if isinstance(found, Wrong):
            self.problem(found.code, fate, address(row, column), as_text(cell) if fault is None else fault)
        return found
