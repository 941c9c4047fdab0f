"""Which characters a typeface has: the `cmap` table of an OpenType file."""

from __future__ import annotations

import struct
from pathlib import Path

_SEGMENTS, _GROUPS = 4, 12
"""The formats of a table of characters: segments of two bytes, and groups of four, which reach every character."""


def characters(file: Path) -> frozenset[int]:
    """Return the code points that an OpenType typeface draws."""
    font = file.read_bytes()
    (tables,) = struct.unpack_from(">H", font, 4)
    places = {tag: offset for tag, _, offset, _ in struct.iter_unpack(">4sIII", font[12 : 12 + 16 * tables])}
    cmap = font[places[b"cmap"] :]
    (encodings,) = struct.unpack_from(">H", cmap, 2)
    known = set[int]()
    for _, _, offset in struct.iter_unpack(">HHI", cmap[4 : 4 + 8 * encodings]):
        (form,) = struct.unpack_from(">H", cmap, offset)
        if form == _GROUPS:
            known.update(_of_groups(cmap[offset:]))
        elif form == _SEGMENTS:
            known.update(_of_segments(cmap[offset:]))
    return frozenset(known)


def _of_groups(table: bytes) -> set[int]:
    (count,) = struct.unpack_from(">I", table, 12)
    groups = struct.iter_unpack(">III", table[16 : 16 + 12 * count])
    return {code for first, last, _ in groups for code in range(first, last + 1)}


def _of_segments(table: bytes) -> set[int]:
    """Return the characters of each segment but those that its glyphs leave out."""
    double = struct.unpack_from(">H", table, 6)[0]
    lasts, firsts, shifts, offsets = (
        struct.unpack_from(f">{double // 2}H", table, start + number * double)
        for number, start in enumerate((14, 16, 16, 16))
    )
    known = set[int]()
    for number, (first, last, shift, offset) in enumerate(zip(firsts, lasts, shifts, offsets, strict=True)):
        here = 16 + 3 * double + 2 * number
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = struct.unpack_from(">H", table, here + offset + 2 * (code - first))[0] if offset else code + shift
            if glyph & 0xFFFF:
                known.add(code)
    return known
