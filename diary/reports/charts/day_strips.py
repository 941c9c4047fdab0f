"""Each day on its own strip, all on the same axes: small side by side, or large with every value written."""

from __future__ import annotations

import math

from diary.reports import style
from diary.reports.charts.canvas import Canvas, Shape, width_of, wrap
from diary.reports.charts.strip import (
    GUTTER,
    HOUR_BAND,
    LINE,
    Frame,
    Look,
    draw_drinks,
    draw_ground,
    draw_hours,
    draw_key,
    draw_lanes,
    draw_night_label,
    draw_scale,
    draw_volumes,
    draw_zone_labels,
    extent,
    frame,
    shapes_of,
    used_lanes,
)
from diary.reports.charts.timeline import Axis, Stem, shared_axis, stems
from diary.reports.document import DayStrips, Strip

_LARGE = Look(height=134, lane=10, head=3, stalks=True, named=True)
_SMALL = Look(height=30, lane=5, head=2, stalks=True, named=False)
_TINY = Look(height=34, lane=5, head=1.5, stalks=True, named=False)
_COLUMNS = ((1, 4), (2, 8), (3, 9), (4, math.inf))  # columns, for up to so many small strips
_GAP = 14.0  # between two columns of small strips


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
    """Draw the days in one to four columns, so that fourteen take no more room than three."""
    strips, shapes = drawing.strips, shapes_of(drawing.strips)
    several = len(set(shapes)) > 1
    columns = next(count for count, most in _COLUMNS if len(strips) <= most)
    look = _SMALL if columns == 1 else _TINY
    width = (style.PAGE_WIDTH - (columns - 1) * _GAP) / columns
    indent = 9 if several else 0
    lines = max(len(_subtitle(strip, indent, width)) for strip in strips)
    lanes, ml = used_lanes(strips), extent(strips, drawing.zones)
    body = lines * LINE + 2
    high = body + look.height + look.lane * len(lanes) + 5
    rows = -(-len(strips) // columns)
    canvas = Canvas(name, style.PAGE_WIDTH, rows * high + 2 * LINE)
    for place, (strip, shape) in enumerate(zip(strips, shapes, strict=True)):
        row, column = divmod(place, columns)
        left, top = column * (width + _GAP), row * high
        _heading(canvas, strip, shape if several else None, left, top, width)
        axis = shared_axis(strips, left + 5, width - 10)
        at = frame(axis, top + body, look.height, 1, ml)
        draw_ground(canvas, at, [strip], drawing.zones, at.bottom + look.lane * len(lanes))
        draw_volumes(canvas, at, stems(axis, strip, look.head * 1.9), shape, look)
        draw_drinks(canvas, at, stems(axis, strip, look.head * 1.9, ("drink",)), look)
        draw_lanes(canvas, axis, [strip], lanes, at.bottom, look, drawing.words)
        if place + columns >= len(strips):
            draw_hours(canvas, axis, top + high + 4)
    draw_key(canvas, lanes, drawing.words, canvas.height - 2.5)
    return canvas.svg()


def _large(name: str, drawing: DayStrips) -> str:
    """Draw the days one under the other, every void and drink with its millilitres."""
    strips, shapes, words = drawing.strips, shapes_of(drawing.strips), drawing.words
    lanes, ml = used_lanes(strips), extent(strips, drawing.zones)
    levels = any(mark.level is not None for strip in strips for mark in strip.marks)
    axis = shared_axis(strips, GUTTER, style.PAGE_WIDTH - GUTTER - 5)
    lines = max(len(_subtitle(strip, 0, style.PAGE_WIDTH)) for strip in strips)
    body = (lines + 1) * LINE + 4
    high = body + _LARGE.height + LINE * 2 + _LARGE.lane * (len(lanes) + levels) + 8
    canvas = Canvas(name, style.PAGE_WIDTH, len(strips) * high)
    for row, (strip, shape) in enumerate(zip(strips, shapes, strict=True)):
        top = row * high
        _heading(canvas, strip, None, 0, top, style.PAGE_WIDTH)
        at = frame(axis, top + body, _LARGE.height, HOUR_BAND, ml)
        lanes_top = at.bottom + LINE
        lanes_bottom = lanes_top + _LARGE.lane * (len(lanes) + levels)
        draw_ground(canvas, at, [strip], drawing.zones, lanes_bottom)
        volumes = stems(axis, strip, _LARGE.head * 1.9)
        drinks = stems(axis, strip, _LARGE.head * 1.9, ("drink",))
        draw_zone_labels(canvas, at, drawing.zones, [(s.x, at.zero_up - s.top * at.point) for s in volumes])
        draw_volumes(canvas, at, volumes, shape, _LARGE)
        draw_drinks(canvas, at, drinks, _LARGE)
        _values(canvas, at, volumes, up=True)
        _values(canvas, at, drinks, up=False)
        draw_hours(canvas, axis, at.zero_down - 3)
        draw_scale(canvas, at, ml)
        draw_night_label(canvas, at, [strip], words["night"])
        canvas.text((axis.left - 4, at.top - 4), words["ml"], anchor="right")
        canvas.text((axis.left, at.top - 4), words["void"], colour="urine", bold=True)
        canvas.text((axis.left + 2, at.bottom + LINE - 2), words["drink"], colour="drink", bold=True)
        if levels:
            _levels(canvas, axis, strip, lanes_top, words["urge"])
        draw_lanes(canvas, axis, [strip], lanes, lanes_top + _LARGE.lane * levels, _LARGE, words)
    return canvas.svg()


def _values(canvas: Canvas, at: Frame, stems_: list[Stem], *, up: bool) -> None:
    """Write each measured volume at its end; one that would cover another moves on, away from the axis.

    A volume with a second pass on it has its millilitres at its side.
    """
    taken: list[tuple[float, float, float]] = []
    covered: dict[float, list[float]] = {}
    for stem in stems_:
        covered.setdefault(stem.x, []).append(stem.base)
    for stem in stems_:
        if stem.mark.value is None:
            continue
        label = f"{stem.mark.value:.0f}"
        half = width_of(label) / 2
        if stem.top in covered.get(stem.x, ()):
            canvas.text((stem.x - 4.5, at.zero_up - stem.top * at.point + 4), label, colour="ink", anchor="right")
            continue
        y = at.zero_up - stem.top * at.point - 5 if up else at.zero_down + stem.top * at.point + 7.5
        while any(abs(stem.x - x) < half + other and abs(y - b) < style.SMALL - 1 for x, b, other in taken):
            y += -2 if up else 2
        taken.append((stem.x, y, half))
        canvas.text((stem.x, y), label, colour="ink", anchor="center")


def _levels(canvas: Canvas, axis: Axis, strip: Strip, top: float, word: str) -> None:
    """Write the level of urge of each void in a lane of its own."""
    canvas.text((axis.left - 4, top + 7.5), word, anchor="right", colour="ink")
    edge = 0.0
    for mark in sorted(strip.marks, key=lambda mark: mark.hour):
        if mark.level is not None:
            edge = max(axis.at(strip, mark.hour), edge + 4.5)
            canvas.text((edge, top + 7.5), str(mark.level), colour="ink", anchor="center", bold=mark.urgency)
