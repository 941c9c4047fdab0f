"""The parts of a day's strip: voids up, drinks down, night behind, what has no volume in lanes below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from diary.reports import style
from diary.reports.charts.canvas import Canvas, Point, Shape, width_of
from diary.reports.charts.timeline import VOLUMES, Axis, Crowd, Stem, stems
from diary.reports.document import Mark, Strip, Zones

DAY_SHAPES: tuple[Shape, ...] = ("circle", "square", "diamond", "up", "down")
"""One shape for each day, up to five days; more days share the circle."""

LINE = 10.0  # points from one line of small text to the next
HOUR_BAND = 11.0  # the white band between voids and drinks, with the hours
GUTTER = 66.0  # left of the axis: the names of the lanes and the millilitres
_AIR = 1.05  # room beyond the largest volume
_SIP = 250.0  # ml that always have room
_EDGE = 1.08  # of the low end of the reference band: so that its edge is seen above smaller volumes
_REACH = 1.7  # of the largest volume: a band that begins further away takes no room
_PLACES = 144  # where along its line the name of a zone may stand
_MARK = 0.33  # of the height of a lane, from the middle of a mark to its edge
_CLEAR = (0.0, 2.0, 4.0, 6.0, 9.0)
"""Points between a name and a stem: first none may cross it, then none touch it, then none crowd it."""
_TICKS = (200, 400, 600, 800, 1000)
_LANES: tuple[tuple[str, Shape, str], ...] = (
    ("urgency", "chevron", "ink"),
    ("leak", "drop", "leak"),
    ("pad", "bar", "leak"),
    ("stool", "square", "stool"),
    ("loss", "drop", "stool"),
    ("smear", "diamond", "stool"),
    ("gas", "up", "stool"),
)
_OF_STOOL = ("stool", "loss", "smear", "gas")  # the last of the lanes
Written = tuple[float, float, float]
"""A line of text that stands on the sheet: its middle, its baseline, half its width."""


@dataclass(frozen=True)
class Look:
    """How large one strip is drawn."""

    height: float  # of voids and drinks together
    lane: float
    head: float  # radius of a void's head
    stalks: bool  # stems under the heads
    named: bool  # the names of the lanes beside the strip


@dataclass(frozen=True)
class Frame:
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


def shapes_of(strips: Sequence[Strip]) -> list[Shape]:
    """Return the shape of each day: the same in the typical day and on the day's own strip."""
    if len(strips) > len(DAY_SHAPES):
        return [DAY_SHAPES[0]] * len(strips)
    return list(DAY_SHAPES[: len(strips)])


def in_lane(mark: Mark, lane: str) -> bool:
    """Tell whether a mark stands in a lane: urgency and leaks also belong to the void they came with."""
    return mark.kind == lane or (lane == "leak" and mark.leak) or (lane == "urgency" and mark.urgency)


def used_lanes(strips: Sequence[Strip]) -> list[tuple[str, Shape, str]]:
    """Return the lanes that any of these days needs."""
    return [lane for lane in _LANES if any(in_lane(mark, lane[0]) for strip in strips for mark in strip.marks)]


def rows_of(lanes: Sequence[tuple[str, Shape, str]], look: Look) -> list[int]:
    """Return the row of each lane, from 0: where lanes have no names, all that is of stool shares one."""
    first = next((row for row, lane in enumerate(lanes) if lane[0] in _OF_STOOL), len(lanes))
    return [row if look.named else min(row, first) for row in range(len(lanes))]


def volumes_in(strips: Sequence[Strip]) -> bool:
    """Tell whether any void, catheter volume or drink was written down on these days."""
    return any(mark.kind in (*VOLUMES, "drink") for strip in strips for mark in strip.marks)


def extent(strips: Sequence[Strip], zones: Zones | None) -> tuple[float, float]:
    """Return the ml to make room for: above the axis for volumes, below it for drinks.

    The data fill it; the band of the reference shows its edge where it is within reach of the largest volume.
    """
    marks = [mark for strip in strips for mark in strip.marks]
    tops = [stem.top for strip in strips for stem in stems(Axis(0, 24, 0, 1), strip, 0)]
    drinks = [mark.value or 0.0 for mark in marks if mark.kind == "drink"]
    up = max([_SIP, *tops]) * _AIR
    if zones:
        up = max(up, min(zones.low * _EDGE, max([_SIP, *tops]) * _REACH))
    return up, max([_SIP, *drinks]) * _AIR


def frame(axis: Axis, top: float, height: float, band: float, ml: tuple[float, float]) -> Frame:
    """Divide the height between voids and drinks so that a millilitre is as long up as down."""
    point = (height - band) / sum(ml)
    zero_up = top + ml[0] * point
    return Frame(axis, top, zero_up, zero_up + band, top + height, point)


def draw_ground(
    canvas: Canvas, at: Frame, strips: Sequence[Strip], zones: Zones | None, bottom: float, *, levels: bool = True
) -> None:
    """Draw what lies behind the marks: the night of each day, the capacity zones as far as they fit, the two axes.

    `levels`: half and three quarters are lines as well, where there is room to name them.
    """
    axis, right = at.axis, at.axis.left + at.axis.width
    nights = [(axis.at(strip, strip.night[0]), axis.at(strip, strip.night[1])) for strip in strips if strip.night]
    opacity = 1 if len(strips) == 1 else max(1.6 / len(strips), 0.2)
    for start, end in nights:
        canvas.rectangles([(start, at.top, end - start, bottom - at.top)], "night", opacity)
    if zones and zones.low < at.room:
        high = min(zones.high, at.room)
        box = (axis.left, at.zero_up - high * at.point, axis.width, (high - zones.low) * at.point)
        canvas.rectangles([box], "band", 0.85)
    if zones and levels:
        heights = [at.zero_up - ml * at.point for ml in (zones.half, zones.three_quarters) if ml < at.room]
        canvas.lines([((axis.left, y), (right, y)) for y in heights], "quiet", 0.5, (2, 5))
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


def draw_zone_labels(
    canvas: Canvas, at: Frame, zones: Zones | None, heads: Sequence[tuple[float, float]], look: Look
) -> list[Written]:
    """Name each zone on its own line, where the fewest stems (given by their heads) cross the name.

    Returns where the names stand, so that no number is written over them.
    """
    if zones is None:
        return []
    axis = at.axis
    wanted = [
        (zones.low, min(zones.high, at.room), zones.band_label, LINE - 2),
        (zones.three_quarters, zones.three_quarters, zones.three_quarters_label, -2.0),
        (zones.half, zones.half, zones.half_label, -2.0),
    ]
    taken: list[Written] = []
    for begins, ml, label, drop in wanted:
        if begins >= at.room:
            continue
        y = at.zero_up - ml * at.point + drop
        while any(abs(y - other) < style.SMALL for _, other, _ in taken):
            y += 1
        wide = width_of(label)
        places = [axis.left + 3 + part / _PLACES * (axis.width - wide - 6) for part in range(_PLACES + 1)]
        near = [a for a, b in heads if b - 2 * LINE < y and (look.stalks or b > y - LINE)]
        across = [a for a, b in heads if b - look.head < y and (look.stalks or b > y - LINE)]
        tests = [*((across, clear) for clear in _CLEAR), (near, _CLEAR[-1])]
        crowds = [[sum(x - clear < a < x + wide + clear for a in some) for some, clear in tests] for x in places]
        x = places[crowds.index(min(crowds))]
        canvas.text((x, y), label)
        taken.append((x + wide / 2, y, wide / 2))
    return taken


def draw_volumes(canvas: Canvas, at: Frame, volumes: Sequence[Stem], shape: Shape, look: Look) -> None:
    """Draw one day's voids: a stem with the day's shape, an open mark when unmeasured, hatched by catheter."""
    y = at.zero_up
    known = [stem for stem in volumes if stem.mark.value is not None]
    voids = [stem for stem in known if stem.mark.kind == "void"]
    tubes = [stem for stem in known if stem.mark.kind == "catheter"]
    if look.stalks:
        canvas.lines(
            [((stem.x, y - stem.base * at.point), (stem.x, y - stem.top * at.point)) for stem in voids],
            "urine",
            look.head * 0.45,
        )
    boxes = [
        (stem.x - look.head, y - stem.top * at.point, 2 * look.head, (stem.top - stem.base) * at.point)
        for stem in tubes
    ]
    draw_catheters(canvas, boxes)
    canvas.marks(shape, [(stem.x, y - stem.top * at.point) for stem in voids], look.head, "urine")
    unknown = [stem for stem in volumes if stem.mark.value is None]
    tried = [(stem.x, y) for stem in unknown if stem.mark.kind == "attempt"]
    canvas.marks(
        shape, [(stem.x, y) for stem in unknown if stem.mark.kind != "attempt"], look.head, "urine", hollow=True
    )
    canvas.marks("cross", tried, look.head, "ink")


def draw_drinks(canvas: Canvas, at: Frame, drinks: Sequence[Stem], look: Look) -> None:
    """Draw one day's drinks hanging down; an open mark when the amount is not known."""
    y, wide = at.zero_down, look.head * 1.1
    known = [stem for stem in drinks if stem.mark.value is not None]
    if look.stalks:
        canvas.rectangles([(stem.x - wide / 2, y, wide, stem.top * at.point) for stem in known], "drink")
    else:
        canvas.marks("circle", [(stem.x, y + stem.top * at.point) for stem in known], look.head * 0.8, "drink")
    unknown = [(stem.x, y) for stem in drinks if stem.mark.value is None]
    canvas.marks("circle", unknown, look.head * 0.8, "drink", hollow=True)


def draw_lanes(
    canvas: Canvas,
    axis: Axis,
    strips: Sequence[Strip],
    lanes: Sequence[tuple[str, Shape, str]],
    top: float,
    look: Look,
    words: dict[str, str],
) -> None:
    """Draw urgency, leaks, pads, stools and what was lost of them, each kind in its own lane, by its own shape."""
    for row, (lane, shape, colour) in zip(rows_of(lanes, look), lanes, strict=True):
        y = top + (row + 0.5) * look.lane
        hours = sorted(axis.at(strip, mark.hour) for strip in strips for mark in strip.marks if in_lane(mark, lane))
        size = max(min(look.lane * _MARK, axis.width / (3 * len(hours) + 1)), 1.0)
        crowd = Crowd(size * 2.3, axis.width / 12, axis.left)
        canvas.marks(shape, [(crowd.place(x, y), y) for x in hours], size, colour)
        if look.named:
            canvas.text((axis.left - 4, y + 2.5), words[lane], anchor="right", colour=colour)


def draw_scale(canvas: Canvas, at: Frame, ml: tuple[float, float]) -> None:
    """Write the millilitres beside the axis."""
    for tick in _TICKS:
        for fits, y in ((tick < ml[0], at.zero_up - tick * at.point), (tick < ml[1], at.zero_down + tick * at.point)):
            if fits:
                canvas.text((at.axis.left - 4, y + 2.5), str(tick), anchor="right")


def draw_key(canvas: Canvas, lanes: Sequence[tuple[str, Shape, str]], words: dict[str, str], at: Point) -> float:
    """Say on one line what the shapes in the lanes mean; return where the line ends."""
    x, y = at
    for lane, shape, colour in lanes:
        canvas.marks(shape, [(x, y - 2.5)], 2.2, colour)
        canvas.text((x + 6, y), words[lane])
        x += width_of(words[lane]) + 18
    return x


def draw_rare_key(canvas: Canvas, strips: Sequence[Strip], words: dict[str, str], at: Point) -> None:
    """Say what the bars of a catheter and the open marks of what was not measured mean, where there are any."""
    x, y = at
    marks = [mark for strip in strips for mark in strip.marks]
    if any(mark.kind == "catheter" for mark in marks):
        draw_catheters(canvas, [(x - 2, y - 6, 5, 6)])
        canvas.text((x + 6, y), words["catheter"])
        x += width_of(words["catheter"]) + 18
    if any(mark.kind in ("void", "catheter") and mark.value is None for mark in marks):
        canvas.marks(DAY_SHAPES[0], [(x, y - 2.5)], 2.2, "urine", hollow=True)
        canvas.text((x + 6, y), words["not_measured"])


def draw_catheters(canvas: Canvas, boxes: Sequence[tuple[float, float, float, float]]) -> None:
    """Draw hatched bars, open below."""
    canvas.rectangles(boxes, "surface")
    canvas.hatch(boxes, "urine", 2.4)
    for left, top, wide, high in boxes:
        edges = [(left, top + high), (left, top), (left + wide, top), (left + wide, top + high)]
        canvas.lines(pairwise(edges), "urine", 0.7)
