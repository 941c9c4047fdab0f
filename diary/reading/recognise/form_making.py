"""How a file was understood → the clinic's form that reads it so, known by its headings wherever that is enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from diary.reading.cells.words import plain
from diary.reading.files.workbook import Sheet
from diary.reading.recognise.explain import ExplainedTable, explain
from diary.reading.recognise.form import ANY_NAME, LAST, Form, FormColumn, FormSheet
from diary.reading.recognise.form_file import parse
from diary.reading.recognise.meaning import meanings, sheet_named

if TYPE_CHECKING:
    from diary.record import Reading

Tables = list[FormSheet]
"""The tables of one sheet, or of all sheets that are alike."""


def form_of(reading: Reading) -> Form | None:
    """Return the form that reads the file as it was read now; None where it needs none, as an export of ours.

    Sheets that are alike are told once. What headings tell apart needs no name, so that the next file of the form may
    call its sheets as it likes.
    """
    explained, sheets = explain(reading), {sheet.name: sheet for sheet, _ in reading.parts}
    declared = [_declared(table) for table in explained.tables if table.kind != "how_to"]
    if not declared:
        return None
    form = parse({"sheet": declared} | ({"urge_scale": explained.urge_scale} if explained.urge_scale else {}))
    kinds: list[tuple[list[Sheet], Tables]] = []
    for sheet in sheets.values():
        own = [each.headed_by(sheet) for each in form.sheets if each.name == sheet.name]
        alike = next((kind for kind in kinds if _of_one_kind(kind[0][0], sheet) and _alike(kind[1], own)), None)
        if alike:
            alike[0].append(sheet)
            alike[1][:] = map(_merged, alike[1], own)
        elif own:
            kinds.append(([sheet], own))
    named = (_named(of, tables, [kind for kind in kinds if kind[1] is not tables]) for of, tables in kinds)
    return replace(form, sheets=tuple(chain.from_iterable(named)))


def _declared(table: ExplainedTable) -> dict[str, Any]:
    """Return what a form's file says of a table."""
    columns: dict[str, list[dict[str, Any]]] = {}
    for column in table.columns:
        at = {"at": _line(column.at), **({"unit": column.unit} if column.unit else {})}
        columns.setdefault(column.key, []).append(at)
    events: dict[str, list[str]] = {}
    for letter, event in table.letters.items():
        events.setdefault(event, []).append(letter)
    lines = {key: _line(line) for key in ("heading", "first", "last") if (line := getattr(table, key))}
    more = {"columns": columns, "labels": table.labels, "events": events, **lines}
    return {"name": table.sheet, "kind": table.kind, "times": table.times, **more}


def _line(line: str) -> int | str:
    return int(line) if line.isdigit() else line


def _of_one_kind(sheet: Sheet, other: Sheet) -> bool:
    """Tell whether the names of two sheets say the same of what their rows are: `Plassen` is not `Drinken`."""
    mine, others = ({word.key for word in meanings("events", name)} for name in (sheet.name, other.name))
    return mine == others


def _alike(tables: Tables, others: Tables) -> bool:
    """Tell whether two sheets hold the same tables: their headings, where both have them, and their columns."""
    return len(tables) == len(others) and all(map(_agree, tables, others))


def _agree(table: FormSheet, other: FormSheet) -> bool:
    same = all(getattr(table, name) == getattr(other, name) for name in ("kind", "turned", "heading", "first"))
    headings = all(plain(other.headings.get(at, text)) == plain(text) for at, text in table.headings.items())
    columns = all(other.columns.get(key, column) == column for key, column in table.columns.items())
    taken = {column.index: key for key, own in table.columns.items() for column in own}
    columns &= all(taken.get(column.index, key) == key for key, own in other.columns.items() for column in own)
    labels = all(other.labels.get(key, place) == place for key, place in table.labels.items())
    return same and headings and columns and labels and bool(table.headings) == bool(other.headings)


def _merged(table: FormSheet, other: FormSheet) -> FormSheet:
    """Return what reads both: every column and label of either, known by the headings they share."""
    columns: dict[str, tuple[FormColumn, ...]] = {**other.columns, **table.columns}
    return replace(
        table,
        last=LAST if LAST in (table.last, other.last) else max(table.last, other.last),
        columns=dict(sorted(columns.items(), key=lambda item: item[1][0].index)),
        labels={**other.labels, **table.labels},
        events={**other.events, **table.events},
        headings={at: text for at, text in table.headings.items() if at in other.headings},
    )


def _named(of: list[Sheet], tables: Tables, others: Sequence[tuple[list[Sheet], Tables]]) -> Tables:
    """Return the tables of sheets that are alike, without a name where no other sheet has their headings."""
    known = [each for each in tables if each.headings]
    free = [replace(each, name=ANY_NAME) for each in known]
    mistaken = any(each.has_headings(sheet) for each in free for sheets, _ in others for sheet in sheets)
    if free and not mistaken and len(known) == len(tables):
        return free
    return [replace(each, name=sheet.name) for sheet in of for each in tables]


def to_remember(form: Form) -> Form:
    """Return what of a form holds for any file of it: the sheets that are known without a name, or by a word of ours.

    Any other name of a sheet may be a patient's.
    """
    return replace(form, sheets=tuple(sheet for sheet in form.sheets if sheet.name == ANY_NAME or _is_word(sheet.name)))


def _is_word(name: str) -> bool:
    """Tell whether a sheet's name is, as a whole, a word for what a diary holds."""
    named = sheet_named(name)
    return bool(named and named.exact) or any(word.exact for word in meanings("events", name))
