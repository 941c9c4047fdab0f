"""Stools by Bristol type over the days: one column a day, one row a type, days that were not kept hatched."""

from __future__ import annotations

from collections import defaultdict

from diary.reports import style
from diary.reports.bowel import Fortnight, Stool
from diary.reports.charts.canvas import Canvas, Shape

_TYPES = range(1, 8)
_ZONES = (("hard", 1, 2), ("normal", 3, 5), ("soft", 6, 7))
_LOST = ("loss", "smear", "gas")
_LANES: tuple[tuple[str, Shape, str], ...] = (
    ("type_unknown", "square", "stool"),
    ("not_passed", "cross", "ink"),
    ("postponed", "chevron", "ink"),
    ("straining", "down", "stool"),
    ("loss", "drop", "stool"),
    ("smear", "diamond", "stool"),
    ("gas", "up", "stool"),
)
_LEFT, _TOP, _ROW, _LANE = 92.0, 22.0, 15.0, 11.0
_MARK = 3.2


def _in_lane(stool: Stool, lane: str) -> bool:
    if lane in _LOST:
        return stool.lost == lane
    if lane == "type_unknown":
        return stool.passed is True and stool.bristol is None
    return stool.passed is False if lane == "not_passed" else bool(getattr(stool, lane))


def draw(drawing: Fortnight) -> str:
    """Return the bowel chart as SVG."""
    words = drawing.words
    lanes = [lane for lane in _LANES if any(_in_lane(stool, lane[0]) for stool in drawing.stools)]
    bottom = _TOP + _ROW * len(_TYPES)
    uncovered = not all(covered for _, _, covered in drawing.days)
    canvas = Canvas(style.PAGE_WIDTH, bottom + 4 + _LANE * (len(lanes) + uncovered) + 2)
    wide = (canvas.width - _LEFT) / max(len(drawing.days), 1)

    def row(bristol: float) -> float:
        return _TOP + (bristol - 0.5) * _ROW

    canvas.rectangles([(_LEFT, row(2.5), canvas.width - _LEFT, 3 * _ROW)], "band")
    gaps = [(_LEFT + place * wide, _TOP, wide, bottom - _TOP) for place, day in enumerate(drawing.days) if not day[2]]
    canvas.rectangles(gaps, "surface")
    canvas.hatch(gaps, "rule", 4)
    canvas.lines([((_LEFT, row(edge)), (canvas.width, row(edge))) for edge in (0.5, 7.5)], "rule")
    for zone, first, last in _ZONES:
        canvas.text((0, row((first + last) / 2) + 2.5), words[zone], colour="ink")
    for bristol in _TYPES:
        canvas.text((_LEFT - 6, row(bristol) + 2.5), str(bristol), anchor="right")
    canvas.text((_LEFT - 6, _TOP - 4), words["type"], anchor="right")
    for place, (weekday, date, _) in enumerate(drawing.days):
        x = _LEFT + (place + 0.5) * wide
        canvas.text((x, _TOP - 13), weekday, anchor="center")
        canvas.text((x, _TOP - 4), date, anchor="center", colour="ink")
    if gaps:
        key = [(_LEFT, canvas.height - _LANE + 1, 10, 8)]
        canvas.hatch(key, "rule", 4)
        canvas.text((_LEFT + 14, canvas.height - 3.5), words["not_covered"])
    _stools(canvas, drawing, wide)
    for place, (lane, shape, colour) in enumerate(lanes):
        y = bottom + 4 + (place + 0.5) * _LANE
        canvas.text((_LEFT - 6, y + 2.5), words[lane], anchor="right", colour=colour)
        spots = _spread([stool for stool in drawing.stools if _in_lane(stool, lane)], wide)
        canvas.marks(shape, [(x, y) for x, _ in spots], 2.8, colour, hollow=lane == "type_unknown")
    return canvas.svg()


def _spread(stools: list[Stool], wide: float) -> list[tuple[float, Stool]]:
    """Return stools with their x: side by side in the column of their day, in the order of the day."""
    days: dict[int, list[Stool]] = defaultdict(list)
    for stool in stools:
        days[stool.day].append(stool)
    places = []
    for day, visits in days.items():
        room = min(2.3 * _MARK, wide / len(visits))
        for order, stool in enumerate(visits):
            x = _LEFT + (day + 0.5) * wide + (order - (len(visits) - 1) / 2) * room
            places.append((x, stool))
    return places


def _stools(canvas: Canvas, drawing: Fortnight, wide: float) -> None:
    """Draw each stool at its type; a stool between two types stretches over both."""
    typed = [stool for stool in drawing.stools if stool.bristol is not None]
    spots = []
    for bristol in sorted({stool.bristol for stool in typed if stool.bristol is not None}):
        for x, stool in _spread([stool for stool in typed if stool.bristol == bristol], wide):
            y = _TOP + (bristol - 0.5) * _ROW
            spots.append((x, y))
            if stool.bristol_to is not None:
                end = _TOP + (stool.bristol_to - 0.5) * _ROW
                canvas.lines([((x, y), (x, end))], "stool", _MARK * 1.2)
                spots.append((x, end))
    canvas.marks("circle", spots, _MARK, "stool")
