"""How wide the columns of a table are on paper, and how many lines each of its rows is sure to take.

What is known beforehand is laid out once; what the paper has to find out it lays out up to six times.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from diary.reports import typeface

USUAL = 0.5
"""The width of a character of which none is known, in sizes of type."""

Lines = Sequence[str]
"""What a cell shows, a text a line."""


def fit(rows: Sequence[Sequence[Lines]], shares: Sequence[int], room: float) -> tuple[list[float | None], list[int]]:
    """Return the width of each column and the lines of each row, in a room; widths are in sizes of type.

    Columns with a share divide what the others leave, and have no width here; where all ask for more room than there
    is, the widest are narrowed to one width. A row that may have to be broken has 0 lines, and so has each of a table
    with a character that another typeface draws, of which no width is known either. A text may be a little wider than
    its characters: the paper has some room to spare beside each.
    """
    sizes = [[[_most(line) for line in cell] for cell in row] for row in rows]
    asked = [max(max(cell, default=0.0) for cell in column) for column in zip(*sizes, strict=True)]
    if max(asked, default=0.0) == float("inf"):
        return [None] * len(shares), [0] * len(rows)
    named = [0.0 if share else width for share, width in zip(shares, asked, strict=True)]
    widest = _widest(named, room)
    widths = [min(width, widest) for width in named]
    left = max(0.0, room - sum(widths))
    wide = [left * share / sum(shares) if share else width for share, width in zip(shares, widths, strict=True)]
    lines = [max(map(len, row), default=0) if all(map(_within, row, wide)) else 0 for row in sizes]
    return [None if share else width for share, width in zip(shares, widths, strict=True)], lines


def lines(text: str, room: float) -> int:
    """Return about how many lines a text takes in so many sizes of type."""
    width = typeface.width(text)
    return ceil((len(text) * USUAL if width is None else width) / room)


def evenly(tall: Sequence[float]) -> int:
    """Return how many of the first parts stand in the first of two columns, so that the longer one is the shortest.

    >>> evenly([3, 1, 1, 2])
    1
    """
    return min(range(1, len(tall) + 1), key=lambda count: max(sum(tall[:count]), sum(tall[count:])), default=0)


def _most(text: str) -> float:
    width = typeface.width(text)
    return float("inf") if width is None else width


def _within(lines: Sequence[float], wide: float) -> bool:
    return max(lines, default=0.0) <= wide


def _widest(widths: Sequence[float], room: float) -> float:
    """Return the width that no column may exceed, so that all stand in the room; narrower ones keep theirs."""
    left = room
    for number, width in enumerate(sorted(widths)):
        if width > (fair := left / (len(widths) - number)):
            return fair
        left -= width
    return max(widths, default=0.0)
