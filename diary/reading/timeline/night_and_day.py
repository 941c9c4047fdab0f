"""A night of a list and the days on both sides: each gets from the other what it lacks, and nothing counts twice."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from diary.reading.cells.codes import is_left_open
from diary.reading.cells.halves import FIRST_VOID_BEFORE_RISING_MIN
from diary.reading.timeline.daysheet import Tables, morning_row
from diary.reading.timeline.moments import at_clock
from diary.reading.timeline.page import Page

MORNING_FROM = dt.timedelta(hours=4)
"""Without a rising, the first void from this time on is that of the morning."""
SOON_AFTER_RISING = dt.timedelta(hours=1)
"""A void of a day that comes later than this is not the first of the morning, where the night holds another."""
Row = dict[str, Any]


def tell_days(page: Page, row: int, night: Row, tables: Tables) -> None:
    """Give the days on both sides of a night the bedtime and the rising that they lack, and settle the first void.

    Where the next morning has no sheet, its rising and its first void close the day before. Voids of a night that
    stand with it alone have no time: they are a gap of its day.
    """
    days = {day["date"]: day for day in tables["days"]}
    day, morning = (days.get(night["date"] + dt.timedelta(days=after)) for after in (0, 1))
    if morning:
        if morning.get("rise") is None and night["rise"]:
            morning |= {"rise": night["rise"], "rise_cell": page.cell(row, "rise")}
        _settle_first(page, row, night, morning, tables)
    if day is None or day.get("morning_only"):
        return
    if day.get("bed") is None and night["bed"]:
        day |= {"bed": night["bed"], "bed_cell": page.cell(row, "bed")}
    if night["night_voids_ml"] > 0 and not _voided_between(day, morning or night, tables):
        gap = {"at": day.get("bed") or day["begins"], "what": "void", "sheet": page.name}
        tables["gaps"].append(gap | {"cell": page.cell(row, "night_voids")})
    if not morning and night["rise"]:
        _close(page, row, night, day, tables)


def _voided_between(day: Row, ends: Row, tables: Tables) -> bool:
    """Tell whether the sheet of a day holds a void of its night."""
    bed, rise = day.get("bed"), ends.get("rise")
    return any(bed and rise and bed < void["at"] < rise for void in tables["voids"])


def _settle_first(page: Page, row: int, night: Row, morning: Row, tables: Tables) -> None:
    """Settle the first void of a morning that has a sheet too: the same void is one, what one lacks the other gives."""
    cell = page.cell(row, "first_morning")
    if is_left_open(page.raw(row, "first_morning")):
        return
    rise, written = morning.get("rise"), night["first_morning_ml"]
    begins = rise - dt.timedelta(minutes=FIRST_VOID_BEFORE_RISING_MIN) if rise else morning["date"] + MORNING_FROM
    ends = morning["date"] + dt.timedelta(days=1)
    voids = [void for void in tables["voids"] if begins <= void["at"] < ends and not void.get("catheter")]
    first = min(voids, key=lambda void: void["at"], default=None)
    there = first and (first["volume_ml"] == written or not rise or first["at"] <= rise + SOON_AFTER_RISING)
    if first and there:
        if math.isnan(first["volume_ml"]) and not math.isnan(written):
            first["volume_ml"] = written
            page.guess("first_morning_from_night", cell, f"{written:g} ml")
        elif not math.isnan(written) and first["volume_ml"] != written:
            page.problem("first_morning_differs", "read", cell, f"{written:g} ml, {first['volume_ml']:g} ml", "warning")
            night["first_morning_ml"] = first["volume_ml"]
    elif rise:
        tables["voids"].append(_first_void(page, cell, rise, written))
        page.guess("first_morning_from_night", cell, f"{rise:%H:%M}")


def _first_void(page: Page, cell: str, at: dt.datetime, volume_ml: float) -> Row:
    void = {"at": at, "volume_ml": volume_ml, "catheter": False, "first_morning": True}
    return void | {"note": "", "sheet": page.name, "cell": cell}


def _close(page: Page, row: int, night: Row, day: Row, tables: Tables) -> None:
    """Add the morning after the last sheet, and its first void where something of that is written."""
    cell, rise = page.cell(row, "first_morning"), night["rise"]
    midnight = at_clock(rise.date(), 0)
    minutes = (rise - midnight) // dt.timedelta(minutes=1)
    closing = morning_row(page.name, midnight, minutes, day["dated"], (page.cell(row, "rise"), cell))
    tables["days"].insert(tables["days"].index(day) + 1, closing)
    if not is_left_open(page.raw(row, "first_morning")):
        tables["voids"].append(_first_void(page, cell, rise, night["first_morning_ml"]))
    for at, each in enumerate(tables["days"], 1):
        each["day"] = at
