"""The journey of a form that is not known yet: its sheets as they are, what each column may be → a form that reads it.

What is chosen travels as the content of a form's file (`reading/recognise/form_file.py`): one way to tell of a form.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from diary.addresses import column_letters
from diary.journeys.in_force import InForce
from diary.journeys.opening import Opened, open_diary
from diary.journeys.source import Source
from diary.reading.cells.codes import as_text, is_blank
from diary.reading.files.workbook import Sheet, open_content
from diary.reading.reader import read_content
from diary.reading.recognise.evidence import Evidence
from diary.reading.recognise.form import Form
from diary.reading.recognise.form_file import parse
from diary.reading.recognise.form_making import form_of, to_remember
from diary.reading.recognise.form_writing import written
from diary.reading.recognise.weighed_readings import weighed
from diary.record import CannotRead, NotRecognised, Reading

SHOWN_ROWS, SHOWN_COLUMNS = 40, 40
"""Of a sheet that is shown: enough to see what its columns are."""


@dataclass(frozen=True)
class Shown:
    """The beginning of a sheet as it is: its name, the letters of its columns, its rows as text."""

    name: str
    letters: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: bool


@dataclass(frozen=True)
class Proposal:
    """A form to start from, as the content of its file.

    `why` is what speaks for a column, by its sheet and the cell of its heading.
    `refusal` is why the file cannot be read without it, None where it can.
    """

    form: Mapping[str, Any]
    sheets: tuple[Shown, ...]
    why: Mapping[tuple[str, str], tuple[Evidence, ...]]
    refusal: CannotRead | None


def proposed(source: Source, in_force: InForce) -> Proposal:
    """Return what is known of a file's form; CannotRead when the file cannot be opened, or holds nothing to tell of."""
    settings = in_force.settings.reading
    sheets = [sheet for sheet in open_content(source.data, source.name, settings).sheets if not is_empty(sheet)]
    form, refusal = _nearest(source, in_force)
    if form is None:
        raise refusal or CannotRead("not_a_diary", file=source.name)
    named = _named(form, sheets)
    why = {(each.sheet, column.at): column.evidence for each in reversed(weighed(sheets)) for column in each.columns}
    return Proposal(named, tuple(map(_shown, sheets)), why, refusal)


def understood(source: Source, form: Mapping[str, Any], in_force: InForce) -> Opened:
    """Read a diary by a form, given as the content of its file; CannotRead when the form is wrong, or another's."""
    return open_diary(source, replace(in_force, form=headed(source, form, in_force)))


def to_keep(reading: Reading, chosen: Form) -> Form:
    """Return what holds of the form that a diary was read by for any file of it, and nothing of who filled it in."""
    found = form_of(reading)
    kept = to_remember(found) if found else Form(())
    return replace(kept, urge_scale=chosen.urge_scale or kept.urge_scale)


def is_empty(sheet: Sheet) -> bool:
    """Tell whether nothing stands on a sheet."""
    return all(is_blank(cell) for row in sheet.rows for cell in row)


def _nearest(source: Source, in_force: InForce) -> tuple[Form | None, CannotRead | None]:
    """Return the form by which a file is read now, else that of what comes nearest, with why it is not read."""
    try:
        reading = read_content(source.data, source.name, in_force.settings.reading, form=in_force.form)
    except NotRecognised as refusal:
        return refusal.nearest.form, refusal
    except CannotRead as refusal:
        return None, refusal
    return form_of(reading), None


def headed(source: Source, form: Mapping[str, Any], in_force: InForce) -> Form:
    """Return the form of a file's content, known by its headings in this diary; CannotRead when it is wrong."""
    sheets = open_content(source.data, source.name, in_force.settings.reading).sheets
    return parse(form).headed_by(sheets)


def _named(form: Form, sheets: Sequence[Sheet]) -> dict[str, Any]:
    """Return the content of a form's file in which every sheet is told of by its own name, to be changed by itself."""
    each_by_name = [replace(table, name=sheet.name, headings={}) for sheet in sheets for table in form.of_sheet(sheet)]
    return tomllib.loads(written(replace(form, sheets=tuple(each_by_name))))


def _shown(sheet: Sheet) -> Shown:
    rows = sheet.rows[:SHOWN_ROWS]
    width = min(max(map(len, rows), default=0), SHOWN_COLUMNS)
    filled = tuple(tuple(as_text(cell) for cell in [*row, *[None] * width][:width]) for row in rows)
    more = len(sheet.rows) > SHOWN_ROWS or any(len(row) > SHOWN_COLUMNS for row in rows)
    return Shown(sheet.name, tuple(map(column_letters, range(width))), filled, more)
