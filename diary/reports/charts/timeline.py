"""A day on a clock axis: where each mark of it stands, before anything is drawn.

Days that start at different hours share one axis by the clock, so that 09:00 stands above 09:00.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diary.reports.document import Mark, Strip

VOLUMES = ("void", "catheter", "attempt")
"""What stands on the upper axis, an attempt without a volume too."""

_CLOCK = 24
_STEPS = (2, 3, 4, 6, 12)
_HOUR_ROOM = 16  # points between two hour labels


@dataclass(frozen=True)
class Axis:
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


@dataclass(frozen=True)
class Stem:
    """A volume on the axis: where it stands, and between which volumes (a second pass starts on the first)."""

    x: float
    base: float
    top: float
    mark: Mark


def stems(axis: Axis, strip: Strip, room: float, kinds: Iterable[str] = VOLUMES) -> list[Stem]:
    """Return the measured and unmeasured marks of these kinds, beside each other where they are near.

    A second pass is stacked on the volume before it; `room` is the least distance between two stems.
    """
    placed: list[Stem] = []
    for mark in sorted((mark for mark in strip.marks if mark.kind in kinds), key=lambda mark: mark.hour):
        x = axis.at(strip, mark.hour)
        if placed and mark.second_pass and mark.value is not None:
            before = placed[-1]
            placed.append(Stem(before.x, before.top, before.top + mark.value, mark))
            continue
        if placed:
            x = max(x, placed[-1].x + room)
        placed.append(Stem(x, 0.0, mark.value or 0.0, mark))
    return placed


class Crowd:
    """Places for marks that must not cover each other: a mark moves sideways to the nearest free place.

    No mark moves further than `reach`, nor to the left of `least`.
    """

    def __init__(self, room: float, reach: float, least: float = -math.inf) -> None:
        self._least = least
        self._room = room
        self._steps = int(reach / room)
        self._taken: dict[tuple[int, int], list[tuple[float, float]]] = {}

    def _free(self, x: float, y: float) -> bool:
        column, row = int(x // self._room), int(y // self._room)
        near = (
            other
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for other in self._taken.get((i, j), ())
        )
        return all(math.hypot(x - a, y - b) >= self._room * 0.99 for a, b in near)

    def place(self, x: float, y: float) -> float:
        """Return the free x nearest to the one asked, which stays when all within reach is taken."""
        moves = (x + sign * step * self._room for step in range(self._steps + 1) for sign in (1, -1))
        free = next((move for move in moves if move >= self._least and self._free(move, y)), x)
        self._taken.setdefault((int(free // self._room), int(y // self._room)), []).append((free, y))
        return free
