"""One amount as it is written, without what is added to it: `2,5 dl`, `200 thee`, `3 kopjes van 150`."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from diary.reading.cells.codes import Wrong
from diary.reading.cells.household import measure_words
from diary.reading.cells.units import ONE_UNIT, UNITS_ML
from diary.reading.cells.words import either, leading, look_up, vocabulary

UNREADABLE = Wrong("volume_unreadable")
SEVERAL = Wrong("volume_several")
MAX_CELL_ML = 10_000
"""No single void, catheter volume or drink is larger; beyond it a unit or a total was mistaken."""
LITRES_BELOW_ML = 10
"""A broken number below this in a ml column was meant in another unit; a whole one beside a drink counts cups."""
ML_PER_LITRE = 1000
UNLIKE = 2
"""So much nearer to the usual size of all together than to that of each are ml of all: `2 glasses wine 350ml`."""

_GROUPED = r"[1-9][0-9]{0,2}(?:[ '.,][0-9]{3})+(?:[.,]0{1,2})?(?![0-9])"
NUMBER = rf"(?:{_GROUPED}|[0-9] [0-9]/[0-9]|[0-9]/[0-9]|[0-9]{{1,9}}(?:[.,][0-9]{{1,9}})?|[.,][0-9]{{1,9}})"
"""The pattern of a number: `250`, `2,5`, `1.000`, `1 000,00`, `1/2`, `1 1/2`."""
_WHOLE_GROUPS = re.compile(rf"^{_GROUPED}$")
_HUNDREDTHS = re.compile(r"^[0-9]{2,}[.,](?!00)[0-9]{2}$")
_AMOUNT = re.compile(rf"^(?P<number>{NUMBER})\s*(?P<unit>{ONE_UNIT})?\s*(?P<rest>.*)$")
_MORE_FIGURES = re.compile(r"[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Volume:
    """A volume in ml, NaN when not measured. `what`: the drink named in the same cell; `note`: what is said of it."""

    ml: float
    estimated: bool = False
    bound: str = ""
    what: str = ""
    note: str = ""


def of_number(value: float, unit: str) -> float | Wrong:
    """Return the ml of a bare number in the unit of its column."""
    if not math.isfinite(value):
        return UNREADABLE
    if value < 0:
        return Wrong("volume_negative")
    ml = round(value * UNITS_ML[unit], 3)
    if UNITS_ML[unit] == 1 and ml < LITRES_BELOW_ML and ml != int(ml):
        return Wrong("volume_unit_unclear")
    return ml if ml <= MAX_CELL_ML else Wrong("volume_too_large")


class Amounts(NamedTuple):
    """Reads one amount, given the unit of its column and the household measures.

    `urine`: a count before it or after it, `3x200`, may be three times.
    """

    unit: str
    measures: Mapping[str, float]
    urine: bool

    def read(self, text: str) -> Volume | Wrong:
        """Return the volume of one amount in plain text."""
        if times := _times().match(text):
            count = times["first"] or times["last"] or times["after"]
            return self._several(int(count), times["amount"] or times["before"])
        if (drink := leading("drink").match(text)) and (rest := text[drink.end() :].strip(" :,-(")):
            return self._named_before(drink[0], self.read(rest), bool(re.fullmatch(NUMBER, rest)))
        if amount := _AMOUNT.match(text):
            return self._amount(amount["number"], amount["unit"], amount["rest"])
        count, rest = _count_in_words(text)
        unit = re.match(rf"^(?:{ONE_UNIT})", rest)
        if unit and count is not None:
            return _named(Volume(count * UNITS_ML[unit[0]]), rest[unit.end() :])
        return self._household(count, rest)

    def number(self, number: str, unit: str | None) -> float | Wrong:
        """Return the ml of a number as it was written; `100,50` may be two amounts."""
        in_ml = UNITS_ML[unit or self.unit] == 1
        if in_ml and _HUNDREDTHS.match(number):
            return SEVERAL
        value = _grouped(number) if in_ml and _WHOLE_GROUPS.match(number) else _plain_number(number)
        return round(value * UNITS_ML[unit], 3) if unit else of_number(value, self.unit)

    def _several(self, count: int, text: str) -> Volume | Wrong:
        each = self.read(text)
        if not isinstance(each, Volume):
            return each
        return SEVERAL if self.urine and count != 1 else replace(each, ml=each.ml * count)

    def _amount(self, number: str, unit: str | None, rest: str) -> Volume | Wrong:
        if rest and not unit and measure_words()[0].match(rest):
            return self._household(_plain_number(number), rest)
        ml = self.number(number, unit)
        if isinstance(ml, Wrong):
            return ml
        return UNREADABLE if rest and not unit and is_count(ml) else _named(Volume(ml), rest)

    def _household(self, count: float | None, text: str) -> Volume | Wrong:
        """Return what a measure holds; the ml that stand beside it were measured and count: `mok thee 175`."""
        pattern, keys = measure_words()
        measure = pattern.match(text)
        if measure is None or keys[measure[0]] not in self.measures:
            return UNREADABLE
        rest = text[measure.end() :].strip()
        if measured := _measured().match(rest):
            return self._beside(count, measured, self.measures[keys[measure[0]]])
        what = look_up("drink", text) or ""
        if (rest and not what) or _MORE_FIGURES.search(rest):
            return UNREADABLE
        return Volume((1 if count is None else count) * self.measures[keys[measure[0]]], True, what=what)

    def _beside(self, count: float | None, measured: re.Match[str], usual: float) -> Volume | Wrong:
        """Return the ml beside a measure; of several measures those of all, where they are that rather than of each."""
        number, unit, each = measured["number"], measured["unit"], measured["each"]
        ml = self.number(number, unit)
        if ml == Wrong("volume_unit_unclear"):
            ml = _plain_number(number) * ML_PER_LITRE
        if isinstance(ml, Wrong) or is_count(ml):
            return UNREADABLE
        named = _named(Volume(ml), measured["what"])
        if count not in (None, 1.0) and not each:
            together = (
                UNLIKE * abs(math.log(ml / (count * usual))) < abs(math.log(ml / usual)) if count and ml else False
            )
            return replace(named, estimated=True) if together and isinstance(named, Volume) else SEVERAL
        return _named(Volume(ml * (count or 1) if each else ml), measured["what"])

    @staticmethod
    def _named_before(drink: str, found: Volume | Wrong, bare: bool) -> Volume | Wrong:
        """Add the drink named before an amount, `bare` without a unit."""
        if isinstance(found, Wrong):
            return found if found == SEVERAL else UNREADABLE
        return UNREADABLE if bare and is_count(found.ml) else _named(found, found.what or drink)


def _named(found: Volume, rest: str) -> Volume | Wrong:
    """Add the drink named after the amount; other words, or another amount, make the cell unreadable."""
    what = look_up("drink", rest) if rest.strip() else ""
    return UNREADABLE if what is None or _MORE_FIGURES.search(rest) else replace(found, what=what)


def is_count(ml: float) -> bool:
    """Tell whether a number beside a drink counts cups: "2 koffie" does not say which cup."""
    return 0 < ml < LITRES_BELOW_ML


def _grouped(text: str) -> float:
    """Return a number with its thousands apart: `1.000`, `1 000`, `1'000`, `1.000,00`."""
    whole = re.sub(r"[.,]0{1,2}$", "", text)
    return float(re.sub(r"[^0-9]", "", whole))


def _plain_number(text: str) -> float:
    """Return the number of `2,5`, `1/2` or `1 1/2`."""
    whole, _, fraction = text.rpartition(" ")
    if "/" in fraction:
        above, below = fraction.split("/")
        return float(whole or 0) + (int(above) / int(below) if int(below) else math.inf)
    return float(re.sub(r"[ ']", "", text).replace(",", ".")) if text.count(".") + text.count(",") < 2 else math.nan


def _count_in_words(text: str) -> tuple[float | None, str]:
    """Split a count in words from the front: `anderhalf glas`, `halve liter`, `half a litre`."""
    found = leading("numbers").match(text)
    return (float(vocabulary("numbers")[found[0]]), text[found.end() :].strip()) if found else (None, text)


@cache
def _times() -> re.Pattern[str]:
    """Return the pattern of how often an amount came: `3x200`, `200 ml 3x`, `200 x 3`, `3 keer 200`."""
    often = rf"(?:[x*]|{either('often')})"
    return re.compile(
        rf"^(?P<first>[0-9]{{1,2}})\s*{often}\s*(?=\S)(?P<amount>.+)$"
        rf"|^(?P<before>.+?)(?:\s*[x*]\s*(?P<last>[0-9])|\s+(?P<after>[0-9])\s*{often})$"
    )


@cache
def _measured() -> re.Pattern[str]:
    """Return the pattern of the ml beside a measure, and of the word that says of each: `thee van 150`."""
    each = rf"(?P<each>{either('each')})"
    return re.compile(rf"^(?P<what>.*?)\s*(?<![\w.,])(?:{each}\s+)?(?P<number>{NUMBER})\s*(?P<unit>{ONE_UNIT})?$")
