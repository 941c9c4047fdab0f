"""A sheet to draw on in points from the top left, which becomes SVG.

Shapes of one look go in one call and become one path, which makes a chart cheap to draw and small.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import Literal

from diary.plain import printable
from diary.reports import style
from diary.reports.typeface import has

Point = tuple[float, float]
Segment = tuple[Point, Point]
Curve = tuple[str, tuple[Point, ...]]
"""A command of an SVG path, with its points: M moves, L draws a line, C a curve, z closes."""
Shape = Literal["circle", "square", "diamond", "up", "down", "drop", "cross", "chevron", "bar"]
Anchor = Literal["left", "center", "right"]

CHARACTER, BOLDER = 0.6, 1.16
"""The width of an average character in type sizes, wide enough for a reader's own typeface; bold is wider."""

_HANDLE = 0.2652031
"""Of the radius: how far from an eighth of a circle the handle of its curve lies."""


def _polygon(first: Point, *points: Point) -> list[Curve]:
    return [("M", (first,)), *(("L", (point,)) for point in points), ("z", ())]


def _strokes(*points: Point) -> list[Curve]:
    return [("M", points[:1]), *(("L", (point,)) for point in points[1:])]


def _circle() -> list[Curve]:
    """Return a circle of radius 1 as eight curves, from its top."""
    ends = [(math.sin(angle), -math.cos(angle)) for angle in (math.pi / 4 * eighth for eighth in range(9))]
    curves = [
        ("C", ((x - y * _HANDLE, y + x * _HANDLE), (to_x + to_y * _HANDLE, to_y - to_x * _HANDLE), (to_x, to_y)))
        for (x, y), (to_x, to_y) in pairwise(ends)
    ]
    return [("M", (ends[0],)), *curves, ("z", ())]


_SHAPES: dict[str, list[Curve]] = {
    "circle": _circle(),
    "square": _polygon((-0.87, -0.87), (0.87, -0.87), (0.87, 0.87), (-0.87, 0.87)),
    "diamond": _polygon((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "up": _polygon((0, -1.2), (1.1, 0.8), (-1.1, 0.8)),
    "down": _polygon((0, 1.2), (1.1, -0.8), (-1.1, -0.8)),
    "drop": [
        ("M", ((0.0, -1.5),)),
        ("C", ((0.3, -0.7), (1.0, -0.1), (1.0, 0.5))),
        ("C", ((1.0, 1.1), (0.5, 1.4), (0.0, 1.4))),
        ("C", ((-0.5, 1.4), (-1.0, 1.1), (-1.0, 0.5))),
        ("C", ((-1.0, -0.1), (-0.3, -0.7), (0.0, -1.5))),
    ],
    "bar": _polygon((-1.3, -0.6), (1.3, -0.6), (1.3, 0.6), (-1.3, 0.6)),
    "cross": [*_strokes((-0.8, -0.8), (0.8, 0.8)), *_strokes((-0.8, 0.8), (0.8, -0.8))],
    "chevron": [*_strokes((-1, 0.1), (0, -1), (1, 0.1)), *_strokes((-1, 1.1), (0, 0), (1, 1.1))],
}

_ANCHORS: dict[Anchor, str] = {"left": "start", "center": "middle", "right": "end"}


def width_of(text: str, size: float = style.SMALL, *, bold: bool = False) -> float:
    """Return about how wide a text is, in points."""
    return CHARACTER * size * len(text) * (BOLDER if bold else 1)


def wrap(text: str, width: float, size: float = style.SMALL) -> list[str]:
    """Break a text into lines of at most about `width` points; a longer word is broken too."""
    room = max(int(width / (CHARACTER * size)), 1)
    lines = [""]
    for word in text.split():
        parts = [word[start : start + room] for start in range(0, len(word), room)]
        for part in parts:
            if lines[-1] and len(lines[-1]) + 1 + len(part) > room:
                lines.append("")
            lines[-1] = f"{lines[-1]} {part}".strip()
    return lines


_NO_DECIMALS = re.compile(r"\.?0+(?= |$)")
"""What `_short` leaves out, of the numbers of a path: these are written together, for a chart has thousands."""


def _short(number: float) -> str:
    """Write a number with the decimals that it has, at most six."""
    return f"{number:.6f}".rstrip("0").rstrip(".")


def _look(**parts: object) -> str:
    """Write how something looks as CSS; `font_size` is font-size, and what is empty is left out."""
    return "; ".join(f"{name.replace('_', '-')}: {part}" for name, part in parts.items() if part != "")


def _see_through(opacity: float) -> str:
    return "" if opacity == 1 else _short(opacity)


def _stroke(width: float) -> str:
    return "" if width == 1 else _short(width)


class Canvas:
    """One chart in the making, `width` by `height` points; what is drawn later covers what was drawn before.

    Texts lie over all shapes.
    """

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self._shapes: list[str] = []
        self._texts: list[str] = []

    def _add(self, curves: Iterable[Curve], look: str) -> None:
        curves = list(curves)
        path = " ".join([command + " %.6f %.6f" * len(points) for command, points in curves])
        places = [place for _, points in curves for point in points for place in point]
        path = _NO_DECIMALS.sub("", path % tuple(places))
        self._shapes.append(f'<path d="{path}" style="{look}"/>\n')

    def rectangles(self, boxes: Iterable[tuple[float, float, float, float]], fill: str, opacity: float = 1) -> None:
        """Fill boxes, each given as left, top, width, height."""
        curves = [
            curve
            for left, top, wide, high in boxes
            for curve in _polygon((left, top), (left + wide, top), (left + wide, top + high), (left, top + high))
        ]
        if curves:
            self._add(curves, _look(fill=style.LIGHT[fill], opacity=_see_through(opacity)))

    def area(self, points: Sequence[Point], fill: str, opacity: float = 1) -> None:
        """Fill what lies between points."""
        self._add(_polygon(*points), _look(fill=style.LIGHT[fill], opacity=_see_through(opacity)))

    def lines(
        self,
        segments: Iterable[Segment],
        colour: str,
        width: float = 0.5,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw straight lines; dashes are given in widths of the line."""
        curves = [curve for segment in segments for curve in _strokes(*segment)]
        if curves:
            look = _look(
                fill="none",
                stroke_dasharray=",".join(_short(part * width) for part in dash) if dash else "",
                stroke_dashoffset="0" if dash else "",
                stroke=style.LIGHT[colour],
                stroke_width=_stroke(width),
                stroke_linejoin="miter",
            )
            self._add(curves, look)

    def marks(
        self,
        shape: Shape,
        points: Sequence[Point],
        size: float,
        colour: str,
        *,
        hollow: bool = False,
        opacity: float = 1,
    ) -> None:
        """Draw a shape of `size` points from its middle to its edge at each point; hollow: its outline only."""
        if not points:
            return
        curves = (
            (command, tuple((x + size * right, y + size * down) for right, down in unit))
            for x, y in points
            for command, unit in _SHAPES[shape]
        )
        line = shape in {"cross", "chevron"}
        look = _look(
            fill="none" if line else style.LIGHT["surface" if hollow else colour],
            opacity=_see_through(opacity),
            stroke=style.LIGHT[colour if hollow or line else "surface"],
            stroke_width=_stroke(1.0 if hollow or line else 0.4),
            stroke_linejoin="miter",
        )
        self._add(curves, look)

    def hatch(self, boxes: Iterable[tuple[float, float, float, float]], colour: str, gap: float = 3) -> None:
        """Draw slanted lines through boxes, each given as left, top, width, height."""
        segments: list[Segment] = []
        for left, top, wide, high in boxes:
            for number in range(math.ceil((wide + high) / gap - 0.5)):
                step = gap / 2 + number * gap
                start = (left + max(step - high, 0), top + min(step, high))
                end = (left + min(step, wide), top + max(step - wide, 0))
                segments.append((start, end))
        self.lines(segments, colour, 0.5)

    def text(
        self,
        at: Point,
        words: str,
        *,
        colour: str = "quiet",
        anchor: Anchor = "left",
        bold: bool = False,
        size: float = style.SMALL,
    ) -> None:
        """Write one line of text on the baseline at a point."""
        x, y = map(_short, at)
        shown = escape(_drawable(words), quote=False)
        self._texts.append(f'<text style="{_of_text(colour, anchor, bold, size)}" x="{x}" y="{y}">{shown}</text>\n')

    def svg(self) -> str:
        """Return the drawing as SVG text without ids, scripts or metadata."""
        wide, high = _short(self.width), _short(self.height)
        return (
            f'<svg width="{wide}pt" height="{high}pt" viewBox="0 0 {wide} {high}" xmlns="http://www.w3.org/2000/svg">\n'
            f"{''.join(self._shapes)}{''.join(self._texts)}</svg>\n"
        )


@lru_cache(256)
def _of_text(colour: str, anchor: Anchor, bold: bool, size: float) -> str:
    """Return how a text looks: there are few ways, and hundreds of texts in a report."""
    return _look(
        font_weight=style.BOLD if bold else "",
        font_size=f"{_short(size)}px",
        font_family=f"'{style.FAMILY}'",
        text_anchor=_ANCHORS[anchor],
        fill=style.LIGHT[colour],
    )


_UNKNOWN = "☐"


@lru_cache(1024)
def _drawable(words: str) -> str:
    """Return the text in characters that the typeface has, so that a chart is the same on page and paper."""
    return "".join(c if has(c) else _UNKNOWN for c in printable(words))
