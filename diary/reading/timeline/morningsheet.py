"""A sheet for a next morning → the rising that closes the night before it, and what was emptied, worn and weighed."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import Any, NamedTuple

from diary.reading.cells import codes as cells
from diary.reading.cells.codes import Wrong
from diary.reading.cells.quantities import pad
from diary.reading.cells.volumes import Volume, is_zero, volume
from diary.reading.timeline.daydates import DayDate, written_date
from diary.reading.timeline.dayrows import Scales
from diary.reading.timeline.daysheet import Tables, morning_row
from diary.reading.timeline.moments import at_clock
from diary.reading.timeline.page import Page
from diary.reading.timeline.settled_times import header_time

BEFORE_NOON = 0
"""A time of rising from a twelve-hour clock is the one before noon: this sheet has no other time."""


PAD_BEFORE_RISING_MIN = 1
"""Minutes before rising at which the pad of the morning stands: it was worn in the night that this morning closes."""


class Event(NamedTuple):
    """A row of one of the model's tables, and how many minutes after rising it stands."""

    table: str
    row: dict[str, Any]
    after_rising: int = 0


@dataclass
class Morning:
    """A morning that closes a night: `rise` in minutes after midnight, and what was written down of it."""

    page: Page
    day: DayDate
    rise: int | None
    events: tuple[Event, ...]

    @property
    def recorded(self) -> bool:
        """Whether anything but a date was written down."""
        return self.rise is not None or bool(self.events)

    @property
    def rises(self) -> dt.datetime | None:
        """The moment of rising."""
        return None if self.rise is None or self.day.date is None else at_clock(self.day.date, self.rise)


def read(page: Page, scales: Scales, *, date_1904: bool) -> Morning:
    """Read the sheet for the next morning."""
    day = DayDate(page, written_date(page, date_1904=date_1904))
    read_events = _pad(page), _void(page, scales), _catheter(page, scales)
    return Morning(page, day, header_time(page, "rise", BEFORE_NOON), tuple(filter(None, read_events)))


def _void(page: Page, scales: Scales) -> Event | None:
    """Return the first void: none when its cell is blank or holds nothing, without a volume when unreadable."""
    voided = _volume(page, "first_urine", scales)
    urge = page.label("first_urge", lambda cell: cells.urge(cell, scales.urge))
    if voided is None:
        if urge:
            page.problem("urge_without_void", "none", page.label_cell("first_urge"), urge[0])
        return None
    code, level = urge or (math.nan, math.nan)
    return Event("voids", _emptied(page, "first_urine", voided) | {"urge": code, "level": level, "first_morning": True})


def _catheter(page: Page, scales: Scales) -> Event | None:
    """Return what the catheter gave on rising; where there was a void as well, what had stayed behind."""
    drained = _volume(page, "first_catheter", scales)
    return Event("voids", _emptied(page, "first_catheter", drained) | {"catheter": True}) if drained else None


def _volume(page: Page, label: str, scales: Scales) -> Volume | None:
    """Read a volume: none when its cell is blank or holds nothing, unknown when it cannot be read."""
    volume_ = page.take_label(label, lambda cell: volume(cell, "ml", scales.measures, urine=True), "kept_without_value")
    if isinstance(volume_, Wrong):
        return Volume(math.nan)
    if volume_ and volume_.ml == 0 and is_zero(page.raw_label(label)):
        page.guess("zero_is_nothing", page.label_cell(label), "0 ml")
    return volume_ if volume_ and volume_.ml != 0 else None


def _emptied(page: Page, label: str, emptied: Volume) -> dict[str, Any]:
    return {
        "volume_ml": emptied.ml,
        "bound": emptied.bound,
        "estimated": emptied.estimated,
        "sheet": page.name,
        "cell": page.label_cell(label),
    }


def _pad(page: Page) -> Event | None:
    """Return the pad that was worn in the night; none when its cell is blank, or says that none was changed."""
    worn = page.take_label("first_pad", pad, "kept_without_value")
    changed, gain_g = (1.0, math.nan) if isinstance(worn, Wrong) else worn or (0.0, math.nan)
    row = {"pad": changed, "pad_gain_g": gain_g, "sheet": page.name, "cell": page.label_cell("first_pad")}
    return Event("leaks", row, -PAD_BEFORE_RISING_MIN) if changed else None


def enter(morning: Morning, tables: Tables) -> None:
    """Add the morning and its events to the tables; without its date or a time of rising a void is a gap."""
    page, date, rise = morning.page, morning.day.date, morning.rise
    if date is None or rise is None:
        if morning.events and date:
            page.problem("rise_missing", "refused", page.label_cell("rise"))
        at = at_clock(date, 0) if date else None  # the midnight before belongs to the day it closes
        for event in morning.events:
            page.ledger.refused += 1
            if event.table == "voids":
                tables["gaps"].append({"at": at, "what": "void", "sheet": page.name, "cell": event.row["cell"]})
        return
    for event in morning.events:
        page.ledger.read += 1
        tables[event.table].append({"at": at_clock(date, rise + event.after_rising)} | event.row)
    places = page.label_cell("rise"), page.label_cell("first_urine")
    tables["days"].append(morning_row(page.name, at_clock(date, 0), rise, morning.day.dated, places))
