"""The list of nights → rows of `nights`, and what they tell of the days of which there is a sheet."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from typing import Any

from diary.reading.cells import codes as cells
from diary.reading.cells import remarks
from diary.reading.cells.codes import DAY_MIN, Wrong, as_text, is_left_open
from diary.reading.cells.quantities import MAX_PAD_GAIN_G, number
from diary.reading.cells.spoken_times import HALF_DAY_MIN
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.volumes import Volume, volume
from diary.reading.cells.words import look_up
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.compose import words_in
from diary.reading.recognise.meaning import meanings
from diary.reading.timeline.datedrows import Calendar, dated_rows
from diary.reading.timeline.daysheet import Tables, morning_row
from diary.reading.timeline.moments import at_clock
from diary.reading.timeline.page import Page
from diary.reading.timeline.settled_times import list_reading, shown

NIGHT_BEGINS_MIN = 15 * 60
"""Going to bed earlier on the clock is after the midnight of the night's date."""
Night = dict[str, Any]


def enter(page: Page, calendar: Calendar, tables: Tables) -> None:
    """Add every night of the list to the tables; what cannot be read is unknown."""
    for row, day in dated_rows(page, calendar):
        page.ledger.read += 1
        note = page.take(row, "remarks", remarks.text)
        note = note if isinstance(note, str) else ""
        night: Night = {
            "date": at_clock(day, 0),
            "bed": _moment(page, row, "bed", day),
            "rise": _moment(page, row, "rise", day + dt.timedelta(days=1)),
            "woken": _known(page.take(row, "woken", cells.yes_no)),
            "wet": _known(page.take(row, "wet", _wet_by(page))),
            "stool_in_nappy": _known(page.take(row, "stool_in_nappy", cells.yes_no)),
            "night_voids_ml": _ml(page, row, "night_voids"),
            "first_morning_ml": _ml(page, row, "first_morning"),
            "note": note,
            "sheet": page.name,
            "cell": page.cell(row, "wet") or page.first_cell(row),
        }
        tables["nights"].append(night | weights(page, row))
        _tell_day(page, row, night, tables)
        place = {"note": note, "sheet": page.name, "cell": page.cell(row, "remarks")}
        tables["remarks"].extend({"at": at_clock(day, 0), "code": code} | place for code in remarks.recognise(note))


def _tell_day(page: Page, row: int, night: Night, tables: Tables) -> None:
    """Give the days on both sides of a night the bedtime and the rising that they lack.

    Where the next morning has no sheet, its rising and its first void close the day before. Voids of a night that
    stand with it alone have no time: they are a gap of its day.
    """
    days = {day["date"]: day for day in tables["days"]}
    day, morning = (days.get(night["date"] + dt.timedelta(days=after)) for after in (0, 1))
    if morning and morning.get("rise") is None and night["rise"]:
        morning |= {"rise": night["rise"], "rise_cell": page.cell(row, "rise")}
    if day is None or day.get("morning_only"):
        return
    if day.get("bed") is None and night["bed"]:
        day |= {"bed": night["bed"], "bed_cell": page.cell(row, "bed")}
    if night["night_voids_ml"] > 0 and not _voided_between(day, morning or night, tables):
        gap = {"at": day.get("bed") or day["begins"], "what": "void", "sheet": page.name}
        tables["gaps"].append(gap | {"cell": page.cell(row, "night_voids")})
    if not morning and night["rise"]:
        _close(page, row, night, day, tables)


def _voided_between(day: Night, ends: Night, tables: Tables) -> bool:
    """Tell whether the sheet of a day holds a void of its night."""
    bed, rise = day.get("bed"), ends.get("rise")
    return any(bed and rise and bed < void["at"] < rise for void in tables["voids"])


def _close(page: Page, row: int, night: Night, day: Night, tables: Tables) -> None:
    """Add the morning after the last sheet, and its first void where something of that is written."""
    cell, rise = page.cell(row, "first_morning"), night["rise"]
    midnight = at_clock(rise.date(), 0)
    minutes = (rise - midnight) // dt.timedelta(minutes=1)
    closing = morning_row(page.name, midnight, minutes, day["dated"], (page.cell(row, "rise"), cell))
    tables["days"].insert(tables["days"].index(day) + 1, closing)
    if not is_left_open(page.raw(row, "first_morning")):
        void = {"at": rise, "volume_ml": night["first_morning_ml"], "catheter": False, "first_morning": True}
        tables["voids"].append(void | {"note": "", "sheet": page.name, "cell": cell})
    for at, each in enumerate(tables["days"], 1):
        each["day"] = at


def weights(page: Page, row: int) -> dict[str, float]:
    """Return what a nappy weighed, dry and wet; one that became lighter is reported, and both are unknown."""
    dry, wet = (_known(page.take(row, key, _grams)) for key in ("dry_g", "wet_g"))
    if wet < dry:
        page.problem("nappy_lighter", "kept_without_value", page.cell(row, "wet_g"), page.raw(row, "wet_g"))
        dry = wet = math.nan
    return {"dry_g": dry, "wet_g": wet}


def _grams(cell: CellValue) -> float | Wrong | None:
    return None if is_left_open(cell) else number(cell, "nappy_unreadable", 0, MAX_PAD_GAIN_G, "gram_units")


def _wet_by(page: Page) -> Callable[[CellValue], float | Wrong | None]:
    """Return how wet or dry is read: below a heading of both a letter is the first of their word, and `n` no no."""
    column = page.layout.columns.get("wet")
    both = column is not None and "dry" in words_in(column.heading)

    def read(cell: CellValue) -> float | Wrong | None:
        if is_left_open(cell):
            return None
        text = as_text(cell)
        letters = {word.key for word in meanings("dry_or_wet", text)} if both else set()
        word = next(iter(letters), None) or look_up("wet", text)
        if word:
            return float(word == "wet")
        answer = cells.yes_no(cell)
        return Wrong("wet_unreadable") if both or isinstance(answer, Wrong) else answer

    return read


def _moment(page: Page, row: int, key: str, day: dt.date) -> dt.datetime | None:
    """Return when the child went to bed or got up; a half of the day that is left open is that of the night."""
    found = page.take(row, key, clock)
    if not isinstance(found, Clock):
        return None
    cell, minutes = page.cell(row, key), found.minutes % DAY_MIN
    list_reading(page, found, cell)
    if found.open:
        minutes += HALF_DAY_MIN * (key == "bed" and HALF_DAY_MIN // 2 <= minutes < HALF_DAY_MIN)
        page.guess("half_of_day", cell, shown(minutes))
    return at_clock(day, minutes + DAY_MIN * (key == "bed" and minutes < NIGHT_BEGINS_MIN))


def _ml(page: Page, row: int, key: str) -> float:
    """Return how much was voided; one that is only known to be more counts as not measured, and is told."""
    found = page.take(row, key, lambda cell: volume(cell, page.unit(key), urine=True))
    if isinstance(found, Volume) and found.bound == "at_least":
        page.problem("night_volume_open", "kept_without_value", page.cell(row, key), page.raw(row, key))
        return math.nan
    return found.ml if isinstance(found, Volume) else math.nan


def _known(found: float | Wrong | None) -> float:
    return math.nan if found is None or isinstance(found, Wrong) else found
