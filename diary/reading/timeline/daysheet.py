"""A day sheet → the day and its events with their moments, as rows of the model's tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from diary.reading.cells.codes import DAY_MIN
from diary.reading.cells.halves import FIRST_VOID_BEFORE_RISING_MIN
from diary.reading.timeline import unclear
from diary.reading.timeline.daydates import DayDate, written_date
from diary.reading.timeline.dayrows import Entry, Scales, entries
from diary.reading.timeline.moments import (
    AWAKE_AT_LEAST_MIN,
    astray,
    at_clock,
    exchanged,
    latest,
    place,
    rows_before_rising,
)
from diary.reading.timeline.page import Page
from diary.reading.timeline.rowwords import Slept
from diary.reading.timeline.settled_times import header_time, settled, shown
from diary.reading.timeline.sleepwords import told

Tables = Mapping[str, list[dict[str, Any]]]
GAP = {"voids": "void", "drinks": "drink", "leaks": "leak"}


@dataclass
class DaySheet:
    """One day sheet, understood but not yet placed in time; times are minutes after midnight.

    `told_in`: the cell of a time of sleep that a word in the rows tells; `night_before`: what such words tell of
    the night before this day.
    """

    page: Page
    day: DayDate
    rows: list[Entry]
    rise: int | None
    bed: int | None
    asleep: int | None
    told_in: dict[str, str] = field(default_factory=dict)
    night_before: Mapping[str, Slept] = field(default_factory=dict)
    minutes: list[int | None] = field(default_factory=list)

    @property
    def recorded(self) -> bool:
        """Whether anything of this day was written down; a date alone may have been printed beforehand."""
        return bool(self.rows) or any(time is not None for time in (self.rise, self.bed, self.asleep))

    def cell(self, key: str) -> str:
        """Return the cell of a time of sleep: of the word that tells it, else of its label."""
        return self.told_in.get(key) or self.page.label_cell(key)

    @property
    def rises(self) -> dt.datetime | None:
        """The moment of rising."""
        return None if self.rise is None or self.day.date is None else at_clock(self.day.date, self.rise)

    @property
    def begins(self) -> int:
        """The time the sheet begins: rising, or without it the first that is known."""
        if self.rise is not None:
            return self.rise
        times = [*(time for time in self.minutes if time is not None), self.bed, self.asleep]
        return next((time % DAY_MIN for time in times if time is not None), 0)

    def named(self, moment: dt.datetime) -> dt.datetime | str:
        """Return a moment as it is listed: of a diary without dates its time alone."""
        return moment if self.day.dated else f"{moment:%H:%M}"


def read(page: Page, scales: Scales, *, date_1904: bool) -> DaySheet:
    """Read the header block and the rows of a day sheet."""
    day = DayDate(page, written_date(page, date_1904=date_1904))
    unclear_rows = {row for row in page.layout.by_number if page.only_unclear(row)}
    clear = page.only(page.layout.by_number.keys() - unclear_rows) if unclear_rows else page
    rows = entries(clear, scales)
    first = next((row.clock.minutes for row in rows if row.clock and not row.clock.half_unknown), None)
    rise = header_time(page, "rise", None if first is None else first - AWAKE_AT_LEAST_MIN + 1)
    began = first if rise is None else rise
    bed = header_time(page, "bed", None if began is None else began + AWAKE_AT_LEAST_MIN)
    asleep = header_time(page, "asleep", bed)
    words = told(page, rows, {"rise": rise, "bed": bed, "asleep": asleep})
    rise, bed, asleep = (
        words.own[key].minutes if key in words.own else time
        for key, time in (("rise", rise), ("bed", bed), ("asleep", asleep))
    )
    if rise is not None and bed is not None and _exchanged(page, rows, rise, bed):
        rise = bed = None
    told_in = {key: word.cell for key, word in words.own.items()}
    sheet = DaySheet(page, day, rows, rise, bed, asleep, told_in, words.night_before)
    sheet.minutes = settled(page, rows, None if "rise" in words.own else rise)
    return sheet


def _exchanged(page: Page, rows: list[Entry], rise: int, bed: int) -> bool:
    """Report that the rows lie between going to bed and rising: the two are unknown then."""
    known = [row.clock.minutes for row in rows if row.clock and not row.clock.half_unknown]
    if not exchanged(known, rise, bed):
        return False
    both = " – ".join(f"{page.label_cell(key)} {shown(time)}" for key, time in (("rise", rise), ("bed", bed)))
    page.problem("rise_after_bed", "kept_without_value", page.label_cell("rise"), both)
    return True


def beginning(sheet: DaySheet) -> dt.datetime | None:
    """Return the moment the sheet begins."""
    return at_clock(sheet.day.date, sheet.begins) if sheet.day.date else None


def enter(sheet: DaySheet, next_rise: dt.datetime | None, tables: Tables, *, closes: bool) -> None:
    """Place a recorded day in time and add it and its events to the tables.

    A row whose time cannot be known is refused, and its events are gaps of this day. `closes`: the next morning
    has no sheet of its own, so that the last row may hold it.
    """
    date = sheet.day.date
    dates = dict.fromkeys(sheet.page.layout.by_number, date)
    tables["gaps"].extend(unclear.gaps(sheet.page, dates, begins=sheet.begins, unknown=sheet.begins))
    if date is None:
        for row in sheet.rows:
            enter_untimed(sheet.page, row, None, tables)
        return
    timed = [(row, time) for row, time in zip(sheet.rows, sheet.minutes, strict=True) if time is not None]
    minutes = [time for _, time in timed]
    first_void = next((number for number, (row, _) in enumerate(timed) if row.is_void), None)
    begins = sheet.begins
    leading = rows_before_rising(minutes, sheet.rise)
    placed = place(date, minutes, begins, leading, latest(at_clock(date, begins), next_rise))
    moments = {row.row: moment for (row, _), moment in zip(timed, placed, strict=True)}
    first_morning = None
    if first_void is not None and (sheet.rise is None or _in_the_hour_before(sheet.rise, minutes[first_void])):
        first_morning = timed[first_void][0].row
    early = [row for row, time in timed[:leading] if not _in_the_hour_before(sheet.rise or 0, time)]
    out_of_order = [timed[number][0] for number in sorted(astray(placed))]
    for code, rows in (("before_rising_by_order", early), ("row_out_of_order", out_of_order)):
        for row in rows:
            sheet.page.guess(code, sheet.page.cell(row.row, "time"), sheet.named(moments[row.row]))
    if first_morning is not None and sheet.rise is None:
        cell = sheet.page.cell(first_morning, "urine")
        sheet.page.guess("first_morning_void_taken", cell, sheet.named(moments[first_morning]))
    closing = _closing(sheet, moments) if closes else None
    last = sheet.rows[-1].slept if sheet.rows else None
    if last and closing is None and last.kind == "rise" and last.minutes not in (None, sheet.rise):
        sheet.page.note("sleep_twice", last.cell, shown(last.minutes or 0))
    first_of_mornings = {first_morning, closing.row if closing else None}
    near = at_clock(date, begins)
    for row in sheet.rows:
        if moment := moments.get(row.row):
            near = moment
            enter_row(sheet.page, row, near, row.row in first_of_mornings, tables)
        else:
            enter_untimed(sheet.page, row, near, tables)
    tables["days"].append(_day(sheet, date))
    if closing and closing.rises is not None:
        tomorrow = at_clock(date + dt.timedelta(days=1), 0)
        if closing.slept and closing.slept.by_row:
            sheet.page.guess("rise_or_bed_by_word", closing.slept.cell, shown(closing.rises))
        cells = closing.slept.cell if closing.slept else "", sheet.page.cell(closing.row, "urine")
        tables["days"].append(morning_row(sheet.page.name, tomorrow, closing.rises, sheet.day.dated, cells))


def _in_the_hour_before(rise: int, time: int) -> bool:
    return 0 < rise - time % DAY_MIN <= FIRST_VOID_BEFORE_RISING_MIN


def _closing(sheet: DaySheet, moments: Mapping[int, dt.datetime]) -> Entry | None:
    """Return the last row when its remark says when the patient got up, on the day after that of the sheet."""
    last = sheet.rows[-1] if sheet.rows else None
    moment = moments.get(last.row) if last else None
    if last is None or last.rises is None or moment is None or sheet.day.date is None:
        return None
    return last if moment.date() > sheet.day.date else None


def morning_row(sheet: str, date: dt.datetime, rise: int, dated: bool, cells: tuple[str, str]) -> dict[str, Any]:
    """Return the row of `days` of a morning alone; `cells`: that of rising and that of the first void."""
    rises = date + dt.timedelta(minutes=rise)
    return {
        "date": date,
        "dated": dated,
        "begins": rises,
        "rise": rises,
        "morning_only": True,
        "sheet": sheet,
        "rise_cell": cells[0],
        "first_void_cell": cells[1],
    }


def enter_row(page: Page, row: Entry, at: dt.datetime, first_morning: bool, tables: Tables) -> None:
    """Add the events of a row at their moment."""
    page.ledger.read += 1
    if row.clock and row.clock.date is not None and row.clock.date != at.date():
        page.problem("time_of_other_date", "read", page.cell(row.row, "time"), page.raw(row.row, "time"))
    for table, event in row.events:
        entered = {"at": at, **event}
        if first_morning and table == "voids" and not event["catheter"]:
            entered["first_morning"] = True
        tables[table].append(entered)
    _enter_remarks(page, row, at, tables)


def enter_untimed(page: Page, row: Entry, near: dt.datetime | None, tables: Tables) -> None:
    """Refuse a row that holds events; a remark alone can do without a time."""
    page.ledger.refused += bool(row.events)
    page.ledger.read += not row.events
    for table, event in row.events:
        tables["gaps"].append({"at": near, "what": GAP[table], "sheet": event["sheet"], "cell": event["cell"]})
    _enter_remarks(page, row, near, tables)


def _enter_remarks(page: Page, row: Entry, at: dt.datetime | None, tables: Tables) -> None:
    for code in row.remarks:
        cell = page.cell(row.row, "remarks")
        tables["remarks"].append({"at": at, "code": code, "note": row.noted, "sheet": page.name, "cell": cell})


def _asleep(minutes: int, bed: dt.datetime | None, begins: dt.datetime) -> dt.datetime:
    """Return the moment of falling asleep: the nearest to going to bed, else the first since the day began."""
    day = dt.timedelta(days=1)
    moments = [at_clock(begins.date() + day * days, minutes) for days in range(3)]
    if bed is not None:
        return min(moments, key=lambda moment: abs(moment - bed))
    return next(moment for moment in moments if moment >= begins)


def _day(sheet: DaySheet, date: dt.date) -> dict[str, Any]:
    """Return the row of `days`. Going to bed before the time of rising is past midnight."""
    begins = sheet.begins
    bed = None if sheet.bed is None else at_clock(date, sheet.bed + DAY_MIN * (sheet.bed < begins))
    asleep = None if sheet.asleep is None else _asleep(sheet.asleep, bed, at_clock(date, begins))
    page = sheet.page
    first_void = next((page.cell(row.row, "urine") for row in sheet.rows if row.is_void), page.first_of("urine"))
    return {
        "date": at_clock(date, 0),
        "dated": sheet.day.dated,
        "begins": at_clock(date, begins),
        "rise": sheet.rises,
        "bed": bed,
        "asleep": asleep,
        "morning_only": not sheet.rows and sheet.bed is None and sheet.asleep is None,
        "sheet": page.name,
        "rise_cell": sheet.cell("rise"),
        "bed_cell": sheet.cell("bed"),
        "first_void_cell": first_void,
    }
