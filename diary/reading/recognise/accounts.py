"""What is known of a sheet, by what is read and what is told → the cells of which nobody gives account."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field

from diary.reading.cells.codes import is_blank
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.grid_cells import Rows
from diary.reading.recognise.layout import DAYS_ACROSS, MAPPING, TAB, UNCLEAR, Layout, Place

BESIDE_EVENTS = frozenset(("date", "time", "bed", "rise", "asleep", "remarks", UNCLEAR))
"""What stands beside what happened."""
BELOW = "below_not_read"
"""What is told of everything from a place on, up to the next table."""


@dataclass
class Accounts:
    """The cells of a sheet of which something is known: single ones by their row, whole rows, columns from a row on.

    `of_tables` are the columns of the first table that a row belongs to.
    """

    cells: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    of_tables: dict[int, Set[int]] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    columns: dict[int, int] = field(default_factory=dict)

    def left(self, rows: Rows) -> Iterator[tuple[Place, CellValue]]:
        """Yield the filled cells of which nothing is known."""
        for row, cells in enumerate(rows):
            if row in self.rows or cells.count(None) == len(cells):
                continue
            own, of_table = self.cells.get(row, ()), self.of_tables.get(row, ())
            for at, cell in enumerate(cells):
                if cell is None or at in of_table or at in own or row >= self.columns.get(at, row + 1):
                    continue
                if not is_blank(cell):
                    yield (row, at), cell


def accounts_of(layouts: Iterable[Layout], end: int) -> Accounts:
    """Return what is known of a sheet by its layouts; `end` is the row, or the column, after its last."""
    layouts = tuple(layouts)
    headings = sorted(layout.shape.heading_row for layout in layouts)
    accounts = Accounts()
    for layout in layouts:
        told = {each.place[1] for each in layout.notices if each.place[0] < layout.shape.first_row}
        own = layout.shape.known | told | {column.index for column in layout.columns.values()}
        for number in {row.number for row in layout.rows} | rows_told(layout):
            if layout.turned:
                for at in own:
                    accounts.cells[at].add(number)
            elif number in accounts.of_tables:
                accounts.cells[number] |= own
            else:
                accounts.of_tables[number] = own
        for place in _places(layout, own):
            row, at = as_it_lies(layout, place)
            accounts.cells[row].add(at)
        _add_lines(accounts, layout, headings, end)
    return accounts


def places_read(layouts: Iterable[Layout]) -> set[Place]:
    """Return the cells that say what happened."""
    rows = (row for layout in layouts for row in layout.rows)
    return {at for row in rows for key, at in row.cells.items() if key not in BESIDE_EVENTS}


def _places(layout: Layout, own: Set[int]) -> Iterator[Place]:
    """Yield the cells that a layout reads or tells, but for those of its rows in its own columns."""
    yield from layout.labels.values()
    yield from (place for place, _ in layout.values)
    yield from (each.place for each in layout.assumptions)
    yield from (each.place for each in layout.notices)
    for row in layout.rows:
        number = row.number
        for place in row.cells.values():
            if place[0] != number or place[1] not in own:
                yield place


def as_it_lies(layout: Layout, place: Place) -> Place:
    """Return a place of a layout as one of the sheet, or the other way."""
    return place[::-1] if layout.turned and place != TAB else place


def rows_told(layout: Layout) -> set[int]:
    """Return the rows of a table of which a notice tells what became."""
    told = {row for notice in layout.notices for row in notice.of_rows}
    return told | {each.place[0] for each in layout.notices if each.place[0] >= layout.shape.first_row}


def lines_below(row: int, headings: Iterable[int], end: int) -> range:
    """Return the rows from one on that are none of the table above, up to the heading of the next."""
    return range(row, next((heading for heading in headings if heading > row), end))


def _add_lines(accounts: Accounts, layout: Layout, headings: list[int], end: int) -> None:
    """Add the lines of a heading, what stands before the rows of a chart, and lines that are told as a whole."""
    shape = layout.shape
    lines = set(range(shape.heading_row, shape.first_row)) if shape.heading_row >= 0 else set()
    lines |= rows_told(layout) if shape.kind == DAYS_ACROSS or not shape.known else set()
    ends = [each.place[0] for each in layout.notices if each.code == BELOW]
    ends += [shape.last_row + 1] if layout.name == MAPPING and shape.last_row is not None else []  # so a form says
    for row in ends:
        lines |= set(lines_below(row, headings, end))
    before = shape.known if shape.kind == DAYS_ACROSS else frozenset()
    if layout.turned:
        accounts.columns |= dict.fromkeys(lines, 0)
        accounts.rows |= before
    else:
        accounts.rows |= lines
        accounts.columns |= dict.fromkeys(before, shape.heading_row)
