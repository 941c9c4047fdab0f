"""A table → its layouts: its days or its dated rows, its stools, and its times of sleep; every row in one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from diary.reading.cells import codes as cells
from diary.reading.cells.codes import Wrong, is_blank
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.above import Above
from diary.reading.recognise.cellsof import cell_at
from diary.reading.recognise.kinds import Record, record
from diary.reading.recognise.labels import ABOUT, OF_DAY
from diary.reading.recognise.layout import (
    DAY_PER_SHEET,
    DAYS_IN_TABLE,
    HOURS,
    LIST,
    SLEEP,
    TAB,
    TEMPLATE,
    UNCLEAR,
    Column,
    Layout,
    Notice,
    Place,
    Row,
)
from diary.reading.recognise.meaning import keys_of
from diary.reading.recognise.relative import NUMBERED, with_days
from diary.reading.recognise.runs import Run, like_day_sheets, past_midnight, runs_of, with_day_rows
from diary.reading.recognise.table import Table

ASKED_ONCE = ("event_unknown", "event_unclear")
"""What is asked once for all rows that hold the same."""
FEWEST_TWICE = 4
"""So many different rows, each of which stands twice, were not written so by chance."""


@dataclass
class _Sorted:
    """The rows of a list by what they hold, with the places of what they hold."""

    own: dict[int, dict[str, Place]] = field(default_factory=dict)  # something of the day, or nothing known
    sleep: dict[int, Mapping[str, Place]] = field(default_factory=dict)
    stools: dict[int, dict[str, Place]] = field(default_factory=dict)  # only a stool
    beside: dict[int, dict[str, Place]] = field(default_factory=dict)  # a stool beside something of the day
    unclear: dict[int, dict[str, Place]] = field(default_factory=dict)  # something happened, but not known what
    notices: list[Notice] = field(default_factory=list)


def layouts_of(table: Table, above: Above, subject: str, *, shared: bool, together: bool = False) -> tuple[Layout, ...]:
    """Return the parts of a table; `shared`: other sheets hold events of the same dates, `together`: other tables
    beside it hold those of the same day.
    """
    if table.kind in ("bowel", "exercises"):
        return (whole(table, above),)
    table, days = with_day_rows(table, above.date)
    if is_day(table) and not days and not subject and not together:
        return (whole(table, above),)
    table = with_days(table, above.date)
    if (shared or together) and above.date is None and "date" not in table.columns:
        above = replace(above, date=TAB)
        table = table.saying({(TAB, "date"): NUMBERED.format(1)})
    runs = runs_of(table, above.date, days)
    dated = any(run.date is not None for run in runs)
    if (dated and (shared or together or "event" in table.columns)) or not like_day_sheets(table, runs):
        return _as_list(table, above, runs, subject)
    return _as_days(table, above, runs, subject)


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
        table.shape(kind, table.columns, above.date),
    )


def _sorted_rows(table: Table, runs: Sequence[Run], subject: str) -> tuple[Table, _Sorted]:
    rows = _Sorted()
    values: dict[tuple[Place, str], CellValue] = {}
    for run in runs:
        for row in run.rows:
            made = record(table, row, subject)
            if made.notice:
                rows.notices.append(made.notice)
            values |= made.values
            common = {key: place for key in ("time", "remarks") if (place := table.place(row, key))}
            own = table.place(row, "date")
            stamped = own is not None and table.values.get((own, "date")) is not None
            if (date := own if stamped else run.date or own) is not None:
                common["date"] = date
            if unread := next(((row, each.index) for each in table.unread if _filled(table, row, each)), None):
                common[UNCLEAR] = unread
            if made.notice and made.notice.fate == "refused":
                named = None if made.notice.shown else table.place(row, "amount")
                place = named or made.notice.place
                rows.unclear[row] = {key: at for key, at in common.items() if key != "remarks"} | {UNCLEAR: place}
            elif not (made.notice and made.notice.fate == "skipped"):
                values |= _sort(table, row, made, common, rows)
    return table.saying(values), rows


def _filled(table: Table, row: int, column: Column) -> bool:
    return not is_blank(cell_at(table.sheet.rows, (row, column.index)))


def _sort(
    table: Table, row: int, made: Record, common: dict[str, Place], rows: _Sorted
) -> dict[tuple[Place, str], CellValue]:
    stool, values = _as_bowel(table, made)
    only_stool = bool(stool) and not made.day and not made.sleep
    if stool and (only_stool or not _says_no(stool, values)):
        shared = {key: place for key, place in common.items() if only_stool or key != "remarks"}
        (rows.stools if only_stool else rows.beside)[row] = shared | stool
    if not only_stool:
        marks = {"first_morning": made.day["urine"]} if made.first_morning and "urine" in made.day else {}
        rows.own[row] = common | dict(made.day) | dict(made.sleep) | marks
    if made.sleep:
        rows.sleep[row] = made.sleep
    return values


def _as_bowel(table: Table, made: Record) -> tuple[dict[str, Place], dict[tuple[Place, str], CellValue]]:
    """Return the columns of the bowel sheet that the cells of a stool are: its type, that it was, or a leak."""
    columns: dict[str, Place] = {}
    values: dict[tuple[Place, str], CellValue] = {}
    for key, target in (("stool", "passed"), ("stool_leak", "leak")):
        if place := made.stool.get(key):
            cell = made.values.get((place, key), cell_at(table.sheet.rows, place))
            typed = key == "stool" and not isinstance(cells.bristol(cell), Wrong | None)
            columns["bristol" if typed else target] = place
            values[place, "bristol" if typed else target] = cell
    return columns, values


def _says_no(stool: Mapping[str, Place], values: Mapping[tuple[Place, str], CellValue]) -> bool:
    """Tell whether nothing happened: a no in the column of stools, beside a drink or a void, is as good as blank."""
    return "passed" in stool and cells.yes_no(values[stool["passed"], "passed"]) == 0


def _rows(cells_of: Mapping[int, Mapping[str, Place]], late: frozenset[int]) -> tuple[Row, ...]:
    return tuple(Row(row, cells_of[row], row in late) for row in sorted(cells_of))


def _as_list(table: Table, above: Above, runs: Sequence[Run], subject: str) -> tuple[Layout, ...]:
    """Return a list as rows that each have their own date, and its stools as those of a bowel sheet."""
    late, told = past_midnight(table, runs)
    table, rows = _sorted_rows(table.saying({}, *told), runs, subject)
    labels = {key: place for key, place in above.labels.items() if key not in SLEEP or len(runs) == 1}
    own = replace(
        _layout(table, above, rows, "list", HOURS if table.printed else LIST, subject),
        labels=labels,
        rows=_rows(rows.own | rows.unclear, late),
    )
    return (own, *_stools(own, rows, late))


def _as_days(table: Table, above: Above, runs: Sequence[Run], subject: str) -> tuple[Layout, ...]:
    """Return every run of rows as a day sheet of its own, and the stools of all as those of a bowel sheet."""
    late, _ = past_midnight(table, runs)
    table, rows = _sorted_rows(table, runs, subject)
    name = HOURS if table.printed else DAYS_IN_TABLE
    shared = _layout(table, above, rows, "day", name, subject)
    columns = {key: column for key, column in shared.columns.items() if key not in OF_DAY}
    days: list[Layout] = []
    for number, run in enumerate(runs):
        labels = {key: place for key, place in above.labels.items() if number == 0 or key not in OF_DAY}
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
    return (*days, *_stools(shared, rows, late))


def _without_day(own: Mapping[str, Place]) -> dict[str, Place]:
    return {key: place for key, place in own.items() if key not in OF_DAY}


def _layout(table: Table, above: Above, rows: _Sorted, kind: str, name: str, subject: str) -> Layout:
    columns = dict(table.columns)
    taken_for = {subject if subject and key == "amount" else key: column for key, column in columns.items()}
    if amount := columns.get("amount"):
        for key in (subject,) if subject else ("urine", "drink", "catheter"):
            columns.setdefault(key, amount)
    return Layout(
        kind,
        name,
        columns,
        values={**above.values, **table.values},
        notices=(*above.notices, *table.notices, *_counted(rows.notices, table.heading_row), *_twice(table, rows)),
        assumptions=(*above.assumptions, *table.assumptions),
        words=(*above.words, *table.words),
        printed=frozenset(("time",)) if table.printed else frozenset(),
        shape=table.shape("list", taken_for, above.date),
    )


def _counted(notices: Iterable[Notice], heading_row: int) -> list[Notice]:
    """Return each unknown kind once: in its cell, or of several rows at the heading with how many they are."""
    kept: dict[tuple[str, CellValue, str], Notice] = {}
    for each in notices:
        alike = bool(each.shown) and each.code in ASKED_ONCE
        key = (each.code, each.shown, each.fate) if alike else (each.code, str(each.place), each.fate)
        first = kept.get(key)
        kept[key] = replace(first, rows=first.rows + 1) if first else each
    return [_at_heading(each, heading_row) if each.rows > 1 else each for each in kept.values()]


def _at_heading(notice: Notice, heading_row: int) -> Notice:
    column = notice.place[1] if notice.column is None else notice.column
    return replace(notice, shown=f"{notice.shown} ({notice.rows}×)", place=(heading_row, column))


def _twice(table: Table, rows: _Sorted) -> list[Notice]:
    """Return the question whether all was written twice, where every row of a list stands so."""
    cells_of = [tuple(map(str, table.sheet.rows[row])) for row in table.rows]
    counts = Counter(cells_of)
    if len(counts) < FEWEST_TWICE or any(count % 2 for count in counts.values()):
        return []
    first = cells_of[0]
    second = table.rows[1 + cells_of[1:].index(first)]
    for row, own in rows.own.items():
        if row != table.rows[0]:
            own.setdefault(UNCLEAR, own.get("time", (row, 0)))
    column = table.columns.get("amount") or table.columns["time"]
    return [Notice("rows_twice", (table.heading_row, column.index), str(second + 1), "read")]


def _stools(own: Layout, rows: _Sorted, late: frozenset[int]) -> list[Layout]:
    """Return the stools that stand alone in their rows, and those beside something else, which counts the row."""
    found = []
    for part, beside in ((rows.stools, False), (rows.beside, True)):
        if part:
            first = next(iter(part.values()))
            keys = sorted({key for cells_ in part.values() for key in cells_})
            found.append(
                Layout(
                    "bowel",
                    own.name,
                    {key: Column(first.get(key, (0, 0))[1], "", "") for key in keys},
                    rows=_rows(part, late),
                    values=own.values,
                    shape=own.shape,
                    beside=beside,
                )
            )
    return found


def told_once(layouts: Iterable[Layout]) -> tuple[Layout, ...]:
    """Return the parts of a sheet with the guess about hours only with the first that has it."""
    found: list[Layout] = []
    told = False
    for layout in layouts:
        kept = tuple(each for each in layout.assumptions if not (told and each.code == "middle_of_hour"))
        told = told or any(each.code == "middle_of_hour" for each in kept)
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
