"""The tables of a diary hold every event, everything that was noticed, and every row with something in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary.addresses import address, column_number
from diary.analysis.questions import questions
from diary.correction import Correction
from diary.journeys.grid import Grid, grid
from diary.journeys.in_force import InForce
from diary.journeys.opening import Opened, open_diary
from diary.journeys.source import Source, Typed
from diary.journeys.typed import begun
from diary.reading.cells.codes import as_text, is_blank
from diary.reading.files.workbook import open_content
from diary.reading.recognise import form_file
from diary.reading.recognise.meaning import sheet_named
from diary.reading.recognise.sheets import HOW_TO
from diary.record import CannotRead
from diary.texts import texts
from tests.conftest import SAMPLES
from tests.exchange.exported import FILES

WORDS = texts("en")
CASES = Path(__file__).parents[1] / "cases"
FORMS = [path for path in sorted(CASES.rglob("*.*")) if path.suffix in (".xlsx", ".csv", ".xls", ".ods")]


def in_force(path: Path) -> InForce:
    form = path.with_suffix(".toml")
    return InForce(WORDS, form=form_file.load(form) if form.exists() else None)


def shown(path: Path, *corrections: Correction) -> tuple[Opened | CannotRead, Grid]:
    source, as_set = Source(path.name, path.read_bytes(), corrections), in_force(path)
    opened: Opened | CannotRead
    try:
        opened = open_diary(source, as_set)
    except CannotRead as refusal:
        opened = refusal
    return opened, grid(source, opened, as_set, WORDS)


@pytest.mark.parametrize("path", [*FILES, *FORMS[::4]], ids=lambda path: path.name)
def test_every_cell_event_and_notice_is_in_it(path: Path) -> None:
    try:
        opened, tables = shown(path)
    except CannotRead:  # no spreadsheet at all
        return
    places = {(sheet, cell.at) for sheet, cell in tables.cells()}
    for sheet in open_content(path.read_bytes(), path.name).sheets:
        if _tells_how(sheet.name, opened):
            continue
        filled = {
            (sheet.name, address(row, column))
            for row, cells in enumerate(sheet.rows)
            for column, value in enumerate(cells)
            if not is_blank(value)
        }
        texts_shown = _words(tables, sheet.name)
        missing = {at for at in filled - places if _text(sheet.rows, at[1]) not in texts_shown}
        assert missing == set()
    if isinstance(opened, Opened):
        rows = [row for rows in opened.reading.tables.values() for row in rows if row.get("cell")]
        assert {(row["sheet"], row["cell"]) for row in rows} <= places
        _holds_what_was_noticed(opened, tables, places)


def _tells_how(sheet: str, opened: Opened | CannotRead) -> bool:
    """Tell whether a sheet only says how the others are filled in."""
    named = sheet_named(sheet)
    parts = opened.reading.parts if isinstance(opened, Opened) else ()
    known = any(part.name == sheet and layout.kind == HOW_TO for part, layout in parts)
    return known or bool(named and named.key == HOW_TO)


def _holds_what_was_noticed(opened: Opened, tables: Grid, places: set[tuple[str, str]]) -> None:
    marked = [(mark.kind, mark.code) for _, cell in tables.cells() for mark in cell.marks]
    marked += [(mark.kind, mark.code) for _, mark in tables.beside]
    reading = opened.reading
    asked = questions(opened.assessment.numbers, 0, reading.codes)
    noticed = [("problem", one.code) for one in reading.problems] + [("guess", one.code) for one in reading.guesses]
    assert {*noticed, *(("question", one.code) for one in asked)} == set(marked)
    by_cell = {(sheet, cell.at): {mark.code for mark in cell.marks} for sheet, cell in tables.cells()}
    for one in (*reading.problems, *reading.guesses, *asked):
        if (one.sheet, one.cell) in places:
            assert one.code in by_cell[one.sheet, one.cell]


def _words(tables: Grid, sheet: str) -> set[str]:
    """Return the headings and labels that a sheet's tables show in words."""
    own = [table for table in tables.tables if table.sheet == sheet]
    return {column.label for table in own for column in table.columns} | {
        column.label for table in own for column, _ in table.fields
    }


def _text(rows: list[list[object]], at: str) -> str:
    letters = at.rstrip("0123456789")
    return as_text(rows[int(at[len(letters) :]) - 1][column_number(letters)])  # type: ignore[arg-type]


def test_what_a_cell_was_understood_as_stands_beside_it() -> None:
    corrections = [Correction("Dag 1", cell, text) for cell, text in {"A9": "730", "D9": "x", "B9": "2,5 dl"}.items()]
    _, tables = shown(SAMPLES / "frequent-small-voids.xlsx", *corrections)
    means = {cell.at: cell.meaning for sheet, cell in tables.cells() if sheet == "Dag 1" and cell.meaning}
    assert means == {"A9": "07:30", "D9": "not measured", "B9": "250 ml"}
    assert [place for place, _, _ in tables.corrections] == [("Dag 1", "A9"), ("Dag 1", "D9"), ("Dag 1", "B9")]


@pytest.mark.parametrize("child", [False, True])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_empty_diary_has_every_column_and_row_to_type_in(language: str, child: bool) -> None:
    source = begun(Typed(language, 2, "2026-03-02", child=child))
    with pytest.raises(CannotRead) as refusal:
        open_diary(source, InForce(WORDS))
    tables = grid(source, refusal.value, InForce(WORDS), WORDS).tables
    assert not any(table.kind == "rest" for table in tables)
    days = [table for table in tables if table.kind == "day"]
    assert [len(table.rows) for table in days] == [25, 25]
    assert [len(column.choices) > 1 for column in days[0].columns].count(True) == (2 if child else 4)
    about = next(table for table in tables if table.kind == "about")
    assert len(about.fields) == (7 if child else 11)
