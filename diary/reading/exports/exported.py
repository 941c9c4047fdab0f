"""Our own export, read back: the model's tables as they stand in the file, each bad cell a problem with its address.

People edit files: whatever was typed over a value is read by the same words and numbers, or named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from diary import model
from diary.addresses import address
from diary.apostrophe import unguarded
from diary.correction import Correction
from diary.reading.cells.codes import as_text, is_blank
from diary.reading.exports.codebook import (
    ABOUT,
    ABOUT_KEY,
    ABOUT_VALUE,
    COLUMNS,
    CORRECTION_COLUMNS,
    CORRECTIONS,
    DAY_SUFFIX,
    DIARY,
    FORMER,
    SCHEMA,
    TABLE,
    entries,
)
from diary.reading.exports.exported_cells import Cells
from diary.reading.files.workbook import CellValue, Sheet, Workbook
from diary.reading.timeline.ledger import Ledger
from diary.texts import LANGUAGES, texts
from diary.urge import SCALES

LAYOUT = "export"
NOT_OF_MODEL = (ABOUT, CORRECTIONS)
COMPUTED = ("coverage", "windows", "daily", "metrics", "findings", "tips", "dictionary")
"""Tables of an export that hold no record but what was made of them: they are not read."""
MUST_HAVE = {
    "voids": "at", "leaks": "at", "drinks": "at", "bowel": "at", "exercises": "date", "days": "begins",
    "nights": "date",
}  # fmt: skip
GAPS = {"voids": "void", "leaks": "leak", "drinks": "drink"}


class Part(NamedTuple):
    """One table of an export: where it stands, what each of its columns is, and which rows are its own."""

    table: str
    sheet: Sheet
    columns: Mapping[str, int]
    rows: tuple[int, ...]

    def heading(self, name: str) -> str:
        """Return what a column of the model is called here: its name in exports, or in those of before the model's."""
        own = COLUMNS.get(self.table, {}).get(name, name)
        return own if own in self.columns else name

    def raw(self, row: int, name: str) -> CellValue:
        """Return what stands in a column of a row."""
        column = self.columns.get(self.heading(name))
        cells = self.sheet.rows[row]
        return None if column is None or column >= len(cells) else cells[column]

    def diary(self, row: int) -> str:
        """Return the key of the diary that a row belongs to, empty where it tells none."""
        return as_text(self.raw(row, DIARY))

    def place(self, row: int, name: str) -> str:
        """Return the address of that cell, empty without that column."""
        column = self.columns.get(self.heading(name))
        return "" if column is None else address(row, column)


@dataclass
class Export:
    """What an export holds, as rows of the model's tables, and what was wrong with it."""

    language: str
    ledger: Ledger = field(default_factory=Ledger)
    tables: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: {name: [] for name in model.TABLES})
    corrections: tuple[Correction, ...] = ()


def read(workbook: Workbook) -> Export | None:
    """Return the diary of an exported file; None for any other file."""
    if not any(map(_may_be_of_export, workbook.sheets)):
        return None
    parts = [part for sheet in workbook.sheets for part in _parts(sheet)]
    about = {
        as_text(part.raw(row, ABOUT_KEY)): as_text(part.raw(row, ABOUT_VALUE))
        for part in parts
        if part.table == ABOUT
        for row in part.rows
    }
    recorded = [part for part in parts if part.table in model.TABLES]
    says_so = about.get("schema") in (SCHEMA, FORMER)
    if not (says_so or ("schema" not in about and recorded and all(map(_is_ours, parts)))):
        return None
    language = about.get("language", "")
    export = Export(language if language in LANGUAGES else LANGUAGES[-1])
    if not says_so:
        export.ledger.guess("export_without_about", recorded[0].sheet.name, address(0, 0), recorded[0].table)
    cells = Cells(recorded, export.ledger, date_1904=workbook.date_1904)
    _report_strangers(parts, export.ledger)
    for sheet in workbook.sheets:
        if sheet.hidden or sheet.unseen:
            export.ledger.problem("sheet_hidden" if sheet.hidden else "cells_hidden", "none", sheet.name, sheet.unseen)
    whose = next((key for part in recorded for key in map(part.diary, part.rows) if key), "")
    for part in recorded:
        for row in part.rows:
            if part.diary(row) not in ("", whose):
                export.ledger.refused += 1
                export.ledger.problem("export_second_diary", "refused", part.sheet.name, part.place(row, DIARY))
                continue
            _enter(part, row, cells, export)
    export.corrections = tuple(_corrections(parts))
    patients = export.tables["patients"]
    if not patients:
        patients.append({})
    _give_levels(export.tables, without={part.table for part in recorded if "level" not in part.columns})
    return export


def _may_be_of_export(sheet: Sheet) -> bool:
    """Tell whether a sheet is named after a table of an export, or may hold several."""
    return sheet.name.strip().lower() in (ABOUT, *model.TABLES) or (bool(sheet.rows) and TABLE in sheet.rows[0])


def _is_ours(part: Part) -> bool:
    """Tell whether a table can be one of an export by its name and, where it has a sheet, by its columns alone."""
    if part.table not in model.TABLES:
        return part.table in (*NOT_OF_MODEL, *COMPUTED)
    needed, own = MUST_HAVE.get(part.table), {DIARY, *(part.heading(entry.name) for entry in entries(part.table))}
    named = part.columns.keys()
    return (needed is None or needed in named) and (TABLE in named or named <= own)


def _give_levels(tables: Mapping[str, list[dict[str, Any]]], without: Collection[str]) -> None:
    """Give each urge its level on the scale of the patient, in the tables whose rows were written without."""
    scale = SCALES.get(tables["patients"][0].get("urge_scale") or "")
    for row in (row for name in without for row in tables[name]):
        if scale is not None and row.get("urge") is not None:
            row["level"] = scale.level(row["urge"])


def _parts(sheet: Sheet) -> Iterator[Part]:
    """Return the tables of a sheet: the one it is named after, or where all stand in one, each by itself."""
    if not sheet.rows:
        return
    names = [as_text(cell) for cell in sheet.rows[0]]
    columns = {name: number for number, name in reversed(list(enumerate(names))) if name}
    filled = [row for row in range(1, len(sheet.rows)) if not all(map(is_blank, sheet.rows[row]))]
    if TABLE not in columns:
        name = sheet.name.strip().lower()
        yield Part(CORRECTIONS if name in _sheets_of_corrections() else name, sheet, columns, tuple(filled))
        return
    own: dict[str, list[int]] = {}
    for row in filled:
        cells, column = sheet.rows[row], columns[TABLE]
        name = as_text(cells[column]).lower() if column < len(cells) else ""
        own.setdefault(name, []).append(row)
    for name, rows in own.items():
        yield Part(name, sheet, columns, tuple(rows))


@cache
def _sheets_of_corrections() -> frozenset[str]:
    return frozenset(texts(language)("dictionary.corrections_sheet").lower() for language in LANGUAGES)


def _corrections(parts: Iterable[Part]) -> Iterator[Correction]:
    """Return the cells that were written over before the diary was exported."""
    for part in parts:
        if part.table == CORRECTIONS:
            for row in part.rows:
                sheet, cell, was, becomes = (_text(part, row, name) for name in CORRECTION_COLUMNS)
                yield Correction(sheet, cell, becomes, was)


def _text(part: Part, row: int, name: str) -> str:
    text = as_text(part.raw(row, name))
    return unguarded(text) if TABLE in part.columns else text


def _report_strangers(parts: Iterable[Part], ledger: Ledger) -> None:
    """Report what is not read: sheets and rows of no table of an export, and columns of no use to theirs."""
    for part in parts:
        if part.table in model.TABLES:
            _report_columns(part, ledger)
        elif part.table in (*NOT_OF_MODEL, *COMPUTED):
            continue
        elif TABLE in part.columns:
            for row in part.rows:
                ledger.refused += 1
                place = part.place(row, TABLE)
                ledger.problem("export_table_unknown", "refused", part.sheet.name, place, part.raw(row, TABLE))
        elif part.rows or part.columns:
            ledger.problem("sheet_unknown", "none", part.sheet.name)


def _report_columns(part: Part, ledger: Ledger) -> None:
    """Report each column in which a row of this table has something, and which the table does not have."""
    own = {part.heading(entry.name) for entry in entries(part.table)}
    own |= {name + DAY_SUFFIX for name in own} | {TABLE, DIARY}
    named = {column for name, column in part.columns.items() if name in own}
    found = {
        column
        for row in part.rows
        for column, cell in enumerate(part.sheet.rows[row])
        if column not in named and not is_blank(cell)
    }
    headings = part.sheet.rows[0]
    for column in sorted(found):
        name = as_text(headings[column]) if column < len(headings) else ""
        code = "column_twice" if name in own else "column_unknown" if name else "column_without_heading"
        ledger.problem(code, "none", part.sheet.name, address(0, column), name)


def _enter(part: Part, row: int, cells: Cells, export: Export) -> None:
    """Add a row to its table; without its moment it is refused, and told as an event at an unknown time."""
    values = {entry.name: cells.value(part, row, entry) for entry in entries(part.table)}
    place = {name: part.place(row, name) for name in values}
    if part.table == "days":
        values["date"] = values["date"] or _midnight(values["begins"] or values["rise"])
        values["begins"] = values["begins"] or values["rise"] or values["date"]
        values |= {"rise_cell": place["rise"], "bed_cell": place["bed"], "first_void_cell": place["begins"]}
    needed = MUST_HAVE.get(part.table)
    second = part.table == "patients" and bool(export.tables["patients"])
    values |= {"sheet": part.sheet.name} if "sheet" in values else {}
    values |= {"cell": place[needed or "at"]} if "cell" in values else {}
    if second or (needed and values[needed] is None):
        export.ledger.refused += 1
        code = "export_second_patient" if second else "time_missing" if part.table in GAPS else "date_missing"
        export.ledger.problem(code, "refused", part.sheet.name, place[needed] if needed else address(row, 0))
        if part.table in GAPS:
            gap = {"at": None, "what": GAPS[part.table], "sheet": part.sheet.name, "cell": address(row, 0)}
            export.tables["gaps"].append(gap)
        return
    export.ledger.read += 1
    export.tables[part.table].append(values)


def _midnight(moment: dt.datetime | None) -> dt.datetime | None:
    return moment and moment.replace(hour=0, minute=0)
