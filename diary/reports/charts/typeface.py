"""Which characters the charts' typeface has; fontTools reads it, once a text has any but the usual ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from diary.reports import style

REGULAR = style.FONTS / "SourceSansPro-Regular.otf"
USUAL = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x17F)))) | frozenset("–—‘’“”…≈−≤≥½¾→▲▼☐")
"""Characters that it has and most texts keep to: Latin letters, and the signs of our own words."""


def has(character: str) -> bool:
    """Tell whether the typeface of the charts draws a character."""
    return character in USUAL or ord(character) in characters(REGULAR)


@cache
def characters(file: Path) -> frozenset[int]:
    """Return the code points that a typeface draws."""
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())
