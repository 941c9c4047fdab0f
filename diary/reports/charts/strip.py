"""The volumes of days on a clock: voids up, drinks down, night behind, the zones of the bladder across."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from diary.reports import style
from diary.reports.charts.canvas import Canvas, Segment, width_of
from diary.reports.charts.places import floors
from diary.reports.charts.timeline import VOLUMES, Axis, Bar, bars, height, stacks
from diary.reports.document import Strip, Zones

LINE = 10.0  # points from one line of small text to the next
HOUR_BAND = 11.0  # the white band between voids and drinks, with the hours
GUTTER = 66.0  # left of the axis: the names of the lanes and the millilitres
_AIR = 1.05  # room beyond the largest volume
_SIP = 250.0  # ml that always have room
_EDGE = 1.08  # of the low end of the reference band: so that its edge is seen above smaller volumes
_REACH = 1.7  # of the largest volume: a band that begins further away takes no room
FULL = 0.72
"""Of the room that a bar has, which it fills."""

_SEAM = 0.7  # points left open between a void and what stands on it
_UNDER = 4.0  # points below the baseline of such a name that its letters reach
_PLACES = 144  # where along its line the name of a zone may stand
_CLEAR = (0.0, 2.0, 4.0, 6.0, 9.0)
"""Points between a name and a bar: none may cross it, then as few as can be touch it, then crowd it."""
_TICKS = (200, 400, 600, 800, 1000)


@dataclass(frozen=True)
class Look:
    """How large one strip is drawn."""

    height: float  # of voids and drinks together
    lane: float
    bar: float  # the widest room of a bar
    head: float  # radius of an open mark
    named: bool  # the names of the lanes beside the strip


class Frame(NamedTuple):
    """Where on the sheet the parts of one strip stand."""

    axis: Axis
    top: float
    zero_up: float  # voids rise from here
    zero_down: float  # drinks hang from here
    bottom: float
    point: float  # points per ml

    @property
    def room(self) -> float:
        """Return the ml that fit above the upper axis."""
        return (self.zero_up - self.top) / self.point


class Label(NamedTuple):
    """A line of text on the sheet: its middle, its baseline, half its width."""

    x: float
    y: float
    half: float
    words: str

    def covers(self, other: Label) -> bool:
        """Tell whether this text and another lie over each other."""
        return abs(self.x - other.x) < self.half + other.half and abs(self.y - other.y) < style.SMALL - 1


def volumes_in(strips: Sequence[Strip]) -> bool:
    """Tell whether any void, catheter volume or drink was written down on these days."""
    return any(mark.kind in (*VOLUMES, "drink") for strip in strips for mark in strip.marks)


def extent(strips: Sequence[Strip], zones: Zones | None) -> tuple[float, float]:
    """Return the ml to make room for: above the axis for volumes, below it for drinks.

    The data fill it; the band of the reference shows its edge where it is within reach of the largest volume.
    """
    largest = max([_SIP, *(height(stack) for strip in strips for stack in stacks(strip))])
    drinks = [mark.value or 0.0 for strip in strips for mark in strip.marks if mark.kind == "drink"]
    up = largest * _AIR
    if zones:
        up = max(up, min(zones.low * _EDGE, largest * _REACH))
    return up, max([_SIP, *drinks]) * _AIR


def frame(axis: Axis, top: float, height: float, band: float, ml: tuple[float, float]) -> Frame:
    """Divide the height between voids and drinks so that a millilitre is as long up as down."""
    point = (height - band) / sum(ml)
    zero_up = top + ml[0] * point
    return Frame(axis, top, zero_up, zero_up + band, top + height, point)


def draw_ground(canvas: Canvas, at: Frame, strips: Sequence[Strip], zones: Zones | None, bottom: float) -> None:
    """Draw what lies behind the marks: the night of each day, the reference band as far as it fits, the two axes."""
    axis, right = at.axis, at.axis.left + at.axis.width
    nights = [(axis.at(strip, strip.night[0]), axis.at(strip, strip.night[1])) for strip in strips if strip.night]
    opacity = 1 if len(strips) == 1 else max(1.6 / len(strips), 0.2)
    for start, end in nights:
        canvas.rectangles([(start, at.top, end - start, bottom - at.top)], "night", opacity)
    if zones and zones.low < at.room:
        high = min(zones.high, at.room)
        box = (axis.left, at.zero_up - high * at.point, axis.width, (high - zones.low) * at.point)
        canvas.rectangles([box], "band", 0.85)
    canvas.lines([((axis.left, y), (right, y)) for y in (at.zero_up, at.zero_down)], "rule", 0.6)


def draw_hours(canvas: Canvas, axis: Axis, baseline: float) -> None:
    """Write the clock hours, each at its own place."""
    for x, hour in axis.labels():
        canvas.text((x, baseline), hour, anchor="center")


def draw_night_label(canvas: Canvas, at: Frame, strips: Sequence[Strip], word: str) -> None:
    """Name the night where it is night on most days, among the drinks, where few are."""
    nights = [[at.axis.at(strip, hour) for hour in strip.night] for strip in strips if strip.night]
    if nights:
        middles = sorted((start + end) / 2 for start, end in nights)
        canvas.text((middles[len(middles) // 2], at.bottom - 4), word, anchor="center")


def name_levels(
    at: Frame, zones: Zones | None, volumes: Sequence[Bar], values: Sequence[Label] = ()
) -> dict[float, Label]:
    """Return half and three quarters, in ml, each with its name above its line where no bar or number crosses it.

    Where one has no free place, neither the name nor the line is drawn.
    """
    names: dict[float, Label] = {}
    heads = [(bar.x, at.zero_up - bar.top * at.point) for bar in volumes]
    levels = ((zones.three_quarters, zones.three_quarters_label), (zones.half, zones.half_label)) if zones else ()
    for ml, words in levels:
        if ml >= at.room:
            continue
        y = at.zero_up - ml * at.point - 2
        while any(abs(y - other.y) < style.SMALL for other in names.values()):
            y += 1
        wide, axis = width_of(words), at.axis
        places = [axis.left + 3 + part / _PLACES * (axis.width - wide - 6) for part in range(_PLACES + 1)]
        written = [label for label in values if abs(label.y - y) < style.SMALL]
        across = sorted(
            [x for x, head in heads if head < y + _UNDER]
            + [x for label in written for x in (label.x - label.half, label.x, label.x + label.half)]
        )
        crowds = [
            [bisect_right(across, x + wide + clear) - bisect_left(across, x - clear) for clear in _CLEAR]
            for x in places
        ]
        free = min(crowds)
        if free[0] == 0:
            names[ml] = Label(places[crowds.index(free)] + wide / 2, y, wide / 2, words)
    return names


def draw_levels(canvas: Canvas, at: Frame, names: Mapping[float, Label], values: Sequence[Label] = ()) -> None:
    """Draw half and three quarters as dotted lines with their names; a line is open where a number stands on it."""
    for ml, name in names.items():
        y, x, pieces = at.zero_up - ml * at.point, at.axis.left, []
        texts = [label for label in (*names.values(), *values) if label is not name]
        open_at = sorted((label.x - label.half, label.x + label.half) for label in texts if -2 < label.y - y < 6)
        for start, end in [*open_at, (at.axis.left + at.axis.width,) * 2]:
            if start > x:
                pieces.append(((x, y), (start, y)))
            x = max(x, end)
        canvas.lines(pieces, "quiet", 0.5, (2, 5))
        canvas.text((name.x, name.y), name.words, anchor="center")


def draw_volumes(canvas: Canvas, at: Frame, strips: Sequence[Strip], look: Look) -> tuple[list[Bar], list[Bar]]:
    """Draw voids up and drinks down as bars; hatched by catheter, open marks where nothing was measured.

    Returns the bars of both.
    """
    volumes, room = bars(at.axis, strips, VOLUMES, look.bar)
    drinks, room_down = bars(at.axis, strips, ("drink",), look.bar)
    wide, known = room * FULL, [bar for bar in volumes if bar.mark.value is not None]
    boxes: dict[str, list[tuple[float, float, float, float]]] = {"void": [], "catheter": []}
    for bar in known:
        foot = at.zero_up - bar.base * at.point - (_SEAM if bar.base else 0)
        top = at.zero_up - bar.top * at.point
        boxes[bar.mark.kind].append((bar.x - wide / 2, top, wide, max(foot - top, _SEAM)))
    canvas.rectangles(boxes["void"], "urine")
    draw_catheters(canvas, boxes["catheter"])
    wide = room_down * FULL
    canvas.rectangles(
        [(bar.x - wide / 2, at.zero_down, wide, bar.top * at.point) for bar in drinks if bar.mark.value is not None],
        "drink",
    )
    unknown = [(strip, mark) for strip in strips for mark in strip.marks if mark.value is None]
    for kinds, colour, y, way in ((VOLUMES, "urine", at.zero_up, -1), (("drink",), "drink", at.zero_down, 1)):
        places = sorted(at.axis.at(strip, mark.hour) for strip, mark in unknown if mark.kind in kinds)
        step = 2 * look.head + 0.8
        points = [(x, y + way * floor * step) for x, floor in zip(places, floors(places, step), strict=True)]
        canvas.marks("circle", points, look.head, colour, hollow=True)
    return volumes, drinks


def draw_scale(canvas: Canvas, at: Frame, ml: tuple[float, float], names: Sequence[float] = ()) -> None:
    """Write the millilitres beside the axis, but none over a name at one of these heights."""
    for tick in _TICKS:
        for fits, y in ((tick < ml[0], at.zero_up - tick * at.point), (tick < ml[1], at.zero_down + tick * at.point)):
            if fits and all(abs(y + 2.5 - name) >= LINE - 1 for name in names):
                canvas.text((at.axis.left - 4, y + 2.5), str(tick), anchor="right")


def draw_catheters(canvas: Canvas, boxes: Sequence[tuple[float, float, float, float]]) -> None:
    """Draw hatched bars, open below."""
    canvas.rectangles(boxes, "surface")
    canvas.hatch(boxes, "urine", 2.4)
    edges: list[Segment] = []
    for left, top, wide, high in boxes:
        right, foot = left + wide, top + high
        edges += pairwise([(left, foot), (left, top), (right, top), (right, foot)])
    canvas.lines(edges, "urine", 0.6)
