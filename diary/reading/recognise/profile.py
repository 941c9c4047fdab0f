"""What the cells of a column can be read as: the shares of times, dates, amounts, types, words for events or drinks."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from diary.reading.cells import codes as cells
from diary.reading.cells.codes import Wrong, as_text, is_blank
from diary.reading.cells.dates import Written, date
from diary.reading.cells.stamps import stamp
from diary.reading.cells.times import FIRST_REAL_YEAR, Clock, clock
from diary.reading.cells.volumes import Volume, volume
from diary.reading.cells.words import look_up, plain, vocabulary
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.event_words import events_in
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.hours import slot
from diary.reading.recognise.meaning import apart, meanings, unit_in

DAYS_NUMBERED = range(1, 61)
"""A whole number in a column of days may be the number of a day."""
LONGEST_NUMBER = 4
"""Figures: so long a number is not that of a day."""
HANDFUL = range(1, 6)
MOST_WORDS_OF_EVENT = 4
"""A longer text tells of what happened, and names no kind of event."""
POURED = range(30, 2001, 5)
"""ml as people write down what they drink or pass: rounded to five."""
LARGEST_ML = 3000
"""A larger number in a column is no single amount."""

FEWEST_ENTRIES = 3
"""So many rows with a time and an amount look like entries."""
ROWS_OF_LAYOUT = 60
"""So many rows tell whether two sheets are laid out alike."""

FITS: Mapping[str, frozenset[str]] = {
    "date": frozenset(("date", "stamp", "weekday", "day_number")),
    "time": frozenset(("time", "slot", "stamp")),
    "moment": frozenset(("stamp", "time")),
    "stamp": frozenset(("stamp",)),
    "half": frozenset(("half",)),
    "event": frozenset(("event", "drink", "foreign", "letter")),
    "place": frozenset(("place",)),
    "amount": frozenset(("amount", "mark", "leak", "bristol")),
    "unit": frozenset(("unit",)),
    "drink": frozenset(("amount", "mark", "drink")),
    "what": frozenset(("drink", "foreign", "text")),
    "output": frozenset(("event", "foreign")),
    "urine": frozenset(("amount", "mark", "event", "letter", "text")),
    "catheter": frozenset(("amount", "mark", "text")),
    "leak": frozenset(("leak", "mark", "yes_no", "event", "bristol", "text", "letter")),
    "trigger": frozenset(("text", "event", "drink", "foreign", "mark", "yes_no", "letter", "place", "leak", "number")),
    "pad": frozenset(("mark", "yes_no", "amount", "bristol", "text")),
    "lasted": frozenset(("amount", "mark")),
    "pad_dry": frozenset(("amount",)),
    "pad_wet": frozenset(("amount",)),
    "stool": frozenset(("bristol", "mark", "yes_no", "text")),
    "bristol": frozenset(("bristol", "event")),
    "rise": frozenset(("time", "stamp", "mark")),
    "bed": frozenset(("time", "stamp", "mark")),
    "asleep": frozenset(("time", "stamp", "mark")),
}
"""What the cells of a column may be read as; of a key that is not named any cell fits."""


class Profile(NamedTuple):
    """How many of the cells that were looked at are filled, and how many of these can be read as what."""

    filled: int
    counts: Mapping[str, int]

    def share(self, *classes: str) -> float:
        """Return the part of the filled cells of one of these classes, the largest of them."""
        return max((self.counts.get(name, 0) for name in classes), default=0) / self.filled if self.filled else 0.0

    def fit(self, key: str) -> float:
        """Return the part of the filled cells that fit a key."""
        return self.counts.get(f"fits {key}", 0) / self.filled if self.filled and key in FITS else 1.0


def profile(column: Sequence[CellValue]) -> Profile:
    """Return the profile of the cells of a column, of a sample of them where there are many."""
    filled = [cell for cell in column if not is_blank(cell)]
    step = max(1, round(len(filled) / threshold("sample")))
    counts: Counter[str] = Counter()
    for cell in filled[::step]:
        classes = classes_of(cell)
        counts.update(classes)
        counts.update(f"fits {key}" for key, fitting in FITS.items() if not fitting.isdisjoint(classes))
    return Profile(len(filled[::step]), counts)


def classes_of(cell: CellValue) -> frozenset[str]:
    """Return everything that a filled cell can be read as.

    >>> sorted(classes_of("07:10")), sorted(classes_of("AM")), sorted(classes_of("koffie"))
    (['time'], ['half'], ['drink', 'event named', 'passed or drunk'])
    >>> sorted(classes_of(3.0))
    ['amount', 'bristol', 'day_number', 'handful', 'number', 'time']
    """
    if isinstance(cell, str):
        return _of_text(as_text(cell))
    if isinstance(cell, dt.time | dt.timedelta) or (isinstance(cell, dt.datetime) and cell.year < FIRST_REAL_YEAR):
        return frozenset(("time",))
    if isinstance(cell, dt.datetime) and cell.time() != dt.time():
        return frozenset(("date", "stamp"))
    if isinstance(cell, dt.date):
        classes = {"date"} | ({"slot"} if slot(cell) else set())
        return frozenset(classes | ({"bristol"} if isinstance(cells.bristol(cell), tuple) else set()))
    if isinstance(cell, bool) or cell is None:
        return frozenset(("mark", "yes_no"))
    return _of_number(cell)


def holds_entries(sheet: Sheet) -> bool:
    """Tell whether several rows of a sheet hold a written time and a bare or measured amount beside it."""
    return sum(any(map(_is_time, row)) and any(map(_is_measured, row)) for row in sheet.rows) >= FEWEST_ENTRIES


def is_laid_out_as(sheet: Sheet, other: Sheet) -> bool:
    """Tell whether a sheet has several of the texts of another in the same cells, and a time where that has another."""
    rows = zip(sheet.rows[:ROWS_OF_LAYOUT], other.rows, strict=False)
    cells = [pair for own, its in rows for pair in zip_longest(own, its)]
    alike = sum(isinstance(cell, str) and cell == its for cell, its in cells)
    return alike >= FEWEST_ENTRIES and any(_is_time(cell) and cell != its for cell, its in cells)


def _is_time(cell: CellValue) -> bool:
    return not is_blank(cell) and not isinstance(cell, float | bool) and "time" in classes_of(cell)


def _is_measured(cell: CellValue) -> bool:
    if isinstance(cell, float):
        return cell > 0
    return isinstance(cell, str) and not is_blank(cell) and not classes_of(cell).isdisjoint(("number", "with unit"))


@lru_cache(4096)
def _of_number(value: float) -> frozenset[str]:
    classes = {"time"} if isinstance(clock(value), Clock) else set()
    if isinstance(date(value), Written):
        classes |= {"date", "stamp"} if value % 1 else {"date"}
    whole = value == int(value) if abs(value) < LARGEST_ML else False
    if 0 <= value <= LARGEST_ML:
        classes.add("amount")
    if whole and int(value) in cells.BRISTOL:
        classes.add("bristol")
    if value in (0.0, 1.0):
        classes.add("yes_no")
    if whole and int(value) in DAYS_NUMBERED:
        classes.add("day_number")
    if whole and int(value) in HANDFUL:
        classes.add("handful")
    if whole and int(value) in POURED:
        classes.add("poured")
    return frozenset(classes | {"number"})


@lru_cache(8192)
def _of_text(text: str) -> frozenset[str]:
    written = plain(text)
    classes = _when(text, written) | _how_much(text, written) | _what(text, written) or {"text"}
    return frozenset(classes | ({"sentence"} if len(written.split()) > MOST_WORDS_OF_EVENT else set()))


def _when(text: str, written: str) -> set[str]:
    """Return as what a text says when."""
    day = date(text)
    is_date, both = isinstance(day, Written), stamp(text)
    numbered = isinstance(day, Written) and day.relative is not None
    return _true({
        "time": isinstance(clock(text), Clock),
        "date": bool(both) or (is_date and not numbered),
        "day_number": numbered or (text.isdecimal() and len(text) < LONGEST_NUMBER and int(text) in DAYS_NUMBERED),
        "stamp": both is not None,
        "slot": slot(text) is not None,
        "weekday": written in vocabulary("weekdays"),
        "half": written in vocabulary("part_of_day"),
    })  # fmt: skip


def _how_much(text: str, written: str) -> set[str]:
    """Return as what a text says how much, or how."""
    mark = written in vocabulary("marks")
    amount = _is_amount(text)
    return _true({
        "mark": mark,
        "amount": amount and not mark,
        "figure": written.replace(",", "").replace(".", "").isdecimal(),
        "with amount": amount and any(sign.isdigit() for sign in written),
        "with unit": amount and is_with_unit(text),
        "handful": len(written) == 1 and written.isdecimal() and int(written) in HANDFUL,
        "poured": len(written) <= LONGEST_NUMBER and written.isdecimal() and int(written) in POURED,
        "number": amount and written.replace(",", "").replace(".", "").isdecimal(),
        "bristol": isinstance(cells.bristol(text), tuple),
        "yes_no": not isinstance(cells.yes_no(text), Wrong),
        "leak": look_up("leak", text) is not None,
        "event letter": bool(meanings("letters", text)),
        "letter": len(written) == 1 and written.isalpha(),
    })  # fmt: skip


def _is_amount(text: str) -> bool:
    return isinstance(volume(text), Volume) and not isinstance(date(text), Written)


def is_with_unit(text: str) -> bool:
    """Tell whether a text is an amount, with its unit."""
    return bool(unit_in(text)) and _is_amount(text)


def _what(text: str, written: str) -> set[str]:
    """Return as what a text says what happened, or where."""
    events, known = events_in(text), {word.key for word in meanings("events", text)}
    foreign, drink = bool(meanings("foreign", text)), look_up("drink", apart(text)) is not None
    return _true({
        "event": bool(events),
        "event named": bool(events) or foreign or drink,
        "ours": bool(known - {"elsewhere"}) or bool(events - {"elsewhere", "drink"}),
        "stool": "stool" in events,
        "passed or drunk": drink or not events.isdisjoint(("void", "drink", "catheter", "first_void")),
        "foreign": foreign,
        "drink": drink,
        "place": bool(meanings("wet_places", written)),
        "remark": written in vocabulary("happenings") or look_up("bowel_remark", text) is not None,
    })  # fmt: skip


def _true(classes: Mapping[str, bool]) -> set[str]:
    return {name for name, is_so in classes.items() if is_so}
