"""One cell becomes a quantity: a number with its unit, minutes, pain, a pad with its grams."""

from __future__ import annotations

import datetime as dt
import math
import re
from functools import cache

from diary.reading.cells.codes import DAY_MIN, MINUTES_PER_HOUR, Wrong, as_text, is_blank, yes_no
from diary.reading.cells.words import LONGEST_LOOKED_UP, either, look_up, plain, vocabulary
from diary.reading.files.workbook import CellValue

MAX_PAIN = 10
MAX_PAD_GAIN_G = 5000

_NUMBER = re.compile(r"^([+-]?[0-9]{1,18}(?:[.,][0-9]{1,18})?)\s*(\D*)$")


def number(cell: CellValue, code: str, low: float, high: float, units: str = "") -> float | Wrong | None:
    """Return a number between `low` and `high`, both allowed, with or without a unit of this list.

    >>> number("70,5 kg", "weight_unreadable", 2, 400, "kilo_units"), number(-3.0, "age_unreadable", 0, 120)
    (70.5, Wrong(code='age_unreadable'))
    """
    if is_blank(cell):
        return None
    value = _number(cell, units)
    return value if value is not None and low <= value <= high else Wrong(code)


def _number(cell: CellValue, units: str) -> float | None:
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return float(cell)
    found = _NUMBER.match(plain(cell)) if isinstance(cell, str) and len(cell) <= LONGEST_LOOKED_UP else None
    if found is None or (found[2] and not (units and found[2] in vocabulary(units))):
        return None
    return float(found[1].replace(",", "."))


def minutes(cell: CellValue) -> float | Wrong | None:
    """Return minutes: a number, a duration, `5 min`, `1,5 uur`, `10-15` (the middle), `kwartier`; "no" is 0.

    >>> minutes("1,5 uur"), minutes("10-15 min"), minutes("kwartier"), minutes("nee"), minutes("lang")
    (90.0, 12.5, 15.0, 0.0, Wrong(code='minutes_unreadable'))
    >>> minutes("ja")
    Wrong(code='minutes_missing')
    """
    if is_blank(cell):
        return None
    value = _minutes(cell)
    if value is None and yes_no(cell) == 1:
        return Wrong("minutes_missing")
    return value if value is not None and 0 <= value <= DAY_MIN else Wrong("minutes_unreadable")


def _minutes(cell: CellValue) -> float | None:
    if isinstance(cell, str):
        return _minutes_in_words(plain(cell))
    if isinstance(cell, dt.timedelta):
        return cell.total_seconds() / MINUTES_PER_HOUR
    if isinstance(cell, dt.time):
        return float(cell.hour * MINUTES_PER_HOUR + cell.minute)
    return None if cell is True or isinstance(cell, dt.date) or cell is None else float(cell)


def _minutes_in_words(text: str) -> float | None:
    if len(text) > LONGEST_LOOKED_UP:
        return None
    if text in vocabulary("durations"):
        return float(vocabulary("durations")[text])
    if vocabulary("yes_no").get(text) == "no":
        return 0.0
    if found := _range().match(text):
        low, high = (float(end.replace(",", ".")) for end in found.groups()[:2])
        return (low + high) / 2 * _minutes_of(found[3])
    found = _NUMBER.match(text)
    return float(found[1].replace(",", ".")) * _minutes_of(found[2]) if found else None


def _minutes_of(unit: str) -> float:
    """Return the minutes of a unit, of none a minute; NaN of what is no unit of time."""
    return float(vocabulary("minute_units").get(unit, math.nan)) if unit else 1.0


@cache
def _range() -> re.Pattern[str]:
    number = r"([0-9]{1,4}(?:[.,][0-9]{1,4})?)"
    return re.compile(rf"^{number}\s*(?:-|{either('between', 'to', 'about')})\s*{number}\s*(\D*)$")


def pain(cell: CellValue) -> float | Wrong | None:
    """Return pain from 0 to 10; "no" is 0.

    >>> pain("4/10"), pain("nee"), pain(11.0)
    (4.0, 0.0, Wrong(code='pain_unreadable'))
    """
    if is_blank(cell):
        return None
    text = plain(as_text(cell))
    if vocabulary("yes_no").get(text) == "no":
        return 0.0
    found = _pain().match(text) if len(text) <= LONGEST_LOOKED_UP else None
    value = float(found[1].replace(",", ".")) if found and not isinstance(cell, bool) else math.inf
    return value if value <= MAX_PAIN else Wrong("pain_unreadable")


@cache
def _pain() -> re.Pattern[str]:
    return re.compile(rf"^([0-9]{{1,2}}(?:[.,][0-9]{{1,4}})?)(?:\s*(?:/|{either('out_of')})\s*{MAX_PAIN})?$")


def wetness(cell: CellValue) -> str:
    """Return the leak that a pad is said to hold, `droog`, `soaked`; empty of any other cell, of a mark too.

    A letter may be the size of the pad.

    >>> wetness("nat"), wetness("x"), wetness("12 g"), wetness("soaked, changed"), wetness("L")
    ('small', '', '', 'large', '')
    """
    word = isinstance(cell, str) and sum(map(str.isalpha, cell)) > 1 and isinstance(yes_no(cell), Wrong)
    return look_up("leak", as_text(cell)) or "" if word and isinstance(pad(cell), Wrong) else ""


def pad(cell: CellValue) -> tuple[float, float] | Wrong | None:
    """Return whether the pad was changed (1.0 or 0.0) and the gain in grams; a bare 1 is a mark, `1 g` a gram.

    >>> pad("x"), pad("12 g"), pad(1.0), pad("nat")
    ((1.0, nan), (1.0, 12.0), (1.0, nan), Wrong(code='pad_unreadable'))
    """
    if is_blank(cell):
        return None
    changed = yes_no(cell)
    if isinstance(changed, float):
        return (changed, math.nan)
    if isinstance(cell, str) and plain(cell) in vocabulary("pad"):
        return (1.0, math.nan)
    gain = number(cell, "pad_unreadable", 0, MAX_PAD_GAIN_G, "gram_units")
    return (1.0, gain) if isinstance(gain, float) else Wrong("pad_unreadable")
