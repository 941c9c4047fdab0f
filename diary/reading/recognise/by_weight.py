"""A sheet that is none of our template → what it is by the readings of it that are weighed, as it lies and on its side.

Loaded when such a sheet comes: a diary in our own workbook needs none of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diary.reading.files.workbook import Sheet
from diary.reading.recognise import days_across, days_down, stool_grids
from diary.reading.recognise.candidate import FOREIGN, Candidate
from diary.reading.recognise.labelled import labelled
from diary.reading.recognise.layout import TRANSPOSED
from diary.reading.recognise.leftover import with_leftover
from diary.reading.recognise.meaning import Heading, meanings
from diary.reading.recognise.packed import unpacked
from diary.reading.recognise.recognised import Recognised
from diary.reading.recognise.turned import may_lie_on_its_side, turn, without_rows_above
from diary.reading.recognise.walk import read_grid, read_headless


def recognise(sheet: Sheet, named: Heading | None, *, shared: bool) -> Recognised:
    """Recognise a sheet of anyone; `named`: what its name says, `shared`: other sheets hold events of its dates."""
    whole = unpacked(sheet)
    found = _weighed(whole.sheet, named, shared=shared)
    found = replace(found, layouts=with_leftover(whole.sheet, found.layouts))
    return replace(found, layouts=tuple(map(whole.as_it_lies, found.layouts))) if whole.origin else found


def _weighed(sheet: Sheet, named: Heading | None, *, shared: bool) -> Recognised:
    """Return what a sheet is by the readings of it that are weighed, as it lies and on its side."""
    if grid := stool_grids.layouts(sheet) or days_down.layouts(sheet):
        return Recognised(grid)
    layouts, weighed = read_grid(sheet, sheet, shared=shared, complete=True)
    if layouts := layouts or labelled(sheet, named):
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
