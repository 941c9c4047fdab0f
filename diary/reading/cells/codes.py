"""One cell becomes one value, nothing (blank), or what is wrong with it. This file: marks, codes and counts."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from functools import lru_cache

from diary.reading.cells.words import look_up, plain, vocabulary
from diary.reading.files.workbook import CellValue
from diary.urge import NO_URGE_LEVEL, SCALES

BRISTOL = range(1, 8)
MAX_PAIN = 10
MINUTES_PER_HOUR = 60
DAY_MIN = 24 * MINUTES_PER_HOUR
MAX_PAD_GAIN_G = 5000

_CODE = re.compile(
    r"^(?:type|bristol|bsc|graad|grade|oefening|exercise|niveau|level)?\s*(?P<code>\d{1,2})(?:[.,]0)?"
    r"(?:\s*(?:/|van(?: de)?|out of)\s*(?P<out_of>\d{1,2})|\s*[-:=.)(,]?\s+(?!of |or |tot |to )\D+|\s*[)(:=]\D*)?$"
)
"""A code alone, with the highest of its scale, or before a description; never one of two: `3 - 4`, `2 of 3`."""
_PAIR = re.compile(r"^(?:type\s*|bristol\s*)?(\d)\s*(?:-|/|,\s|\+|a|of|tot|t/m|en|or|to|and)\s*(\d)$")
_BETWEEN = re.compile(r"^(\d)[.,]5$")
_NUMBER = re.compile(r"^([+-]?\d+(?:[.,]\d+)?)\s*([a-z/.%']*)$")
_RANGE = re.compile(r"^(\d+(?:[.,]\d+)?)\s*(?:-|a|tot|to)\s*(\d+(?:[.,]\d+)?)\s*([a-z']*)$")
_PAIN = re.compile(r"^(\d+(?:[.,]\d+)?)\s*(?:(?:/|van|out of)\s*10)?$")
_MINUTE_UNITS = {"": 1, "m": 1, "min": 1, "mins": 1, "minuut": 1, "minuten": 1, "minute": 1, "minutes": 1, "'": 1,
                 "u": 60, "uur": 60, "h": 60, "hour": 60, "hours": 60}  # fmt: skip
_GRAM_UNITS = ("g", "gr", "gram", "grams", "ml", "cc")


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a cell could not be read: the code of a problem."""

    code: str


def is_blank(cell: CellValue) -> bool:
    """Tell whether a cell holds nothing, or only spaces."""
    return cell is None or (isinstance(cell, str) and (not cell or cell.isspace()))


def is_left_open(cell: CellValue) -> bool:
    """Tell whether a cell is blank, or filled with a dash or "n.v.t." where nothing was to be said.

    >>> is_left_open("-"), is_left_open("n.v.t."), is_left_open(0.0)
    (True, True, False)
    """
    return is_blank(cell) or (isinstance(cell, str) and plain(cell) in vocabulary("left_open"))


def as_text(cell: CellValue) -> str:
    """Write what stands in a cell, as the user would recognise it.

    >>> as_text(250.0), as_text(dt.time(7, 30)), as_text(True)
    ('250', '07:30', 'x')
    """
    if isinstance(cell, bool):
        return "x" if cell else "0"
    if isinstance(cell, float | int):
        return f"{cell:g}" if math.isfinite(cell) and abs(cell) < 1e6 else str(cell)
    if isinstance(cell, dt.datetime | dt.time):
        return cell.isoformat(sep=" ", timespec="minutes") if isinstance(cell, dt.datetime) else f"{cell:%H:%M}"
    text = "" if cell is None else str(cell)
    return (text if text.isprintable() else "".join(sign if sign.isprintable() else " " for sign in text)).strip()


def word(cell: CellValue, name: str) -> str | Wrong | None:
    """Return the key of a word list that a cell stands for.

    >>> word("Druppels", "leak"), word(None, "leak"), word("soms", "leak")
    ('drops', None, Wrong(code='leak_unreadable'))
    """
    if is_blank(cell):
        return None
    return look_up(name, as_text(cell)) or Wrong(f"{name}_unreadable")


def yes_no(cell: CellValue) -> float | Wrong | None:
    """Return 1.0 for yes, 0.0 for no.

    >>> yes_no("WAAR"), yes_no("nee"), yes_no(1.0), yes_no("misschien")
    (1.0, 0.0, 1.0, Wrong(code='yes_no_unreadable'))
    """
    key = word(cell, "yes_no")
    return key if key is None or isinstance(key, Wrong) else float(key == "yes")


def number(cell: CellValue, code: str, low: float, high: float, units: tuple[str, ...] = ()) -> float | Wrong | None:
    """Return a number between `low` and `high`, both allowed, with or without one of the units.

    >>> number("70,5 kg", "weight_unreadable", 2, 400, ("kg",)), number(-3.0, "age_unreadable", 0, 120)
    (70.5, Wrong(code='age_unreadable'))
    """
    if is_blank(cell):
        return None
    value = _number(cell, units)
    return value if value is not None and low <= value <= high else Wrong(code)


def _number(cell: CellValue, units: tuple[str, ...]) -> float | None:
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return float(cell)
    found = _NUMBER.match(plain(cell)) if isinstance(cell, str) else None
    if found is None or (found[2] and found[2] not in units):
        return None
    return float(found[1].replace(",", "."))


def leading_code(cell: CellValue, code: str, allowed: range, out_of: int | None = None) -> int | Wrong | None:
    """Return a whole number of `allowed`, alone, before its description, or as a part of `out_of`: `3/4`.

    >>> leading_code("4 – glad en zacht", "", BRISTOL), leading_code(8.0, "bristol_unreadable", BRISTOL)
    (4, Wrong(code='bristol_unreadable'))
    >>> leading_code("3/4", "", range(5), 4), leading_code("3 of 4", "urge_unreadable", range(5), 4)
    (3, Wrong(code='urge_unreadable'))
    """
    if is_left_open(cell):
        return None
    found = _code(as_text(cell)) if isinstance(cell, str | float | int) else None
    if found is None or isinstance(cell, bool) or (found["out_of"] and int(found["out_of"]) != out_of):
        return Wrong(code)
    value = int(found["code"])
    return value if value in allowed else Wrong(code)


@lru_cache(4096)
def _code(text: str) -> re.Match[str] | None:
    return _CODE.match(plain(text))


def bristol(cell: CellValue) -> tuple[int, int | None] | Wrong | None:
    """Return the Bristol type, and the other end when a range was written. Excel turns `3-4` into a date.

    >>> bristol(4.0), bristol("3-4"), bristol(dt.datetime(2026, 4, 3)), bristol("8")
    ((4, None), (3, 4), (3, 4), Wrong(code='bristol_unreadable'))
    """
    ends: tuple[int, ...] = ()
    if isinstance(cell, dt.date):
        ends = (cell.day, cell.month)
    elif isinstance(cell, str | float) and (between := _BETWEEN.match(as_text(cell))):
        ends = (int(between[1]), int(between[1]) + 1)
    elif isinstance(cell, str) and (pair := _PAIR.match(plain(cell))):
        ends = (int(pair[1]), int(pair[2]))
    if not ends:
        one = leading_code(cell, "bristol_unreadable", BRISTOL)
        return one if one is None or isinstance(one, Wrong) else (one, None)
    low, high = sorted(ends)
    if low not in BRISTOL or high not in BRISTOL:
        return Wrong("bristol_unreadable")
    return (low, high if high != low else None)


def urge(cell: CellValue, scale: str) -> tuple[float, float] | Wrong | None:
    """Return the urge code as written and its level on the declared scale; without a scale the level is NaN.

    >>> urge(2.0, "iciq"), urge("sterk", "words"), urge(5.0, "ppius"), urge(3.0, "")
    ((2.0, 3.0), (3.0, 3.0), Wrong(code='urge_above_scale'), (3.0, nan))
    """
    if is_left_open(cell):
        return None
    if scale == "words":
        written = word(cell, "urge_words")
        return (float(written), float(written)) if isinstance(written, str) else Wrong("urge_unreadable")
    if scale == "yes_no":
        answer = yes_no(cell)
        code = answer if isinstance(answer, float) else None
    elif isinstance(cell, str) and vocabulary("urge_words").get(plain(cell)) == str(NO_URGE_LEVEL):
        code = float(NO_URGE_LEVEL)
    else:
        highest = len(SCALES[scale].levels) - 1 if scale else None
        whole = leading_code(cell, "urge_unreadable", range(100), highest)
        code = float(whole) if isinstance(whole, int) else None
    if code is None:
        return Wrong("urge_unreadable")
    if not scale:
        return (code, math.nan)
    level = SCALES[scale].level(code)
    return Wrong("urge_above_scale") if level is None else (code, float(level))


def minutes(cell: CellValue) -> float | Wrong | None:
    """Return minutes: a number, a duration, `5 min`, `1,5 uur`, `10-15` (the middle), `kwartier`; "no" is 0.

    >>> minutes("1,5 uur"), minutes("10-15 min"), minutes("kwartier"), minutes("nee"), minutes("lang")
    (90.0, 12.5, 15.0, 0.0, Wrong(code='minutes_unreadable'))
    """
    if is_blank(cell):
        return None
    value = _minutes(cell)
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
    if text in vocabulary("durations"):
        return float(vocabulary("durations")[text])
    if vocabulary("yes_no").get(text) == "no":
        return 0.0
    if found := _RANGE.match(text):
        low, high = (float(end.replace(",", ".")) for end in found.groups()[:2])
        return (low + high) / 2 * _MINUTE_UNITS.get(found[3], math.nan)
    found = _NUMBER.match(text)
    return float(found[1].replace(",", ".")) * _MINUTE_UNITS.get(found[2], math.nan) if found else None


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
    found = _PAIN.match(text)
    value = float(found[1].replace(",", ".")) if found and not isinstance(cell, bool) else math.inf
    return value if value <= MAX_PAIN else Wrong("pain_unreadable")


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
    gain = number(cell, "pad_unreadable", 0, MAX_PAD_GAIN_G, _GRAM_UNITS)
    return (1.0, gain) if isinstance(gain, float) else Wrong("pad_unreadable")
