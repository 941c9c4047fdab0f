"""What a person sees at cells beside their values, as Office Open XML writes it: comments, strikes, colours."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from diary.reading.files.guard import colours, comments
from diary.reading.files.guard.markup import (
    PREFIX,
    Place,
    attributes,
    elements,
    number,
    opening,
    place,
    section,
    text,
)

_STYLED = re.compile(rb"<" + PREFIX + rb"""c\s[^<>]*?\bs=["'](\d{1,7})["'][^<>]*>""")
_FORMAT, _FONT, _STRIKE = opening("xf"), opening("font"), opening("strike")
_CELL, _ITEM, _RUN = opening("c"), opening("si"), opening("r")
_STRUCK = re.compile(rb"strike")  # found in less time than `in` takes
_SHARED = re.compile(rb"<" + PREFIX + rb"v>(\d{1,7})<")


@dataclass(frozen=True)
class Marks:
    """What stands at the cells of a sheet, by row and column from 0.

    `struck` tells what is left of a text of which a part is struck out; empty where all of it is. `coloured`
    gives the name of the colour (`colours.NAMES`) that a cell is filled with, where it is a bright one.
    """

    comments: Mapping[Place, str] = field(default_factory=dict)
    struck: Mapping[Place, str] = field(default_factory=dict)
    coloured: Mapping[Place, str] = field(default_factory=dict)

    def turned(self) -> Marks:
        """Return the marks of the sheet with its rows and columns exchanged."""
        return Marks(_turned(self.comments), _turned(self.struck), _turned(self.coloured))


def _turned(marks: Mapping[Place, str]) -> dict[Place, str]:
    return {(column, row): text for (row, column), text in marks.items()}


NO_MARKS = Marks()


def in_xlsx(members: Mapping[str, bytes], sheets: Iterable[str]) -> dict[str, Marks]:
    """Return the marks of every one of these worksheets that has any, by the name of its part in lower case."""
    parts = {name.lower(): part for name, part in members.items()}
    styles, strings = parts.get("xl/styles.xml", b""), parts.get("xl/sharedstrings.xml", b"")
    struck_fonts = _struck_fonts(styles) if b"strike" in styles else frozenset()
    fills = colours.fills(styles, parts.get("xl/theme/theme1.xml", b""))
    struck, coloured = _formats(styles, struck_fonts, fills) if struck_fonts or fills else (set(), {})
    texts = dict(_partly_struck(strings)) if b"strike" in strings else {}
    commented = any("comments" in name for name in parts)
    found = {}
    for name in sheets:
        sheet = parts[name]
        if not (commented or struck or coloured or texts or _STRUCK.search(sheet)):
            continue
        marks = Marks(
            comments.of_sheet(name, parts) if commented else {},
            (dict.fromkeys((at for at, _ in _styled(sheet, struck)), "") if struck else {})
            | (_struck_texts(sheet, texts) if texts or _STRUCK.search(sheet) else {}),
            {at: coloured[style] for at, style in _styled(sheet, coloured)} if coloured else {},
        )
        if marks != NO_MARKS:
            found[name] = marks
    return found


def _formats(styles: bytes, fonts: Container[int], fills: Mapping[int, str]) -> tuple[set[int], dict[int, str]]:
    """Return the formats of cells that strike out, and those that colour, each with its colour."""
    struck, coloured = set(), {}
    for position, (told, _) in enumerate(elements(section(styles, "cellXfs"), _FORMAT)):
        if number(told.get(b"fontId")) in fonts:
            struck.add(position)
        if colour := fills.get(number(told.get(b"fillId"))):
            coloured[position] = colour
    return struck, coloured


def _struck_fonts(styles: bytes) -> frozenset[int]:
    fonts = elements(section(styles, "fonts"), _FONT)
    return frozenset(position for position, (_, font) in enumerate(fonts) if _strikes(font))


def _strikes(part: bytes) -> bool:
    tag = _STRIKE.search(part)
    return tag is not None and attributes(tag[1]).get(b"val") not in (b"0", b"false")


def _styled(sheet: bytes, styles: Container[int]) -> Iterator[tuple[Place, int]]:
    """Yield the place and the style of every cell that has one of these styles."""
    for cell in _STYLED.finditer(sheet):
        style = int(cell[1])
        if style in styles and (at := place(attributes(cell[0]).get(b"r", b""))):
            yield at, style


def _partly_struck(strings: bytes) -> Iterator[tuple[int, str]]:
    """Yield the number of every text of which runs are struck out, and what is left of it."""
    for position, (_, item) in enumerate(elements(strings, _ITEM)):
        if b"strike" in item and (left := _left(item)) is not None:
            yield position, left


def _left(item: bytes) -> str | None:
    """Return the runs of a text that are not struck out, None when that is all of them."""
    runs = [run for _, run in elements(item, _RUN)]
    kept = [run for run in runs if not _strikes(run)]
    return None if len(kept) == len(runs) else text(b"".join(kept)).strip()


def _struck_texts(sheet: bytes, texts: Mapping[int, str]) -> dict[Place, str]:
    """Return the cells whose text is struck out run by run, and what is left of each."""
    found = {}
    for told, inside in elements(sheet, _CELL):
        at, kind = place(told.get(b"r", b"")), told.get(b"t")
        shared = _SHARED.search(inside) if kind == b"s" else None
        if shared:
            left = texts.get(int(shared[1]))
        else:
            left = _left(inside) if kind == b"inlineStr" and b"strike" in inside else None
        if at and left is not None:
            found[at] = left
    return found
