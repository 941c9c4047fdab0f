"""What has no volume, below the volumes of a day: a lane for each kind, each mark at its own time by its own shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from diary.reports.charts.canvas import Canvas, Shape
from diary.reports.charts.places import floors
from diary.reports.charts.strip import Look
from diary.reports.charts.timeline import Axis
from diary.reports.document import Mark, Strip

_MARK = 0.33  # of the height of a floor, from the middle of a mark to its edge
_WIDTH = 2.7  # of a mark and the air beside it, in that size
_TALLEST = 30.0  # points: a lane of more floors than fit in it has lower floors and smaller marks
_LOWEST = 5.4  # points: in a lane that is low by itself a floor is hardly lower
_LOWER = 0.62  # of the height of a lane with one floor: a floor of a lane with more


class Kind(NamedTuple):
    """One kind of mark: its key in the words, its shape and its colour."""

    key: str
    shape: Shape
    colour: str

    def holds(self, mark: Mark) -> bool:
        """Tell whether a mark is of this kind: urgency and leaks also belong to the void they came with."""
        return mark.kind == self.key or bool(getattr(mark, self.key, False))


_KINDS = (
    Kind("urgency", "chevron", "ink"),
    Kind("leak", "drop", "leak"),
    Kind("pad", "bar", "leak"),
    Kind("stool", "square", "stool"),
    Kind("loss", "drop", "stool"),
    Kind("smear", "diamond", "stool"),
    Kind("gas", "up", "stool"),
)
_OF_STOOL = ("stool", "loss", "smear", "gas")


class Lane(NamedTuple):
    """A row below the days: what stands in it, where it begins, how high one floor of it is and all of it."""

    kinds: tuple[Kind, ...]
    top: float  # below the first lane
    floor: float
    high: float

    @property
    def size(self) -> float:
        """Return the size of its marks, from the middle to the edge."""
        return self.floor * _MARK


def lanes_of(panels: Sequence[Sequence[Strip]], axis: Axis, look: Look) -> list[Lane]:
    """Return the lanes that any day needs, one below the other; the days of a panel are drawn over each other.

    Marks of one moment stand on floors above each other, so that none moves from its time. Where lanes have no names
    all that is of stool shares one.
    """
    marks = [mark for panel in panels for strip in panel for mark in strip.marks]
    kinds = [kind for kind in _KINDS if any(kind.holds(mark) for mark in marks)]
    rows = [(kind,) for kind in kinds if look.named or kind.key not in _OF_STOOL]
    shared = tuple(kind for kind in kinds if not look.named and kind.key in _OF_STOOL)
    lanes: list[Lane] = []
    for row in [*rows, *([shared] if shared else [])]:
        needed = max(_floors_of(_places(panel, axis, row), look.lane * _MARK) for panel in panels)
        lower = max(look.lane * _LOWER, min(look.lane, _LOWEST))
        floor = look.lane if needed == 1 else min(lower, _TALLEST / needed)
        lanes.append(Lane(row, height_of(lanes), floor, max(look.lane, floor * needed)))
    return lanes


def height_of(lanes: Sequence[Lane]) -> float:
    """Return how high these lanes are together."""
    return sum(lane.high for lane in lanes)


def _places(strips: Sequence[Strip], axis: Axis, kinds: Sequence[Kind]) -> list[tuple[float, int]]:
    """Return where the marks of a lane stand, in order, each with the place of its kind among these."""
    return sorted(
        (axis.at(strip, mark.hour), order)
        for strip in strips
        for mark in strip.marks
        for order, kind in enumerate(kinds)
        if kind.holds(mark)
    )


def _floors_of(places: Sequence[tuple[float, int]], size: float) -> int:
    return 1 + max(floors([x for x, _ in places], size * _WIDTH), default=0)


def draw_lanes(canvas: Canvas, axis: Axis, strips: Sequence[Strip], lanes: Sequence[Lane], top: float) -> None:
    """Draw urgency, leaks, pads, stools and what was lost of them, each at its time."""
    for lane in lanes:
        places = _places(strips, axis, lane.kinds)
        above = floors([x for x, _ in places], lane.size * _WIDTH)
        foot = top + lane.top + lane.high
        for order, kind in enumerate(lane.kinds):
            points = [
                (x, foot - (floor + 0.5) * lane.floor)
                for (x, own), floor in zip(places, above, strict=True)
                if own == order
            ]
            canvas.marks(kind.shape, points, lane.size, kind.colour)


def name_lanes(canvas: Canvas, axis: Axis, lanes: Sequence[Lane], top: float, words: dict[str, str]) -> None:
    """Write the name of each lane beside it."""
    for lane in lanes:
        for kind in lane.kinds:
            at = (axis.left - 4, top + lane.top + lane.high / 2 + 2.5)
            canvas.text(at, words[kind.key], anchor="right", colour=kind.colour)
