"""A list → its parts: its days or its dated rows, its stools, and its times of sleep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from diary.reading.cells import codes as cells
from diary.reading.cells.codes import Wrong
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.layouts.above import OF_DAY, Above
from diary.reading.recognise.layouts.listrows import SLEEP, Record, record
from diary.reading.recognise.layouts.runs import Run, past_midnight
from diary.reading.recognise.layouts.shape import HOURS, Column, Layout, Place, Unread
from diary.reading.recognise.layouts.table import Table, cell_at

UNCLEAR = "unclear"
"""The key of a cell that tells of an event, but not of which."""


@dataclass
class _Rows:
    """The rows of a list by what they hold, and the places of what they hold."""

    own: list[int] = field(default_factory=list)  # something of the day, a total, a heading, or nothing known
    sleep: dict[int, dict[str, Place]] = field(default_factory=dict)
    stools: list[int] = field(default_factory=list)  # only a stool
    beside: list[int] = field(default_factory=list)  # a stool beside something of the day
    records: dict[int, dict[str, Place]] = field(default_factory=dict)
    stool_records: dict[int, dict[str, Place]] = field(default_factory=dict)
    unclear: dict[int, dict[str, Place]] = field(default_factory=dict)  # something happened, but not known what
    unread: list[Unread] = field(default_factory=list)


def _sorted_rows(table: Table, runs: Sequence[Run], subject: str) -> _Rows:
    rows = _Rows()
    for run in runs:
        for row in run.rows:
            if table.is_total(row) or table.is_heading(row):
                rows.own.append(row)
                continue
            found = record(table, row, subject)
            if found.unread:
                rows.unread.append(found.unread)
            table.said |= found.said
            common = {key: place for key in ("time", "remarks") if (place := table.place(row, key))}
            if (date := run.date or table.place(row, "date")) is not None:
                common["date"] = date
            if found.unread and found.unread.fate == "refused":
                named = None if found.unread.found else table.place(row, "amount")
                place = named or found.unread.place
                rows.unclear[row] = {key: at for key, at in common.items() if key != "remarks"} | {UNCLEAR: place}
            elif not (found.unread and found.unread.fate == "skipped"):
                _sort(table, row, found, common, rows)
    return rows


def _sort(table: Table, row: int, found: Record, common: dict[str, Place], rows: _Rows) -> None:
    stool = _as_bowel(table, found)
    only_stool = bool(stool) and not found.day and not found.sleep
    if stool and (only_stool or not _says_no(table, stool)):
        shared = {key: place for key, place in common.items() if only_stool or key != "remarks"}
        rows.stool_records[row] = shared | stool
        (rows.stools if only_stool else rows.beside).append(row)
    if not only_stool:
        marks = {"first_morning": found.day["urine"]} if found.first_morning else {}
        rows.records[row] = common | found.day | found.sleep | marks
        rows.own.append(row)
    if found.sleep:
        rows.sleep[row] = found.sleep


def _as_bowel(table: Table, found: Record) -> dict[str, Place]:
    """Return the columns of the bowel sheet that the cells of a stool are: its type, that it was, or a leak."""
    columns: dict[str, Place] = {}
    if place := found.stool.get("stool"):
        cell = found.said.get((place, "stool"), cell_at(table.sheet.rows, place))
        key = "passed" if isinstance(cells.bristol(cell), Wrong | None) else "bristol"
        columns[key] = place
        table.said[place, key] = cell
    if place := found.stool.get("stool_leak"):
        columns["leak"] = place
        table.said[place, "leak"] = found.said.get((place, "stool_leak"), cell_at(table.sheet.rows, place))
    return columns


def _says_no(table: Table, stool: dict[str, Place]) -> bool:
    """Tell whether nothing happened: a no in the column of stools, beside a drink or a void, is as good as blank."""
    return "passed" in stool and cells.yes_no(table.said[stool["passed"], "passed"]) == 0


def as_list(table: Table, above: Above, runs: Sequence[Run], subject: str, name: str) -> tuple[Layout, ...]:
    """Return a list as rows that each have their own date, and its stools as those of a bowel sheet."""
    late, told = past_midnight(table, runs)
    table.taken += told
    rows = _sorted_rows(table, runs, subject)
    labels = {key: place for key, place in above.labels.items() if key not in SLEEP or len(runs) == 1}
    own = replace(
        _layout(table, above, rows, "list", name, subject),
        labels=labels,
        rows=tuple(sorted((*rows.own, *rows.unclear))),
        records=rows.records | rows.unclear,
        next_day=late,
    )
    return (own, *_stools(table, own, rows, late))


def as_days(table: Table, above: Above, runs: Sequence[Run], subject: str, name: str) -> tuple[Layout, ...]:
    """Return every run of rows as a day sheet of its own, and the stools of all as those of a bowel sheet."""
    late, _ = past_midnight(table, runs)
    rows = _sorted_rows(table, runs, subject)
    whole = _layout(table, above, rows, "day", name, subject)
    columns = {key: column for key, column in whole.columns.items() if key not in OF_DAY}
    days: list[Layout] = []
    kept = set(rows.own)
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
        alone = [row for row in sleeping if not rows.records[row].keys() - {*SLEEP, "time", "date"}]
        left_out = set(alone)
        own = [row for row in run.rows if row in kept and row not in left_out]
        days.append(
            replace(
                whole,
                columns=columns,
                labels=labels,
                rows=tuple(own),
                records={row: _without_day(rows.records.get(row, {})) for row in own},
                counted=len(alone) if "event" in table.columns else 0,
                unread=() if days else whole.unread,
                taken=() if days else whole.taken,
            )
        )
    return (*days, *_stools(table, whole, rows, late))


def _without_day(record: dict[str, Place]) -> dict[str, Place]:
    return {key: place for key, place in record.items() if key not in OF_DAY}


def _layout(table: Table, above: Above, rows: _Rows, kind: str, name: str, subject: str) -> Layout:
    columns = dict(table.columns)
    seen = {subject if subject and key == "amount" else key: column for key, column in columns.items()}
    if amount := columns.get("amount"):
        for key in ("urine", "drink", "catheter"):
            columns.setdefault(key, amount)
    said: dict[tuple[Place, str], CellValue] = table.said
    return Layout(
        kind,
        table.header_row,
        columns,
        unread=(*above.unread, *table.unread, *rows.unread),
        words=(*above.words, *table.words),
        name=name,
        table=table.kind,
        first_row=table.first_row,
        seen=seen,
        said=said,
        printed=frozenset(("time",)) if name == HOURS else frozenset(),
        taken=tuple(table.taken),
    )


def _stools(table: Table, own: Layout, rows: _Rows, late: frozenset[int]) -> list[Layout]:
    """Return the stools that stand alone in their rows, and those beside something else, which counts the row."""
    found = []
    for part, beside in ((rows.stools, False), (rows.beside, True)):
        if part:
            keys = sorted({key for row in part for key in rows.stool_records[row]})
            columns = {key: Column(rows.stool_records[part[0]].get(key, (0, 0))[1], "", "") for key in keys}
            found.append(
                Layout(
                    "bowel",
                    own.header_row,
                    columns,
                    name=own.name,
                    table=own.table,
                    first_row=own.first_row,
                    seen=own.seen,
                    rows=tuple(part),
                    records=rows.stool_records,
                    said=table.said,
                    next_day=late,
                    beside=beside,
                )
            )
    return found
