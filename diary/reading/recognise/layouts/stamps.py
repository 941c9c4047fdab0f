"""A column of dates with their times → its cells say each by itself."""

from __future__ import annotations

import datetime as dt

from diary.reading.cells.codes import is_blank
from diary.reading.cells.stamps import stamp
from diary.reading.cells.times import Clock, clock
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.layouts.table import FITS, Table


def separate(table: Table) -> bool:
    """Tell whether a table has dates and times of its rows, after parting those that stand in one column.

    A column of dates without a column of times must hold times, and the other way round.
    """
    if "date" in table.columns and "time" in table.columns:
        if table.columns["date"].index != table.columns["time"].index:
            return True
        del table.columns["time"]
    one, other = ("date", "time") if "date" in table.columns else ("time", "date")
    column = table.columns[one].index
    filled = [row for row in table.rows if not is_blank(table.at(row, one)) and not table.is_total(row)]
    parts = {row: found for row in filled if (found := _parted(table.at(row, one), bare_time=row != filled[0]))}
    times = [time for _, time in parts.values()]
    if not filled or filled[0] not in parts or len(times) < FITS * len(filled) or set(times) == {dt.time()}:
        return False
    table.columns[other] = table.columns[one]
    for row, (date, time) in parts.items():
        table.said[(row, column), "date"], table.said[(row, column), "time"] = date, time
    return True


def _parted(cell: CellValue, *, bare_time: bool) -> tuple[CellValue, CellValue] | None:
    """Return the date and the time of a cell, without a date where only a time stands below a stamp."""
    if found := stamp(cell):
        return found.date, found.time
    alone = bare_time and not isinstance(cell, dt.date) and isinstance(clock(cell), Clock)
    return (None, cell) if alone else None
