"""When the rows of a table were: a stamp parted into its date and time, a half of the day beside a time, hours."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.cells.stamps import stamp
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.words import plain, vocabulary
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.hours import filled_times, middle, slots_of
from diary.reading.recognise.layout import Assumption, Place
from diary.reading.recognise.table import Table

Parts = dict[tuple[Place, str], CellValue]


def with_moments(table: Table) -> Table:
    """Return the table with a date and a time for its rows, from the same source: two columns, or a stamp."""
    columns = dict(table.columns)
    noted = columns.pop("stamp", None)
    moment = columns.pop("moment", None) or noted
    table = replace(table, columns=columns)
    date, time = columns.get("date"), columns.get("time")
    apart = date is not None and time is not None and date.index != time.index
    if apart and (moment is None or _filled(table, "date")):
        return table
    if apart or (moment and (date is None) == (time is None)):
        columns["date"] = columns["time"] = moment or columns["date"]
        return _parted(replace(table, columns=columns)) or table
    if moment and time is not None:
        return _dated_by(replace(table, columns={**columns, "date": moment}))
    source = moment or date or time
    if source is None:
        return table
    both = replace(table, columns={**columns, "date": source, "time": source})
    return _parted(both) or table


def _filled(table: Table, key: str) -> bool:
    return any(not is_blank(table.at(row, key)) for row in table.rows)


def _parted(table: Table) -> Table | None:
    """Return the table with its stamps parted, None when its cells are no stamps.

    A time alone below a stamp is of the same date.
    """
    column = table.columns["date"].index
    filled = {row: cell for row in table.rows if not is_blank(cell := table.at(row, "date"))}
    stamps = {row: both for row, cell in filled.items() if (both := stamp(cell))}
    times = [row for row, cell in filled.items() if row not in stamps and _is_time(cell)]
    if not stamps or next(iter(filled)) not in stamps or len(stamps) + len(times) < threshold("fits") * len(filled):
        return None
    if all(both.time == dt.time() for both in stamps.values()):
        return None
    values: Parts = {}
    for row, both in stamps.items():
        values[(row, column), "date"], values[(row, column), "time"] = both.date, both.time
    for row in times:
        values[(row, column), "date"] = None
    return table.saying(values)


def _is_time(cell: CellValue) -> bool:
    return isinstance(cell, str | dt.time) and isinstance(clock(cell), Clock)


def _dated_by(table: Table) -> Table:
    """Return the table with the dates of its stamps, beside times of its own; a guess."""
    column = table.columns["date"]
    values: Parts = {}
    for row in table.rows:
        if both := stamp(table.at(row, "date")):
            values[(row, column.index), "date"] = both.date
    return table.saying(values, Assumption("column_by_content", (table.heading_row, column.index), column.heading))


def with_halves(table: Table) -> Table:
    """Return the table with the half of the day, AM or PM, added to the time beside it."""
    if "half" not in table.columns or "time" not in table.columns:
        return table
    values: Parts = {}
    for row in table.rows:
        half, place = table.at(row, "half"), table.place(row, "time")
        if place and isinstance(half, str) and plain(half) in vocabulary("part_of_day") and table.holds(row, "time"):
            values[place, "time"] = f"{as_text(table.at(row, 'time'))} {half}"
    return table.saying(values)


def with_hours(table: Table) -> Table:
    """Return the table with the middle of each hour that was printed beforehand; a guess, told once.

    A slot without a time belongs to the slot above it.
    """
    if "time" not in table.columns:
        return table
    times = filled_times(table.rows, lambda row: table.at(row, "time"))
    slots = slots_of(times, threshold("fits"))
    if not slots:
        return table
    others = [key for key in table.columns if key not in ("date", "time")]
    values: Parts = {}
    told: list[Assumption] = []
    above: dt.time | None = None
    for row in table.rows:
        place = table.place(row, "time")
        if place is None:
            continue
        happened = any(table.holds(row, key) for key in others)
        if row in slots:
            above = middle(slots[row])
        elif above is None or not happened or table.holds(row, "time"):
            continue
        values[place, "time"] = above
        if not told and happened:
            told.append(Assumption("middle_of_hour", place, above))
    return replace(table.saying(values, *told), printed=True)
