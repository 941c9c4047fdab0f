"""Where marks of one moment stand: bars side by side within reach of it, marks of a lane on floors, dots in a crowd."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_NARROWER = 0.85  # from one distance between two bars to the next that is tried
_LEAST = 0.01  # points: so near each other bars may stand when no distance fits
_ROUNDING = 1e-6


class Wanted(NamedTuple):
    """A place on a line, and the stretch of the line that it must not leave."""

    x: float
    least: float = -math.inf
    most: float = math.inf

    def takes(self, x: float, reach: float) -> bool:
        """Tell whether a place does for it, give or take a rounding."""
        return abs(x - self.x) <= reach + _ROUNDING and self.least - _ROUNDING <= x <= self.most + _ROUNDING


@dataclass
class _Block:
    """Neighbours that touch: `start` is the place of the first, `shift` the sum of what each of them would want it."""

    count: int
    shift: float
    least: float
    most: float

    @property
    def start(self) -> float:
        return min(max(self.shift / self.count, self.least), max(self.least, self.most))

    def join(self, other: _Block, pitch: float) -> None:
        further = self.count * pitch
        self.shift += other.shift - other.count * further
        self.least = max(self.least, other.least - further)
        self.most = min(self.most, other.most - further)
        self.count += other.count


def side_by_side(wanted: Sequence[Wanted], pitch: float) -> list[float]:
    """Return places at least `pitch` apart, in the given order of the line, together as near as can be to the wanted.

    The least squares of what each moves (pool adjacent violators); a place that cannot keep both its neighbours and
    its stretch keeps its neighbours.
    """
    blocks: list[_Block] = []
    for place in wanted:
        blocks.append(_Block(1, place.x, place.least, place.most))
        while len(blocks) > 1 and blocks[-2].start + blocks[-2].count * pitch > blocks[-1].start:
            last = blocks.pop()
            blocks[-1].join(last, pitch)
    return [block.start + order * pitch for block in blocks for order in range(block.count)]


def spread(wanted: Sequence[Wanted], widest: float, reach: float) -> tuple[list[float], float]:
    """Return places in the order of `wanted`, and the distance that they keep: the widest at which all are right.

    Right is on its own stretch, and no further away than `reach`, or than that distance: a mark's own width.
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index].x, wanted[index].most))
    line, pitch = [wanted[index] for index in order], widest
    while True:
        placed = side_by_side(line, pitch)
        if pitch < _LEAST or all(place.takes(x, max(reach, pitch)) for x, place in zip(placed, line, strict=True)):
            break
        pitch *= _NARROWER
    places = dict(zip(order, placed, strict=True))
    return [places[index] for index in range(len(wanted))], pitch


def floors(places: Iterable[float], width: float) -> list[int]:
    """Return the floor of each mark, lowest first: the first on which it covers no other. Places are in order."""
    ends: list[float] = []
    taken = []
    for x in places:
        floor = next((floor for floor, end in enumerate(ends) if x - end >= width), len(ends))
        ends[floor:] = [x, *ends[floor + 1 :]]
        taken.append(floor)
    return taken


class Crowd:
    """Places for dots that must not cover each other: a dot moves sideways to the nearest free place within reach."""

    def __init__(self, room: float, reach: float) -> None:
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
        free = next((move for move in moves if self._free(move, y)), x)
        self._taken.setdefault((int(free // self._room), int(y // self._room)), []).append((free, y))
        return free
