"""One cell becomes a volume in ml: `250`, `2,5 dl`, `150+100`, `>500`, `x`, `2 kopjes koffie`."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from diary.reading.cells.codes import Wrong, as_text, is_blank
from diary.reading.cells.words import (
    LONGEST_LOOKED_UP,
    any_of,
    leading,
    look_up,
    plain,
    read_toml,
    vocabulary,
    without_approximately,
)
from diary.reading.files.workbook import CellValue

UNREADABLE = Wrong("volume_unreadable")
MAX_CELL_ML = 10_000
"""No single void, catheter volume or drink is larger; beyond it a unit or a total was mistaken."""
LITRES_BELOW_ML = 10
"""A broken number below this in a ml column was meant in another unit; a whole one beside a drink counts cups."""
UNITS_ML: Mapping[str, float] = {
    "ml": 1, "cc": 1, "milliliter": 1, "millilitre": 1, "millilitres": 1, "g": 1, "gr": 1, "gram": 1, "grams": 1,
    "cl": 10, "centiliter": 10, "dl": 100, "deciliter": 100, "decilitre": 100,
    "l": 1000, "ltr": 1000, "liter": 1000, "liters": 1000, "litre": 1000, "litres": 1000,
    "oz": 29.5735, "fl oz": 29.5735, "fl.oz": 29.5735, "fl. oz": 29.5735, "floz": 29.5735, "ounce": 29.5735,
    "ounces": 29.5735, "fluid ounce": 29.5735, "fluid ounces": 29.5735,
}  # fmt: skip

_UNIT = any_of(list(UNITS_ML)).replace(r"(?<!\w)", "")
_NUMBER = r"(?:\d+ \d/\d|\d/\d|\d+(?:[.,]\d+)?|[.,]\d+)"
_AMOUNT = re.compile(rf"^(?P<number>{_NUMBER})\s*(?P<unit>{_UNIT})?\s*(?P<rest>.*)$")
_RANGE = re.compile(rf"^({_NUMBER})\s*({_UNIT})?\s*(?:-|tot|a|to)\s*({_NUMBER})\s*({_UNIT})?$")
_TIMES = re.compile(r"^(\d{1,2})\s*[x*]\s*(?=\S)(.+)$")
_TIMES_AFTER = re.compile(r"^(.+?)\s*[x*]\s*(\d)$|^(.+?)\s+(\d)\s*[x*]$")
_AT_LEAST = re.compile(
    r"^(?:>=?|≥|meer dan|ruim|minstens|minimaal|more than|over|at least)\s*(.+)$|^(.+?)\s*(?:\+|of meer|or more)$"
)
_SEVERAL = re.compile(rf"^\d+(?:\s*{_UNIT})?(?:(?:\s*[,;/&]\s+|\s*[;/&]\s*|\s+(?:en|and)\s+)\d+(?:\s*{_UNIT})?)+$")
"""Amounts of several events in one cell, as beside the hours of a chart; `150+100` is one that was poured together."""
_FRACTION = re.compile(rf"^\d/\d\s*{_UNIT}$")
_GROUPED = re.compile(r"^[1-9]\d{0,2}[.,]\d{3}$")
_NEGATIVE = re.compile(r"^-\s*\d")


@dataclass(frozen=True, slots=True)
class Volume:
    """A volume in ml; NaN when it was not measured. `what` is the drink named in the same cell."""

    ml: float
    estimated: bool = False
    bound: str = ""
    what: str = ""


@cache
def _measure_words() -> tuple[re.Pattern[str], dict[str, str]]:
    keys = {plain(word): key for key, entry in read_toml("household_measures.toml").items() for word in entry["words"]}
    return re.compile("^" + any_of(list(keys))), keys


@cache
def household_measures() -> Mapping[str, float]:
    """Return the ml of every household measure by its key, as a clinic finds them."""
    return {key: float(entry["ml"]) for key, entry in read_toml("household_measures.toml").items()}


def with_own_measures(own: Mapping[str, float]) -> dict[str, float]:
    """Return the ml of every household measure, a clinic's own in the place of the usual.

    >>> with_own_measures({"cup": 150})["cup"]
    150
    """
    return {**household_measures(), **own}


def volume(cell: CellValue, unit: str = "ml", measures: Mapping[str, float] | None = None) -> Volume | Wrong | None:
    """Return the volume a cell holds; a bare number is in the unit of its column.

    >>> volume("2,5 dl").ml, volume("1.000").ml, volume("150-200").bound, volume(">500").bound, volume("x").ml
    (250.0, 1000.0, 'range', 'at_least', nan)
    >>> volume("2 kopjes koffie")
    Volume(ml=250.0, estimated=True, bound='', what='coffee')
    >>> volume("beetje"), volume(1.5), volume(-20.0)
    (Wrong(code='volume_unreadable'), Wrong(code='volume_unit_unclear'), Wrong(code='volume_negative'))
    """
    if is_blank(cell):
        return None
    if isinstance(cell, dt.date | dt.time | dt.timedelta):
        return Wrong("volume_is_date")
    if isinstance(cell, str) and cell.isdecimal() and len(cell) <= LONGEST_LOOKED_UP:
        cell = float(cell)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _bare(float(cell) + 0.0, unit)  # without the sign of -0.0
    reader = _Reader(unit, measures or household_measures())
    text = plain(as_text(cell))
    found_text = reader.read(text) if len(text) <= LONGEST_LOOKED_UP else UNREADABLE
    if isinstance(found_text, Volume) and found_text.ml > MAX_CELL_ML:
        return Wrong("volume_too_large")
    return found_text


def is_zero(cell: CellValue) -> bool:
    """Tell whether nothing was written as a number, not in words: 0, "0 ml".

    >>> is_zero(0.0), is_zero("0 ml"), is_zero("-"), is_zero("geen")
    (True, True, False, False)
    """
    return "0" in as_text(cell)


@lru_cache(4096)
def _bare(value: float, unit: str) -> Volume | Wrong:
    ml = _of_number(value, unit)
    return ml if isinstance(ml, Wrong) else Volume(ml)


def _of_number(value: float, unit: str) -> float | Wrong:
    """A bare number in the unit of its column."""
    if not math.isfinite(value):
        return UNREADABLE
    if value < 0:
        return Wrong("volume_negative")
    ml = round(value * UNITS_ML[unit], 3)
    if UNITS_ML[unit] == 1 and ml < LITRES_BELOW_ML and ml != int(ml):
        return Wrong("volume_unit_unclear")
    return ml if ml <= MAX_CELL_ML else Wrong("volume_too_large")


class _Reader:
    """Reads the text of one cell, given the unit of its column and the household measures."""

    def __init__(self, unit: str, measures: Mapping[str, float]) -> None:
        self.unit = unit
        self.measures = measures

    def read(self, text: str) -> Volume | Wrong:
        mark = vocabulary("marks").get(text)
        if mark is not None:
            return Volume(math.nan if mark == "not_measured" else 0.0)
        if _NEGATIVE.match(text):
            return Wrong("volume_negative")
        if _SEVERAL.match(text) and not _FRACTION.match(text):
            return Wrong("volume_several")
        text, approximate = without_approximately(text)
        found = self._bounded(text)
        if isinstance(found, Volume) and approximate:
            return Volume(found.ml, True, found.bound, found.what)
        return found

    def _bounded(self, text: str) -> Volume | Wrong:
        if bound := _AT_LEAST.match(text):
            found = self._sum(bound[1] or bound[2])
            return Volume(found.ml, found.estimated, "at_least", found.what) if isinstance(found, Volume) else found
        if ends := _RANGE.match(text):
            unit = ends[4] or ends[2]
            low, high = self._number(ends[1], ends[2] or unit), self._number(ends[3], unit)
            if isinstance(low, Wrong) or isinstance(high, Wrong):
                return UNREADABLE
            return Volume((low + high) / 2, bound="range" if low != high else "")
        return self._sum(text)

    def _sum(self, text: str) -> Volume | Wrong:
        """Add the terms; one that was not measured makes the rest a lower bound."""
        written = [term.strip() for term in text.split("+")]
        measured = [term for term in written if vocabulary("marks").get(term) != "not_measured"]
        if 0 < len(measured) < len(written):
            found = self._sum("+".join(measured))
            return Volume(found.ml, found.estimated, "at_least", found.what) if isinstance(found, Volume) else found
        terms = [self._term(term) for term in written]
        volumes = [term for term in terms if isinstance(term, Volume)]
        if len(volumes) < len(terms):
            return next(term for term in terms if isinstance(term, Wrong))
        what = next((term.what for term in volumes if term.what), "")
        return Volume(sum(term.ml for term in volumes), any(term.estimated for term in volumes), what=what)

    def _term(self, text: str) -> Volume | Wrong:
        if times := _TIMES.match(text):
            return self._several(int(times[1]), times[2])
        if times := _TIMES_AFTER.match(text):
            return self._several(int(times[2] or times[4]), times[1] or times[3])
        if (drink := leading("drink").match(text)) and (rest := text[drink.end() :].strip(" :,-(")):
            return self._named_before(drink[0], self._term(rest), bool(re.fullmatch(_NUMBER, rest)))
        if amount := _AMOUNT.match(text):
            return self._amount(amount["number"], amount["unit"], amount["rest"])
        count, rest = _count_in_words(text)
        unit = re.match(rf"^(?:{_UNIT})", rest)
        if unit and count is not None:
            return self._named(Volume(count * UNITS_ML[unit[0]]), rest[unit.end() :])
        return self._household(1.0 if count is None else count, rest)

    def _several(self, count: int, text: str) -> Volume | Wrong:
        one = self._term(text)
        return Volume(one.ml * count, one.estimated, what=one.what) if isinstance(one, Volume) else one

    def _amount(self, number: str, unit: str | None, rest: str) -> Volume | Wrong:
        if rest and not unit and _measure_words()[0].match(rest):
            return self._household(_plain_number(number), rest)
        ml = self._number(number, unit)
        if isinstance(ml, Wrong):
            return ml
        return UNREADABLE if rest and not unit and _is_count(ml) else self._named(Volume(ml), rest)

    def _number(self, number: str, unit: str | None) -> float | Wrong:
        in_ml = UNITS_ML[unit or self.unit] == 1
        value = float(re.sub("[.,]", "", number)) if in_ml and _GROUPED.match(number) else _plain_number(number)
        return round(value * UNITS_ML[unit], 3) if unit else _of_number(value, self.unit)

    def _household(self, count: float, text: str) -> Volume | Wrong:
        pattern, keys = _measure_words()
        measure = pattern.match(text)
        if measure is None or keys[measure[0]] not in self.measures:
            return UNREADABLE
        what = look_up("drink", text) or ""
        rest = text[measure.end() :].strip()
        if rest and not what:
            return UNREADABLE
        return Volume(count * self.measures[keys[measure[0]]], True, what=what)

    def _named_before(self, drink: str, found: Volume | Wrong, bare: bool) -> Volume | Wrong:
        """Add the drink named before an amount, `bare` without a unit."""
        if isinstance(found, Wrong) or (bare and _is_count(found.ml)):
            return UNREADABLE
        return self._named(found, found.what or drink)

    @staticmethod
    def _named(found: Volume, rest: str) -> Volume | Wrong:
        """Add the drink named after the amount; other words make the cell unreadable."""
        what = look_up("drink", rest) if rest.strip() else ""
        return UNREADABLE if what is None else Volume(found.ml, found.estimated, what=what)


def _is_count(ml: float) -> bool:
    """Tell whether a number beside a drink counts cups: "2 koffie" does not say which cup."""
    return 0 < ml < LITRES_BELOW_ML


def _plain_number(text: str) -> float:
    """`2,5`, `1/2` or `1 1/2`."""
    whole, _, fraction = text.rpartition(" ")
    if "/" in fraction:
        above, below = fraction.split("/")
        return float(whole or 0) + (int(above) / int(below) if int(below) else math.inf)
    return float(fraction.replace(",", "."))


def _count_in_words(text: str) -> tuple[float | None, str]:
    """Split a count in words from the front: `anderhalf glas`, `halve liter`, `half a litre`."""
    found = leading("numbers").match(text)
    return (float(vocabulary("numbers")[found[0]]), text[found.end() :].strip()) if found else (None, text)
