"""The days of a child on clocks of 24 hours: noon above, midnight below, voids outside, drinks inside."""

from __future__ import annotations

import math
from itertools import pairwise

from diary.reports import style
from diary.reports.charts.canvas import Canvas, Point
from diary.reports.childs import Clocks, Dial

_FEW = 2
"""Up to so many days stand on one row, larger; of more three do."""
_LARGE, _SMALL = 46.0, 32.0
_VOIDS, _DRINKS, _HOURS = 1.0, 0.72, 1.27
"""How far from the middle, in radii: the voids, the drinks, the hours."""
_AROUND = 1.45
_KEY = 16.0
_STEPS = 4
"""Pieces of an hour of which an arc is made."""


def draw(drawing: Clocks) -> str:
    """Return the clocks as SVG, with what the marks are below them."""
    few = len(drawing.dials) <= _FEW
    radius, columns = (_LARGE, _FEW) if few else (_SMALL, 3)
    rows = -(-len(drawing.dials) // columns)
    high = 2 * _AROUND * radius + 12
    canvas = Canvas(style.BESIDE_WIDTH, rows * high + _KEY)
    wide = canvas.width / min(columns, len(drawing.dials))
    for number, dial in enumerate(drawing.dials):
        row, column = divmod(number, columns)
        middle = ((column + 0.5) * wide, row * high + 12 + _AROUND * radius)
        canvas.text((middle[0], row * high + 8), dial.title, anchor="center", colour="ink", bold=True)
        _dial(canvas, dial, middle, radius)
    _key(canvas, drawing, canvas.height - 4)
    return canvas.svg()


def _at(middle: Point, far: float, hour: float) -> Point:
    """Return the place of an hour: noon above, midnight below, the morning at the left."""
    angle = hour / 24 * 2 * math.pi
    return middle[0] - far * math.sin(angle), middle[1] + far * math.cos(angle)


def _dial(canvas: Canvas, dial: Dial, middle: Point, radius: float) -> None:
    if dial.night:
        begin, end = dial.night
        count = max(int((end - begin) % 24 * _STEPS), 1)
        hours = [begin + (end - begin) % 24 * step / count for step in range(count + 1)]
        canvas.area([middle, *(_at(middle, radius, hour) for hour in hours)], "night")
    ring = [_at(middle, radius, step / _STEPS) for step in range(24 * _STEPS + 1)]
    canvas.lines(pairwise(ring), "rule", 0.8)
    canvas.lines([(_at(middle, radius * 0.94, hour), _at(middle, radius, hour)) for hour in range(0, 24, 3)], "quiet")
    for hour in range(0, 24, 6):
        x, y = _at(middle, radius * _HOURS, hour)
        canvas.text((x, y + 2.5), f"{hour:02d}", anchor="center")
    canvas.marks("square", [_at(middle, radius * _DRINKS, hour) for hour in dial.drinks], 2.6, "drink")
    canvas.marks("drop", [_at(middle, radius * _VOIDS, hour) for hour in dial.voids], 3.6, "urine")


def _key(canvas: Canvas, drawing: Clocks, y: float) -> None:
    """Name the marks, in the middle below the clocks."""
    x = canvas.width / 2 - 100
    canvas.marks("drop", [(x, y - 3)], 3.2, "urine")
    canvas.text((x + 7, y), drawing.void, colour="ink")
    canvas.marks("square", [(x + 75, y - 2.5)], 2.6, "drink")
    canvas.text((x + 82, y), drawing.drink, colour="ink")
    if any(dial.night for dial in drawing.dials):
        canvas.rectangles([(x + 150, y - 7, 9, 8)], "night")
        canvas.text((x + 163, y), drawing.night, colour="ink")
