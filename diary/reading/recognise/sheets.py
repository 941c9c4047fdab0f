"""Every sheet of a file → its layouts, and the candidates among which they were chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise import day_per_tab, days_across, days_down, declared, stool_grids, template
from diary.reading.recognise.births import names_birth
from diary.reading.recognise.candidate import FOREIGN, Candidate
from diary.reading.recognise.form import Form
from diary.reading.recognise.labels import ABOUT, OF_MORNING, labels_in, unknown_labels
from diary.reading.recognise.layout import EVENTS, TRANSPOSED, Layout
from diary.reading.recognise.leftover import with_leftover
from diary.reading.recognise.legend import letters_in
from diary.reading.recognise.meaning import Heading, heading, meanings, sheet_named
from diary.reading.recognise.packed import unpacked
from diary.reading.recognise.table_layouts import dates_of
from diary.reading.recognise.turned import may_lie_on_its_side, turn, without_rows_above
from diary.reading.recognise.walk import read_grid, read_headless

SEARCHED_ROWS = 30
"""Rows from the top in which the labels of a sheet without a table are looked for."""
HOW_TO = "how_to"
EXAMPLE = "example"
"""What a sheet is about that only shows how to fill in another."""
ENOUGH_ABOUT = 2
"""A sheet without a table and with this many facts about the patient is the sheet about the patient."""


@dataclass(frozen=True)
class Recognised:
    """What was recognised on a sheet: its layouts, and every reading that was weighed, the best of each table first."""

    layouts: tuple[Layout, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    about: str = ""  # of a sheet that holds something else than a diary: what that is


def recognise(sheet: Sheet, *, shared: bool = False) -> Recognised:
    """Recognise a sheet; without layouts it is none of a diary. `shared`: other sheets hold events of its dates."""
    named = sheet_named(sheet.name)
    if named and named.key == HOW_TO:
        return Recognised((Layout(HOW_TO, words=(named,)),))
    if layouts := template.recognise(sheet, named) or (_has_labels_alone(sheet) and _labelled(sheet, named)):
        return Recognised(with_leftover(sheet, layouts, sure=True))
    whole = unpacked(sheet)
    found = _weighed(whole.sheet, named, shared=shared)
    found = replace(found, layouts=with_leftover(whole.sheet, found.layouts))
    return replace(found, layouts=tuple(map(whole.as_it_lies, found.layouts))) if whole.origin else found


def _weighed(sheet: Sheet, named: Heading | None, *, shared: bool) -> Recognised:
    """Return what a sheet is by the readings of it that are weighed, as it lies and on its side."""
    if grid := stool_grids.layouts(sheet) or days_down.layouts(sheet):
        return Recognised(grid)
    layouts, weighed = read_grid(sheet, sheet, shared=shared, complete=True)
    if layouts := layouts or _labelled(sheet, named):
        return Recognised(layouts, tuple(weighed))
    lies = may_lie_on_its_side(sheet)
    across = _on_its_side(sheet, shared=shared, complete=True) if lies and not weighed else Recognised()
    if across.layouts:
        return across
    if not weighed:
        layouts, weighed = read_grid(sheet, sheet, shared=shared)
    layouts = layouts or days_across.layouts(sheet) or read_headless(sheet, shared=shared)
    if not layouts and lies:
        across = _on_its_side(sheet, shared=shared, complete=False)
        layouts, weighed = across.layouts, [*weighed, *across.candidates]
    return Recognised(layouts, tuple(weighed), "" if layouts else _about(sheet, weighed))


def _on_its_side(sheet: Sheet, *, shared: bool, complete: bool) -> Recognised:
    """Return what a sheet is with its rows and columns exchanged."""
    layouts, weighed = read_grid(turn(without_rows_above(sheet)), sheet, shared=shared, complete=complete)
    layouts = tuple(replace(layout, turned=True, name=TRANSPOSED) for layout in layouts)
    return Recognised(layouts, tuple(replace(each, turned=True) for each in weighed))


def _about(sheet: Sheet, weighed: Sequence[Candidate]) -> str:
    """Return what a sheet that is none of a diary is about, by its name or its headings; empty if neither tells."""
    foreign = [word.key for word in meanings("foreign", sheet.name)]
    columns = [each.heading for candidate in weighed for each in candidate.others if each.key == FOREIGN]
    return next(iter(foreign), "") or next(iter(columns), "")


def recognise_all(sheets: Sequence[Sheet], form: Form | None = None) -> list[Recognised]:
    """Recognise every sheet of a file, by a clinic's form where that tells of the sheet.

    Sheets that share dates, as one for voids and one for drinks, are lists.
    """

    def read(sheet: Sheet, *, shared: bool = False) -> Recognised:
        own = form.of_sheet(sheet) if form else []
        if not own:
            return recognise(sheet, shared=shared)
        whole = unpacked(sheet)
        layouts = with_leftover(whole.sheet, tuple(declared.layouts(whole.sheet, own, shared=shared)), sure=True)
        return Recognised(tuple(map(whole.as_it_lies, layouts)))

    sheets = _explained(sheets)
    found = _without_examples(sheets, [read(sheet) for sheet in sheets])
    own_days = day_per_tab.numbered(sheets, [each.layouts for each in found])
    found = [replace(each, layouts=layouts) for each, layouts in zip(found, own_days, strict=True)]
    dates = [_dates(sheet, each.layouts) for sheet, each in zip(sheets, found, strict=True)]
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
        for row in sheet.rows
        for cell in row
        if isinstance(cell, str) and "=" in cell and letters_in(cell)
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


def _has_labels_alone(sheet: Sheet) -> bool:
    """Tell whether every row of a sheet with more than a text begins with a label that we know as a whole."""
    rows = [row for row in sheet.rows if len(row) - row.count(None) > 1]
    return 0 < len(rows) <= SEARCHED_ROWS and all(isinstance(row[0], str) and _is_label(row[0]) for row in rows)


def _is_label(text: str) -> bool:
    word = heading("labels", text)
    return bool(word and word.exact and word.key in ABOUT | OF_MORNING) or names_birth(text)


def _labelled(sheet: Sheet, named: Heading | None) -> tuple[Layout, ...]:
    """Recognise the sheet about the patient, and that for the next morning, by their labels."""
    rows = sheet.rows[:SEARCHED_ROWS]
    labels = labels_in(rows)
    if "first_urine" in labels or (named and named.key == "morning" and "rise" in labels):
        kind, own = "morning", OF_MORNING | ABOUT
    elif len(labels.keys() & ABOUT) >= ENOUGH_ABOUT:
        kind, own = "about", ABOUT
    else:
        return ()
    mine = {key: place for key, (place, _) in labels.items() if key in own}
    words = tuple(word for key, (_, word) in labels.items() if key in own) + ((named,) if named else ())
    return (Layout(kind, labels=mine, notices=unknown_labels(rows, mine), words=words),)
