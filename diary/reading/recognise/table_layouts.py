"""A table → its layouts: its days or its dated rows, its stools, and its times of sleep; every row in one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from diary.reading.cells.codes import is_blank
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.above import Above
from diary.reading.recognise.counted_drinks import with_measures
from diary.reading.recognise.daybreaks import with_day_rows
from diary.reading.recognise.grid_cells import cell_at
from diary.reading.recognise.labels import ABOUT, OF_DAY, OF_NIGHT
from diary.reading.recognise.lasting import with_voids_that_lasted
from diary.reading.recognise.layout import (
    DAY_PER_SHEET,
    DAYS_IN_TABLE,
    HOURS,
    LIST,
    SLEEP,
    TAB,
    TEMPLATE,
    Column,
    Layout,
    Place,
    Row,
)
from diary.reading.recognise.meaning import keys_of
from diary.reading.recognise.month_of_title import with_days_of_month
from diary.reading.recognise.night_words import WET_NIGHT
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.relative import NUMBERED, with_days
from diary.reading.recognise.runs import Run, like_day_sheets, past_midnight, runs_of, settling
from diary.reading.recognise.sorting import Sorted, counted, sorted_rows, twice

TOLD_ONCE = ("middle_of_hour", "row_is_a_day")
"""Guesses about a sheet as a whole."""


def layouts_of(
    table: Table, above: Above, subject: str, *, shared: bool, together: bool = False, day: bool = False
) -> tuple[Layout, ...]:
    """Return the parts of a table; `shared`: other sheets hold events of the same dates, `together`: other tables
    beside it hold those of the same day, `day`: a form says that it is of a day.
    """
    if table.kind in ("bowel", "nights", "exercises"):
        return (whole(table, above),)
    table = with_voids_that_lasted(with_measures(table))
    if day:
        return (whole(table, above),)
    table, days = with_day_rows(table, above.date)
    if is_day(table) and not days and not subject and not together:
        return (whole(table, above),)
    table = with_days_of_month(with_days(table, above.date))
    if (shared or together) and _says_no_day(table, above):
        above = replace(above, date=TAB)
        table = table.saying({(TAB, "date"): NUMBERED.format(1)})
    runs = runs_of(table, above.date, days)
    dated = any(run.date is not None for run in runs)
    if (dated and (shared or together or "event" in table.columns)) or not like_day_sheets(table, runs):
        return _as_list(table, above, runs, subject)
    return _as_days(table, above, runs, subject)


def _says_no_day(table: Table, above: Above) -> bool:
    """Tell whether no date stands above a table or in it: there may be a label that was not filled in."""
    return "date" not in table.columns and (above.date is None or is_blank(above.values.get((above.date, "date"))))


def is_day(table: Table) -> bool:
    """Tell whether a table is one of a day sheet: nothing in it but columns of our template's days."""
    own = {key for key in table.columns if key in keys_of("list")}
    return own <= keys_of("day") and own == table.columns.keys() and not table.more and not table.unread


def whole(table: Table, above: Above) -> Layout:
    """Return a table of the template's kinds, read as one part with what stands above it."""
    names = [each.code for each in (*above.assumptions, *table.assumptions)]
    name = DAY_PER_SHEET if any(code.startswith("date_from") for code in names) else TEMPLATE
    kind = "day" if table.kind == "list" else table.kind
    places = {key: column.index for key, column in table.columns.items()}
    return Layout(
        kind,
        HOURS if table.printed else name,
        table.columns,
        {key: at for key, at in above.labels.items() if kind == "day" or key in ABOUT},
        tuple(Row(row, {key: (row, index) for key, index in places.items()}) for row in table.rows),
        {**above.values, **table.values},
        (*above.notices, *table.notices),
        (*above.assumptions, *table.assumptions),
        (*above.words, *table.words),
        frozenset(("time",)) if table.printed else frozenset(),
        table.shape(kind, {}, above.date),
    )


def _rows(cells_of: Mapping[int, Mapping[str, Place]], late: frozenset[int]) -> tuple[Row, ...]:
    return tuple(Row(row, cells_of[row], row in late) for row in sorted(cells_of))


def _as_list(table: Table, above: Above, runs: Sequence[Run], subject: str) -> tuple[Layout, ...]:
    """Return a list as rows that each have their own date, and its stools as those of a bowel sheet."""
    late, told = past_midnight(table, runs)
    table, rows = sorted_rows(table.saying({}, *told), runs, subject)
    table = settling(table, runs, {*rows.stools, *rows.beside})
    labels = {key: place for key, place in above.labels.items() if key not in SLEEP or len(runs) == 1}
    own = replace(
        _layout(table, above, rows, "list", HOURS if table.printed else LIST, subject),
        labels=labels,
        rows=_rows(rows.own | rows.unclear, late),
    )
    return (own, *_besides(own, rows, late))


def _as_days(table: Table, above: Above, runs: Sequence[Run], subject: str) -> tuple[Layout, ...]:
    """Return every run of rows as a day sheet of its own, and the stools of all as those of a bowel sheet."""
    late, _ = past_midnight(table, runs)
    table, rows = sorted_rows(table, runs, subject)
    table = settling(table, runs, {*rows.stools, *rows.beside})
    name = HOURS if table.printed else DAYS_IN_TABLE
    shared = _layout(table, above, rows, "day", name, subject)
    columns = {key: column for key, column in shared.columns.items() if key not in OF_DAY}
    days: list[Layout] = []
    for number, run in enumerate(runs):
        labels = {key: place for key, place in above.labels.items() if number == 0 or key not in OF_DAY | OF_NIGHT}
        if run.date is not None:
            labels["date"] = run.date
        sleeping = [row for row in run.rows if row in rows.sleep]
        for row in sleeping:
            for key, place in rows.sleep[row].items():
                event = table.columns.get("event")
                by_event = event is not None and place[1] == event.index
                labels.setdefault(key, (row, table.columns["time"].index) if by_event else place)
        alone = {row for row in sleeping if not rows.own[row].keys() - {*SLEEP, "time", "date"}}
        kept = rows.own | rows.unclear
        own = {row: _without_day(kept[row]) for row in run.rows if row in kept and row not in alone}
        days.append(
            replace(
                shared,
                columns=columns,
                labels=labels,
                rows=_rows(own, frozenset()),
                counted=len(alone) if "event" in table.columns else 0,
                notices=() if days else shared.notices,
                assumptions=() if days else shared.assumptions,
            )
        )
    return (*days, *_besides(shared, rows, late))


def _without_day(own: Mapping[str, Place]) -> dict[str, Place]:
    return {key: place for key, place in own.items() if key not in OF_DAY}


def _layout(table: Table, above: Above, rows: Sorted, kind: str, name: str, subject: str) -> Layout:
    columns = dict(table.columns)
    if amount := columns.get("amount"):
        for key in (subject,) if subject else ("urine", "drink", "catheter"):
            columns.setdefault(key, amount)
    if "what" in columns and any(key == "drink" and at[1] == columns["what"].index for at, key in table.values):
        columns.setdefault("drink", columns["what"])
    return Layout(
        kind,
        name,
        columns,
        values={**above.values, **table.values},
        notices=(*above.notices, *table.notices, *counted(rows.notices, table.heading_row), *twice(table, rows)),
        assumptions=(*above.assumptions, *table.assumptions),
        words=(*above.words, *table.words),
        printed=frozenset(("time",)) if table.printed else frozenset(),
        shape=table.shape("list", {"amount": subject} if subject else {}, above.date),
    )


def _besides(own: Layout, rows: Sorted, late: frozenset[int]) -> list[Layout]:
    """Return the nights and the stools that stand alone in their rows, and those beside something else, which counts
    the row."""
    found = []
    asked = own.columns[WET_NIGHT].heading if WET_NIGHT in own.columns else ""
    for kind, part, beside in (
        ("nights", rows.nights, False),
        ("nights", rows.wet, True),
        ("bowel", rows.stools, False),
        ("bowel", rows.beside, True),
    ):
        if part:
            first = next(iter(part.values()))
            keys = sorted({key for cells_ in part.values() for key in cells_})
            found.append(
                Layout(
                    kind,
                    own.name,
                    {key: Column(first.get(key, (0, 0))[1], "", asked if key == "wet" else "") for key in keys},
                    rows=_rows(part, late),
                    values=own.values,
                    shape=own.shape,
                    beside=beside,
                )
            )
    return found


def told_once(layouts: Iterable[Layout]) -> tuple[Layout, ...]:
    """Return the parts of a sheet with a guess about all its hours, or rows, only with the first that has it."""
    found: list[Layout] = []
    told = False
    for layout in layouts:
        kept = tuple(each for each in layout.assumptions if not (told and each.code in TOLD_ONCE))
        told = told or any(each.code in TOLD_ONCE for each in kept)
        found.append(replace(layout, assumptions=kept))
    return tuple(found)


def dates_of(sheet: Sheet, layouts: Iterable[Layout]) -> set[CellValue]:
    """Return the dates of the lists on a sheet, as they are written."""
    found: set[CellValue] = set()
    for layout in layouts:
        if layout.kind not in ("day", "list") or layout.shape.kind != "list":
            continue
        for place in {row.cells.get("date") for row in layout.rows} | {layout.labels.get("date")}:
            if place is not None:
                cell = sheet.name if place == TAB else cell_at(sheet.rows, place)
                found.add(layout.values.get((place, "date"), cell))
    return {cell for cell in found if not is_blank(cell)}
