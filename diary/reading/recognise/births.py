"""The date of birth, taken out of a sheet before anything else is read: no more than an age can come of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from diary.reading.cells.codes import Wrong, is_blank
from diary.reading.cells.dates import Written, birth_date
from diary.reading.cells.words import any_of, read_toml
from diary.reading.files.workbook import CellValue, Sheet, Workbook
from diary.reading.recognise.grid_cells import cell_at
from diary.reading.recognise.layout import Place

DATA = "child.toml"
FURTHEST_BESIDE, FURTHEST_BELOW = 4, 2
"""Cells to the right of the words, and below them, in which the date is looked for."""
LONGEST_LABEL = 40
"""Characters: the date beside a longer text is not its value."""
MOST_PARTS = 4
"""Words of which a date is made: `ma 3 april 2018`."""
_BETWEEN = re.compile(r"^(?:\s*\([a-z\s./-]*\))?[\s.:=-]*", re.IGNORECASE)
_DIGIT, _YEAR = re.compile(r"\d"), re.compile(r"\d{4}")


class Birth(NamedTuple):
    """A date of birth, or what is wrong with it: as it reads with the day first, and with the month first."""

    sheet: str
    place: Place
    day_first: Written | Wrong | None
    month_first: Written | Wrong | None
    short: bool  # the year has two digits

    def read(self, *, month_first: bool) -> Written | Wrong | None:
        """Return it in one of the orders."""
        return self.month_first if month_first else self.day_first


@cache
def _words() -> re.Pattern[str]:
    birth = read_toml(DATA, __file__)["birth"]
    beginning = any_of(birth["beginning"])
    return re.compile(rf"{any_of(birth['words'])}|(?:^|[,;(]\s*){beginning}|{beginning}(?=\.?\s*:)", re.IGNORECASE)


def apart(workbook: Workbook) -> tuple[Workbook, tuple[Birth, ...]]:
    """Return a workbook without its dates of birth, and these."""
    kept = [without_births(sheet, date_1904=workbook.date_1904) for sheet in workbook.sheets]
    births = tuple(birth for _, own in kept for birth in own)
    return (replace(workbook, sheets=[sheet for sheet, _ in kept]) if births else workbook), births


def without_births(sheet: Sheet, *, date_1904: bool = False) -> tuple[Sheet, tuple[Birth, ...]]:
    """Return the sheet without its dates of birth, and these in their order; the words before them stay.

    A date stands behind the words in their cell or in a comment, beside them, or below them.
    """
    rows: dict[int, list[CellValue]] = {}
    births: list[Birth] = []
    for place, text in _named(sheet):
        within = _within(text)
        beside = _values(sheet.rows, place) if len(text) <= LONGEST_LABEL else ()
        dated = {place: within} if within else {at: (cell_at(sheet.rows, at), None) for at in beside}
        for (row, column), (cell, left) in dated.items():
            rows.setdefault(row, list(sheet.rows[row]))[column] = left
            births.append(_birth(sheet.name, (row, column), cell, date_1904))
    comments = {place: found for place, text in sheet.marks.comments.items() if (found := _within(text))}
    births += [_birth(sheet.name, place, cell, date_1904) for place, (cell, _) in comments.items()]
    if not births:
        return sheet, ()
    kept = [rows.get(number, row) for number, row in enumerate(sheet.rows)]
    left_over = {**sheet.marks.comments, **{place: left for place, (_, left) in comments.items()}}
    return replace(sheet, rows=kept, marks=replace(sheet.marks, comments=left_over)), tuple(births)


def _named(sheet: Sheet) -> Iterator[tuple[Place, str]]:
    """Yield the place and the text of every cell with the words before a date of birth."""
    if not any(map(names_birth, sheet.texts)):
        return
    for number, row in enumerate(sheet.rows):
        for index, cell in enumerate(row):
            if isinstance(cell, str) and names_birth(cell):
                yield (number, index), cell


@lru_cache(4096)
def names_birth(text: str) -> bool:
    """Tell whether a text has the words that stand before a date of birth."""
    return bool(_words().search(text))


def _within(text: str) -> tuple[str, str] | None:
    """Return what stands behind the words in a text, as far as it is a date, and the text without it."""
    named = _words().search(text)
    rest = _BETWEEN.sub("", text[named.end() :]) if named else ""
    return (_first_date(rest), text[: named.end()]) if named and _DIGIT.search(rest) else None


def _first_date(text: str) -> str:
    """Return the date with which a text begins, the whole text where none does."""
    words = text.split()
    parts = (" ".join(words[:many]).rstrip(",;)") for many in range(min(len(words), MOST_PARTS), 0, -1))
    return next((part for part in parts if _is_date(part)), text)


def _values(rows: Sequence[Sequence[CellValue]], label: Place) -> tuple[Place, ...]:
    """Return the place of the date beside a label, or else of that below it, and of each repetition further down."""
    row, column = label
    beside = _first_filled(rows, [(row, column + step) for step in range(1, FURTHEST_BESIDE + 1)])
    if beside is not None and _may_be_date(cell_at(rows, beside)):
        return (beside,)
    below = _first_filled(rows, [(row + step, column) for step in range(1, FURTHEST_BELOW + 1)])
    if below is None or not _is_date(cell := cell_at(rows, below)):
        return ()
    column_of = takewhile(lambda at: _is_date(cell_at(rows, at)), ((at, column) for at in range(below[0], len(rows))))
    dated = tuple(column_of)
    return dated if all(cell_at(rows, at) == cell for at in dated) else ()


def _first_filled(rows: Sequence[Sequence[CellValue]], places: Sequence[Place]) -> Place | None:
    return next((at for at in places if not is_blank(cell_at(rows, at))), None)


def _is_date(cell: CellValue) -> bool:
    return isinstance(birth_date(cell), Written)


def _may_be_date(cell: CellValue) -> bool:
    """Tell whether a cell holds a date, or something that begins as one."""
    return _is_date(cell) or (isinstance(cell, str) and cell.strip()[:1].isdigit())


def _birth(sheet: str, place: Place, cell: CellValue, date_1904: bool) -> Birth:
    day_first, month_first = (birth_date(cell, date_1904=date_1904, month_first=order) for order in (False, True))
    return Birth(sheet, place, day_first, month_first, short=isinstance(cell, str) and not _YEAR.search(cell))
