"""Which of two numbers is the day, `03/09/2026`: settled once for a whole file by what its other dates tell.

A number above twelve tells, then a weekday beside a date, then which order gives days that follow each other.
Without such evidence the day comes first, in a file that is written as in America the month; of slashes the first
and a month that comes first are listed once, as a guess.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from diary.reading.cells.dates import Written, date
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.country import american
from diary.reading.recognise.layout import Place
from diary.reading.timeline.page import Page

LEAP_YEAR = 2024
"""Stands in for a year that is written nowhere: only the distance between days is asked."""
AMOUNTS = ("urine", "drink", "catheter")
CLOSER = 2
"""The days of one order span this many times less than those of the other, or they tell nothing."""


@dataclass(frozen=True)
class Orders:
    """A date as it reads in either order."""

    day_first: Written
    month_first: Written

    def read(self, month_first: bool) -> Written:
        """Return the date in one of the orders."""
        return self.month_first if month_first else self.day_first

    @property
    def open(self) -> bool:
        """Whether both orders give a date of their own, be it with slashes or, as on a tab, with dashes."""
        return self.day_first.month != self.month_first.month

    @property
    def opened(self) -> Orders:
        """The date of which the order is open, whatever stands between its numbers."""
        return replace(self, day_first=replace(self.day_first, order="either")) if self.open else self


@dataclass(frozen=True)
class _Dated(Orders):
    """A cell with a date."""

    page: Page
    cell: str


def settle(pages: Sequence[Page], *, date_1904: bool) -> list[Page]:
    """Return the pages with the order in which their dates are to be read, and list what had to be guessed."""
    if not any(isinstance(raw, str) for page in pages for _, raw in date_cells(page)):
        return list(pages)  # a date that the file keeps as one has no other order
    dated = [found for page in pages for found in _dated(page, date_1904)]
    order = month_first(dated)
    if order is None and any(each.open for each in dated) and _american(pages):
        order = month_first([each.opened for each in dated]) is not False
    swapped = [one for one in dated if one.read(bool(order)).month_first]
    undecided = [one for one in dated if order is None and one.day_first.order == "either"]
    if swapped:
        first = swapped[0]
        first.page.guess("date_month_first", first.cell, _shown(first.read(bool(order)), dated))
    elif undecided:
        first = undecided[0]
        first.page.guess("date_day_first", first.cell, _shown(first.day_first, dated))
    return [replace(page, month_first=True) for page in pages] if order else list(pages)


def _american(pages: Sequence[Page]) -> bool:
    units = [column.unit for page in pages for column in page.layout.columns.values()]
    rows = [(page, row) for page in pages for row in page.layout.by_number]
    amounts = (page.raw(row, key) for page, row in rows for key in AMOUNTS)
    return american(units, amounts, (page.raw(row, "time") for page, row in rows))


def date_cells(page: Page) -> Iterator[tuple[Place, CellValue]]:
    """Yield the place and the content of every cell that should hold a date: the label's, then the rows'."""
    label = page.layout.labels.get("date")
    if label is not None:
        yield label, page.raw_label("date")
    met = {label}
    for row in page.layout.rows:
        place = row.cells.get("date")
        if place is not None and place not in met:
            met.add(place)
            yield place, page.raw(row.number, "date")


def _dated(page: Page, date_1904: bool) -> Iterator[_Dated]:
    for place, raw in date_cells(page):
        day_first = date(raw, date_1904=date_1904)
        swapped = date(raw, date_1904=date_1904, month_first=True) if isinstance(raw, str) else day_first
        if isinstance(day_first, Written) and isinstance(swapped, Written) and day_first.relative is None:
            yield _Dated(day_first, swapped, page, page.address(place))


def month_first(dated: Sequence[Orders]) -> bool | None:
    """Return whether in the dates of a file the month comes first; None when nothing tells."""
    told = {one.day_first.order for one in dated} & {"day", "month"}
    if len(told) == 1:
        return told == {"month"}
    year, open_dates = _year(dated), [one for one in dated if one.day_first.order == "either"]
    wrong = [sum(_contradicts(one.read(order), year) for one in open_dates) for order in (False, True)]
    if wrong[0] != wrong[1]:
        return wrong[1] < wrong[0]
    if not open_dates:
        return None
    spans = [_span([one.read(order) for one in dated], year) for order in (False, True)]
    if CLOSER * spans[1] < spans[0]:
        return True
    return False if CLOSER * spans[0] < spans[1] else None


def _year(dated: Sequence[Orders]) -> int:
    return next((one.day_first.year for one in dated if one.day_first.year is not None), LEAP_YEAR)


def _shown(written: Written, dated: Sequence[Orders]) -> dt.date | str:
    return _on(written, _year(dated)) or f"{written.day}-{written.month}"


def _on(written: Written, year: int) -> dt.date | None:
    return written.on(year if written.year is None else written.year)


def _contradicts(written: Written, year: int) -> bool:
    found = _on(written, year)
    return found is not None and written.contradicts(found)


def _span(written: Sequence[Written], year: int) -> int:
    days = [found for one in written if (found := _on(one, year))]
    return (max(days) - min(days)).days
