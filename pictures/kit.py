"""What the pictures of the workbook are made of beside the strokes: a height, digits, and counts as dots."""

from __future__ import annotations

from diary.reports.drawings import kit
from diary.reports.drawings.kit import INK, Point
from diary.reports.style import FAMILY

HEIGHT = 60.0
"""Points, of every picture: it is shown four fifths as large."""
DOT, DOTS_APART = 2.1, 5.6


class Sheet(kit.Sheet):
    """A drawing that may count."""

    def __init__(self, width: float) -> None:
        super().__init__(width, HEIGHT)

    def digit(self, number: int, at: Point) -> None:
        """Write a digit, its foot in the middle at a point."""
        x, y = at
        self._parts.append(
            f'<text x="{x:g}" y="{y:g}" font-family="{FAMILY}" font-weight="600" font-size="13" text-anchor="middle" '
            f'fill="{INK}">{number}</text>'
        )

    def dots(self, count: int, at: Point, most: int = 5) -> None:
        """Draw a count as dots in rows of at most so many, the first row in the middle at a point."""
        x, y = at
        for row in range(0, count, most):
            in_row = min(most, count - row)
            for number in range(in_row):
                across = (number - (in_row - 1) / 2) * DOTS_APART
                self.disc((x + across, y + row / most * DOTS_APART), DOT, fill=INK, width=0)

    def drop(self, at: Point, size: float, fill: str) -> None:
        """Draw a drop that hangs, its point at `at`."""
        x, y = at
        self.area(
            (x, y), (x + 0.42 * size, y + 0.62 * size), (x + 0.3 * size, y + 0.95 * size), (x, y + 1.06 * size),
            (x - 0.3 * size, y + 0.95 * size), (x - 0.42 * size, y + 0.62 * size), fill=fill, round_=True,
        )  # fmt: skip
