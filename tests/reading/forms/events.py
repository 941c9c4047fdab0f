"""What happened to a person in a few days: the table of events that every form is written from."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

HOME = ZoneInfo("Europe/Amsterdam")
VOLUMES = ("void", "drink", "catheter")
DRINKS = ("water", "water", "tea", "coffee", "milk", "juice", "soft_drink", "alcohol")
LEAKS = ("drops", "small", "large")


@dataclass(frozen=True)
class Event:
    """One thing that happened, in the person's day of this number (from 0)."""

    kind: str  # void, drink, leak, stool, catheter, rise or bed
    at: dt.datetime
    day: int
    ml: float | None = None  # None: not measured
    urge: int | None = None
    leak: str = ""  # of a void: what was lost with it; of a leak: how much
    what: str = ""
    bristol: int | None = None


@dataclass(frozen=True)
class Diary:
    """Events in order of time; `first` is the date on which the first day begins."""

    first: dt.date
    days: int
    events: tuple[Event, ...]

    def of(self, *kinds: str) -> Diary:
        """Return the diary with events of these kinds only."""
        return replace(self, events=tuple(event for event in self.events if event.kind in kinds))

    def on(self, day: int) -> list[Event]:
        """Return what happened in one of the person's days."""
        return [event for event in self.events if event.day == day]

    def moment(self, day: int, kind: str) -> dt.datetime | None:
        """Return when the person rose or went to bed in one of the days."""
        return next((event.at for event in self.on(day) if event.kind == kind), None)


def draw(chance: random.Random, days: int, *, drained: bool = False) -> Diary:
    """Return a plausible diary of some days; `drained`: urine comes by catheter as well."""
    first = dt.date(2024, 1, 1) + dt.timedelta(days=chance.randrange(900))
    if _offset(first) != _offset(first + dt.timedelta(days=days + 1)):  # a clock that is changed is another story
        first += dt.timedelta(days=days + 2)
    events: list[Event] = []
    for day in range(days):
        midnight = dt.datetime.combine(first, dt.time()) + dt.timedelta(days=day)
        events += _day(chance, midnight, day, drained=drained)
    return Diary(first, days, tuple(sorted(events, key=lambda event: event.at)))


def _offset(day: dt.date) -> dt.timedelta | None:
    return dt.datetime.combine(day, dt.time(), HOME).utcoffset()


def _day(chance: random.Random, midnight: dt.datetime, day: int, *, drained: bool) -> list[Event]:
    def at(minute: float) -> dt.datetime:
        return midnight + dt.timedelta(minutes=round(minute / 5) * 5)

    rise, bed = chance.randrange(375, 510, 5), chance.randrange(1290, 1470, 5)
    events = [Event("rise", at(rise), day), Event("bed", at(bed), day)]
    minute = rise + chance.choice((5, 5, 10))
    while minute < bed - 10:
        drawn = drained and chance.random() < 0.5
        events.append(_catheter(chance, at(minute), day) if drawn else _void(chance, at(minute), day))
        minute += chance.randrange(100, 270, 5)
    if chance.random() < 0.5:
        events.append(_void(chance, at(chance.randrange(1530, 1740, 5)), day))
    minute = rise + chance.randrange(20, 90, 5)
    while minute < bed - 40:
        ml = chance.choice((100, 125, 150, 175, 200, 250, 300, 330, 500))
        events.append(Event("drink", at(minute), day, ml=ml, what=chance.choice(DRINKS)))
        minute += chance.randrange(90, 240, 5)
    if chance.random() < 0.4:
        events.append(Event("leak", at(chance.randrange(rise + 60, 1270, 5)), day, leak=chance.choice(LEAKS)))
    if chance.random() < 0.7:
        events.append(Event("stool", at(chance.randrange(rise + 15, 1200, 5)), day, bristol=chance.randint(1, 7)))
    return list({(event.kind, event.at): event for event in events}.values())


def _void(chance: random.Random, at: dt.datetime, day: int) -> Event:
    ml = None if chance.random() < 0.05 else chance.randrange(60, 520, 10)
    leak = chance.choice(LEAKS) if chance.random() < 0.12 else ""
    return Event("void", at, day, ml=ml, urge=chance.randint(0, 4), leak=leak)


def _catheter(chance: random.Random, at: dt.datetime, day: int) -> Event:
    return Event("catheter", at, day, ml=chance.randrange(100, 600, 10))
