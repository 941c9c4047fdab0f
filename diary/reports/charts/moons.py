"""The nights of a child as moons in a row: full is dry, a crescent is wet, an open outline is not known."""

from __future__ import annotations

from diary.reports import style
from diary.reports.charts.canvas import Canvas, Point, wrap
from diary.reports.childs import Moons

_IN_A_ROW = 7
_ROW, _RADIUS, _MIDDLE = 68.0, 13.0, 16.0
_SHADE = 0.45
"""How far to the side the shade of a crescent lies, of its radius."""


def draw(drawing: Moons) -> str:
    """Return the moons as SVG."""
    rows = -(-len(drawing.nights) // _IN_A_ROW)
    canvas = Canvas(style.BESIDE_WIDTH, _ROW * rows)
    wide = canvas.width / _IN_A_ROW
    places: dict[str, list[Point]] = {"dry": [], "wet": [], "unknown": []}
    for number, night in enumerate(drawing.nights):
        row, column = divmod(number, _IN_A_ROW)
        middle = ((column + 0.5) * wide, row * _ROW + _MIDDLE)
        places[night.moon].append(middle)
        canvas.text((middle[0], middle[1] + 24), night.weekday, anchor="center", colour="ink")
        for line, words in enumerate(wrap(night.word, wide)):
            canvas.text((middle[0], middle[1] + 34 + 9 * line), words, anchor="center")
    canvas.marks("circle", [*places["dry"], *places["wet"]], _RADIUS, "moon")
    shades = [(x + _SHADE * _RADIUS, y - _SHADE * _RADIUS / 3) for x, y in places["wet"]]
    canvas.marks("circle", shades, _RADIUS * 0.92, "surface")
    canvas.marks("circle", places["unknown"], _RADIUS, "quiet", hollow=True)
    return canvas.svg()
