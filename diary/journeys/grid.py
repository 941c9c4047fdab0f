"""The journey of a diary as tables of its cells: what stands in each, what it was understood as, what was noticed.

Every cell of the file with something in it is in one of them, beside rows to write more in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from diary.addresses import address, column_letters
from diary.analysis.questions import questions
from diary.journeys.in_force import InForce
from diary.journeys.meanings import Meanings
from diary.journeys.opening import Opened
from diary.journeys.sheet_bands import Band, bands_of
from diary.journeys.source import Source
from diary.reading.cells.codes import as_text
from diary.reading.files.workbook import Sheet, open_content
from diary.reading.recognise.layout import Layout
from diary.reading.recognise.sheets import HOW_TO, recognise_all
from diary.reading.written_over import written_over
from diary.record import CannotRead, NothingRead, Reading
from diary.reports.messages import dated, marks
from diary.texts import Texts

CORRECTED = "corrected"
"""The mark of a cell that was written over."""
SPARE, ON_PAPER = 3, 25
"""Empty rows below the last, of a file and of a diary that is typed: on paper so many moments stand on a page."""
MOST_ROWS = 1000
"""Rows of a table that are shown; how many more there are is told."""
Place = tuple[str, str]
"""A sheet and a cell."""


@dataclass(frozen=True)
class Mark:
    """What was noticed of a cell: a problem, a guess or a question, or that it was corrected, with its sentence."""

    kind: str
    code: str
    sentence: str


@dataclass(frozen=True)
class Cell:
    """One cell: its address, what stands in it, what that was understood as where it says something else."""

    at: str
    text: str
    meaning: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def is_corrected(self) -> bool:
        """Whether it was written over."""
        return any(mark.kind == CORRECTED for mark in self.marks)


@dataclass(frozen=True)
class Column:
    """One column, or a label: its letters or cell, its heading, what it is, and the words to choose its cells from."""

    at: str
    label: str
    key: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One table of a sheet: `kind` is day, list, bowel … or rest; its labels, its columns and its rows by number."""

    sheet: str
    kind: str
    fields: tuple[tuple[Column, Cell], ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    more: int = 0


@dataclass(frozen=True)
class Grid:
    """The tables of a diary; `beside`: the place and sentence of what was noticed, but of no cell in them."""

    tables: tuple[Table, ...]
    beside: tuple[tuple[str, Mark], ...]
    corrections: tuple[tuple[Place, str, str], ...]

    def cells(self) -> Iterator[tuple[str, Cell]]:
        """Yield every cell with its sheet."""
        for table in self.tables:
            for _, cell in table.fields:
                yield table.sheet, cell
            for _, row in table.rows:
                for cell in row:
                    yield table.sheet, cell


def grid(source: Source, opened: Opened | CannotRead, in_force: InForce, words: Texts) -> Grid:
    """Return the tables of a diary, also of one that gives no report; `words` are those of who looks at it."""
    workbook = open_content(source.data, source.name, in_force.settings.reading)
    workbook, changed = written_over(workbook, source.corrections, source.name, in_force.settings.reading)
    reading = opened.reading if isinstance(opened, Opened) else getattr(opened, "reading", None)
    layouts = _layouts(workbook.sheets, reading, isinstance(opened, NothingRead | Opened))
    noticed = _noticed(opened, reading, words)
    for one in () if source.typed else changed:
        sentence = words("desk.grid.was", was=dated(one.was, words) or words("report.reading.empty"))
        place = one.sheet, one.cell
        noticed[place] = (*noticed.get(place, ()), Mark(CORRECTED, CORRECTED, sentence))
    meanings = Meanings.of(reading, words)
    offered = _offered(source)
    tables: list[Table] = []
    typed = source.typed is not None
    for sheet in workbook.sheets:
        own = layouts.get(sheet.name, ())
        if any(layout.kind == HOW_TO for layout in own):
            continue
        tables += [
            _table(sheet, band, noticed, meanings, offered, typed=typed) for band in bands_of(sheet, own, typed=typed)
        ]
    found = Grid(
        tuple(tables), (), tuple(((one.sheet, one.cell), dated(one.was, words), one.becomes) for one in changed)
    )
    shown = {(sheet, cell.at) for sheet, cell in found.cells()}
    beside = tuple(
        (", ".join(filter(None, place)), mark) for place, own in noticed.items() if place not in shown for mark in own
    )
    return replace(found, beside=beside, corrections=() if source.typed else found.corrections)


def _layouts(sheets: list[Sheet], reading: Reading | None, read: bool) -> Mapping[str, tuple[Layout, ...]]:
    """Return how each sheet was read, or without a reading how it would be."""
    if reading is not None and read and reading.parts:
        found: dict[str, tuple[Layout, ...]] = {}
        for sheet, layout in reading.parts:
            found[sheet.name] = (*found.get(sheet.name, ()), layout)
        return found
    if reading is not None and not reading.parts:
        return {}
    return {sheet.name: each.layouts for sheet, each in zip(sheets, recognise_all(sheets), strict=True)}


def _noticed(opened: Opened | CannotRead, reading: Reading | None, words: Texts) -> dict[Place, tuple[Mark, ...]]:
    if reading is None:
        return {}
    asked = questions(opened.assessment.numbers, 0, reading.codes) if isinstance(opened, Opened) else ()
    found: dict[Place, tuple[Mark, ...]] = {}
    for kind, code, place, sentence in marks(reading, asked, words):
        found[place] = (*found.get(place, ()), Mark(kind, code, sentence))
    return found


def _offered(source: Source) -> Mapping[tuple[str, str], tuple[str, ...]]:
    if source.typed is None:
        return {}
    from diary.journeys.typed import offered

    return offered(source.typed)


def _table(
    sheet: Sheet,
    band: Band,
    noticed: Mapping[Place, tuple[Mark, ...]],
    meanings: Meanings,
    offered: Mapping[tuple[str, str], tuple[str, ...]],
    *,
    typed: bool,
) -> Table:
    def cell(row: int, column: int, key: str) -> Cell:
        cells = sheet.rows[row] if row < len(sheet.rows) else []
        value = cells[column] if column < len(cells) else None
        at = address(row, column)
        text = sheet.faults.get(at) or (
            dated(as_text(value), meanings.words) if isinstance(value, dt.date) else as_text(value)
        )
        return Cell(at, text, meanings.of_cell(sheet.name, row, key, value, text), noticed.get((sheet.name, at), ()))

    def described(label: str, key: str, at: str) -> Column:
        return Column(at, label, key, offered.get((sheet.name, at), ()))

    filled = band.rows
    numbers = (*filled[:MOST_ROWS], *(range(band.free_from, band.free_from + SPARE) if band.grows else ()))
    if typed:
        numbers = tuple(range(band.first, max(band.first + ON_PAPER, band.free_from + SPARE))) if band.columns else ()
    columns = tuple(described(label, key, column_letters(index)) for index, label, key in band.columns)
    return Table(
        sheet.name,
        band.kind,
        tuple((described(one.label, one.key, address(*one.place)), cell(*one.place, one.key)) for one in band.fields),
        columns,
        tuple((row + 1, tuple(cell(row, index, key) for index, _, key in band.columns)) for row in numbers),
        max(0, len(filled) - MOST_ROWS),
    )
