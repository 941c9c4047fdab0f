"""Every sheet of a file → its layouts, and the candidates among which they were chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise import day_per_tab, template
from diary.reading.recognise.labelled import has_labels_alone, labelled
from diary.reading.recognise.layout import EVENTS, Layout
from diary.reading.recognise.leftover import with_leftover
from diary.reading.recognise.legend import letters_in
from diary.reading.recognise.meaning import heading, sheet_named
from diary.reading.recognise.recognised import Recognised
from diary.reading.recognise.table_layouts import dates_of
from diary.reading.recognise.turned import turn

if TYPE_CHECKING:
    from diary.reading.recognise.form import Form

HOW_TO = "how_to"
EXAMPLE = "example"
"""What a sheet is about that only shows how to fill in another."""


def recognise(sheet: Sheet, *, shared: bool = False) -> Recognised:
    """Recognise a sheet; without layouts it is none of a diary. `shared`: other sheets hold events of its dates."""
    named = sheet_named(sheet.name)
    if named and named.key == HOW_TO:
        return Recognised((Layout(HOW_TO, words=(named,)),))
    if layouts := template.recognise(sheet, named) or (has_labels_alone(sheet) and labelled(sheet, named)):
        return Recognised(with_leftover(sheet, layouts, sure=True))
    from diary.reading.recognise import by_weight

    return by_weight.recognise(sheet, named, shared=shared)


def recognise_all(sheets: Sequence[Sheet], form: Form | None = None) -> list[Recognised]:
    """Recognise every sheet of a file, by a clinic's form where that tells of the sheet.

    Sheets that share dates, as one for voids and one for drinks, are lists.
    """

    def read(sheet: Sheet, *, shared: bool = False) -> Recognised:
        own = form.of_sheet(sheet) if form else []
        if not own:
            return recognise(sheet, shared=shared)
        from diary.reading.recognise import declared
        from diary.reading.recognise.packed import unpacked

        whole = unpacked(sheet)
        layouts = with_leftover(whole.sheet, tuple(declared.layouts(whole.sheet, own, shared=shared)), sure=True)
        return Recognised(tuple(map(whole.as_it_lies, layouts)))

    sheets = _explained(sheets)
    found = _without_examples(sheets, [read(sheet) for sheet in sheets])
    own_days = day_per_tab.numbered(sheets, [each.layouts for each in found])
    found = [
        each if layouts is each.layouts else replace(each, layouts=layouts)
        for each, layouts in zip(found, own_days, strict=True)
    ]
    dates = [_dates(sheet, each.layouts) for sheet, each in zip(sheets, found, strict=True)]
    if not any(dates):
        return found
    times = Counter(date for own in dates for date in own)
    return [
        read(sheet, shared=True) if each.layouts and any(times[date] > 1 for date in own) else each
        for sheet, each, own in zip(sheets, found, dates, strict=True)
    ]


def _explained(sheets: Sequence[Sheet]) -> Sequence[Sheet]:
    """Return the sheets with the lines that explain letters on those that tell how to fill in the others."""
    lines = tuple(
        cell
        for sheet in sheets
        if (named := sheet_named(sheet.name)) and named.key == HOW_TO
        for cell in sheet.texts
        if "=" in cell and letters_in(cell)
    )
    return [replace(sheet, explained=lines) for sheet in sheets] if lines else sheets


def _without_examples(sheets: Sequence[Sheet], found: list[Recognised]) -> list[Recognised]:
    """Return what was recognised without the sheets that only show how to fill in another, which then holds events."""
    examples = [heading("example", sheet.name) is not None for sheet in sheets]
    filled = any(
        layout.kind in EVENTS
        for each, example in zip(found, examples, strict=True)
        for layout in each.layouts
        if not example
    )
    shown = Recognised(about=EXAMPLE)
    return [
        shown if filled and example and each.layouts else each for each, example in zip(found, examples, strict=True)
    ]


def _dates(sheet: Sheet, layouts: Sequence[Layout]) -> set[CellValue]:
    return dates_of(turn(sheet) if any(layout.turned for layout in layouts) else sheet, layouts)
