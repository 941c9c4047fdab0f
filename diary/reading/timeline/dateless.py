"""Tables without dates: the year that a title names, and dates that stand on the sheet and belong to no row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from diary.reading.cells.codes import is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.files.workbook import Sheet
from diary.reading.recognise.accounts import BESIDE_EVENTS
from diary.reading.recognise.layout import EVENTS, TAB
from diary.reading.recognise.month_of_title import year_and_month
from diary.reading.recognise.titles import date_in
from diary.reading.recognise.totals import heads_sums
from diary.reading.timeline.page import Page

TITLE_ROWS = 10
"""Rows from the top in which a title with the year stands."""
FEWEST_DATES = 2
"""One date on a sheet may be that of its form; of so many a person sees that they are those of the days."""
MID_YEAR, MID_MONTH = 7, 15


def year_named(sheets: Iterable[Sheet]) -> dt.date | None:
    """Return a date in the one year that stands in a title or on a tab, `Plasdagboek mei 2025`; None without one.

    It lies in the middle of the month that stands beside it, or else of the year.
    """
    texts = (
        text
        for sheet in sheets
        for text in (sheet.name, *(cell for row in sheet.rows[:TITLE_ROWS] for cell in row if isinstance(cell, str)))
    )
    named = {found for text in texts if (found := year_and_month(text))}
    if len({year for year, _ in named}) != 1:
        return None
    year, month = max(named)
    return dt.date(year, month or MID_YEAR, MID_MONTH)


def without_dateless(pages: Sequence[Page], *, date_1904: bool) -> list[Page]:
    """Return the pages without those that have no date while dates stand on their sheet; each of these is reported.

    Their days would only keep an order, and what the person dated would fall together.
    """
    kept = []
    for page in pages:
        dates = {} if _is_dated(page) else _dates(page, date_1904)
        if len(dates) < FEWEST_DATES:
            kept.append(page)
            continue
        first, cell = next(iter(dates.items()))
        for at in dict.fromkeys((cell, *_cells(page))):
            page.problem("dates_not_read", "refused", at, first)
        page.ledger.refused += sum(not page.only_unclear(row) for row in page.rows())  # those that are were counted
    return kept


def _cells(page: Page) -> Iterator[str]:
    """Yield the cells of what happened, by which a person sees which rows are meant."""
    for row in page.rows():
        for key, (at, cell) in page.filled(row).items():
            if key not in BESIDE_EVENTS and not is_blank(cell):
                yield page.address(at)


def _is_dated(page: Page) -> bool:
    """Tell whether a table has dates, or numbers of days, that were written; without rows there is nothing to date."""
    rows = page.layout.by_number
    if page.layout.kind not in EVENTS or not rows or "date" in page.layout.labels:
        return True
    first = next(iter(rows))
    by_row = any(page.layout.place(row, "date") not in (None, TAB) for row in rows)
    on_tab = date(page.raw(first, "date"))
    return by_row or (isinstance(on_tab, Written) and on_tab.relative is None)


def _dates(page: Page, date_1904: bool) -> dict[dt.date, str]:
    """Return each date with its year that is the whole of a cell, or stands in a row of its own, with its cell.

    Those of a table of sums below the rows are left out: they are of what was added up.
    """
    found: dict[dt.date, str] = {}
    rows = page.sheet.rows
    sums = next((number for number, row in enumerate(rows) if heads_sums(row)), len(rows))
    for number, row in enumerate(rows[:sums]):
        filled = [index for index, cell in enumerate(row) if not is_blank(cell)]
        for index in filled:
            cell = row[index]
            alone = isinstance(cell, str) and len(filled) == 1
            written = date(date_in(cell) if alone else cell, date_1904=date_1904, month_first=page.month_first)
            if isinstance(written, Written) and written.in_full:
                found.setdefault(written.in_full, page.address((number, index)))
    return found
