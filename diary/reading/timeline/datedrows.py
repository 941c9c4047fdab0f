"""The rows of a sheet with a date column → each row that holds more than a date, with its date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from diary.reading.cells.codes import Wrong, is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.files.workbook import CellValue
from diary.reading.timeline.daydates import report_doubts, resolve
from diary.reading.timeline.page import Page


@dataclass(frozen=True)
class Calendar:
    """What dates are read by: any date of the diary, for a year left out; its first day, for `dag 1`; and the
    workbook's way of counting days."""

    near: dt.date | None
    first_day: dt.date | None
    date_1904: bool
    of_sheets: Mapping[str, dt.date] = field(default_factory=dict)  # the day of a sheet that holds one


def row_dates(page: Page, calendar: Calendar) -> Iterator[tuple[int, dt.date | None]]:
    """Yield the rows that hold more than a date, each with its date, that of the row above when it is blank.

    A date alone, as printed beforehand, is no row. A date that cannot be known is reported, and None.
    """
    current: dt.date | None = None
    printed = page.layout.printed

    def read_date(cell: CellValue) -> Written | Wrong | None:
        return date(cell, date_1904=calendar.date_1904, month_first=page.month_first)

    for row in page.rows():
        beside = (cell for key, (_, cell) in page.filled(row).items() if key != "date" and key not in printed)
        only_date = all(map(is_blank, beside))
        written = page.take(row, "date", read_date, "refused")
        refused = isinstance(written, Wrong)
        if isinstance(written, Written):
            current = _date(page, row, written, current, calendar)
            refused = current is None
        elif refused:
            current = None
        if only_date and not refused:
            continue
        if page.layout.place(row, "date") is None:
            current = calendar.of_sheets.get(page.name)
        if current is None and (written is None or _stands_elsewhere(page, row)):
            page.problem("date_missing", "refused", _own_date(page, row))
        late = current is not None and page.layout.is_next_day(row)
        yield row, current + dt.timedelta(days=late) if current else None


def _stands_elsewhere(page: Page, row: int) -> bool:
    """Tell whether a row has its date from another row, or from above the table."""
    place = page.layout.place(row, "date")
    return place is not None and place[0] != row


def _own_date(page: Page, row: int) -> str:
    """Return the cell where a row's own date should stand: without a column of dates, that of its time."""
    column = page.layout.columns.get("date")
    return page.address((row, column.index)) if column else page.cell(row, "time")


def dated_rows(page: Page, calendar: Calendar) -> Iterator[tuple[int, dt.date]]:
    """Yield the rows that hold more than a date with their date; a row whose date cannot be known is refused."""
    for row, day in row_dates(page, calendar):
        if day is None:
            page.ledger.refused += 1
        else:
            yield row, day


def _date(page: Page, row: int, written: Written, above: dt.date | None, calendar: Calendar) -> dt.date | None:
    cell = page.cell(row, "date")
    if written.relative is not None:
        if calendar.first_day is None:
            page.problem("date_unreadable", "refused", cell, page.raw(row, "date"))
            return None
        return calendar.first_day + dt.timedelta(days=written.relative - 1)
    found = resolve(written, above or calendar.near)
    if found is None:
        page.problem("date_without_year", "refused", cell, page.raw(row, "date"))
    else:
        report_doubts(page, written, found, cell, page.raw(row, "date"))
    return found
