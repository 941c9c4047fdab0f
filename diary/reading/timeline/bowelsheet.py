"""The bowel sheet → rows of `bowel`: visits, days without stool, laxatives taken at another moment."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from diary.reading.cells import codes as cells
from diary.reading.cells import remarks
from diary.reading.cells.codes import Wrong, as_text, is_blank, is_left_open
from diary.reading.cells.dates import ANY_LEAP_YEAR, Written, date
from diary.reading.cells.quantities import minutes, pain
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.words import look_up, plain, vocabulary
from diary.reading.files.workbook import CellValue
from diary.reading.timeline.datedrows import Calendar, dated_rows
from diary.reading.timeline.daysheet import Tables
from diary.reading.timeline.moments import at_clock
from diary.reading.timeline.page import Page
from diary.reading.timeline.settled_times import list_reading

FLAGS = ("incomplete", "blockage", "manual_help", "in_toilet", "toilet_blocked", "noticed")
NUMBERS: tuple[tuple[str, str, Callable[[CellValue], float | Wrong | None]], ...] = (
    ("postponed_min", "postponed", minutes),
    ("minutes", "minutes", minutes),
    ("pain", "pain", pain),
)
Typed = Callable[[CellValue], tuple[int, int | None] | Wrong | None]
WORDS = (("straining", "straining"), ("leak", "stool_leak"), ("blood", "blood"))
NOTHING_WRITTEN: Mapping[str, Any] = {
    **dict.fromkeys(("passed", *FLAGS, "holding_back", *(name for name, _, _ in NUMBERS)), math.nan),
    **dict.fromkeys((name for name, _ in WORDS), ""),
    **{"bristol": math.nan, "bristol_to": None, "laxative": math.nan},
}
"""The items of a row in which nothing is filled in."""
NOTHING_HAPPENED = (0.0, "no", "none")
NOT_HAPPENING = ("pain", "holding_back")
"""Items that tell of no visit: a day without stool may have them."""


@dataclass
class Visit:
    """The items of one row as columns of `bowel`; `happened` when one that is not NOT_HAPPENING says so."""

    page: Page
    row: int
    written: Set[str]  # the columns that are filled
    items: dict[str, Any] = field(default_factory=lambda: dict(NOTHING_WRITTEN))
    filled: bool = False
    happened: bool = False

    def take(self, name: str, column: str, read: Callable[[CellValue], Any], unknown: Any) -> None:
        """Read a cell; what cannot be read is unknown, but something was written down."""
        if column not in self.written:
            return
        found = self.page.take(self.row, column, read)
        self.filled |= found is not None
        self.happened |= found is not None and found not in NOTHING_HAPPENED and name not in NOT_HAPPENING
        self.items[name] = unknown if found is None or isinstance(found, Wrong) else found


def enter(page: Page, calendar: Calendar, tables: Tables, *, scale: str) -> None:
    """Add every row of the bowel sheet to the tables; `scale` is that of the forms, as declared."""
    types = page.layout.columns.get("bristol")
    typed = _reader(types.heading if types else "", scale)
    if types and typed is _other_scale:
        page.problem(
            "bristol_other_scale", "none", page.address((page.layout.shape.heading_row, types.index)), types.heading
        )
    for row, day in dated_rows(page, calendar):
        _enter_row(page, row, day, typed, tables)


def _says_none(cell: CellValue) -> bool:
    """Tell whether a cell that is of a stool says in a word that there was none.

    >>> _says_none("geen"), _says_none("BNO"), _says_none("-"), _says_none("4")
    (True, True, False, False)
    """
    if not isinstance(cell, str) or is_left_open(cell):
        return False
    return vocabulary("marks").get(plain(cell)) == "nothing" or look_up("bowel_remark", cell) is not None


def _says_none_of(page: Page, row: int) -> bool:
    """Tell whether the time and the type of a stool, as far as they are filled, say that there was none."""
    told = [cell for key in ("time", "bristol") if not is_left_open(cell := page.raw(row, key))]
    return bool(told) and all(map(_says_none, told))


def _enter_row(page: Page, row: int, day: dt.date, typed: Typed, tables: Tables) -> None:
    none = _says_none_of(page, row)
    time = page.take(row, "time", lambda cell: None if none else clock(cell))
    if isinstance(time, Clock):
        list_reading(page, time, page.cell(row, "time"))
    if isinstance(time, Clock) and time.half_unknown:
        page.problem("time_half_of_day", "kept_without_value", page.cell(row, "time"), page.raw(row, "time"))
        time = Wrong("time_half_of_day")
    timed = isinstance(time, Clock)
    at = at_clock(day, time.minutes if isinstance(time, Clock) else 0)
    note = page.take(row, "remarks", remarks.text)
    note = note if isinstance(note, str) else ""
    visit = _visit(page, row, typed, none=none)
    kind = _kind(visit, note, time is not None)
    codes = remarks.recognise(note, stool=True)
    place = {"note": note or "", "sheet": page.name, "cell": page.cell(row, "remarks")}
    tables["remarks"].extend({"at": at, "code": code} | place for code in codes)
    told = remarks.data(note)
    if not kind and not codes:
        page.ledger.skipped += 1
        cell = page.cell(row, "remarks") if note else page.first_cell(row)
        code = "remark_with_data" if told else "remark_only" if note else "row_without_event"
        page.problem(code, "skipped", cell, told or note, "warning" if told else None)
        return
    if told:
        page.problem("remark_with_data", "read", page.cell(row, "remarks"), told)
    page.ledger.read += 1
    if kind:
        where = {"sheet": page.name, "cell": page.cell(row, "passed") or page.first_cell(row)}
        tables["bowel"].append({"at": at, "timed": timed, "kind": kind, "note": note} | where | visit.items)


def _kind(visit: Visit, note: str, time_written: bool) -> str:
    """Tell what a row is, empty when nothing happened.

    A day without stool is told in the remarks, be there pain that day, by "no" under Stool passed, or by a word for
    none in place of a time or a type, where no time is written.
    """
    passed, hurt = visit.items["passed"], visit.items["pain"] > 0
    if not visit.happened and not time_written and ((passed == 0 and not hurt) or look_up("bowel_remark", note)):
        return "no_stool"
    if visit.happened or hurt or not math.isnan(passed) or (time_written and visit.filled):
        return "visit"
    if visit.items["holding_back"] == 1:
        return "holding_back"
    return "laxative" if visit.items["laxative"] == 1 else ""


def _visit(page: Page, row: int, typed: Typed, *, none: bool) -> Visit:
    visit = Visit(page, row, page.filled(row).keys())
    visit.take("passed", "passed", cells.yes_no, math.nan)
    if none or cells.yes_no(page.raw(row, "no_stool")) == 1:
        visit.items["passed"] = 0.0
    for name in (*FLAGS, "holding_back"):
        visit.take(name, name, cells.yes_no, math.nan)
    for name, column, number in NUMBERS:
        visit.take(name, column, number, math.nan)
    for name, words in WORDS:
        visit.take(name, name, lambda cell, words=words: cells.word(cell, words), "")  # type: ignore[misc]
        if visit.items[name] == "yes":
            visit.items[name] = "some"
            page.note("yes_without_degree", page.cell(row, name), page.raw(row, name))
    if "bristol" in visit.written:
        made = _made_of_pair(page.raw(row, "bristol"))
        visit.take("bristol", "bristol", lambda cell: None if none else typed(made or cell), (math.nan, None))
        visit.items["bristol"], visit.items["bristol_to"] = low, high = visit.items["bristol"]
        if high and made:
            page.guess("bristol_from_date", page.cell(row, "bristol"), f"{low}-{high}")
    taken = page.take(row, "laxative", _laxative)
    visit.items["laxative"] = math.nan if taken is None or isinstance(taken, Wrong) else taken
    return visit


def _made_of_pair(cell: CellValue) -> dt.date | None:
    """Return the date that a spreadsheet made of two types, be it kept as it shows one.

    >>> _made_of_pair("3-4-2026"), _made_of_pair("3-apr"), _made_of_pair("3-4"), _made_of_pair("46115")
    (datetime.date(2026, 4, 3), datetime.date(2000, 4, 3), None, None)
    """
    if isinstance(cell, dt.date):
        return cell
    written = date(cell) if isinstance(cell, str) and isinstance(cells.bristol(cell), Wrong) else None
    if not isinstance(written, Written) or written.weekday is not None or as_text(cell).isdecimal():
        return None
    return written.on(written.year or ANY_LEAP_YEAR)


def _reader(heading: str, scale: str) -> Typed:
    """Return how forms are read: by the scale that is declared, unless the heading of their column names another."""
    five, seven = (cells.names_types(heading, most) for most in (len(cells.CHILD_FORMS), len(cells.BRISTOL)))
    if scale == "child":
        return _other_scale if seven else cells.child_form
    return _other_scale if five else cells.bristol


def _other_scale(cell: CellValue) -> Wrong | None:
    """Refuse a type of another scale."""
    return None if is_blank(cell) else Wrong("bristol_other_scale")


def _laxative(cell: CellValue) -> float | Wrong | None:
    """Return whether a laxative was taken; its name is a yes.

    >>> _laxative("nee"), _laxative("1 zakje macrogol")
    (0.0, 1.0)
    """
    answer = cells.yes_no(cell)
    return 1.0 if isinstance(answer, Wrong) and isinstance(cell, str) else answer
