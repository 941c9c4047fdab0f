"""One cell becomes a date, or as much of it as was written: `3-3-2025`, `ma 3 maart`, Excel serials, `dag 1`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from diary.spreadsheets.cells import Wrong, is_blank
from diary.spreadsheets.words import plain, vocabulary
from diary.spreadsheets.workbook import CellValue

UNREADABLE = Wrong("date_unreadable")
FIRST_YEAR, LAST_YEAR = 1980, 2099
EXCEL_EPOCH = dt.date(1899, 12, 30)
EXCEL_EPOCH_1904 = dt.date(1904, 1, 1)

_WEEKDAY = re.compile(r"^([a-z]+)\.?,?\s+(?=\S)")
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ][\d:.]+z?)?$")
_NUMERIC = re.compile(r"^(\d{1,2})\s*[-/. ]\s*(\d{1,2})(?:\s*[-/. ]\s*(\d{4}|\d{2}))?(?: [\d:.]+)?$")
_DAY_MONTH = re.compile(r"^(\d{1,2})(?:e|de|ste|st|nd|rd|th)?[-\s.]*(?:of )?([a-z]{3,})\.?[-\s,]*(\d{4}|\d{2})?$")
_MONTH_DAY = re.compile(r"^([a-z]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,?\s*(\d{4})?$")
_RELATIVE = re.compile(r"^(?:dag|day) (\d{1,3})$")
_SERIAL = re.compile(r"^\d{5}$")


@dataclass(frozen=True, slots=True)
class Written:
    """A date as far as it was written.

    `year` is None when it was left out; `relative` is the n of `dag n`, and then nothing else is known.
    `month_first`: only readable as month before day.
    """

    day: int = 0
    month: int = 0
    year: int | None = None
    weekday: int | None = None
    relative: int | None = None
    month_first: bool = False

    def on(self, year: int) -> dt.date | None:
        """Return the date in this year, None when the calendar has no such day."""
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None

    def contradicts(self, date: dt.date) -> bool:
        """Tell whether another weekday was written than the date has."""
        return self.weekday is not None and self.weekday != date.weekday()


def date(cell: CellValue, *, date_1904: bool = False) -> Written | Wrong | None:
    """Return the date a cell holds; numbers are read day first.

    >>> date("3-3-2025") == date("ma 3 maart 2025") or date("ma 3 maart 2025").weekday
    0
    >>> date("03/03/25").year, date("3 mrt").year, date("dag 2").relative, date("31-2-2025")
    (2025, None, 2, Wrong(code='date_impossible'))
    """
    if is_blank(cell):
        return None
    if isinstance(cell, dt.date):
        return _checked(Written(cell.day, cell.month, cell.year))
    if isinstance(cell, str):
        return _of_text(plain(cell), date_1904)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _of_serial(float(cell), date_1904)
    return UNREADABLE


def _of_serial(value: float, date_1904: bool) -> Written | Wrong:
    epoch = EXCEL_EPOCH_1904 if date_1904 else EXCEL_EPOCH
    if not (dt.date(FIRST_YEAR, 1, 1) - epoch).days <= value <= (dt.date(LAST_YEAR, 12, 31) - epoch).days:
        return UNREADABLE
    day = epoch + dt.timedelta(days=int(value))
    return Written(day.day, day.month, day.year)


def _of_text(text: str, date_1904: bool) -> Written | Wrong:
    if found := _RELATIVE.match(text):
        return Written(relative=int(found[1])) if int(found[1]) else UNREADABLE
    weekday = None
    if (named := _WEEKDAY.match(text)) and named[1] in vocabulary("weekdays"):
        weekday, text = int(vocabulary("weekdays")[named[1]]), text[named.end() :]
    if found := _ISO.match(text):
        return _checked(Written(int(found[3]), int(found[2]), int(found[1]), weekday))
    if found := _NUMERIC.match(text):
        day, month = int(found[1]), int(found[2])
        swap = month > 12 >= day
        return _checked(Written(*((month, day) if swap else (day, month)), _year(found[3]), weekday, month_first=swap))
    if found := _DAY_MONTH.match(text):
        return _named(found[1], found[2], found[3], weekday)
    if found := _MONTH_DAY.match(text):
        return _named(found[2], found[1], found[3], weekday)
    return _of_serial(float(text), date_1904) if _SERIAL.match(text) else UNREADABLE


def _named(day: str, month: str, year: str | None, weekday: int | None) -> Written | Wrong:
    number = vocabulary("months").get(month)
    return _checked(Written(int(day), int(number), _year(year), weekday)) if number else UNREADABLE


def _year(text: str | None) -> int | None:
    return None if text is None else int(text) + (2000 if len(text) == 2 else 0)


def _checked(written: Written) -> Written | Wrong:
    """A leap year stands in for a year that was left out: 29 February may exist."""
    if written.on(2000 if written.year is None else written.year) is None:
        return Wrong("date_impossible")
    return written if written.year is None or FIRST_YEAR <= written.year <= LAST_YEAR else UNREADABLE
