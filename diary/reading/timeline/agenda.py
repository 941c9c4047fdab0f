"""Lists of rows with a date of their own → events at their moments, and the days they make together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, zip_longest
from typing import Any, NamedTuple

from diary.reading.cells.codes import DAY_MIN, is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.cells.times import Clock, clock
from diary.reading.recognise.layout import MARK, SLEEP
from diary.reading.recognise.runs import opens_its_date
from diary.reading.timeline import unclear
from diary.reading.timeline.datedrows import Calendar, row_dates
from diary.reading.timeline.daydates import ANCHOR
from diary.reading.timeline.dayrows import Entry, Scales, entries
from diary.reading.timeline.daysheet import Tables, enter_row, enter_untimed
from diary.reading.timeline.moments import at_clock
from diary.reading.timeline.page import Page
from diary.reading.timeline.settled_times import settled, shown
from diary.reading.timeline.sleeps import Between, Sleep, last_of, main_rises
from diary.reading.timeline.sleepwords import at_night

DAY = dt.timedelta(days=1)
PAIR = 2
"""Two times do not tell that the newest comes first."""
NOON_MIN = 12 * 60
"""Where an event without a time is placed in its day, when nothing else of that day is known."""


class Event(NamedTuple):
    """A row that was placed in time: its moment, the date under which it was written, and where it stands."""

    at: dt.datetime
    under: dt.date
    page: Page
    entry: Entry


@dataclass
class Agenda:
    """Everything that lists say: the events and the times of sleep."""

    events: list[Event] = field(default_factory=list)
    sleeps: list[Sleep] = field(default_factory=list)


def enter(pages: Sequence[Page], calendar: Calendar, scales: Scales, tables: Tables) -> None:
    """Add the events of all lists to the tables, and the days they make that are not there yet."""
    agenda = Agenda()
    numbered = next((page for page in pages if _only_numbered(page)), None)
    if numbered and calendar.first_day is None:
        first = numbered.cell(numbered.layout.rows[0].number, "date")
        numbered.problem("dates_missing", "none", first, severity="warning" if calendar.near else None)
        calendar = replace(calendar, first_day=ANCHOR)
    for page in pages:
        _read(page, calendar, scales, agenda, tables)
    dated = calendar.first_day != ANCHOR
    new = _days(agenda, {row["date"].date() for row in tables["days"]})
    tables["days"].extend(row | {"dated": dated} for row in new)
    tables["days"].sort(key=lambda row: row["begins"])
    for number, row in enumerate(tables["days"], 1):
        row["day"] = number


def _only_numbered(page: Page) -> bool:
    """Tell whether the days of a list are numbered, and none has a date."""
    read = [date(page.raw(row, "date")) for row in page.layout.by_number]
    written = [found for found in read if isinstance(found, Written)]
    return bool(written) and all(found.relative is not None for found in written)


def has_place_for(page: Page, key: str) -> bool:
    """Tell whether a list has a place for leaks or pads: a column of its own, or an event of that kind."""
    layout = page.layout
    return key in layout.columns or any(key in row.cells for row in layout.rows)


def _read(page: Page, calendar: Calendar, scales: Scales, agenda: Agenda, tables: Tables) -> None:
    """Read a list: its times of sleep, what is not clear, and then its events."""
    dates = dict(row_dates(page, calendar))
    sleeping = {row for row in dates if any(not is_blank(page.raw(row, key)) for key in SLEEP)}
    only_sleep = {row for row in sleeping if not _holds_more(page, row)}
    _read_labels(page, dates, agenda)
    for row in sorted(sleeping):
        sleeps = list(_sleeps(page, row, dates[row]))
        agenda.sleeps += sleeps
        if row in only_sleep:
            page.ledger.read += bool(sleeps)
            page.ledger.refused += not sleeps
    tables["gaps"].extend(unclear.gaps(page, dates, begins=0, unknown=NOON_MIN))
    events = [row for row in dates if row not in only_sleep and not page.only_unclear(row)]
    for day, group in groupby(entries(page.only(events), scales), key=lambda entry: dates[entry.row]):
        agenda.events += _placed(page, list(group), day, agenda, tables)


def _told(page: Page, entry: Entry, day: dt.date, minutes: int | None) -> Iterator[Sleep]:
    """Yield what a word in a row says of sleep, at its own time or that of the row; a guess. Without either it is told.

    `minutes` is the time of the row, where it is known. Who woke at night and passed urine woke for that; it is told.
    """
    word = entry.slept
    if word is None:
        return
    time = minutes % DAY_MIN if word.by_row and minutes is not None else word.minutes
    if time is not None and word.kind == "rise" and entry.events and at_night(time):
        page.note("woke_at_night", word.cell, shown(time))
    elif time is not None:
        page.guess("rise_or_bed_by_word", word.cell, shown(time))
        yield Sleep(word.kind, at_clock(day, time), page, word.cell)
    elif is_blank(page.raw(entry.row, "time")):
        page.problem("time_missing", "kept_without_value", word.cell)


def _placed(page: Page, group: list[Entry], day: dt.date | None, agenda: Agenda, tables: Tables) -> Iterator[Event]:
    """Add rows of one date to the tables and yield those that have a moment; the others are refused."""
    near = None if day is None else at_clock(day, NOON_MIN)
    times = [None for _ in group] if day is None else _on_its_date(page, group, settled(page, group, None))
    for entry, minutes in zip(group, times, strict=True):
        if day is None or minutes is None:
            enter_untimed(page, entry, near, tables)
            agenda.sleeps += _told(page, entry, day, None) if day else ()
            continue
        near = at_clock(day, minutes)
        first_morning = page.layout.place(entry.row, "first_morning") is not None
        enter_row(page, entry, near, first_morning, tables)
        agenda.sleeps += _told(page, entry, near.date(), minutes)
        if entry.slept and not entry.events:
            continue
        yield Event(near, day - DAY * page.layout.is_next_day(entry.row), page, entry)


def _on_its_date(page: Page, group: list[Entry], times: list[int | None]) -> list[int | None]:
    """Return the times of rows of one date; `24:10` at its beginning is ten past its first midnight, a guess."""
    for step in (1, -1):  # the newest may come first
        if opens_its_date(times[::step]) and (step == 1 or len(times) > PAIR):
            number = next(number for number in range(len(times))[::step] if times[number] is not None)
            time = (times[number] or 0) % DAY_MIN
            page.guess("midnight_by_order", page.cell(group[number].row, "time"), f"00:{time:02}")
            return [*times[:number], time, *times[number + 1 :]]
    return times


def _holds_more(page: Page, row: int) -> bool:
    """Tell whether a row holds something beside a date, a time and sleep."""
    own = page.layout.cells(row)
    return any(not is_blank(page.raw(row, key)) for key in own if key not in (*SLEEP, "date", "time", "remarks"))


def _sleeps(page: Page, row: int, day: dt.date | None) -> Iterator[Sleep]:
    """Yield the times of sleep of a row: of an event the row's own, of a column that in its cell."""
    for key in SLEEP:
        if is_blank(page.raw(row, key)):
            continue
        by_event = page.raw(row, key) == MARK
        cell = page.cell(row, "time" if by_event else key)
        found = page.take(row, "time" if by_event else key, clock, "refused" if by_event else "kept_without_value")
        if found is None:
            page.problem("time_missing", "refused", cell)
        elif isinstance(found, Clock) and found.half_unknown:
            page.problem("time_half_of_day", "kept_without_value", cell, page.raw(row, "time" if by_event else key))
        elif isinstance(found, Clock) and day is not None:
            early = not by_event and key != "rise" and found.minutes < NOON_MIN and not page.layout.is_next_day(row)
            yield Sleep(key, at_clock(day, found.minutes) + DAY * early, page, cell)


def _read_labels(page: Page, dates: dict[int, dt.date | None], agenda: Agenda) -> None:
    """Take the times of sleep that stand above a list of one day."""
    day = next((day for row, day in dates.items() if day is not None and not page.layout.is_next_day(row)), None)
    for key in SLEEP:
        found = page.label(key, clock)
        if isinstance(found, Clock) and not found.half_unknown and day is not None:
            late = key != "rise" and found.minutes < NOON_MIN
            agenda.sleeps.append(Sleep(key, at_clock(day, found.minutes) + DAY * late, page, page.label_cell(key)))


def _days(agenda: Agenda, known: set[dt.date]) -> Iterator[dict[str, Any]]:
    """Yield the days of a list that are not known yet, in order of time.

    A day begins at its rising, or where that is not known at its first event. Without a rising a date on which
    nothing lies a day after the rising before it belongs to that day.
    """
    noted = _each_cell_once(agenda.sleeps)
    rises = {one.at.date(): one for one in main_rises(noted)}
    by_date: dict[dt.date, list[Event]] = {}
    for event in sorted(agenda.events, key=lambda event: event.at):
        by_date.setdefault(event.under, []).append(event)
    begins: dict[dt.date, dt.datetime] = {}
    last_rise: dt.datetime | None = None
    for day in sorted({*rises, *by_date}):
        rise = rises.get(day)
        if rise is None and last_rise and by_date[day][-1].at < last_rise + DAY:
            continue
        begins[day] = rise.at if rise else by_date[day][0].at
        last_rise = rise.at if rise else None
    days = sorted(begins)
    events = Between(agenda.events)
    sleeps = Between(noted)
    for day, following in zip_longest(days, days[1:]):
        if day not in known:
            window = begins[day], begins.get(following)
            yield _day(day, rises.get(day), events.within(*window), sleeps.within(*window), begins[day])


def _each_cell_once(sleeps: Iterable[Sleep]) -> list[Sleep]:
    """Return the times of sleep, those above tables beside each other once: they are of the day of all."""
    return list({(one.kind, one.at, one.page.name, one.cell): one for one in reversed(list(sleeps))}.values())[::-1]


def _day(
    day: dt.date, rise: Sleep | None, events: Sequence[Event], sleeps: Sequence[Sleep], start: dt.datetime
) -> dict[str, Any]:
    bed, asleep = (last_of(sleeps, kind) for kind in ("bed", "asleep"))
    first_void = next((event for event in events if event.entry.is_void), None)
    sheet = next((one.page for one in (rise, first_void, bed, *events) if one), None)

    def cell(one: Sleep | None) -> str:
        return one.cell if one and sheet and one.page.name == sheet.name else ""

    return {
        "date": at_clock(day, 0),
        "begins": start,
        "rise": rise.at if rise else None,
        "bed": bed.at if bed else None,
        "asleep": asleep.at if asleep else None,
        "sheet": sheet.name if sheet else "",
        "rise_cell": cell(rise),
        "bed_cell": cell(bed),
        "first_void_cell": first_void.page.cell(first_void.entry.row, "urine") if first_void else "",
    }
