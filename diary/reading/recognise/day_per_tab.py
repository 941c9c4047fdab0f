"""Sheets without dates that hold the same tables: the days of a diary, in the order of their sheets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from diary.reading.cells.dates import Written, date
from diary.reading.files.workbook import Sheet
from diary.reading.recognise.layout import TAB, Layout
from diary.reading.recognise.relative import NUMBERED
from diary.reading.recognise.titles import date_in

FIRST = NUMBERED.format(1)
Layouts = tuple[Layout, ...]


def numbered(sheets: Sequence[Sheet], found: Sequence[Layouts]) -> list[Layouts]:
    """Return the layouts of all sheets, those of sheets alike that say no day as those of one day after the other.

    The days are those that all of their tabs say, `Day 2`; else they follow the order of the sheets.
    """
    alike: dict[object, list[int]] = {}
    for at, layouts in enumerate(found):
        if _is_undated(layouts):
            alike.setdefault(_tables(layouts), []).append(at)
    days: dict[int, int] = {}
    for each in alike.values():
        named = [_day_of_tab(sheets[at]) for at in each]
        told = None not in named and len(set(named)) == len(named)
        days |= dict(zip(each, named if told else range(1, len(each) + 1), strict=True))  # type: ignore[arg-type]
    return [
        tuple(_of_day(layout, days[at]) for layout in layouts) if at in days else layouts
        for at, layouts in enumerate(found)
    ]


def _is_undated(layouts: Iterable[Layout]) -> bool:
    return any(layout.values.get((TAB, "date")) == FIRST for layout in layouts)


def _tables(layouts: Iterable[Layout]) -> object:
    """Return what the tables of a sheet hold, by which sheets are alike."""
    return tuple(frozenset(layout.columns) for layout in layouts if layout.shape.kind == "list" and not layout.beside)


def _day_of_tab(sheet: Sheet) -> int | None:
    written = date(date_in(sheet.name))
    return written.relative if isinstance(written, Written) else None


def _of_day(layout: Layout, day: int) -> Layout:
    if layout.values.get((TAB, "date")) != FIRST:
        return layout
    return replace(layout, values={**layout.values, (TAB, "date"): NUMBERED.format(day)})
