"""One cell becomes a date, or as much of it as was written: `3-3-2025`, `ma 3 maart`, Excel serials, `dag 1`.

Which of two numbers is the day, where either may be, is settled for the whole file (`dateorder`).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from diary.reading.cells.codes import Wrong, is_blank
from diary.reading.cells.words import LONGEST_LOOKED_UP, either, plain, vocabulary
from diary.reading.files.workbook import CellValue

UNREADABLE = Wrong("date_unreadable")
MONTHS = 12
FIRST_YEAR, LAST_YEAR = 1980, 2099
FIRST_BIRTH = 1910
ANY_LEAP_YEAR = 2000
"""Stands in for a year that was left out: 29 February may exist."""
EXCEL_EPOCH = dt.date(1899, 12, 30)
EXCEL_EPOCH_1904 = dt.date(1904, 1, 1)

_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[tT ][\d:.]+[zZ]?)?$|^(\d{4})(\d{2})(\d{2})$", re.ASCII)
_NUMERIC = re.compile(r"^(\d{1,2})\s*([-/. ])\s*(\d{1,2})(?:\s*[-/. ]\s*'?(\d{4}|\d{2}))?(?: [\d:.]+)?$", re.ASCII)
_SERIAL = re.compile(r"^\d{5}(?:\.\d{1,18})?$", re.ASCII)
_WORD = r"[^\W\d_]"
_WEEKDAY = re.compile(rf"^({_WORD}+)\.?,?\s+(?=\S)|(?<!\s)\s*[(,]?\s*(?<!\w)({_WORD}+)$")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of dates in words, made of the words of the data file."""

    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    relative: re.Pattern[str]
    numbered: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    month, th, day = rf"({_WORD}{{3,20}})", either("ordinal"), either("day_word")
    return _Patterns(
        re.compile(
            rf"^([0-9]{{1,2}})(?:{th})?[-\s.]*(?:{either('of_month')} )?{month}\.?[-\s,]*'?([0-9]{{4}}|[0-9]{{2}})?$"
        ),
        re.compile(rf"^{month}\.? ([0-9]{{1,2}}){th}?,?\s*([0-9]{{4}})?$"),
        re.compile(rf"^{day} ?([0-9]{{1,3}})$"),
        re.compile(rf"^{day} ?[0-9]{{1,3}}\s*[:,(-]?\s*(?=\S)"),
    )


@dataclass(frozen=True, slots=True)
class Written:
    """A date as far as it was written.

    `year` is None when it was left out; `relative` is the n of `dag n`, and then nothing else is known.
    `month_first`: read as month before day. `order`: what two numbers themselves tell of it, "day" or "month"
    when only that can come first, "either" when slashes leave it open, empty when there is nothing to tell.
    """

    day: int = 0
    month: int = 0
    year: int | None = None
    weekday: int | None = None
    relative: int | None = None
    month_first: bool = False
    order: str = ""

    def on(self, year: int) -> dt.date | None:
        """Return the date in this year, None when the calendar has no such day."""
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def in_full(self) -> dt.date | None:
        """The date that was written with its year, None without a year."""
        return None if self.year is None else self.on(self.year)

    def contradicts(self, date: dt.date) -> bool:
        """Tell whether another weekday was written than the date has."""
        return self.weekday is not None and self.weekday != date.weekday()


def date(cell: CellValue, *, date_1904: bool = False, month_first: bool = False) -> Written | Wrong | None:
    """Return the date a cell holds; numbers are read day first, or month first, where both are possible.

    >>> date("3-3-2025") == date("ma 3 maart 2025") or date("ma 3 maart 2025").weekday
    0
    >>> date("03/03/25").year, date("3 mrt").year, date("dag 2").relative, date("31-2-2025")
    (2025, None, 2, Wrong(code='date_impossible'))
    """
    return _written(cell, date_1904, month_first, FIRST_YEAR)


def birth_date(cell: CellValue, *, date_1904: bool = False, month_first: bool = False) -> Written | Wrong | None:
    """Return the date of birth a cell holds, as `date` reads a date; one without its year is none.

    A year of two digits is one of this century: whether it was the last is told by the days of the diary.

    >>> birth_date("3-4-1952").year, birth_date("3-4-52").year, birth_date("3 april")
    (1952, 2052, Wrong(code='date_unreadable'))
    """
    written = _written(cell, date_1904, month_first, FIRST_BIRTH)
    return UNREADABLE if isinstance(written, Written) and written.year is None else written


def _written(cell: CellValue, date_1904: bool, month_first: bool, first_year: int) -> Written | Wrong | None:
    if is_blank(cell):
        return None
    if isinstance(cell, dt.date):
        return _of_calendar(cell.day, cell.month, cell.year, first_year)
    if isinstance(cell, str):
        known = len(cell) <= LONGEST_LOOKED_UP
        return _of_text(plain(cell), date_1904, month_first, first_year) if known else UNREADABLE
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _of_serial(float(cell), date_1904, first_year)
    return UNREADABLE


@lru_cache(4096)
def _of_calendar(day: int, month: int, year: int, first_year: int) -> Written | Wrong:
    return _checked(Written(day, month, year), first_year)


def _of_serial(value: float, date_1904: bool, first_year: int) -> Written | Wrong:
    epoch = EXCEL_EPOCH_1904 if date_1904 else EXCEL_EPOCH
    if not (dt.date(first_year, 1, 1) - epoch).days <= value <= (dt.date(LAST_YEAR, 12, 31) - epoch).days:
        return UNREADABLE
    day = epoch + dt.timedelta(days=int(value))
    return Written(day.day, day.month, day.year)


@lru_cache(4096)
def _of_text(text: str, date_1904: bool, month_first: bool, first_year: int) -> Written | Wrong:
    if found := _patterns().relative.match(text):
        return Written(relative=int(found[1])) if int(found[1]) else UNREADABLE
    text = _patterns().numbered.sub("", text)
    weekday = None
    if (called := _WEEKDAY.search(text)) and (name := called[1] or called[2]) in vocabulary("weekdays"):
        weekday, text = int(vocabulary("weekdays")[name]), text[: called.start()] + text[called.end() :]
    if found := _ISO.match(text):
        year, month, day = (int(part) for part in found.groups() if part)
        return _checked(Written(day, month, year, weekday), first_year)
    if found := _NUMERIC.match(text):
        written = _numeric(int(found[1]), int(found[3]), _year(found[4]), weekday, found[2] == "/", month_first)
        return _checked(written, first_year)
    if found := _patterns().day_month.match(text):
        return _named(found[1], found[2], found[3], weekday, first_year)
    if found := _patterns().month_day.match(text):
        return _named(found[2], found[1], found[3], weekday, first_year)
    return _of_serial(float(text), date_1904, first_year) if _SERIAL.match(text) else UNREADABLE


def _numeric(
    first: int, second: int, year: int | None, weekday: int | None, slashes: bool, month_first: bool
) -> Written:
    """Read two numbers as day and month, in the order asked where the calendar allows either."""
    swap = second > MONTHS >= first or (month_first and first <= MONTHS)
    day, month = (second, first) if swap else (first, second)
    order = "either" if slashes and first != second else ""
    if max(first, second) > MONTHS:
        order = "month" if swap else "day"
    return Written(day, month, year, weekday, month_first=swap and first != second, order=order)


def _named(day: str, month: str, year: str | None, weekday: int | None, first_year: int) -> Written | Wrong:
    number = vocabulary("months").get(month)
    return _checked(Written(int(day), int(number), _year(year), weekday), first_year) if number else UNREADABLE


def _year(text: str | None) -> int | None:
    return None if text is None else int(text) + (2000 if len(text) == 2 else 0)


def _checked(written: Written, first_year: int) -> Written | Wrong:
    if written.on(ANY_LEAP_YEAR if written.year is None else written.year) is None:
        return Wrong("date_impossible")
    return written if written.year is None or first_year <= written.year <= LAST_YEAR else UNREADABLE
