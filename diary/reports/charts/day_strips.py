"""Each day on its own small strip, all on the same axes."""

from __future__ import annotations

import math

from diary.reports import style
from diary.reports.charts.canvas import Canvas, width_of, wrap
from diary.reports.charts.lanes import draw_lanes, height_of, lanes_of
from diary.reports.charts.legend import draw_legend, lines, of_lanes, of_rare
from diary.reports.charts.strip import (
    LINE,
    Look,
    draw_ground,
    draw_hours,
    draw_volumes,
    extent,
    frame,
    volumes_in,
)
from diary.reports.charts.timeline import shared_axis
from diary.reports.document import DayStrips, Strip

_SMALL = Look(height=32, lane=6, bar=3, head=1.9, named=False)
_TINY = Look(height=44, lane=6, bar=2.2, head=1.6, named=False)
_WEEK = Look(height=46, lane=6, bar=1.5, head=1.3, named=False)
_ALONE = Look(height=6, lane=11, bar=3, head=2.4, named=False)  # days without a volume: a line, marks below it
_COLUMNS = ((1, 4, _SMALL), (2, 6, _TINY), (7, math.inf, _WEEK))  # columns, for up to so many small strips
EDGE = 5.0
"""Room for a mark at either end of an axis."""
_GAP = 14.0  # between two columns of small strips; less between the seven of a week


def subtitle(strip: Strip, width: float) -> list[tuple[float, str]]:
    """Return the lines of the subtitle and where they start: beside the title when they fit there."""
    beside = width_of(strip.title, bold=True) + 8
    if beside + width_of(strip.subtitle) <= width:
        return [(beside, strip.subtitle)]
    return [(0.0, "")] + [(0.0, line) for line in wrap(strip.subtitle, width)]


def draw(drawing: DayStrips) -> str:
    """Return the days as SVG: under each other, in two columns, or a week in a row with the short name of each day."""
    strips, words = drawing.strips, drawing.words
    columns, look = next((count, look) for count, most, look in _COLUMNS if len(strips) <= most)
    weeks = look is _WEEK
    zones = drawing.zones if volumes_in(strips) else None
    look = look if volumes_in(strips) else _ALONE
    gap = _GAP / 2 if weeks else _GAP
    width = (style.PAGE_WIDTH - (columns - 1) * gap) / columns
    heads = [[] if weeks else subtitle(strip, width) for strip in strips]
    axis = shared_axis(strips, EDGE, width - 2 * EDGE)
    lanes, ml = lanes_of([[strip] for strip in strips], axis, look), extent(strips, zones)
    body = max(1, *map(len, heads)) * LINE + 2
    beneath = height_of(lanes)
    high = body + look.height + beneath + 3
    rows = -(-len(strips) // columns)
    legend = [*of_lanes(lanes, words), *of_rare(strips, words)]
    canvas = Canvas(style.PAGE_WIDTH, rows * high + LINE * (1 + len(lines(legend, style.PAGE_WIDTH))))
    for place, (strip, head) in enumerate(zip(strips, heads, strict=True)):
        row, column = divmod(place, columns)
        left, top = column * (width + gap), row * high
        title = (strip.short or strip.title) if weeks else strip.title
        canvas.text((left, top + 8), title, colour="ink", bold=True)
        for line, (x, sums) in enumerate(head):
            canvas.text((left + x, top + 8 + line * LINE), sums)
        own = shared_axis(strips, left + EDGE, width - 2 * EDGE)
        at = frame(own, top + body, look.height, 1, ml)
        draw_ground(canvas, at, [strip], zones, at.bottom + beneath)
        draw_volumes(canvas, at, [strip], look)
        draw_lanes(canvas, own, [strip], lanes, at.bottom)
        if place + columns >= len(strips):
            draw_hours(canvas, own, top + high + 4)
    draw_legend(canvas, legend, 0, style.PAGE_WIDTH, rows * high + 2 * LINE - 2.5)
    return canvas.svg()
