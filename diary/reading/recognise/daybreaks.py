"""Rows of a table that hold only a day: the days that begin below them, each with its date where that can be known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from diary.reading.cells.codes import Wrong, is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.cells.times import FIRST_REAL_YEAR, Clock, clock
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.grid_cells import cell_at
from diary.reading.recognise.labels import labels_in
from diary.reading.recognise.layout import Place
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.relative import DAY, WEEK, dated, first_day, weekday_of
from diary.reading.recognise.titles import date_in

MOST_OF_A_DAY_ROW = 2
"""A row that begins a day holds no more than a label and its date."""


def with_day_rows(table: Table, above: Place | None) -> tuple[Table, dict[int, Place]]:
    """Return the table without its rows that hold only a day, and by row the places of those days."""
    sparse = [row for row in table.rows if _is_sparse(table.sheet.rows[row])]
    if not sparse or "time" not in table.columns:
        return table, {}
    days: dict[int, tuple[Place, CellValue]] = {}
    last = first = first_day(table, above)
    for row in sparse:
        if (day := _day_row(table, row, last)) is None:
            continue
        place, cell = day
        called = _called(cell, first, last)
        last = called or _own_date(cell, last)
        days[row] = place, called or cell
    if not days:
        return table, {}
    values = {(place, "date"): value for place, value in days.values()}
    kept = table.of_rows(row for row in table.rows if row not in days)
    return kept.saying(values), {row: place for row, (place, _) in days.items()}


def _is_sparse(cells: Sequence[CellValue]) -> bool:
    return len(cells) - cells.count(None) - cells.count("") <= MOST_OF_A_DAY_ROW


def _day_row(table: Table, row: int, last: dt.date | None) -> tuple[Place, CellValue] | None:
    """Return the place of the day in a row that holds nothing else, and what it says; None of any other row."""
    cells = table.sheet.rows[row]
    filled = [index for index, cell in enumerate(cells) if not is_blank(cell)]
    if not filled or len(filled) > MOST_OF_A_DAY_ROW:
        return None
    own = {table.columns[key].index for key in ("date",) if key in table.columns}
    if len(filled) == 2:
        label = labels_in([cells], row).get("date")
        return (label[0], cell_at(table.sheet.rows, label[0])) if label and label[0] == (row, filled[1]) else None
    index = filled[0]
    cell = cells[index]
    if index in own or (((row, index), "time") in table.values and table.printed):
        return None
    day = day_in(cell)
    if day is None and _follows(cell, last):
        day = cell
    return ((row, index), day) if day is not None else None


def day_in(cell: CellValue) -> CellValue:
    """Return the day that a cell alone in its row says, None when it says something else."""
    if isinstance(cell, dt.date) and getattr(cell, "year", 0) >= FIRST_REAL_YEAR:
        return cell
    if not isinstance(cell, str) or (isinstance(clock(cell), Clock) and isinstance(date(cell), Wrong)):
        return None
    if weekday_of(cell) is not None:
        return cell.strip()
    written = date(cell)
    with_weekday = isinstance(written, Written) and written.relative is None and written.weekday is not None
    return cell.strip() if with_weekday else date_in(cell)


def _follows(cell: CellValue, last: dt.date | None) -> bool:
    """Tell whether two bare numbers, `20-11`, are the day after the last one: alone they could be anything."""
    return last is not None and isinstance(cell, str) and _own_date(cell, last) == last + DAY


def _called(cell: CellValue, first: dt.date | None, last: dt.date | None) -> dt.date | None:
    """Return the date of a day that is called by its number or its weekday; None when it says its own."""
    weekday = weekday_of(cell)
    if weekday is not None and last is not None:
        return last + ((weekday - last.weekday() - 1) % WEEK + 1) * DAY
    written = date(cell)
    day = dated(first, written.relative) if isinstance(written, Written) and written.relative is not None else None
    return day if isinstance(day, dt.date) else None


def _own_date(cell: CellValue, last: dt.date | None) -> dt.date | None:
    """Return the date that a cell says, the nearest after the last one where its year or its order leaves it open."""
    read = (date(cell), date(cell, month_first=True))
    written = [each for each in read if isinstance(each, Written) and each.relative is None]
    years = (last.year, last.year + 1) if last else ()
    found = [day for each in written for year in ([each.year] if each.year else years) if (day := each.on(year))]
    later = [day for day in found if last is None or day > last]
    return (min(later) if last else later[0]) if later else None
