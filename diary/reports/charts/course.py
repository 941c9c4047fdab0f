"""Numbers over several diaries: one small chart a number, beside each other, every value written at its point."""

from __future__ import annotations

from itertools import pairwise

from diary.reports import style
from diary.reports.charts.canvas import Canvas, width_of, wrap
from diary.reports.charts.strip import LINE
from diary.reports.course import Course, Line

COLUMNS = 4
_GAP, _HEIGHT, _TITLE, _FOOT = 16.0, 54.0, 3 * LINE, 2 * LINE
_EDGE = 14.0  # room for a value beside the first and the last point
_HEAD = 2.6


def draw(drawing: Course) -> str:
    """Return the course as SVG."""
    rows = -(-len(drawing.lines) // COLUMNS)
    high = _TITLE + _HEIGHT + _FOOT
    canvas = Canvas(style.PAGE_WIDTH, rows * high)
    wide = (style.PAGE_WIDTH - (COLUMNS - 1) * _GAP) / COLUMNS
    for number, line in enumerate(drawing.lines):
        row, column = divmod(number, COLUMNS)
        _draw_line(canvas, line, drawing.ticks, column * (wide + _GAP), row * high, wide)
    return canvas.svg()


def _draw_line(
    canvas: Canvas, line: Line, ticks: tuple[tuple[float, str], ...], left: float, top: float, wide: float
) -> None:
    title = wrap(line.label, wide)
    for row, words in enumerate(title):
        canvas.text((left, top + 8 + row * LINE), words, colour="ink", bold=True)
    canvas.text((left, top + 8 + len(title) * LINE), line.unit)
    start, bottom = top + _TITLE, top + _TITLE + _HEIGHT
    if line.low is not None or line.high is not None:
        upper = start + (1 - (1 if line.high is None else line.high)) * _HEIGHT
        lower = start + (1 - (line.low or 0)) * _HEIGHT
        canvas.rectangles([(left, upper, wide, lower - upper)], "band", 0.85)
    canvas.lines([((left, bottom), (left + wide, bottom))], "rule")

    def x(of: float) -> float:
        return left + _EDGE + of * (wide - 2 * _EDGE)

    known = [(x(point.x), start + (1 - point.y) * _HEIGHT, point.label) for point in line.points if point.y is not None]
    canvas.lines([(a[:2], b[:2]) for a, b in pairwise(known)], line.colour, 1.0)
    canvas.marks("circle", [(a, b) for a, b, _ in known], _HEAD, line.colour)
    for a, b, label in known:
        canvas.text((a, b - 5), label, colour="ink", anchor="center")
    for point in line.points:
        if point.y is None:
            canvas.text((x(point.x), bottom - 4), point.label, anchor="center")
    for place, tick in _apart(ticks, wide):
        canvas.text((x(place), bottom + LINE), tick, anchor="center")


def _apart(ticks: tuple[tuple[float, str], ...], wide: float) -> list[tuple[float, str]]:
    """Return the ticks that do not cover each other: the first and the last always, between them what fits."""
    first, *between, last = ticks
    shown = [first]
    for tick in between:
        room = max(width_of(first[1]), width_of(tick[1]))
        if all(abs(tick[0] - other[0]) * (wide - 2 * _EDGE) > room for other in (shown[-1], last)):
            shown.append(tick)
    return [*shown, last]
