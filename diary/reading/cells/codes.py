"""One cell becomes one value, nothing (blank), or what is wrong with it. This file: marks, words and codes."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from diary.reading.cells.words import LONGEST_LOOKED_UP, either, look_up, plain, vocabulary
from diary.reading.files.workbook import CellValue
from diary.urge import NO_URGE_LEVEL, SCALES

BRISTOL = range(1, 8)
CHILD_FORMS = {1: 1, 2: 2, 3: 4, 4: 6, 5: 7}
"""The forms of the scale for children, and the types of Bristol that they are."""
MINUTES_PER_HOUR = 60
DAY_MIN = 24 * MINUTES_PER_HOUR

_STROKES = "_.…"
_DRAWN = _STROKES + "/:- "
"""What a form prints to be written over, which begins with a stroke."""
_BETWEEN = re.compile(r"^([0-9])[.,]5$")


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a cell could not be read: the code of a problem."""

    code: str


def is_blank(cell: CellValue) -> bool:
    """Tell whether a cell holds nothing, only spaces, or a line to write on.

    >>> is_blank(" "), is_blank("__/__/____"), is_blank("......"), is_blank("-"), is_blank("0")
    (True, True, True, False, False)
    """
    if not isinstance(cell, str):
        return cell is None
    return not cell or cell.isspace() or (cell[0] in _STROKES and _is_line(cell))


def _is_line(text: str) -> bool:
    """Tell whether a text that begins with a stroke is what a form prints to be written over: `__:__`, `…………`."""
    return len(text) > 1 and not text.strip(_DRAWN)


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
    if isinstance(cell, str):
        text = cell
    elif isinstance(cell, bool):
        return "x" if cell else "0"
    elif isinstance(cell, float | int):
        return f"{cell:g}" if math.isfinite(cell) and abs(cell) < 1e6 else str(cell)
    elif isinstance(cell, dt.datetime | dt.time):
        return cell.isoformat(sep=" ", timespec="minutes") if isinstance(cell, dt.datetime) else f"{cell:%H:%M}"
    else:
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
    return _patterns()[0].match(plain(text)) if len(text) <= LONGEST_LOOKED_UP else None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of a code alone, with the highest of its scale or before a description, and of two codes.

    Before a description it is never one of two: `3 - 4`, `2 of 3`.
    """
    label, out_of, joined = either("code_label"), either("out_of"), either("between")
    described = rf"\s*[-:=.)(,]?\s+(?!{either('between', 'to', 'or')} )\D+|\s*[)(:=]\D*"
    return (
        re.compile(
            rf"^(?:{label})?\s*(?P<code>[0-9]{{1,2}})(?:[.,]0)?"
            rf"(?:\s*(?:/|{out_of})\s*(?P<out_of>[0-9]{{1,2}})|{described})?$"
        ),
        re.compile(rf"^(?:{label}\s*)?([0-9])\s*(?:-|/|,\s|\+|{joined})\s*([0-9])$"),
    )


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
    elif isinstance(cell, str) and (pair := _patterns()[1].match(plain(cell[: LONGEST_LOOKED_UP + 1]))):
        ends = (int(pair[1]), int(pair[2]))
    if not ends:
        one = leading_code(cell, "bristol_unreadable", BRISTOL)
        return one if one is None or isinstance(one, Wrong) else (one, None)
    low, high = sorted(ends)
    if low not in BRISTOL or high not in BRISTOL:
        return Wrong("bristol_unreadable")
    return (low, high if high != low else None)


def child_form(cell: CellValue) -> tuple[int, int | None] | Wrong | None:
    """Return the Bristol type of a form of the scale for children, five forms, and the other end of a range.

    >>> child_form(4.0), child_form("2-3"), child_form("6")
    ((6, None), (2, 4), Wrong(code='child_form_unreadable'))
    """
    read = bristol(cell)
    if read is None or isinstance(read, Wrong):
        return read and Wrong("child_form_unreadable")
    low, high = (None if end is None else CHILD_FORMS.get(end) for end in read)
    if low is None or (high is None and read[1] is not None):
        return Wrong("child_form_unreadable")
    return (low, high)


def names_types(heading: str, most: int) -> bool:
    """Tell whether a heading names the types from 1 to `most`: of five it is another scale than Bristol's.

    >>> names_types("Type (1 t/m 5)", 5), names_types("Type (1–7)", 5)
    (True, False)
    """
    return re.search(rf"1\s*(?:-|{either('between', 'to')})\s*{most}(?!\w)", plain(heading)) is not None


def urge(cell: CellValue, scale: str) -> tuple[float, float] | Wrong | None:
    """Return the urge code as written and its level on the declared scale; without a scale the level is NaN.

    >>> urge(2.0, "iciq"), urge("sterk", "words"), urge(5.0, "ppius"), urge(3.0, "")
    ((2.0, 3.0), (3.0, 3.0), Wrong(code='urge_above_scale'), (3.0, nan))
    """
    if isinstance(cell, float):
        return _urge_of_number(cell + 0.0, scale)  # without the sign of -0.0
    return None if is_left_open(cell) else _urge(cell, scale)


@lru_cache(1024)
def _urge_of_number(value: float, scale: str) -> tuple[float, float] | Wrong:
    return _urge(value, scale)


def _urge(cell: CellValue, scale: str) -> tuple[float, float] | Wrong:
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
