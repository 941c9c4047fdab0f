"""Every measured void against the capacity zones: one row of dots for each day, night voids hollow."""

from __future__ import annotations

from diary.reports import style
from diary.reports.charts.canvas import Canvas, width_of
from diary.reports.charts.places import Crowd
from diary.reports.document import Volumes

_LEFT, _TOP, _BOTTOM = 84.0, 24.0, 14.0
_HEAD = 2.6
_STEP = 100
_LINE = 10.0


def draw(drawing: Volumes) -> str:
    """Return the volumes as SVG."""
    zones, words = drawing.zones, drawing.words
    high = 26.0 if len(drawing.rows) <= 7 else 19.0
    canvas = Canvas(style.PAGE_WIDTH, _TOP + high * len(drawing.rows) + _BOTTOM)
    bottom = canvas.height - _BOTTOM
    most = max([zones.high if zones else 0.0, *(ml for _, day, night in drawing.rows for ml in (*day, *night))]) * 1.03
    point = (canvas.width - _LEFT - 8) / most

    def at(ml: float) -> float:
        return _LEFT + ml * point

    if zones:
        canvas.rectangles([(at(zones.low), _TOP, (zones.high - zones.low) * point, bottom - _TOP)], "band")
        for ml in (zones.half, zones.three_quarters):
            canvas.lines([((at(ml), _TOP), (at(ml), bottom))], "quiet", 0.5, (2, 5))
        _labels(canvas, [(at(zones.half), zones.half_label), (at(zones.three_quarters), zones.three_quarters_label)])
        canvas.text((at((zones.low + zones.high) / 2), _TOP - 3), zones.band_label, anchor="center")
    for row, (label, day, night) in enumerate(drawing.rows):
        y = _TOP + (row + 0.5) * high
        canvas.text((0, y + 2.5), label, colour="ink")
        canvas.lines([((_LEFT, y), (canvas.width - 8, y))], "rule")
        rows = Crowd(2 * _HEAD, high / 2 - _HEAD / 2)
        for volumes, hollow in ((day, False), (night, True)):
            places = [(at(ml), y + rows.place(0, at(ml))) for ml in sorted(volumes)]
            canvas.marks("circle", places, _HEAD, "urine", hollow=hollow)
    for ml in range(0, int(most) + 1, _STEP):
        canvas.text((at(ml), bottom + 10), str(ml), anchor="center")
    canvas.text((_LEFT - 12, bottom + 10), words["ml"], anchor="right")
    canvas.marks("circle", [(3, 5.5)], _HEAD, "urine")
    canvas.text((9, 8), words["day_void"])
    canvas.marks("circle", [(3, 5.5 + _LINE)], _HEAD, "urine", hollow=True)
    canvas.text((9, 8 + _LINE), words["night_void"])
    return canvas.svg()


def _labels(canvas: Canvas, labels: list[tuple[float, str]]) -> None:
    """Name the lines above them, on the upper line of the two that the heading has."""
    edge = _LEFT
    for x, label in labels:
        half = width_of(label) / 2
        middle = max(x, edge + half)
        canvas.text((middle, _TOP - 3 - _LINE), label, anchor="center")
        edge = middle + half + 6
