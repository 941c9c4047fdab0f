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
_INDEXED = re.findall(
    "......",
    "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF800000008000000080808000800080008080C0C0C08080809999FF993366FFFFCC"
    "CCFFFF660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF8000808000000080800000FF00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CC"
    "CC99FFFFCC993366FF33CCCC99CC00FFCC00FF9900FF6600666699969696003366339966003300333300993300993366333399333333",
)
"""The colours of old workbooks, by their number: the first is number 8."""
_FIRST_INDEXED = 8
_FILL, _COLOUR = opening("fill"), opening("fgColor")
_GIVEN = re.compile(rb"""(rgb|theme|indexed)=["']([0-9A-Fa-f]{1,8})["']""")
_OF_THEME = re.compile(
    rb"<a:(?:dk1|lt1|dk2|lt2|accent\d|hlink|folHlink)>.{0,80}?(?:val|lastClr)=\"([0-9A-Fa-f]{6})\"", re.DOTALL
)
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
    at, listed = int(value) if value.isdigit() else -1, of_theme
    if kind == b"indexed":
        at, listed = at - _FIRST_INDEXED, _INDEXED
    elif 0 <= at < len(_ORDER):
        at = _ORDER[at]
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
