"""One sheet → its Layouts: what kind of sheet it is, which column is what, where each labelled value stands.

A sheet is recognised by its words, wherever they stand in its first rows; by its name only where its words
do not tell. Most sheets are one table; a sheet of several days may have several parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.form import Form
from diary.reading.recognise.headings import Heading, sheet_named
from diary.reading.recognise.layouts import abreast, blocks, declared, hours, lists, turned
from diary.reading.recognise.layouts.above import ABOUT, Above, above_of
from diary.reading.recognise.layouts.finding import SEARCHED_ROWS, labels_in, unknown_labels
from diary.reading.recognise.layouts.shape import DAY_PER_SHEET, HOURS, TAB, TEMPLATE, Layout
from diary.reading.recognise.layouts.subjects import only_times
from diary.reading.recognise.layouts.table import Table, cell_at, find_table

__all__ = ["SEARCHED_ROWS", "Layout", "recognise", "recognise_all"]

OF_MORNING = frozenset(("date", "rise", "first_urine", "first_urge"))
ENOUGH_ABOUT = 2
"""A sheet without a table and with this many facts about the patient is the sheet about the patient."""
OF_TEMPLATE = ("day", "bowel", "exercises")
KINDS = (*OF_TEMPLATE, "list")


def recognise(sheet: Sheet, *, shared: bool = False) -> tuple[Layout, ...]:
    """Return the parts of a sheet, none when it is not a sheet of a diary.

    `shared`: other sheets hold events of the same dates.
    """
    named = sheet_named(sheet.name)
    if named and named.key == "how_to":
        return (Layout("how_to", words=(named,)),)
    own = partial(upright, shared=shared)
    return own(sheet) or turned.recognise(sheet, own) or labelled(sheet, named)


def upright(sheet: Sheet, *, shared: bool) -> tuple[Layout, ...]:
    """Recognise tables with their headings in a row, several on the sheet first."""
    table = find_table(sheet, KINDS) or only_times(sheet)
    if table is None:
        return ()

    def alone(part: Sheet, *, shared: bool = shared) -> tuple[Layout, ...]:
        found = find_table(part, KINDS) or only_times(part)
        return one_table(found, shared=shared) if found else ()

    several = blocks.recognise(table, alone) or abreast.recognise(table, alone, partial(alone, shared=True))
    return several or one_table(table, shared=shared)


def one_table(table: Table, *, shared: bool) -> tuple[Layout, ...]:
    """Recognise a table that stands alone; our own template is what is left when it is no list."""
    return lists.recognise(table, shared=shared) or template(table)


def recognise_all(sheets: Sequence[Sheet], form: Form | None = None) -> list[tuple[Layout, ...]]:
    """Return the parts of every sheet of a file, by a clinic's form where that tells of the sheet.

    Sheets that share dates, as one for voids and one for drinks, are lists.
    """

    def read(sheet: Sheet, *, shared: bool = False) -> tuple[Layout, ...]:
        told = form.of_sheet(sheet) if form else []
        return declared.layouts(sheet, told, whole, shared=shared) if told else recognise(sheet, shared=shared)

    found = [read(sheet) for sheet in sheets]
    dates = [_dates(sheet, layouts) for sheet, layouts in zip(sheets, found, strict=True)]
    times = Counter(date for own in dates for date in own)
    return [
        read(sheet, shared=True) if any(times[date] > 1 for date in own) else layouts
        for sheet, layouts, own in zip(sheets, found, dates, strict=True)
    ]


def _dates(sheet: Sheet, layouts: Iterable[Layout]) -> set[CellValue]:
    """Return the dates of the lists on a sheet, as they are written."""
    rows = turned.turn(sheet).rows if any(layout.turned for layout in layouts) else sheet.rows
    return {
        layout.said.get((place, "date"), sheet.name if place == TAB else cell_at(rows, place))
        for layout in layouts
        if layout.kind in ("day", "list") and layout.table == "list"
        for place in (layout.labels.get("date"), *(own.get("date") for own in layout.records.values()))
        if place is not None
    }


def template(found: Table) -> tuple[Layout, ...]:
    """Recognise a table of our own template, in either language, whatever the order of its columns."""
    table = found if found.kind in OF_TEMPLATE else find_table(found.sheet, OF_TEMPLATE)
    if table is None:
        return ()
    named = sheet_named(table.sheet.name)
    layout = whole(table, above_of(table, titles=table.kind == "day"))
    return (replace(layout, words=(*layout.words, *([named] if named else []))),)


def whole(table: Table, above: Above) -> Layout:
    """Return a table of the template's kinds, read as one part with what stands above it."""
    printed = table.kind == "day" and hours.settle(table)
    return Layout(
        table.kind,
        table.header_row,
        table.columns,
        above.labels if table.kind == "day" else {key: at for key, at in above.labels.items() if key in ABOUT},
        (*above.unread, *table.unread),
        (*above.words, *table.words),
        name=HOURS if printed else _name(table),
        rows=tuple(row for row in range(table.first_row, len(table.sheet.rows)) if row not in table.left_out),
        said=table.said,
        printed=frozenset(("time",)) if printed else frozenset(),
        table=table.kind,
        first_row=table.first_row,
        seen=table.columns,
        taken=tuple(table.taken),
    )


def _name(table: Table) -> str:
    return DAY_PER_SHEET if any(taken.code.startswith("date_from") for taken in table.taken) else TEMPLATE


def labelled(sheet: Sheet, named: Heading | None) -> tuple[Layout, ...]:
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
    return (Layout(kind, labels=mine, unread=unknown_labels(rows, mine), words=words),)
