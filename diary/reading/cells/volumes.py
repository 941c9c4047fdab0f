"""One cell becomes a volume in ml: `250`, `2,5 dl`, `200 thee, 100 water`, `>500`, `x`, `2 kopjes koffie`."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache

from diary.reading.cells.amounts import MAX_CELL_ML, NUMBER, SEVERAL, UNREADABLE, Amounts, Volume, of_number
from diary.reading.cells.codes import Wrong, as_text, is_blank
from diary.reading.cells.household import household_measures
from diary.reading.cells.units import ONE_UNIT
from diary.reading.cells.words import (
    LONGEST_LOOKED_UP,
    any_of,
    either,
    plain,
    vocabulary,
    without_approximately,
    word_of,
)
from diary.reading.files.workbook import CellValue

__all__ = ["Volume", "is_zero", "several", "volume"]

_NEGATIVE = re.compile(r"^-\s*[0-9]")
_NOTED = re.compile(r"^(?P<amount>.*\S)\s*\((?P<note>[^()]+)$")
_FRACTION = re.compile(rf"^[0-9]/[0-9]\s*{ONE_UNIT}$")
_TRAILING_DASH = re.compile(r"(?<=[0-9])\s*-$")


def volume(
    cell: CellValue, unit: str = "ml", measures: Mapping[str, float] | None = None, *, urine: bool = False
) -> Volume | Wrong | None:
    """Return the volume a cell holds; a bare number is in the unit of its column.

    `urine`: it was passed, so that `3x200` may be three times; of a drink it is 600.

    >>> volume("2,5 dl").ml, volume("1.000").ml, volume("150-200").bound, volume(">500").bound, volume("x").ml
    (250.0, 1000.0, 'range', 'at_least', nan)
    >>> volume("tussen 150 en 200").ml, volume("between 150 and 200 ml").bound
    (175.0, 'range')
    >>> volume("2 kopjes koffie").ml, volume("200 thee, 100 water").ml, volume("3x200").ml, volume("300 (nacht)").note
    (250.0, 300.0, 600.0, 'nacht')
    >>> volume("3x200", urine=True), volume("beetje"), volume(1.5), volume(-20.0)
    (Wrong(code='volume_several'), Wrong(code='volume_unreadable'), Wrong(code='volume_unit_unclear'),
     Wrong(code='volume_negative'))
    """
    if is_blank(cell):
        return None
    if isinstance(cell, str) and len(cell) <= LONGEST_LOOKED_UP and cell.isascii() and cell.isdecimal():
        cell = float(cell)
    if isinstance(cell, float) or (isinstance(cell, int) and not isinstance(cell, bool)):
        return _bare(cell + 0.0, unit)  # without the sign of -0.0
    if isinstance(cell, dt.date | dt.time | dt.timedelta):
        return Wrong("volume_is_date")
    text = plain(as_text(cell))
    if len(text) > LONGEST_LOOKED_UP:
        return UNREADABLE
    return _of_text(text, unit, frozenset((measures or household_measures()).items()), urine)


def is_zero(cell: CellValue) -> bool:
    """Tell whether nothing was written as a number, not in words: 0, "0 ml".

    >>> is_zero(0.0), is_zero("0 ml"), is_zero("-"), is_zero("geen")
    (True, True, False, False)
    """
    return "0" in as_text(cell)


def several(cell: CellValue) -> tuple[str, ...]:
    """Return the amounts of a cell that holds several, one beside the other; none of any other cell.

    >>> several("200, 140"), several("160 en 80 ml"), several("150+100"), several("1/2 l"), several(200.0)
    (('200', '140'), ('160', '80 ml'), (), (), ())
    """
    text = plain(cell) if isinstance(cell, str) and len(cell) <= LONGEST_LOOKED_UP else ""
    if not _several().match(text) or _FRACTION.match(text):
        return ()
    return tuple(found.strip() for found in re.findall(rf"[0-9]{{1,6}}(?:\s*{ONE_UNIT})?", text))


@lru_cache(4096)
def _bare(value: float, unit: str) -> Volume | Wrong:
    ml = of_number(value, unit)
    return ml if isinstance(ml, Wrong) else Volume(ml)


@lru_cache(1024)
def _of_text(text: str, unit: str, measures: frozenset[tuple[str, float]], urine: bool) -> Volume | Wrong:
    found = _Reader(unit, dict(measures), urine).read(text)
    return Wrong("volume_too_large") if isinstance(found, Volume) and found.ml > MAX_CELL_ML else found


class _Reader:
    """Reads the text of one cell: its amounts, how they are bounded and what is said beside them."""

    def __init__(self, unit: str, measures: Mapping[str, float], urine: bool) -> None:
        self.amounts = Amounts(unit, measures, urine)

    def read(self, text: str) -> Volume | Wrong:
        mark = vocabulary("marks").get(text)
        if mark is not None:
            return Volume(math.nan if mark == "not_measured" else 0.0)
        if text in vocabulary("sizes"):
            return Wrong("volume_size")
        if _NEGATIVE.match(text):
            return Wrong("volume_negative")
        if _several().match(text) and not _FRACTION.match(text):
            return SEVERAL
        text, approximate = without_approximately(_TRAILING_DASH.sub("", text))
        found = self._noted(text)
        return replace(found, estimated=True) if isinstance(found, Volume) and approximate else found

    def _noted(self, text: str) -> Volume | Wrong:
        """Keep what is said in brackets: `300 (nacht)`. An amount there is a part, `waarvan 100 koffie`, or another."""
        noted = _NOTED.match(text)
        if noted is None:
            return self._bounded(text)
        found, note = self._bounded(noted["amount"]), noted["note"]
        if isinstance(found, Wrong):
            return found
        if re.search("[0-9]", note) and not _part().match(note):
            return SEVERAL
        return replace(found, note=note)

    def _bounded(self, text: str) -> Volume | Wrong:
        if bound := _at_least().match(text):
            found = self._sum(bound[1] or bound[2])
            return replace(found, bound="at_least") if isinstance(found, Volume) else found
        if ends := _range().match(_span().sub(r"\1-\2", text)):
            unit = ends[4] or ends[2]
            low, high = self.amounts.number(ends[1], ends[2] or unit), self.amounts.number(ends[3], unit)
            if isinstance(low, Wrong) or isinstance(high, Wrong):
                return UNREADABLE
            return Volume((low + high) / 2, bound="range" if low != high else "")
        return self._sum(text)

    def _sum(self, text: str) -> Volume | Wrong:
        """Add the terms; one that was not measured makes the rest a lower bound."""
        written = [term.strip() for term in _plus().split(text)]
        measured = [term for term in written if not _not_measured(term)]
        if 0 < len(measured) < len(written):
            found = self._sum("+".join(measured))
            return replace(found, bound="at_least") if isinstance(found, Volume) else found
        return _added([self._listed(term) for term in written])

    def _listed(self, text: str) -> Volume | Wrong:
        """Add what is listed in a sum's term, each with its own amount: `1 glas water, 1 kopje koffie`."""
        parts = [part for part in _listing().split(text) if part.strip()]
        if len(parts) > 1:
            found = _added([self.amounts.read(part.strip()) for part in parts])
            if isinstance(found, Volume):
                return found
        return self.amounts.read(text)


def _added(terms: list[Volume | Wrong]) -> Volume | Wrong:
    volumes = [term for term in terms if isinstance(term, Volume)]
    if len(volumes) < len(terms):
        return next(term for term in terms if isinstance(term, Wrong))
    what = next((term.what for term in volumes if term.what), "")
    return Volume(sum(term.ml for term in volumes), any(term.estimated for term in volumes), what=what)


def _not_measured(term: str) -> bool:
    """Tell whether a term of a sum says that it was not measured: `x`, `rest gemist`."""
    return vocabulary("marks").get(term) == "not_measured" or bool(_missed().search(term))


@cache
def _missed() -> re.Pattern[str]:
    words = [word for word, key in vocabulary("marks").items() if key == "not_measured" and len(word) > 2]
    return re.compile(any_of(words))


@cache
def _plus() -> re.Pattern[str]:
    return re.compile(rf"\+|\s{either('plus', 'plus')}\s")


@cache
def _listing() -> re.Pattern[str]:
    """Return the pattern of what stands between two amounts in a cell; a comma within a number does not."""
    return re.compile(rf"(?<![0-9])\s*[,;/&]\s*|\s*[,;/&]\s+|\s*[;&]\s*|\s+{either('plus', 'and')}\s+")


@cache
def _several() -> re.Pattern[str]:
    """Return the pattern of several bare amounts in one cell, as beside the hours of a chart.

    `150+100` is one that was poured together.
    """
    number, between = rf"[0-9]{{1,6}}(?:\s*{ONE_UNIT})?", rf"\s*[,;/&]\s+|\s*[;/&]\s*|\s+{either('plus', 'and')}\s+"
    return re.compile(rf"^{number}(?:(?:{between}){number})+$")


@cache
def _at_least() -> re.Pattern[str]:
    before, after = either("at_least", "before"), either("at_least", "after")
    return re.compile(rf"^(?:>=?|≥|{before}(?!\w))\s*(.+)$|^(.+?)\s*(?:\+|{after})$")


@cache
def _range() -> re.Pattern[str]:
    end = rf"({NUMBER})\s*({ONE_UNIT})?"
    return re.compile(rf"^{end}\s*(?:-|{either('between', 'to', 'about')})\s*{end}$")


@cache
def _span() -> re.Pattern[str]:
    """Return the pattern of two ends with a word before the first: `tussen 150 en 200`."""
    return re.compile(rf"^{either('span')}\s+(\S.*?)\s+{either('between', 'to', 'and')}\s+(\S.*)$")


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"^{word_of('part_of')}")
