"""Each day on its own small strip, all on the same axes."""

from __future__ import annotations

import math

from diary.reports import style
from diary.reports.charts.canvas import Canvas, Shape, width_of, wrap
from diary.reports.charts.strip import (
    LINE,
    Look,
    draw_drinks,
    draw_ground,
    draw_hours,
    draw_key,
    draw_lanes,
    draw_rare_key,
    draw_volumes,
    extent,
    frame,
    rows_of,
    shapes_of,
    used_lanes,
    volumes_in,
)
from diary.reports.charts.timeline import shared_axis, stems
from diary.reports.document import DayStrips, Strip

_SMALL = Look(height=35, lane=6.5, head=1.9, stalks=True, named=False)
_TINY = Look(height=44, lane=6, head=1.6, stalks=True, named=False)
_WEEK = Look(height=46, lane=6, head=1.3, stalks=True, named=False)
_ALONE = Look(height=6, lane=11, head=2.4, stalks=True, named=False)  # days without a volume: a line, marks below it
_COLUMNS = ((1, 4, _SMALL), (2, 6, _TINY), (7, math.inf, _WEEK))  # columns, for up to so many small strips
EDGE = 5.0
"""Room for a mark at either end of an axis."""
_GAP = 14.0  # between two columns of small strips; less between the seven of a week


def _heading(canvas: Canvas, strip: Strip, shape: Shape | None, left: float, top: float, width: float) -> None:
    """Write the day in ink and what it adds up to beside it, on as many lines as it takes."""
    start = left
    if shape:
        canvas.marks(shape, [(left + 3, top + 5.5)], 2.3, "urine")
        start += 9
    canvas.text((start, top + 8), strip.title, colour="ink", bold=True)
    for row, (x, line) in enumerate(subtitle(strip, start - left, width)):
        canvas.text((left + x, top + 8 + row * LINE), line)


def subtitle(strip: Strip, indent: float, width: float) -> list[tuple[float, str]]:
    """Return the lines of the subtitle and where they start: beside the title when they fit there."""
    beside = indent + width_of(strip.title, bold=True) + 8
    if beside + width_of(strip.subtitle) <= width:
        return [(beside, strip.subtitle)]
    return [(0.0, "")] + [(indent, line) for line in wrap(strip.subtitle, width - indent)]


def draw(name: str, drawing: DayStrips) -> str:
    """Return the days as SVG: under each other, in two columns, or a week in a row with the short name of each day."""
    strips, shapes = drawing.strips, shapes_of(drawing.strips)
    several = len(set(shapes)) > 1
    columns, look = next((count, look) for count, most, look in _COLUMNS if len(strips) <= most)
    weeks = look is _WEEK
    zones = drawing.zones if volumes_in(strips) else None
    look = look if volumes_in(strips) else _ALONE
    gap = _GAP / 2 if weeks else _GAP
    width = (style.PAGE_WIDTH - (columns - 1) * gap) / columns
    indent = 9 if several else 0
    lines = 1 if weeks else max(len(subtitle(strip, indent, width)) for strip in strips)
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
        axis = shared_axis(strips, left + EDGE, width - 2 * EDGE)
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
