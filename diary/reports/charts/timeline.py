"""A day on a clock axis: where each mark of it stands, before anything is drawn.

Days that start at different hours share one axis by the clock, so that 09:00 stands above 09:00.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from diary.reports.charts.places import Wanted, spread
from diary.reports.document import Mark, Strip

VOLUMES = ("void", "catheter")
"""What stands on the upper axis."""

_CLOCK = 24
_STEPS = (2, 3, 4, 6, 12)
_HOUR_ROOM = 16  # points between two hour labels
REACH_H = 1 / 3
"""Hours that a bar may stand from its time where others stand there too: 20 minutes."""


class Axis(NamedTuple):
    """A stretch of clock time laid over a stretch of the sheet."""

    start: float  # clock hour at the left edge
    hours: float
    left: float
    width: float

    def at(self, strip: Strip, hour: float) -> float:
        """Return where an hour of a strip stands."""
        offset = (strip.start_clock - self.start) % _CLOCK
        return self.left + (offset + hour) / self.hours * self.width

    def labels(self) -> list[tuple[float, str]]:
        """Return the whole clock hours with room between them: where, and their two digits."""
        point = self.width / self.hours
        step = next((step for step in _STEPS if step * point >= _HOUR_ROOM), _CLOCK)
        first = math.ceil(self.start)
        hours = range(first, math.floor(self.start + self.hours) + 1)
        return [
            (self.left + (hour - self.start) * point, f"{hour % _CLOCK:02d}")
            for hour in hours
            if (hour - first) % step == 0
        ]


def shared_axis(strips: Sequence[Strip], left: float, width: float) -> Axis:
    """Return the shortest axis, from a whole hour, on which every strip fits by the clock."""

    def span(start: float) -> float:
        return max((strip.start_clock - start) % _CLOCK + strip.hours for strip in strips)

    start = min((math.floor(strip.start_clock) for strip in strips), key=lambda start: (span(start), start))
    return Axis(start, span(start), left, width)


class Bar(NamedTuple):
    """A volume on the axis: where it stands, and between which volumes (what followed a void stands on it)."""

    x: float
    base: float
    top: float
    mark: Mark


def stacks(strip: Strip, kinds: Iterable[str] = VOLUMES) -> list[list[Mark]]:
    """Return the marks of these kinds by their hour, and on each what stands on it: a second pass, a residual."""
    stacked: list[list[Mark]] = []
    for mark in sorted((mark for mark in strip.marks if mark.kind in kinds), key=lambda mark: mark.hour):
        if stacked and mark.upon and mark.value is not None:
            stacked[-1].append(mark)
        else:
            stacked.append([mark])
    return stacked


def height(stack: Sequence[Mark]) -> float:
    """Return the millilitres of a stack together."""
    return sum(mark.value or 0.0 for mark in stack)


def bars(axis: Axis, strips: Sequence[Strip], kinds: Iterable[str], widest: float) -> tuple[list[Bar], float]:
    """Return the volumes of these kinds as bars of which none covers another, and the room that each of them has.

    A bar stands at most 20 minutes, or its own width, from its time, and on the same side of bed and of rising.
    """
    stacked = [(strip, stack) for strip in strips for stack in stacks(strip, kinds)]
    wanted = [_wanted(axis, strip, stack[0].hour) for strip, stack in stacked]
    places, room = spread(wanted, widest, REACH_H * axis.width / axis.hours)
    placed = []
    for x, (_, stack) in zip(places, stacked, strict=True):
        base = 0.0
        for mark in stack:
            placed.append(Bar(x, base, base + (mark.value or 0.0), mark))
            base += mark.value or 0.0
    return placed, room


def _wanted(axis: Axis, strip: Strip, hour: float) -> Wanted:
    """Return where an hour stands, and between which moments of its own day it has to stay."""
    x = axis.at(strip, hour)
    if strip.night is None:
        return Wanted(x)
    asleep, risen = strip.night
    return Wanted(
        x,
        least=axis.at(strip, risen) if hour >= risen else axis.at(strip, asleep) if hour > asleep else -math.inf,
        most=axis.at(strip, asleep) if hour <= asleep else axis.at(strip, risen) if hour < risen else math.inf,
    )
