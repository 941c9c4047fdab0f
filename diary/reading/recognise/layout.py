"""How a sheet, or a part of it, is to be read: the rows, and in each which cell is what. The timeline reads by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from diary.reading.files.workbook import CellValue
from diary.reading.recognise.meaning import Heading
from diary.record import Fate, Severity

TEMPLATE = "template"
DAY_PER_SHEET = "day_per_sheet"
LIST = "list"
DAYS_IN_TABLE = "days_in_table"
HOURS = "hours"
DAY_BLOCKS = "day_blocks"
ABREAST = "abreast"
DAYS_ACROSS = "days_across"
TRANSPOSED = "transposed"
MAPPING = "mapping"
"""The names of layouts, as results tell them."""

EVENTS = ("day", "list", "bowel", "nights")
"""The kinds of layouts that make a file a diary."""

Place = tuple[int, int]  # row and column, from 0
TAB: Place = (-1, -1)
"""The place of the sheet's own name, where that is read like a cell; it has no address."""
Values = Mapping[tuple[Place, str], CellValue]
"""What a cell says, read as a key, where that is not what stands in it."""

UNCLEAR = "unclear"
"""The key of a cell that tells of an event, but not of which."""
MARK = "x"
"""What an event without an amount says: it happened."""
SLEEP = ("rise", "bed", "asleep")
NO_CELLS: Mapping[str, Place] = {}


@dataclass(frozen=True, slots=True)
class Column:
    """A recognised column: where it stands, the unit in its heading (empty: none), and the heading itself."""

    index: int
    unit: str
    heading: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A heading, label or row that is not read: `code` is the problem's, `fate` that of its row."""

    code: str
    place: Place
    shown: CellValue = ""
    fate: Fate = "none"
    severity: Severity | None = None
    column: int | None = None  # at whose heading several such rows are told together
    of_rows: tuple[int, ...] = ()  # the rows that share this fate, where they are several

    @property
    def rows(self) -> int:
        """How many rows share this fate."""
        return max(1, len(self.of_rows))


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something that was taken for something by evidence: `code` is the guess's."""

    code: str
    place: Place
    chosen: CellValue


class Row(NamedTuple):
    """One row of a table: where each of its values stands. `next_day`: it lies past the midnight of its date."""

    number: int
    cells: Mapping[str, Place]
    next_day: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The table of which a layout is a part: its kind, its lines, and what each of its columns was taken for.

    `more` are further columns of a key, `letters` what a letter in the column of events stands for, `date` the place
    of the date of all its rows, where that is one. `known` are the columns of which it is known or told what they are.
    """

    kind: str = ""
    heading_row: int = -1
    first_row: int = 0
    last_row: int | None = None  # None: it runs on to the end of the sheet
    columns: Mapping[str, Column] = field(default_factory=dict)
    more: Mapping[str, tuple[Column, ...]] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    date: Place | None = None
    known: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Layout:
    """How a sheet, or a part of it, is to be read.

    `labels` gives the place of a label's value; `words` the known words met; `printed` the columns that are filled
    beforehand: alone they make no row. Rows and columns are those of the sheet, or where it is `turned` those of the
    sheet with its rows and columns exchanged.
    """

    kind: str  # how_to, about, day, morning, bowel, nights, exercises, or list (of rows that each have a date)
    name: str = TEMPLATE
    columns: Mapping[str, Column] = field(default_factory=dict)
    labels: Mapping[str, Place] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    values: Values = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    words: tuple[Heading, ...] = ()
    printed: frozenset[str] = frozenset()
    shape: Shape = Shape()
    counted: int = 0  # rows that are read as labels
    turned: bool = False
    beside: bool = False  # its rows are counted by another part of the sheet

    @cached_property
    def by_number(self) -> Mapping[int, Row]:
        """The rows by their number."""
        return {row.number: row for row in self.rows}

    @cached_property
    def _places(self) -> Mapping[int, Mapping[str, Place]]:
        return {row.number: row.cells for row in self.rows}

    def cells(self, row: int) -> Mapping[str, Place]:
        """Return where a row has each of its values."""
        return self._places.get(row, NO_CELLS)

    def is_next_day(self, row: int) -> bool:
        """Tell whether a row lies past the midnight of its date."""
        own = self.by_number.get(row)
        return bool(own and own.next_day)

    def place(self, row: int, key: str) -> Place | None:
        """Return where a row has the value of a key, None when it has none."""
        return self._places.get(row, NO_CELLS).get(key)
