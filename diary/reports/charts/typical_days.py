"""The typical days of two diaries above each other, on one clock and one scale, so that one look compares them."""

from __future__ import annotations

from dataclasses import replace

from diary.reports import style
from diary.reports.charts.canvas import Canvas
from diary.reports.charts.strip import DAY_SHAPES, GUTTER, HOUR_BAND, LINE, extent, frame, used_lanes
from diary.reports.charts.timeline import shared_axis
from diary.reports.charts.typical_day import below, draw_days, look_of, voids_in
from diary.reports.document import TypicalDays

_HEIGHT = 112.0
_HEAD = 2 * LINE + 4  # the title of a diary, and what its upper axis holds
_GAP = 8.0


def draw(name: str, drawing: TypicalDays) -> str:
    """Return the typical days as SVG; all days of one diary share a shape."""
    every = tuple(strip for _, day in drawing.panels for strip in day.strips)
    axis = shared_axis(every, GUTTER, style.BESIDE_WIDTH - GUTTER - 5)
    rooms = [extent(day.strips, day.zones) for _, day in drawing.panels]
    ml = (max(up for up, _ in rooms), max(down for _, down in rooms))
    most = max((day.strips for _, day in drawing.panels), key=voids_in)
    look, lanes = replace(look_of(most), height=_HEIGHT), used_lanes(every)
    high = below(_HEAD, look, lanes) + _GAP
    canvas = Canvas(name, style.BESIDE_WIDTH, high * len(drawing.panels) - _GAP)
    for number, (title, day) in enumerate(drawing.panels):
        top = number * high
        canvas.text((0, top + 8), title, colour="ink", bold=True)
        at = frame(axis, top + _HEAD, _HEIGHT, HOUR_BAND, ml)
        draw_days(canvas, at, ml, day, [DAY_SHAPES[0]] * len(day.strips), look, lanes)
    return canvas.svg()
