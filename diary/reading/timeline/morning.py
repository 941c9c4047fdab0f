"""A sheet for a next morning → the rising that closes the night before it, and its first void."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Any

from diary.reading.cells import codes as cells
from diary.reading.cells.codes import Wrong
from diary.reading.cells.volumes import Volume, is_zero, volume
from diary.reading.timeline.daydates import DayDate, written_date
from diary.reading.timeline.dayrows import Scales
from diary.reading.timeline.daysheet import Tables, morning_row
from diary.reading.timeline.moments import at_clock
from diary.reading.timeline.page import Page
from diary.reading.timeline.settling import header_time

BEFORE_NOON = 0
"""A time of rising from a twelve-hour clock is the one before noon: this sheet has no other time."""


@dataclass
class Morning:
    """A morning that closes a night; `rise` in minutes after midnight, `void` a row of `voids` or None."""

    page: Page
    day: DayDate
    rise: int | None
    void: dict[str, Any] | None

    @property
    def recorded(self) -> bool:
        """Whether anything but a date was written down."""
        return self.rise is not None or self.void is not None

    @property
    def rises(self) -> dt.datetime | None:
        """The moment of rising."""
        return None if self.rise is None or self.day.date is None else at_clock(self.day.date, self.rise)


def read(page: Page, scales: Scales, *, date_1904: bool) -> Morning:
    """Read the sheet for the next morning."""
    day = DayDate(page, written_date(page, date_1904=date_1904))
    return Morning(page, day, header_time(page, "rise", BEFORE_NOON), _void(page, scales))


def _void(page: Page, scales: Scales) -> dict[str, Any] | None:
    """Return the first void: none when its cell is blank or holds nothing, without a volume when unreadable."""
    found = page.take_label(
        "first_urine", lambda cell: volume(cell, "ml", scales.measures, urine=True), "kept_without_value"
    )
    found = Volume(math.nan) if isinstance(found, Wrong) else found
    urge = page.label("first_urge", lambda cell: cells.urge(cell, scales.urge))
    if found and found.ml == 0 and is_zero(page.raw_label("first_urine")):
        page.guess("zero_is_nothing", page.label_cell("first_urine"), "0 ml")
    if found is None or found.ml == 0:
        if urge:
            page.problem("urge_without_void", "none", page.label_cell("first_urge"), urge[0])
        return None
    code, level = urge or (math.nan, math.nan)
    return {
        "volume_ml": found.ml,
        "bound": found.bound,
        "estimated": found.estimated,
        "urge": code,
        "level": level,
        "first_morning": True,
        "sheet": page.name,
        "cell": page.label_cell("first_urine"),
    }


def enter(morning: Morning, tables: Tables) -> None:
    """Add the morning and its first void to the tables; without its date or a time of rising the void is a gap."""
    page, date, void = morning.page, morning.day.date, morning.void
    if date is None or morning.rise is None:
        if void:
            if date:
                page.problem("rise_missing", "refused", page.label_cell("rise"))
            page.ledger.refused += 1
            at = at_clock(date, 0) if date else None  # the midnight before belongs to the day it closes
            tables["gaps"].append({"at": at, "what": "void", "sheet": page.name, "cell": void["cell"]})
        return
    if void:
        page.ledger.read += 1
        tables["voids"].append({"at": at_clock(date, morning.rise)} | void)
    cells = page.label_cell("rise"), page.label_cell("first_urine")
    tables["days"].append(morning_row(page.name, at_clock(date, 0), morning.rise, morning.day.dated, cells))
