"""A sheet beside what was read of it: its cells, the pages that were made of it, and the events with their cells."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from diary.reading.cells.codes import is_blank
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.grid_cells import Rows, cell_at, texts_in
from diary.reading.recognise.layout import EVENTS, TAB, Layout, Place
from diary.reading.recognise.template import is_own
from diary.reading.timeline.page import Page

OF_EVENTS = ("voids", "drinks", "leaks", "bowel")
Tables = Mapping[str, list[dict[str, Any]]]
Made = Mapping[tuple[str, str], Sequence[tuple[str, Mapping[str, Any]]]]
"""What was read of each cell, by its sheet and address: the table and the row there."""


class Event(NamedTuple):
    """An event as it was read: on which page, of which row and cell, into which table."""

    page: Page
    row: int
    key: str
    place: Place
    table: str
    values: Mapping[str, Any]

    @property
    def at(self) -> dt.datetime | None:
        """Its moment, None where it is not known."""
        moment = self.values["at"]
        return moment if isinstance(moment, dt.datetime) else None

    @property
    def ml(self) -> float:
        """Its amount, NaN where it has none."""
        return float(self.values.get("volume_ml", math.nan))

    @property
    def kind(self) -> str:
        """What it is, by its table; a void by catheter is none."""
        if self.table == "voids":
            return "catheter" if self.values.get("catheter") else "void"
        return {"drinks": "drink", "leaks": "leak"}.get(self.table, "stool")


class Doubt(NamedTuple):
    """What does not fit: the code of its problem, a quotation, and the events in doubt; or the cells without one."""

    code: str
    quoted: str
    events: Sequence[Event] = ()
    cells: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Look:
    """A sheet, as it was read upright or turned, with the pages and the events of it.

    `gaps` are the addresses of what happened at no known time, or is not known to have happened.
    """

    rows: Rows
    pages: tuple[Page, ...]
    events: tuple[Event, ...]
    gaps: frozenset[str]

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return self.pages[0].name

    @cached_property
    def by_row(self) -> Mapping[int, Sequence[Event]]:
        """The events of each row."""
        found: defaultdict[int, list[Event]] = defaultdict(list)
        for event in self.events:
            found[event.row].append(event)
        return found

    @cached_property
    def by_column(self) -> Mapping[int, Sequence[Event]]:
        """The events of each column, in the order of its rows."""
        found: defaultdict[int, list[Event]] = defaultdict(list)
        for event in sorted(self.events, key=lambda event: event.place):
            found[event.place[1]].append(event)
        return found

    @cached_property
    def known(self) -> frozenset[Place]:
        """The cells that are read, as whatever."""
        return frozenset(place for page in self.pages for row in page.layout.rows for place in row.cells.values())

    @cached_property
    def numbers(self) -> frozenset[int]:
        """The rows of tables."""
        return frozenset(row.number for page in self.pages for row in page.layout.rows)

    def at(self, place: Place) -> CellValue:
        """Return what stands in a cell."""
        return None if place == TAB or place[0] < 0 else cell_at(self.rows, place)

    def headed(self, row: int) -> Mapping[str, Sequence[int]]:
        """Return the columns below each text of a row of headings, in their order."""
        if row not in self._headed:
            columns: defaultdict[str, list[int]] = defaultdict(list)
            for at, text in texts_in(self.rows[row]) if 0 <= row < len(self.rows) else ():
                columns[text].append(at)
            self._headed[row] = columns
        return self._headed[row]

    @cached_property
    def _headed(self) -> dict[int, Mapping[str, Sequence[int]]]:
        return {}

    def address(self, place: Place) -> str:
        """Return the address of a cell in the file."""
        return self.pages[0].address(place)

    def is_told(self, place: Place, told: Set[tuple[str, str]]) -> bool:
        """Tell whether something is told in the row of a cell."""
        width = len(self.rows[place[0]]) if place[0] < len(self.rows) else 0
        return any((self.name, self.address((place[0], at))) in told for at in range(width))

    def heading(self, event: Event) -> str:
        """Return the text that heads the column of an event, be it shifted; empty where there is none."""
        cell = self.at((event.page.layout.shape.heading_row, event.place[1]))
        if isinstance(cell, str) and not is_blank(cell):
            return cell
        columns = event.page.layout.columns.values()
        return next((column.heading for column in columns if column.index == event.place[1]), "")


def looks_of(pages: Sequence[Page], tables: Tables) -> list[Look]:
    """Return the sheets with what was read of them; our own template needs no second look."""
    held: defaultdict[tuple[str, bool], list[Page]] = defaultdict(list)
    for page in pages:
        if page.layout.kind in EVENTS and not _is_known(page.layout):
            held[page.name, page.layout.turned].append(page)
    if not held:
        return []
    made: defaultdict[tuple[str, str], list[tuple[str, Mapping[str, Any]]]] = defaultdict(list)
    for table in OF_EVENTS:
        for values in tables[table]:
            made[values["sheet"], values["cell"]].append((table, values))
    gaps: defaultdict[str, set[str]] = defaultdict(set)
    for gap in tables["gaps"]:
        gaps[gap["sheet"]].add(gap["cell"])
    return [
        Look(own[0].sheet.rows, tuple(own), tuple(_events(own, made)), frozenset(gaps[name]))
        for (name, _), own in held.items()
    ]


def _is_known(layout: Layout) -> bool:
    """Tell whether a layout is that of our own template, in the units of that."""
    if any(column.unit not in ("", "ml") for column in layout.columns.values()):
        return False
    return is_own(layout.columns.keys())


def _events(pages: Sequence[Page], made: Made) -> Iterator[Event]:
    """Yield the events of the pages of a sheet, each once, by the first cell that tells it."""
    met: set[Place] = set()
    for page in pages:
        for row in page.layout.rows:
            for key, place in row.cells.items():
                if place in met:
                    continue
                for table, values in made.get((page.name, page.address(place)), ()):
                    met.add(place)
                    yield Event(page, row.number, key, place, table, values)
