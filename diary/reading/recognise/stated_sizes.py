"""Sizes that a form states for its glasses and cups, `glas = 180 ml, mok = 250 ml` → ml by measure, with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from diary.reading.cells.amounts import NUMBER
from diary.reading.cells.codes import is_blank
from diary.reading.cells.household import measure_words
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.units import ONE_UNIT
from diary.reading.cells.volumes import Volume, volume
from diary.reading.cells.words import any_of, either, plain
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.layout import Place

LONGEST = 200
"""Characters: a longer text tells how to fill in the form."""
_SENTENCES = re.compile(r"[.!?]\s+")
NO_SIZES: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Stated:
    """A size that stands on a form: of which measure, in ml, on which sheet and where."""

    measure: str
    ml: float
    sheet: str
    place: Place
    text: str


def stated_sizes(sheets: Iterable[Sheet]) -> tuple[Stated, ...]:
    """Return the sizes that the sheets of a file state outside their entries, of a measure the first."""
    found: dict[str, Stated] = {}
    for sheet in sheets:
        stating = {text for text in sheet.texts if ("=" in text or ":" in text) and sizes_in(text)}
        for row, cells in enumerate(sheet.rows if stating else ()):
            for column, cell in enumerate(cells):
                if isinstance(cell, str) and cell in stating and not _is_entry(cells):
                    for measure, ml in sizes_in(cell).items():
                        found.setdefault(measure, Stated(measure, ml, sheet.name, (row, column), cell))
    return tuple(found.values())


def _is_entry(cells: Iterable[CellValue]) -> bool:
    """Tell whether a time or a number stands in a row."""
    return not all(is_blank(cell) or (isinstance(cell, str) and not isinstance(clock(cell), Clock)) for cell in cells)


@lru_cache(512)
def sizes_in(text: str) -> Mapping[str, float]:
    """Return the sizes of a text, or a sentence of it, that states nothing else, by their measure; empty of any other.

    >>> dict(sizes_in("glas = 180 ml, mok = 250 ml")), dict(sizes_in("Sizes: cup 200 ml; my mug is 3 dl"))
    ({'glass': 180.0, 'mug': 250.0}, {'cup': 200.0, 'mug': 300.0})
    >>> dict(sizes_in("2 glazen = 400 ml")), dict(sizes_in("glas water: 200 ml"))
    ({}, {})
    >>> dict(sizes_in("Leak: + drops, ++ soaked.  1 cup = 240 ml")), dict(sizes_in("Noteer alles. Een glas is 2 dl!"))
    ({'cup': 240.0}, {'glass': 200.0})
    """
    if len(text) > LONGEST:
        return NO_SIZES
    written = plain(text)
    sentences = [sentence.rstrip(" .!") for sentence in _SENTENCES.split(written)]
    for listed in (written, written.partition(":")[2], *sentences):
        items = [_item().match(item.strip()) for item in _apart().split(listed) if item.strip()]
        if items and all(items):
            read = {measure_words()[1][item["measure"]]: volume(item["amount"]) for item in items if item}
            return {key: found.ml for key, found in read.items() if isinstance(found, Volume) and found.ml > 0}
    return NO_SIZES


@cache
def _item() -> re.Pattern[str]:
    measure, own = any_of(list(measure_words()[1])), either("own_size")
    sign = rf"(?:\s*(?:=|:|≈)\s*|\s+(?:{either('says_size')}\s+)?)"
    return re.compile(rf"^(?:{own}\s+)?(?P<measure>{measure}){sign}(?P<amount>{NUMBER}\s*{ONE_UNIT})$")


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:,(?!\d)|;|\n|\|)\s*|\s+{either('plus', 'and')}\s+")
