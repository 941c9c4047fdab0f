"""Dates that stand nearer to an event than the one that it was given."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from diary.reading.cells.codes import Wrong, as_text, is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.doubts.look import Doubt, Event, Look
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.layout import TAB, Place
from diary.reading.recognise.titles import date_in

BESIDE, NONE, APART = "date_beside", "day_without_date", "day_apart"
DAY = dt.timedelta(days=1)
FEWEST_DAYS = 3
"""Of two days nobody can tell which lies apart."""
LINES_OF_HEADING = 2
"""So many lines above a date beside a table, one above its columns is of the same heading."""


def doubts(look: Look) -> Iterator[Doubt]:
    """Yield the events above which another date stands than that of their day, and those whose date is none."""
    written = _dates(look)
    places = sorted(written)
    astray: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in look.events if written else ():
        if (place := _nearer(event, written, places)) is not None:
            astray[BESIDE, f"{look.address(place)}: {written[place]}"].append(event)
        elif (text := _no_date(event)) and event.at is not None:
            astray[NONE, text].append(event)
    yield from (Doubt(code, quoted, events) for (code, quoted), events in astray.items())
    yield from _apart(look)


def _apart(look: Look) -> Iterator[Doubt]:
    """Yield the events of a single day far from all others, where these follow each other: its month may be wrong."""
    by_day: defaultdict[dt.date, list[Event]] = defaultdict(list)
    for event in look.events:
        if event.at is not None:
            by_day[event.at.date()].append(event)
    days, far = sorted(by_day), dt.timedelta(days=threshold("day_apart"))
    if len(days) < FEWEST_DAYS:
        return
    for lonely, near, others in ((days[-1], days[-2], days[:-1]), (days[0], days[1], days[1:])):
        if abs(lonely - near) > far >= others[-1] - others[0]:
            yield Doubt(APART, str(lonely), by_day[lonely])


def _dates(look: Look) -> Mapping[Place, dt.date]:
    """Return the dates in full that stand outside the rows of tables, each by its place."""
    found: dict[Place, dt.date] = {}
    month_first = look.pages[0].month_first
    for row, cells in enumerate(look.rows):
        if row in look.numbers:
            continue
        for at, cell in enumerate(cells):
            if (when := _date(cell, month_first=month_first)) is not None:
                found[row, at] = when
    return found


def _date(cell: CellValue, *, month_first: bool) -> dt.date | None:
    if isinstance(cell, str) and not is_blank(cell):
        text = date_in(cell)
        written = date(text, month_first=month_first) if text else None
    else:
        written = date(cell) if isinstance(cell, dt.date) else None
    return written.in_full if isinstance(written, Written) else None


def _nearer(event: Event, written: Mapping[Place, dt.date], places: Sequence[Place]) -> Place | None:
    """Return the date above an event that is nearer than its own, and another; None where there is none.

    `places` are those of the dates, in order: none further up than its own date's heading is nearer.
    """
    own = _source(event)
    if own is None or own[0] == event.row or event.at is None:
        return None
    nearest = next((place for place in _between(own, event, places) if _is_before(own, place, event)), None)
    if nearest is None:
        return None
    day = event.at.date()
    days = {written[own]} if own in written else {day, day - DAY}
    apart = abs((written[nearest] - day).days)
    return None if written[nearest] in days or apart > threshold("days_apart") else nearest


def _between(own: Place, event: Event, places: Sequence[Place]) -> Iterator[Place]:
    """Yield the dates above an event that may be nearer than its own, from below; of its own row those between them."""
    first, end = (bisect_left(places, (row, -1)) for row in (own[0] - LINES_OF_HEADING, event.row))
    begin, below = (min(end, bisect_left(places, (row, -1))) for row in (own[0], own[0] + 1))
    left = bisect_right(places, own) if own[1] <= event.place[1] else begin
    right = min(below, bisect_right(places, (own[0], event.place[1])))
    for stretch in (range(below, end), range(left, right), range(first, begin)):
        yield from (places[at] for at in reversed(stretch))


def _is_before(own: Place, place: Place, event: Event) -> bool:
    """Tell whether a date stands nearer to an event than its own: below that, or above the columns of the table.

    Of two in one row the nearer to the left counts.
    """
    columns = [column.index for column in event.page.layout.columns.values()]
    inside, own_inside = (min(columns) <= at <= max(columns) for at in (place[1], own[1]))
    own_inside |= own[0] >= event.page.layout.shape.first_row
    if own[0] == place[0]:
        return own[1] < place[1] <= event.place[1] or place[1] <= event.place[1] < own[1]
    if own_inside or own == TAB:
        return place[0] > own[0] and (inside or own == TAB)
    return inside and place[0] >= own[0] - LINES_OF_HEADING


def _source(event: Event) -> Place | None:
    """Return where the date of an event stands; that of a tab is before all, and where it is only counted, none."""
    layout = event.page.layout
    return layout.place(event.row, "date") or layout.labels.get("date")


def _no_date(event: Event) -> str:
    """Return what stands where the date of a day should, and is none; empty for a date and for nothing."""
    raw = event.page.raw_label("date")
    return as_text(raw) if event.page.layout.kind == "day" and isinstance(date(raw), Wrong) else ""
