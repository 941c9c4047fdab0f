"""Each day on its own strip, all on the same axes: small side by side, or large with every value written."""

from __future__ import annotations

import math
from dataclasses import dataclass

from diary.reports import style
from diary.reports.charts.canvas import Canvas, Shape, width_of, wrap
from diary.reports.charts.strip import (
    GUTTER,
    HOUR_BAND,
    LINE,
    Frame,
    Look,
    Written,
    draw_drinks,
    draw_ground,
    draw_hours,
    draw_key,
    draw_lanes,
    draw_night_label,
    draw_rare_key,
    draw_scale,
    draw_volumes,
    draw_zone_labels,
    extent,
    frame,
    rows_of,
    shapes_of,
    used_lanes,
    volumes_in,
)
from diary.reports.charts.timeline import Axis, Stem, shared_axis, stems
from diary.reports.document import DayStrips, Strip

_LARGE = Look(height=74, lane=10, head=3, stalks=True, named=True)
_SMALL = Look(height=35, lane=6.5, head=1.9, stalks=True, named=False)
_TINY = Look(height=44, lane=6, head=1.6, stalks=True, named=False)
_WEEK = Look(height=46, lane=6, head=1.3, stalks=True, named=False)
_ALONE = Look(height=6, lane=11, head=2.4, stalks=True, named=False)  # days without a volume: a line, marks below it
_COLUMNS = ((1, 4, _SMALL), (2, 6, _TINY), (7, math.inf, _WEEK))  # columns, for up to so many small strips
_EDGE = 5.0  # room for a mark at either end of an axis
_GAP = 14.0  # between two columns of small strips; less between the seven of a week


def draw(name: str, drawing: DayStrips) -> str:
    """Return the days as SVG."""
    return _large(name, drawing) if drawing.large else _small(name, drawing)


def _heading(canvas: Canvas, strip: Strip, shape: Shape | None, left: float, top: float, width: float) -> None:
    """Write the day in ink and what it adds up to beside it, on as many lines as it takes."""
    start = left
    if shape:
        canvas.marks(shape, [(left + 3, top + 5.5)], 2.3, "urine")
        start += 9
    canvas.text((start, top + 8), strip.title, colour="ink", bold=True)
    for row, (x, line) in enumerate(_subtitle(strip, start - left, width)):
        canvas.text((left + x, top + 8 + row * LINE), line)


def _subtitle(strip: Strip, indent: float, width: float) -> list[tuple[float, str]]:
    """Return the lines of the subtitle and where they start: beside the title when they fit there."""
    beside = indent + width_of(strip.title, bold=True) + 8
    if beside + width_of(strip.subtitle) <= width:
        return [(beside, strip.subtitle)]
    return [(0.0, "")] + [(indent, line) for line in wrap(strip.subtitle, width - indent)]


def _small(name: str, drawing: DayStrips) -> str:
    """Draw the days small: under each other, in two columns, or a week in a row with the short name of each day."""
    strips, shapes = drawing.strips, shapes_of(drawing.strips)
    several = len(set(shapes)) > 1
    columns, look = next((count, look) for count, most, look in _COLUMNS if len(strips) <= most)
    weeks = look is _WEEK
    zones = drawing.zones if volumes_in(strips) else None
    look = look if volumes_in(strips) else _ALONE
    gap = _GAP / 2 if weeks else _GAP
    width = (style.PAGE_WIDTH - (columns - 1) * gap) / columns
    indent = 9 if several else 0
    lines = 1 if weeks else max(len(_subtitle(strip, indent, width)) for strip in strips)
    lanes, ml = used_lanes(strips), extent(strips, zones)
    body = lines * LINE + 2
    beneath = look.lane * len(set(rows_of(lanes, look)))
    high = body + look.height + beneath + 3
    rows = -(-len(strips) // columns)
    canvas = Canvas(name, style.PAGE_WIDTH, rows * high + 2 * LINE)
    for place, (strip, shape) in enumerate(zip(strips, shapes, strict=True)):
        row, column = divmod(place, columns)
        left, top = column * (width + gap), row * high
        if weeks:
            canvas.text((left, top + 8), strip.short or strip.title, colour="ink", bold=True)
        else:
            _heading(canvas, strip, shape if several else None, left, top, width)
        axis = shared_axis(strips, left + _EDGE, width - 2 * _EDGE)
        at = frame(axis, top + body, look.height, 1, ml)
        draw_ground(canvas, at, [strip], zones, at.bottom + beneath, levels=False)
        draw_volumes(canvas, at, stems(axis, strip, look.head * 1.9), shape, look)
        draw_drinks(canvas, at, stems(axis, strip, look.head * 1.9, ("drink",)), look)
        draw_lanes(canvas, axis, [strip], lanes, at.bottom, look, drawing.words)
        if place + columns >= len(strips):
            draw_hours(canvas, axis, top + high + 4)
    key_end = draw_key(canvas, lanes, drawing.words, (3, canvas.height - 2.5))
    draw_rare_key(canvas, strips, drawing.words, (key_end, canvas.height - 2.5))
    return canvas.svg()


@dataclass(frozen=True)
class _Large:
    """Where on the sheet one large strip stands, and which lanes it has."""

    strip: Strip
    shape: Shape
    top: float
    body: float
    lanes: list[tuple[str, Shape, str]]
    levels: bool

    @property
    def height(self) -> float:
        """Return the points from its title to below its last lane."""
        return self.body + _LARGE.height + LINE * 2 + _LARGE.lane * (len(self.lanes) + self.levels) + 8


def _large(name: str, drawing: DayStrips) -> str:
    """Draw the days one under the other, every void and drink with its millilitres."""
    strips = drawing.strips
    ml = extent(strips, drawing.zones)
    lines = max(len(_subtitle(strip, 0, style.PAGE_WIDTH)) for strip in strips)
    placed: list[_Large] = []
    for strip, shape in zip(strips, shapes_of(strips), strict=True):
        top = placed[-1].top + placed[-1].height if placed else 0.0
        levels = any(mark.level is not None for mark in strip.marks)
        placed.append(_Large(strip, shape, top, (lines + 2) * LINE + 2, used_lanes([strip]), levels))
    canvas = Canvas(name, style.PAGE_WIDTH, placed[-1].top + placed[-1].height)
    axis = shared_axis(strips, GUTTER, style.PAGE_WIDTH - GUTTER - _EDGE)
    for one in placed:
        _draw_large(canvas, frame(axis, one.top + one.body, _LARGE.height, HOUR_BAND, ml), one, drawing, ml)
    return canvas.svg()


def _draw_large(canvas: Canvas, at: Frame, one: _Large, drawing: DayStrips, ml: tuple[float, float]) -> None:
    strip, axis, words = one.strip, at.axis, drawing.words
    _heading(canvas, strip, None, 0, one.top, style.PAGE_WIDTH)
    lanes_top = at.bottom + LINE
    draw_ground(canvas, at, [strip], drawing.zones, lanes_top + _LARGE.lane * (len(one.lanes) + one.levels))
    volumes = stems(axis, strip, _LARGE.head * 1.9)
    drinks = stems(axis, strip, _LARGE.head * 1.9, ("drink",))
    heads = [(s.x, at.zero_up - s.top * at.point) for s in volumes]
    names = draw_zone_labels(canvas, at, drawing.zones, heads, _LARGE)
    draw_volumes(canvas, at, volumes, one.shape, _LARGE)
    draw_drinks(canvas, at, drinks, _LARGE)
    _values(canvas, at, volumes, names, up=True)
    _values(canvas, at, drinks, [], up=False)
    draw_hours(canvas, axis, at.zero_down - 3)
    draw_scale(canvas, at, ml)
    draw_night_label(canvas, at, [strip], words["night"])
    heading = at.top - 2 - LINE
    canvas.text((axis.left - 4, heading), words["ml"], anchor="right")
    canvas.text((axis.left, heading), words["void"], colour="urine", bold=True)
    draw_rare_key(canvas, [strip], words, (axis.left + width_of(words["void"], bold=True) + 16, heading))
    canvas.text((axis.left + 2, at.bottom + LINE - 2), words["drink"], colour="drink", bold=True)
    if one.levels:
        _levels(canvas, axis, strip, lanes_top, words["urge"])
    draw_lanes(canvas, axis, [strip], one.lanes, lanes_top + _LARGE.lane * one.levels, _LARGE, words)


def _values(canvas: Canvas, at: Frame, stems_: list[Stem], names: list[Written], *, up: bool) -> None:
    """Write each measured volume at its end; one that would cover another or a name moves on, away from the axis.

    A volume with a second pass on it has its millilitres at its side. None stands outside the sheet or on the scale.
    """
    taken = list(names)
    covered: dict[float, list[float]] = {}
    for stem in stems_:
        covered.setdefault(stem.x, []).append(stem.base)
    for stem in stems_:
        if stem.mark.value is None:
            continue
        label = f"{stem.mark.value:.0f}"
        half = width_of(label) / 2
        x, y = stem.x, at.zero_up - stem.top * at.point - 5 if up else at.zero_down + stem.top * at.point + 7.5
        sides = [x]
        if stem.top in covered.get(stem.x, ()):
            sides, y = [x - 4.5 - half, x + 4.5 + half], y + 9
        sides = [min(max(side, at.axis.left + half), canvas.width - half) for side in sides]
        step = -2 if up else 2
        covered_at = [_covered(taken, side, y, half, step) for side in sides]
        everywhere = set.intersection(*covered_at)
        moves = min(set(range(len(everywhere) + 1)) - everywhere)
        x = next(side for side, covers in zip(sides, covered_at, strict=True) if moves not in covers)
        y += moves * step
        taken.append((x, y, half))
        canvas.text((x, y), label, colour="ink", anchor="center")


def _covered(taken: list[Written], x: float, y: float, half: float, step: int) -> set[int]:
    """Return after how many moves from y what is `half` wide on either side of x covers what is written already."""
    high, moves = style.SMALL - 1, set[int]()
    for other, below, wide in taken:
        if abs(x - other) < half + wide:
            first, last = sorted(((below - y - high) / step, (below - y + high) / step))
            moves.update(range(max(math.floor(first) + 1, 0), math.ceil(last)))
    return moves


def _levels(canvas: Canvas, axis: Axis, strip: Strip, top: float, word: str) -> None:
    """Write the level of urge of each void in a lane of its own."""
    canvas.text((axis.left - 4, top + 7.5), word, anchor="right", colour="ink")
    edge = 0.0
    for mark in sorted(strip.marks, key=lambda mark: mark.hour):
        if mark.level is not None:
            edge = max(axis.at(strip, mark.hour), edge + 4.5)
            canvas.text((edge, top + 7.5), str(mark.level), colour="ink", anchor="center", bold=mark.urgency)
