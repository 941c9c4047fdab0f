"""A sheet to draw on in points from the top left, which becomes SVG: the only module that knows matplotlib.

Shapes of one look go in one call and become one path, which makes a chart cheap to draw and small.
"""

from __future__ import annotations

import io
import logging
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path as File
from typing import Literal

from diary.plain import printable
from diary.reports import style

if "MPLCONFIGDIR" not in os.environ:  # where it may not write at home it takes a place of its own in silence
    logging.getLogger("matplotlib").setLevel(logging.ERROR)

import matplotlib as mpl
import numpy as np
from matplotlib.backend_bases import RendererBase
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager, get_font
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

Point = tuple[float, float]
Segment = tuple[Point, Point]
Shape = Literal["circle", "square", "diamond", "up", "down", "drop", "cross", "chevron", "bar"]
Anchor = Literal["left", "center", "right"]

FONT_FOLDERS = (style.FONTS, File(mpl.get_data_path()) / "fonts" / "ttf")
"""Where the typefaces of charts and paper are: the package's own, and matplotlib's for rarer characters."""

CHARACTER, BOLDER = 0.6, 1.16
"""The width of an average character in type sizes, wide enough for a reader's own typeface; bold is wider."""


def _polygon(*points: Point) -> Path:
    return Path([*points, points[0]], closed=True)


_DROP = ((0.0, -1.5), (0.3, -0.7), (1.0, -0.1), (1.0, 0.5), (1.0, 1.1), (0.5, 1.4), (0.0, 1.4))

_SHAPES: dict[str, Path] = {
    "circle": Path.unit_circle(),
    "square": _polygon((-0.87, -0.87), (0.87, -0.87), (0.87, 0.87), (-0.87, 0.87)),
    "diamond": _polygon((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "up": _polygon((0, -1.2), (1.1, 0.8), (-1.1, 0.8)),
    "down": _polygon((0, 1.2), (1.1, -0.8), (-1.1, -0.8)),
    "drop": Path(
        [*_DROP, *((-x, y) for x, y in reversed(_DROP[:-1]))],
        [Path.MOVETO, *[Path.CURVE4] * 12],
    ),
    "bar": _polygon((-1.3, -0.6), (1.3, -0.6), (1.3, 0.6), (-1.3, 0.6)),
    "cross": Path([(-0.8, -0.8), (0.8, 0.8), (-0.8, 0.8), (0.8, -0.8)], [1, 2, 1, 2]),
    "chevron": Path([(-1, 0.1), (0, -1), (1, 0.1), (-1, 1.1), (0, 0), (1, 1.1)], [1, 2, 2, 1, 2, 2]),
}

_SCAFFOLD = re.compile(r"<\?xml.*?\?>|<!DOCTYPE.*?>|<metadata>.*?</metadata>|<defs>.*?</defs>", re.DOTALL)
_IDS = re.compile(r'<g id="[^"]*">')


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


class _Line(Text):
    """One line of text at its baseline: the reader's program sets it, so nothing of it is measured here."""

    def draw(self, renderer: RendererBase) -> None:
        """Hand the text to the renderer as it is."""
        context = renderer.new_gc()
        context.set_foreground(self.get_color())
        x, y = self.get_transform().transform(self.get_unitless_position())
        _, height = renderer.get_canvas_width_height()
        renderer.draw_text(context, x, height - y, self.get_text(), self.get_fontproperties(), 0, mtext=self)
        context.restore()


class Canvas:
    """One chart in the making, `width` by `height` points; what is drawn later covers what was drawn before."""

    def __init__(self, name: str, width: float, height: float) -> None:
        self.name = name
        self.width = width
        self.height = height
        self._figure = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor="none")
        self._from_top = Affine2D().scale(1, -1).translate(0, height)

    def _add(self, path: Path, **look: object) -> None:
        patch = PathPatch(path, transform=self._from_top, **look)
        self._figure.add_artist(patch)

    def rectangles(self, boxes: Iterable[tuple[float, float, float, float]], fill: str, opacity: float = 1) -> None:
        """Fill boxes, each given as left, top, width, height."""
        paths = [
            _polygon((left, top), (left + wide, top), (left + wide, top + high), (left, top + high))
            for left, top, wide, high in boxes
        ]
        if paths:
            look = {"facecolor": style.LIGHT[fill], "linewidth": 0, "alpha": opacity}
            self._add(Path.make_compound_path(*paths), **look)

    def area(self, points: Sequence[Point], fill: str, opacity: float = 1) -> None:
        """Fill what lies between points."""
        self._add(_polygon(*points), facecolor=style.LIGHT[fill], linewidth=0, alpha=opacity)

    def lines(
        self,
        segments: Iterable[Segment],
        colour: str,
        width: float = 0.5,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Draw straight lines."""
        points = [point for segment in segments for point in segment]
        if points:
            codes = [Path.MOVETO, Path.LINETO] * (len(points) // 2)
            look = {"edgecolor": style.LIGHT[colour], "facecolor": "none", "linewidth": width}
            self._add(Path(points, codes), linestyle=(0, dash) if dash else "-", **look)

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
        unit = _SHAPES[shape]
        paths = [Path(np.asarray(unit.vertices) * size + point, unit.codes) for point in points]
        line = shape in {"cross", "chevron"}
        self._add(
            Path.make_compound_path(*paths),
            facecolor="none" if line else style.LIGHT["surface" if hollow else colour],
            edgecolor=style.LIGHT[colour if hollow or line else "surface"],
            linewidth=1.0 if hollow or line else 0.4,
            alpha=opacity,
        )

    def hatch(self, boxes: Iterable[tuple[float, float, float, float]], colour: str, gap: float = 3) -> None:
        """Draw slanted lines through boxes, each given as left, top, width, height."""
        segments: list[Segment] = []
        for left, top, wide, high in boxes:
            for step in np.arange(gap / 2, wide + high, gap):
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
        self._figure.add_artist(
            _Line(
                *at,
                _drawable(words),
                transform=self._from_top,
                color=style.LIGHT[colour],
                fontfamily=style.FAMILY,
                fontsize=size,
                fontweight=style.BOLD if bold else style.REGULAR,
                ha=anchor,
                va="baseline",
                parse_math=False,
            )
        )

    def svg(self) -> str:
        """Return the drawing as SVG text without ids, scripts or metadata."""
        page = io.StringIO()
        with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": self.name, "path.simplify": False}):
            self._figure.savefig(page, format="svg", metadata={"Date": None, "Creator": None})
        return _IDS.sub("<g>", _SCAFFOLD.sub("", page.getvalue())).strip() + "\n"


_FILES = sorted(style.FONTS.glob("*.otf"))
for _file in _FILES:
    fontManager.addfont(_file)
_UNKNOWN = "☐"
_CHARACTERS = frozenset(get_font(_FILES[0]).get_charmap())


def _drawable(words: str) -> str:
    """Return the text in characters that the typeface has, so that a chart is the same on page and paper."""
    return "".join(c if ord(c) in _CHARACTERS else _UNKNOWN for c in printable(words))
