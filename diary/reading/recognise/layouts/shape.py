"""How a sheet, or a part of it, is to be read: which cell is what. Recognisers make it, a page reads by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from diary.reading.files.workbook import CellValue
from diary.reading.recognise.headings import Heading
from diary.record import Fate

TEMPLATE = "template"
DAY_PER_SHEET = "day_per_sheet"
LIST = "list"
DAYS_IN_TABLE = "days_in_table"
HOURS = "hours"
"""The names of layouts, as results tell them; others stand beside their recognisers."""

Place = tuple[int, int]  # row and column, from 0
TAB: Place = (-1, -1)
"""The place of the sheet's own name, where that is read like a cell; it has no address."""


@dataclass(frozen=True)
class Column:
    """A recognised column: where it stands, the unit in its heading (empty: none), and the heading itself."""

    index: int
    unit: str
    heading: str


@dataclass(frozen=True)
class Unread:
    """A heading, label or row that is not read: `code` is the problem's, at `place`, `fate` that of its row."""

    code: str
    place: Place
    found: CellValue
    fate: Fate = "none"


@dataclass(frozen=True)
class Taken:
    """Something that was taken for something by evidence: `code` is the guess's."""

    code: str
    place: Place
    chosen: CellValue


@dataclass(frozen=True)
class Layout:
    """How a sheet, or a part of it, is to be read.

    `labels` gives the place of a label's value; `words` the known words met. Rows and columns are those of the
    sheet, or where it is `turned` those of the sheet with its rows and columns exchanged.
    """

    kind: str  # how_to, about, day, morning, bowel, exercises, or list (of rows that each have a date)
    header_row: int = -1
    columns: Mapping[str, Column] = field(default_factory=dict)
    labels: Mapping[str, Place] = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()
    words: tuple[Heading, ...] = ()
    name: str = TEMPLATE  # of the layout
    rows: tuple[int, ...] | None = None  # None: all below the heading
    records: Mapping[int, Mapping[str, Place]] = field(default_factory=dict)  # a row's own places, not its columns'
    said: Mapping[tuple[Place, str], CellValue] = field(default_factory=dict)  # what a cell says, read as this key
    printed: frozenset[str] = frozenset()  # columns that are filled beforehand: alone they make no row
    next_day: frozenset[int] = frozenset()  # rows that stand under a date and lie past its midnight
    table: str = ""  # the kind of table it is a part of
    seen: Mapping[str, Column] = field(default_factory=dict)  # what each column of that table was taken for
    first_row: int = 0  # of that table's body
    last_row: int | None = None  # None: it runs on to the end of the sheet
    counted: int = 0  # rows that are read as labels
    taken: tuple[Taken, ...] = ()
    turned: bool = False
    beside: bool = False  # its rows are counted by another part of the sheet

    def place(self, row: int, key: str) -> Place | None:
        """Return where a row has the value of a column, None when it has none."""
        if self.records:
            return self.records.get(row, {}).get(key)
        column = self.columns.get(key)
        return (row, column.index) if column else None

    def body(self, height: int) -> Sequence[int]:
        """Return the rows of a sheet of this height that may hold something."""
        return range(self.header_row + 1, height) if self.rows is None else self.rows
