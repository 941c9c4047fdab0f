"""Two equal jugs beside each other, filled as high as their amounts: the largest void by day, and a bladder."""

from __future__ import annotations

from diary.reports import style
from diary.reports.charts.canvas import Canvas, wrap
from diary.reports.childs import Filling, Fillings

_WIDE, _HIGH, _TOP = 34.0, 58.0, 6.0
_ROOM = 1.12
"""How much higher a jug is than the larger amount."""


def draw(drawing: Fillings) -> str:
    """Return the jugs as SVG, each with its amount and what it is beside it."""
    canvas = Canvas(style.BESIDE_WIDTH, _TOP + _HIGH + 6)
    point = _HIGH / (_ROOM * max(drawing.voided.ml, drawing.expected.ml, 1.0))
    half = canvas.width / 2
    for left, filling, colour in ((0.0, drawing.voided, "urine"), (half, drawing.expected, "band")):
        _jug(canvas, left, filling, colour, point, half)
    return canvas.svg()


def _jug(canvas: Canvas, left: float, filling: Filling, colour: str, point: float, room: float) -> None:
    bottom, high = _TOP + _HIGH, filling.ml * point
    canvas.rectangles([(left + 2, bottom - high, _WIDE, high)], colour)
    sides = [((left + 2, _TOP), (left + 2, bottom)), ((left + 2 + _WIDE, _TOP), (left + 2 + _WIDE, bottom))]
    canvas.lines([*sides, ((left + 2, bottom), (left + 2 + _WIDE, bottom))], "ink", 1.2)
    text = left + _WIDE + 10
    canvas.text((text, _TOP + 20), filling.amount, colour="ink", bold=True, size=style.LARGE)
    for number, line in enumerate(wrap(filling.label, room - _WIDE - 14)):
        canvas.text((text, _TOP + 33 + 10 * number), line, colour="ink")
