"""The dates of the days and of the sheets for a next morning, each of which closes the night after one day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from diary.reading.cells.codes import is_blank
from diary.reading.cells.dates import Written
from diary.reading.timeline import daydates
from diary.reading.timeline.daydates import LABEL, DayDate, report_doubts, resolve
from diary.reading.timeline.morningsheet import Morning
from diary.record import Fate

ONE_DAY = dt.timedelta(days=1)
Days = Mapping[dt.date, DayDate]


def assign(days: Sequence[DayDate], mornings: Sequence[Morning], sheets: Sequence[str], near: dt.date | None) -> None:
    """Give every day and every morning a date; a morning that stays without closes no night.

    A morning has the date that was written. Without one it closes the day whose sheet stands before it in the
    file (`sheets`: their order); a morning that is the only one closes the last day.
    """
    known = any(isinstance(day.written, Written) for day in days)
    telling = [one.day for one in mornings if isinstance(one.day.written, Written) and not known]
    daydates.assign([*days, *telling[:1]], near)
    on = {day.date: day for day in days if day.date}
    taken = {*on, *(one.day.date for one in mornings if one.day.date)}
    in_doubt = [one for one in mornings if one.day.date is None and not _as_written(one, on, taken, near)]
    for one in in_doubt:
        date = _own_date(one, near)
        closes = date if date in taken else _day_before(one, on, sheets, alone=len(mornings) == 1)
        _close(one, closes, on, taken)


def _own_date(one: Morning, near: dt.date | None) -> dt.date | None:
    return resolve(one.day.written, near) if isinstance(one.day.written, Written) else None


def _as_written(one: Morning, on: Days, taken: set[dt.date], near: dt.date | None) -> bool:
    """Take the date that was written, unless another sheet has it; say so when no day lies before it."""
    page, found = one.page, _own_date(one, near)
    if isinstance(one.day.written, Written) and found:
        report_doubts(page, one.day.written, found, one.day.cell, page.raw_label(LABEL))
    if found is None or found in taken:
        return False
    if found - ONE_DAY not in on:
        page.problem("morning_without_day", "read", one.day.cell, page.raw_label(LABEL))
    one.day.date = found
    taken.add(found)
    return True


def _day_before(one: Morning, on: Days, sheets: Sequence[str], *, alone: bool) -> dt.date | None:
    """Return the date of the day that a morning without a date of its own closes."""
    if alone:
        return max(on, default=None)
    before = {sheets.index(day.page.name): date for date, day in on.items()}
    place = max((number for number in before if number < sheets.index(one.page.name)), default=None)
    return None if place is None else before[place]


def _close(one: Morning, closes: dt.date | None, on: Days, taken: set[dt.date]) -> None:
    """Let a morning close a day whose night no other sheet closes; else it is refused."""
    page = one.page
    if closes is not None and closes in on and closes + ONE_DAY not in taken:
        one.day.date, one.day.dated = closes + ONE_DAY, on[closes].dated
        taken.add(closes + ONE_DAY)
        if not is_blank(page.raw_label(LABEL)):
            page.guess("date_from_neighbours", one.day.cell, one.day.date)
        return
    fate: Fate = "refused" if one.events else "none"
    page.problem("morning_twice" if closes else "date_missing", fate, one.day.cell, page.raw_label(LABEL))
