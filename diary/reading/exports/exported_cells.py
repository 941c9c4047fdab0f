"""One cell of an exported table becomes its value, or unknown with a problem: the kinds of the model's columns."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from diary.addresses import address
from diary.apostrophe import unguarded
from diary.reading.cells.codes import DAY_MIN, Wrong, as_text, is_blank, yes_no
from diary.reading.cells.dates import Written, date
from diary.reading.cells.times import clock
from diary.reading.exports.codebook import DAY_SUFFIX, FIRST_DAY, TABLE, Entry, entries
from diary.reading.files.workbook import CellValue
from diary.reading.timeline import dateorder
from diary.reading.timeline.ledger import Ledger
from diary.reading.timeline.moments import at_clock

if TYPE_CHECKING:
    from diary.reading.exports.exported import Part

UNREADABLE = Wrong("export_cell_unreadable")
MOST_DAYS = 40_000
"""A day number further from the first is none."""
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?")
_MOMENT = re.compile(r"(\S+?)(?:(?:T|\s+)(\S+))?")


class Cells:
    """Reads the cells of an export, in the order of dates that all of them tell, and reports what is wrong."""

    def __init__(self, parts: Iterable[Part], ledger: Ledger, *, date_1904: bool) -> None:
        self.ledger = ledger
        self.date_1904 = date_1904
        self.month_first = self._month_first(parts)

    def value(self, part: Part, row: int, entry: Entry) -> Any:
        """Return the value of a column: text, number, yes or no, or moment; None when it is unknown."""
        raw, name = part.raw(row, entry.name), entry.name
        fault = part.sheet.faults.get(part.place(row, name)) if part.sheet.faults else None
        if fault is not None:
            found: Any = Wrong("cell_fault")
        elif entry.kind in ("time", "date"):
            numbered = part.raw(row, name + DAY_SUFFIX)
            found = self._moment(raw) if is_blank(numbered) else _of_day(numbered, raw)
        else:
            found = None if is_blank(raw) else _plain(raw, entry, guarded=TABLE in part.columns)
        if isinstance(found, Wrong):
            place = part.place(row, name) or part.place(row, name + DAY_SUFFIX)
            self.ledger.problem(found.code, "kept_without_value", part.sheet.name, place, fault or raw)
            return None
        return found

    def _moment(self, cell: CellValue) -> dt.datetime | Wrong | None:
        """Read a date with its time, as we write it or as a spreadsheet shows it."""
        if is_blank(cell):
            return None
        day: CellValue = cell
        time: CellValue = None
        if isinstance(cell, dt.datetime):
            time = cell.time()
        elif isinstance(cell, str):
            found = _MOMENT.fullmatch(cell.strip())
            day, time = (found[1], found[2]) if found else (cell, None)
        elif isinstance(cell, float) and cell % 1:
            time = cell % 1
        written = date(day, date_1904=self.date_1904, month_first=self.month_first)
        if not isinstance(written, Written) or written.year is None:
            return written if isinstance(written, Wrong) else UNREADABLE
        at, on = _minutes(time), written.on(written.year)
        if on is None or isinstance(at, Wrong):
            return at if isinstance(at, Wrong) else UNREADABLE
        return at_clock(on, at)

    def _month_first(self, parts: Iterable[Part]) -> bool:
        """Return whether the month comes first in dates written as text; what had to be guessed is listed once."""
        dated = list(self._dated(parts))
        found = dateorder.month_first([one for _, _, one in dated])
        for sheet, cell, one in dated:
            read = one.read(bool(found))
            if read.month_first or (found is None and one.day_first.order == "either"):
                code = "date_month_first" if read.month_first else "date_day_first"
                self.ledger.guess(code, sheet, cell, read.on(read.year or FIRST_DAY.year))
                break
        return bool(found)

    def _dated(self, parts: Iterable[Part]) -> Iterator[tuple[str, str, dateorder.Orders]]:
        for part in parts:
            columns = [part.columns.get(entry.name) for entry in entries(part.table) if entry.kind in ("time", "date")]
            for row in part.rows:
                for column in columns:
                    cells = part.sheet.rows[row]
                    raw = None if column is None or column >= len(cells) else cells[column]
                    if column is not None and isinstance(raw, str) and raw.strip():
                        text = raw.split()[0]
                        both = date(text), date(text, month_first=True)
                        if isinstance(both[0], Written) and isinstance(both[1], Written):
                            yield part.sheet.name, address(row, column), dateorder.Orders(both[0], both[1])


def _of_day(numbered: CellValue, time: CellValue) -> dt.datetime | Wrong:
    """Return the moment of a day number and a time of day."""
    day, at = _number(numbered), _minutes(time)
    if isinstance(day, Wrong):
        return day
    if isinstance(at, Wrong):
        return at
    if abs(day) > MOST_DAYS:
        return UNREADABLE
    return at_clock(FIRST_DAY, 0) + dt.timedelta(days=int(day) - 1, minutes=at)


def _minutes(time: CellValue) -> int | Wrong:
    """Return the minutes after midnight; none written is midnight, a number is a part of the day."""
    if isinstance(time, float) and 0 <= time < 1:
        return round(time * DAY_MIN)
    at = clock(time)
    return at if isinstance(at, Wrong) else at.minutes if at else 0


def _plain(cell: CellValue, entry: Entry, *, guarded: bool) -> str | float | bool | Wrong | None:
    """Read what is no moment, within the codes or the limits of its column; the long table's texts are `guarded`."""
    if entry.kind in ("flag", "mark"):
        found = yes_no(cell)
        return bool(found) if entry.kind == "mark" and not isinstance(found, Wrong) else found
    if entry.kind == "number":
        value = _number(cell)
        fits = not isinstance(value, Wrong) and entry.low <= value <= (value if entry.high is None else entry.high)
        return value if fits else UNREADABLE
    text = cell if isinstance(cell, str) else as_text(cell)
    text = unguarded(text) if guarded else text
    if not entry.codes:
        return text
    return text.strip().lower() if text.strip().lower() in entry.codes else UNREADABLE


def _number(cell: CellValue) -> float | Wrong:
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return float(cell)
    text = as_text(cell)
    value = float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else math.inf
    return value if math.isfinite(value) else UNREADABLE
