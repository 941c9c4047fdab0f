"""Times of rising, of going to bed and of falling asleep, noted as they came → those of each day's main sleep."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from diary.reading.timeline.page import Page

BACK_TO_BED = dt.timedelta(hours=2)
"""Who rises and goes to bed again within this time had not ended the night."""


class Sleep(NamedTuple):
    """A time of rising, going to bed or falling asleep (`kind`), and the cell that says so."""

    kind: str
    at: dt.datetime
    page: Page
    cell: str


def main_rises(sleeps: Sequence[Sleep]) -> list[Sleep]:
    """Return one rising for each date: the one that ends the night, not that of a nap or within the night.

    Where a date has more, a rising is within the night when no bedtime but one shortly after it lies between it
    and the next; the others after the first were naps. What is not used is told.
    """
    by_date: dict[dt.date, list[Sleep]] = {}
    for one in sorted((one for one in sleeps if one.kind == "rise"), key=lambda one: one.at):
        by_date.setdefault(one.at.date(), []).append(one)
    beds = sorted(one.at for one in sleeps if one.kind == "bed")
    return [_main_rise(rises, beds) for rises in by_date.values()]


def _main_rise(rises: list[Sleep], beds: list[dt.datetime]) -> Sleep:
    kept = rises[0]
    for one in rises[1:]:
        following = bisect_right(beds, kept.at)
        between = following < len(beds) and beds[following] < one.at
        within_night = not between or beds[following] - kept.at <= BACK_TO_BED
        unused = kept if within_night else one
        kept = one if within_night else kept
        unused.page.note("sleep_twice", unused.cell, unused.at)
    return kept


def last_of(sleeps: Iterable[Sleep], kind: str) -> Sleep | None:
    """Return the last time of a kind, of those of one day in order; earlier ones are told: they were of naps."""
    own = [one for one in sleeps if one.kind == kind]
    for one in own[:-1]:
        one.page.note("sleep_twice", one.cell, one.at)
    return own[-1] if own else None


class HasMoment(Protocol):
    """Something with a moment."""

    @property
    def at(self) -> dt.datetime:
        """The moment."""


Moment = TypeVar("Moment", bound=HasMoment)


class Between(Generic[Moment]):
    """Things with a moment, in order, of which those between two moments are found."""

    def __init__(self, found: Iterable[Moment]) -> None:
        self.found = sorted(found, key=lambda one: one.at)

    def within(self, begins: dt.datetime, ends: dt.datetime | None) -> Sequence[Moment]:
        """Return those from one moment up to another; None is no end."""
        first = bisect_left(self.found, begins, key=lambda one: one.at)
        last = len(self.found) if ends is None else bisect_left(self.found, ends, key=lambda one: one.at)
        return self.found[first:last]
