"""The typical days of two diaries above each other, on one clock and one scale, so that one look compares them."""

from __future__ import annotations

from dataclasses import replace

from diary.reports import style
from diary.reports.charts.canvas import Canvas
from diary.reports.charts.lanes import lanes_of
from diary.reports.charts.strip import HOUR_BAND, LINE, extent, frame
from diary.reports.charts.typical_day import LOOK, axis_of, draw_days, foot_of, head_of, legend_of
from diary.reports.document import TypicalDays

_LOOK = replace(LOOK, height=112.0)
_GAP = 8.0


def draw(drawing: TypicalDays) -> str:
    """Return the typical days as SVG, each under the title of its diary."""
    days = [day for _, day in drawing.panels]
    axis = axis_of([strip for day in days for strip in day.strips])
    rooms = [extent(day.strips, day.zones) for day in days]
    ml = (max(up for up, _ in rooms), max(down for _, down in rooms))
    lanes = lanes_of([day.strips for day in days], axis, _LOOK)
    head = LINE + max(head_of(legend_of(day, ml), axis) for day in days)
    high = head + _LOOK.height + foot_of(lanes) + _GAP
    canvas = Canvas(style.BESIDE_WIDTH, high * len(days) - _GAP)
    for number, (title, day) in enumerate(drawing.panels):
        top = number * high
        canvas.text((0, top + 8), title, colour="ink", bold=True)
        draw_days(canvas, frame(axis, top + head, _LOOK.height, HOUR_BAND, ml), ml, day, _LOOK, lanes)
    return canvas.svg()
