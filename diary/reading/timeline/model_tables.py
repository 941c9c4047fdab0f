"""The pages of a file → the tables of the model: the days in order of time, and everything that happened in them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from diary import model
from diary.reading.cells.dates import Written, date
from diary.reading.timeline import (
    about,
    agenda,
    bowelsheet,
    dateless,
    dateorder,
    daysheet,
    exercisesheet,
    morning_dates,
    morningsheet,
    nightsheet,
)
from diary.reading.timeline.closing_morning import take_closing_morning
from diary.reading.timeline.datedrows import Calendar
from diary.reading.timeline.moments import at_clock
from diary.reading.timeline.page import Page
from diary.reading.timeline.settled_times import shown


def tables_of(
    pages: list[Page], measures: Mapping[str, float] | None, urge_scale: str, *, date_1904: bool
) -> dict[str, list[dict[str, Any]]]:
    """Return the tables of the model, filled with what the pages hold: who, days, lists, stools, nights, exercises.

    `urge_scale` is that which a clinic's form declares, empty without one.
    """
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in model.TABLES}
    patient, scales = about.read(pages, measures)
    if not scales.urge and (scale := urge_scale or about.urge_in_words(pages)):
        patient["urge_scale"], scales = scale, replace(scales, urge=scale)
    days, closing = [], []
    for page in pages:
        if page.layout.kind == "day":
            days.append(daysheet.read(page, scales, date_1904=date_1904))
        elif page.layout.kind == "morning":
            closing.append(morningsheet.read(page, scales, date_1904=date_1904))
    near = any_date(pages, date_1904=date_1904) or dateless.year_named(page.sheet for page in pages)
    _enter_days([day for day in days if day.recorded], [one for one in closing if one.recorded], pages, near, tables)
    lists = [page for page in pages if page.layout.kind == "list"]
    agenda.enter(lists, Calendar(near, first_day(tables), date_1904), scales, tables)
    take_closing_morning(pages, tables)
    for page in pages:
        nightsheet.enter_labelled(page, tables)
    first = first_day(tables)
    calendar = Calendar(near or first, first, date_1904, _days_of_sheets(tables))
    for page in pages:
        if page.layout.kind == "bowel":
            bowelsheet.enter(page, calendar, tables, scale=patient["stool_scale"])
        elif page.layout.kind == "nights":
            nightsheet.enter(page, calendar, tables)
        elif page.layout.kind == "exercises":
            exercisesheet.enter(page, calendar, tables)
    day_columns = [day.page.layout.columns for day in days]
    for key in ("leak", "pad"):
        by_day = all(key in columns for columns in day_columns)
        in_list = any(agenda.has_place_for(page, key) for page in lists)
        patient[f"records_{key}s"] = bool(days or lists) and by_day and (in_list or not lists)
    tables["patients"].append(patient)
    return tables


def _days_of_sheets(tables: daysheet.Tables) -> dict[str, dt.date]:
    """Return the day of every sheet that holds one: that of its rows to which no date belongs."""
    days = Counter(row["sheet"] for row in tables["days"])
    return {row["sheet"]: row["date"].date() for row in tables["days"] if days[row["sheet"]] == 1}


def first_day(tables: daysheet.Tables) -> dt.date | None:
    """Return the first day that has a date."""
    return min((row["date"].date() for row in tables["days"] if row["dated"]), default=None)


def _enter_days(
    days: list[daysheet.DaySheet],
    closing: list[morningsheet.Morning],
    pages: list[Page],
    near: dt.date | None,
    tables: daysheet.Tables,
) -> None:
    """Date the days and the mornings, place them in order of time and number them."""
    morning_dates.assign([day.day for day in days], closing, [page.name for page in pages], near)
    known = [day.rises for day in days] + [one.rises for one in closing]
    rises = sorted(rise for rise in known if rise is not None)
    own = {day.day.date for day in days} | {one.day.date for one in closing}
    for day in sorted(days, key=lambda day: day.day.date or dt.date.max):
        began, date = daysheet.beginning(day), day.day.date
        closes = date is not None and date + dt.timedelta(days=1) not in own
        daysheet.enter(day, next((rise for rise in rises if began and rise > began), None), tables, closes=closes)
    for day in days:
        _enter_night_before(day, tables)
    for one in closing:
        morningsheet.enter(one, tables)
    tables["days"].sort(key=lambda row: row["date"])
    for number, row in enumerate(tables["days"], 1):
        row["day"] = number


def _enter_night_before(sheet: daysheet.DaySheet, tables: daysheet.Tables) -> None:
    """Give the day before the going to bed that stands at the top of this sheet, past its midnight; else it is told."""
    if not sheet.night_before:
        return
    date = sheet.day.date
    yesterday = None if date is None else at_clock(date, 0) - dt.timedelta(days=1)
    before = next((row for row in tables["days"] if row["date"] == yesterday and not row["morning_only"]), None)
    for key, word in sheet.night_before.items():
        if before is None or date is None or before[key] is not None:
            sheet.page.note("sleep_twice", word.cell, shown(word.minutes or 0))
            continue
        before[key] = at_clock(date, word.minutes or 0)
        sheet.page.guess("rise_or_bed_by_word", word.cell, shown(word.minutes or 0))


def any_date(pages: Iterable[Page], *, date_1904: bool) -> dt.date | None:
    """Return the first date of the file that was written with its year."""
    for page in pages:
        for _, cell in dateorder.date_cells(page):
            written = date(cell, date_1904=date_1904, month_first=page.month_first)
            if isinstance(written, Written) and written.in_full:
                return written.in_full
    return None
