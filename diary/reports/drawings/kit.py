"""Strokes that make a drawing: a sheet in points from the top left, on which people, things and signs are drawn.

One style: a person is made of thick round strokes without face, dress or age; what is far is pale; things are
thin outlines; what to notice is a sign in ink. Colours are the report's own, so that a page can turn them dark.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from diary.reports.style import LIGHT

Point = tuple[float, float]

INK, NEAR, FAR, PAPER, SOFT = LIGHT["ink"], LIGHT["quiet"], LIGHT["rule"], LIGHT["surface"], LIGHT["band"]
LIMB, TORSO, HEAD, THING, SIGN, HALO = 12.0, 21.0, 13.0, 2.4, 2.6, 3.0
"""Widths of strokes and the radius of a head, in points; a halo parts a stroke from what lies behind it."""


@dataclass(frozen=True)
class Pose:
    """Where the joints of a person are; a limb is the points it runs through, the first beside the torso."""

    head: Point
    torso: tuple[Point, ...]  # from the neck to the hip
    near_arm: tuple[Point, ...]
    near_leg: tuple[Point, ...]
    far_arm: tuple[Point, ...] = ()
    far_leg: tuple[Point, ...] = ()


class Sheet:
    """One drawing under way; `svg` ends it."""

    def __init__(self, width: float, height: float) -> None:
        self._width, self._height = width, height
        self._parts: list[str] = []

    def stroke(self, *points: Point, width: float = THING, colour: str = INK, round_: bool = False) -> None:
        """Draw a stroke through the points: with straight parts, or flowing."""
        self._path(_flowing(points) if round_ else _straight(points), width, colour)

    def area(self, *points: Point, fill: str = SOFT, outline: bool = True, round_: bool = False) -> None:
        """Draw a closed area with the outline of a thing."""
        path = f"{_flowing((*points, points[0])) if round_ else _straight(points)}Z"
        width, colour = (THING, INK) if outline else (0, "none")
        self._path(path, width, colour, fill)

    def disc(self, centre: Point, radius: float, fill: str = SOFT, colour: str = INK, width: float = THING) -> None:
        """Draw a circle, filled."""
        (x, y), line = centre, f' stroke="{colour}" stroke-width="{_n(width)}"' if width else ""
        self._parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{fill}"{line}/>')

    def person(self, pose: Pose, at: Point = (0, 0), scale: float = 1.0) -> None:
        """Draw a person: the far limbs, the torso and the head, then the near limbs before them."""

        def placed(points: Iterable[Point]) -> tuple[Point, ...]:
            return tuple((at[0] + scale * x, at[1] + scale * y) for x, y in points)

        for limb in (pose.far_leg, pose.far_arm):
            if limb:
                self._limb(placed(limb), LIMB * scale, FAR, scale)
        self._limb(placed(pose.torso), TORSO * scale, NEAR, scale)
        self.disc(placed([pose.head])[0], HEAD * scale, NEAR, PAPER, HALO * scale)
        for limb in (pose.near_leg, pose.near_arm):
            self._limb(placed(limb), LIMB * scale, NEAR, scale)

    def limb(self, *points: Point) -> None:
        """Draw a far limb that lies before what is drawn already."""
        self._limb(points, LIMB, FAR, 1.0)

    def _limb(self, points: tuple[Point, ...], width: float, colour: str, scale: float) -> None:
        path = _flowing(points) if width > LIMB * scale else _straight(points)
        self._path(path, width + 2 * HALO * scale, PAPER)
        self._path(path, width, colour)

    def arrow(self, *points: Point, both: bool = False) -> None:
        """Draw a flowing arrow through the points, with a head at its end, or at both."""
        self.stroke(*points, width=SIGN, round_=True)
        ends = [(points[-2], points[-1])] + ([(points[1], points[0])] if both else [])
        for (from_x, from_y), (x, y) in ends:
            along = math.atan2(y - from_y, x - from_x)
            barbs = [(x - 8 * math.cos(along + turn), y - 8 * math.sin(along + turn)) for turn in (0.55, -0.55)]
            self.stroke(barbs[0], (x, y), barbs[1], width=SIGN)

    def breath(self, mouth: Point, scale: float = 1.0) -> None:
        """Draw air that is blown out to the right of a mouth: three short streaks."""
        x, y = mouth
        for rise in (-8.0, 0.0, 8.0):
            begin, end = (x + 5 * scale, y + 0.5 * rise * scale), (x + 19 * scale, y + 1.5 * rise * scale)
            self.stroke(begin, end, width=SIGN * scale)

    def guide(self, *points: Point) -> None:
        """Draw a dashed line that shows how something runs: upright, or round."""
        self._path(_flowing(points), SIGN, INK, dashed=True)

    def _path(self, path: str, width: float, colour: str, fill: str = "none", *, dashed: bool = False) -> None:
        line = f' stroke="{colour}" stroke-width="{_n(width)}"' if width else ""
        dashes = ' stroke-dasharray="1 6"' if dashed else ""
        self._parts.append(f'<path d="{path}" fill="{fill}"{line}{dashes}/>')

    def svg(self) -> str:
        """Return the drawing as SVG text."""
        box = f"0 0 {_n(self._width)} {_n(self._height)}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" width="{_n(self._width)}" '
            f'height="{_n(self._height)}"><g stroke-linecap="round" stroke-linejoin="round">'
            f"{''.join(self._parts)}</g></svg>"
        )


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _straight(points: Iterable[Point]) -> str:
    """Return a path with straight parts.

    >>> _straight([(0, 0), (10, 5.25)])
    'M0 0L10 5.2'
    """
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _flowing(points: tuple[Point, ...]) -> str:
    """Return a path that flows through the points (Catmull–Rom as Bézier curves).

    >>> _flowing(((0, 0), (6, 6), (12, 0)))
    'M0 0C1 1 4 6 6 6C8 6 11 1 12 0'
    """
    path = f"M{_n(points[0][0])} {_n(points[0][1])}"
    around = (points[0], *points, points[-1])
    for before, start, end, after in zip(around, around[1:], around[2:], around[3:], strict=False):
        controls = [
            (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6),
            (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6),
        ]
        path += "C" + " ".join(f"{_n(x)} {_n(y)}" for x, y in (*controls, end))
    return path
