"""How numbers spread over many diaries: the middle half as a bar with its median, the tenths as a line, on the band."""

from __future__ import annotations

from diary.reports import style
from diary.reports.charts.canvas import Canvas, width_of
from diary.reports.spread import Distributions, Spread

_HIGH, _TOP = 30.0, 4.0
_BAR = 8.0


def draw(drawing: Distributions) -> str:
    """Return the distributions as SVG."""
    rows = drawing.rows
    left = max(width_of(row.label) for row in rows) + 10
    right = style.PAGE_WIDTH - max(width_of(row.value, bold=True) for row in rows) - 10
    canvas = Canvas(style.PAGE_WIDTH, _TOP + _HIGH * len(rows))
    for place, row in enumerate(rows):
        _row(canvas, row, _TOP + place * _HIGH, left, right - left)
    return canvas.svg()


def _row(canvas: Canvas, row: Spread, top: float, left: float, width: float) -> None:
    """Draw one number: its name and reference, the scale with the band, the spread, and its figures."""
    middle = top + _HIGH / 2 - 2

    def at(place: float) -> float:
        return left + min(max(place, 0.0), 1.0) * width

    canvas.text((0, middle - 1), row.label, colour="ink", bold=True)
    canvas.text((0, middle + 8.5), row.reference)
    if row.band:
        low, high = (at(edge) for edge in row.band)
        canvas.rectangles([(low, top, high - low, _HIGH - 5)], "band")
    canvas.lines([((left, middle), (left + width, middle))], "rule")
    if row.places:
        first, quarter, median, three_quarters, last = row.places
        if first is not None and last is not None:
            canvas.lines([((at(first), middle), (at(last), middle))], "quiet", 1.6)
        if quarter is not None and three_quarters is not None:
            box = (at(quarter), middle - _BAR / 2, max(at(three_quarters) - at(quarter), 1.0), _BAR)
            canvas.rectangles([box], "drink")
        if median is not None:
            canvas.lines([((at(median), middle - _BAR), (at(median), middle + _BAR))], "ink", 2.2)
    canvas.text((style.PAGE_WIDTH, middle - 1), row.value, colour="ink", anchor="right", bold=True)
    canvas.text((style.PAGE_WIDTH, middle + 8.5), row.basis, anchor="right")
