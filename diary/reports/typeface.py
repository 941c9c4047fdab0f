"""What the typeface of all words draws, and how wide each character is: read from its file, once."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from diary.reports import style

REGULAR = style.WORDS / "SourceSansPro-Regular.otf"
USUAL = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x17F)))) | frozenset("–—‘’“”…≈−≤≥½¾→▲▼☐")
"""Characters that it has and most texts keep to: Latin letters, and the signs of our own words."""

_NEXT = frozenset("●")

_UNICODE = (3, 10)
"""The platform and the encoding of the map from all of Unicode to glyphs."""


@cache
def advances(file: Path = REGULAR) -> Mapping[str, float]:
    """Return how far each character that a typeface draws moves the pen, in type sizes."""
    data = file.read_bytes()

    def number(kind: str, at: int) -> int:
        (value,) = struct.unpack_from(f">{kind}", data, at)
        return int(value)

    starts = {tag: start for tag, _, start, _ in struct.iter_unpack(">4s3L", data[12 : 12 + 16 * number("H", 4)])}
    per_em = number("H", starts[b"head"] + 18)
    metrics = data[starts[b"hmtx"] :][: 4 * number("H", starts[b"hhea"] + 34)]
    wide = [advance / per_em for advance, _ in struct.iter_unpack(">Hh", metrics)]
    maps = starts[b"cmap"]
    listed = struct.iter_unpack(">2HL", data[maps + 4 : maps + 4 + 8 * number("H", maps + 2)])
    (at,) = (maps + offset for *encoding, offset in listed if tuple(encoding) == _UNICODE)
    groups = struct.iter_unpack(">3L", data[at + 16 : at + 16 + 12 * number("L", at + 12)])
    return {
        chr(code): wide[min(glyph + code - first, len(wide) - 1)]
        for first, last, glyph in groups
        for code in range(first, last + 1)
    }


def has(character: str) -> bool:
    """Tell whether the typeface draws a character; of a usual one no file is read."""
    return character in USUAL or character in advances()


def ours(text: str) -> bool:
    """Tell whether each character of a text is drawn by the typeface, or by the next one and is a sign of ours."""
    return all(map(has, set(text) - USUAL - _NEXT))


def width(text: str) -> float | None:
    """Return how wide a text is in type sizes, not regarding pairs of letters; None where another typeface draws of it.

    >>> width("100"), width("\N{SNOWMAN}")
    (1.491, None)
    """
    of = advances()
    try:
        return sum([of[character] for character in text])
    except KeyError:
        return None
