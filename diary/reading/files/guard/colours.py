"""The fills of a workbook's cells → the name of each bright colour; pale ones, greys and black are how a form looks."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence

from diary.reading.files.guard.markup import elements, opening, section

NAMES = ("red", "orange", "yellow", "green", "blue", "purple", "pink")
_HUES = ((14, "red"), (43, "orange"), (68, "yellow"), (170, "green"), (260, "blue"), (295, "purple"), (345, "pink"))
"""Up to which hue, in degrees, a colour has this name; beyond the last it is red again."""
_BRIGHT = 0.18
"""How far the strongest and the weakest of red, green and blue lie apart, at least, in a colour that marks: more than
in the tints of a form's boxes (our own: 0.09), less than in the palest marker that spreadsheet programs offer (0.2)."""
_INDEXED = (
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080 008080 C0C0C0 808080 "
    "9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF "
    "00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 "
    "003366 339966 003300 333300 993300 993366 333399 333333"
).split()
"""The colours of old workbooks, by their number: the first is number 8."""
_FIRST_INDEXED = 8
_FILL, _COLOUR = opening("fill"), opening("fgColor")
_GIVEN = re.compile(rb"""(rgb|theme|indexed)=["']([0-9A-Fa-f]{1,8})["']""")
_OF_THEME = re.compile(rb"<a:(?:dk1|lt1|dk2|lt2|accent\d|hlink|folHlink)>.{0,80}?(?:val|lastClr)=\"([0-9A-Fa-f]{6})\"")
_ORDER = (1, 0, 3, 2)  # a theme lists dark before light, its numbers begin with light


def fills(styles: bytes, theme: bytes) -> dict[int, str]:
    """Return the bright fills of a workbook by their number, each with the name of its colour."""
    listed = section(styles, "fills")
    of_theme = [one.decode() for one in _OF_THEME.findall(theme)] if b"theme" in listed else []
    found = {}
    for position, (_, fill) in enumerate(elements(listed, _FILL)):
        colour = _COLOUR.search(fill) if b"solid" in fill else None
        given = _GIVEN.search(colour[1]) if colour else None
        if given and (name := named(_rgb(given[1], given[2].decode(), of_theme))):
            found[position] = name
    return found


def _rgb(kind: bytes, value: str, of_theme: Sequence[str]) -> str:
    if kind == b"rgb":
        return value[-6:]
    at = int(value) if value.isdigit() else -1
    if kind == b"indexed":
        at, listed = at - _FIRST_INDEXED, _INDEXED
    else:
        at, listed = _ORDER[at] if 0 <= at < len(_ORDER) else at, of_theme
    return listed[at] if 0 <= at < len(listed) else ""


def named(rgb: str) -> str:
    """Return the name of a bright colour, nothing of another.

    >>> [named(rgb) for rgb in ("FFFF00", "FFF9E8", "C00000", "92D050", "808080", "ED7D31", "FF99CC")]
    ['yellow', '', 'red', 'green', '', 'orange', 'pink']
    """
    if len(rgb) < len("RRGGBB"):
        return ""
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    if max(red, green, blue) - min(red, green, blue) < _BRIGHT:
        return ""
    degrees = colorsys.rgb_to_hls(red, green, blue)[0] * 360
    return next((name for up_to, name in _HUES if degrees <= up_to), "red")
