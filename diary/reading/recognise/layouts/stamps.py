"""A date and a time in one cell → each by itself, as text or as the spreadsheet program keeps them."""

from __future__ import annotations

import datetime as dt
import math
import re

from diary.reading.cells.codes import DAY_MIN, is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.cells.times import FIRST_REAL_YEAR, Clock, clock
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.layouts.table import FITS, Table

_TIME_LAST = re.compile(
    r"^(?P<date>.*\d)[\s,T]+(?P<time>\d{1,2}[:.uh]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\.?)?)\s*(?:Z|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)


def split(cell: CellValue) -> tuple[CellValue, CellValue] | None:
    """Return the date and the time of a cell that holds both, else None.

    >>> split("2-3-2026 07:05"), split("2026-03-02T07:05:00Z"), split(46083.25), split("2-3-2026")
    (('2-3-2026', '07:05'), ('2026-03-02', '07:05:00'), (46083.0, datetime.time(6, 0)), None)
    """
    if isinstance(cell, dt.datetime):
        return (cell.date(), cell.time()) if cell.year >= FIRST_REAL_YEAR else None
    if isinstance(cell, float) and not isinstance(cell, bool) and isinstance(date(cell), Written):
        minutes = round((cell - math.floor(cell)) * DAY_MIN) % DAY_MIN
        return math.floor(cell) * 1.0, dt.time(minutes // 60, minutes % 60)
    if isinstance(cell, str) and (parts := _TIME_LAST.match(cell.strip())):
        read = date(parts["date"]), clock(parts["time"])
        if isinstance(read[0], Written) and isinstance(read[1], Clock):
            return parts["date"], parts["time"]
    return None


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
    parts = {row: split(table.at(row, one)) for row in filled}
    times = [found[1] for found in parts.values() if found]
    if not filled or len(times) < FITS * len(filled) or all(time == dt.time() for time in times):
        return False
    table.columns[other] = table.columns[one]
    for row, found in parts.items():
        if found is not None:
            table.said[(row, column), "date"], table.said[(row, column), "time"] = found
    return True
