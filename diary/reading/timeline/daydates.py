"""The dates of the recorded days: as written, completed by the year or by the neighbours, or only their order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from diary.reading.cells.codes import Wrong
from diary.reading.cells.dates import Written, date
from diary.reading.files.workbook import CellValue
from diary.reading.timeline.page import Page

ANCHOR = dt.date(2000, 1, 1)
"""The first day of a diary without any date: it only keeps the order."""
LABEL = "date"


@dataclass
class DayDate:
    """The date of one day sheet; None as long as, or when, it cannot be known."""

    page: Page
    written: Written | Wrong | None
    date: dt.date | None = None
    dated: bool = True

    @property
    def cell(self) -> str:
        """The address of the date."""
        return self.page.label_cell(LABEL)


def written_date(page: Page, *, date_1904: bool = False) -> Written | None:
    """Return the date in the sheet's header block; one that cannot be read is reported."""
    return page.label(LABEL, lambda cell: date(cell, date_1904=date_1904, month_first=page.month_first))


def resolve(written: Written, near: dt.date | None) -> dt.date | None:
    """Return the date of what was written; without a year, the one nearest to `near`; None without that.

    >>> resolve(Written(1, 1), dt.date(2025, 12, 30))
    datetime.date(2026, 1, 1)
    """
    if written.relative is not None:
        return None
    if written.year is not None:
        return written.on(written.year)
    if near is None:
        return None
    years = [found for year in (near.year, near.year - 1, near.year + 1) if (found := written.on(year))]
    return min(years, key=lambda found: abs(found - near), default=None)


def report_doubts(page: Page, written: Written, found: dt.date, cell: str, raw: CellValue) -> None:
    """Report a weekday that the date does not have, and a year that was guessed."""
    if written.contradicts(found):
        page.problem("date_weekday", "read", cell, raw)
    if written.year is None:
        page.guess("year_from_context", cell, found)


def assign(days: Sequence[DayDate], near: dt.date | None) -> None:
    """Give every day a date. `near` is any date of the file, for a year that was left out.

    A day without a date, or with that of another day, is placed one day after its neighbour; without any date
    in the diary the days follow each other from `ANCHOR`, with `dated` False: a warning where a title names a year.
    """
    taken: set[dt.date] = set()
    for day in days:
        if not isinstance(day.written, Written):
            continue
        found = resolve(day.written, near)
        if found is None:
            if day.written.relative is None:
                day.page.problem("date_without_year", "none", day.cell, day.page.raw_label(LABEL))
            continue
        near = found
        report_doubts(day.page, day.written, found, day.cell, day.page.raw_label(LABEL))
        if found in taken:
            day.page.problem("date_twice", "none", day.cell, found)
        else:
            day.date = found
            taken.add(found)
    if days and not taken:
        days[0].page.problem("dates_missing", "none", days[0].cell, severity="warning" if near else None)
    known = [(position, day.date) for position, day in enumerate(days) if day.date]
    for position, day in enumerate(days):
        if day.date is None:
            _by_neighbours(day, _position(day, position), known, taken)


def _position(day: DayDate, position: int) -> int:
    """Return the place of a day among the others, as `dag n` says or as its sheet stands."""
    relative = day.written.relative if isinstance(day.written, Written) else None
    return position if relative is None else relative - 1


def _by_neighbours(day: DayDate, position: int, known: list[tuple[int, dt.date]], taken: set[dt.date]) -> None:
    """Count on from the nearest day with a date, the one before first; a date that is taken is no place.

    When no place is left the day stays without a date, and its rows are refused.
    """
    nearest_first = sorted(known, key=lambda other: (abs(other[0] - position), other[0] > position))
    for other, date_of_other in nearest_first or [(0, ANCHOR)]:
        found = date_of_other + dt.timedelta(days=position - other)
        if found not in taken:
            day.date, day.dated = found, bool(known)
            taken.add(found)
            if known:
                day.page.guess("date_from_neighbours", day.cell, found)
            return
    day.page.problem("date_missing", "refused", day.cell)
