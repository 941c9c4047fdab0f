"""A clinic's own form: which sheet is what, which column, row or cell of it is what, and by which words it is known.

`form_file.py` reads and writes it as TOML. A sheet that a form does not tell of is recognised as any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import TypeGuard

from diary.reading.cells.codes import Wrong, is_blank
from diary.reading.cells.dates import date
from diary.reading.cells.words import LONGEST_LOOKED_UP, plain
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.meaning import heading
from diary.record import CannotRead

Place = tuple[int, int]
ANY_NAME = "*"
"""The name of a sheet that may have any."""
LAST = 1_048_576
"""The last row of the largest sheet."""
IGNORE = "ignore"
"""A kind of sheet that is not read, and an event that is left out."""
WITH_TABLE = ("day", "list", "bowel", "nights", "exercises")
_NUMBER = re.compile(r"\d{4}")  # a year, a file number


@dataclass(frozen=True)
class FormColumn:
    """Which line of a sheet is what, counted from 0, and the unit of its bare numbers (empty: its heading's)."""

    index: int
    unit: str = ""


@dataclass(frozen=True)
class FormSheet:
    """How a sheet, or a table on it, is to be read; rows are counted from 0, and are columns where times run across.

    Of several columns for one thing the first that is filled in a row is read. It is about the sheets whose name fits
    the pattern `name` and that have its `headings`, each text in its cell.
    """

    kind: str
    name: str = ANY_NAME
    turned: bool = False
    heading: int = -1
    first: int = 0
    last: int = LAST
    columns: Mapping[str, tuple[FormColumn, ...]] = field(default_factory=dict)
    labels: Mapping[str, Place | None] = field(default_factory=dict)  # None: the sheet's name
    ignore: frozenset[int] = frozenset()
    events: Mapping[str, str] = field(default_factory=dict)  # a plain word in the event column → what it says
    headings: Mapping[Place, str] = field(default_factory=dict)  # as on the sheet, whichever way the times run

    @property
    def lines(self) -> frozenset[int]:
        """The columns that it tells of: what is read, and what is to be ignored."""
        return self.ignore | {column.index for columns in self.columns.values() for column in columns}

    @property
    def known_by(self) -> str:
        """What a sheet of it is known by, for a reader: its name, or else its headings."""
        return " | ".join(self.headings.values()) if self.headings and self.name == ANY_NAME else self.name

    def is_about(self, sheet: Sheet) -> bool:
        """Tell whether a sheet has the name and the headings."""
        return (self.name == sheet.name or fnmatchcase(sheet.name, self.name)) and self.has_headings(sheet)

    def has_headings(self, sheet: Sheet) -> bool:
        """Tell whether every heading stands in its cell."""
        return all(_same(cell_at(sheet, place), text) for place, text in self.headings.items())

    def leaves_out(self, sheet: Sheet) -> bool:
        """Tell whether a sheet has more columns of a diary than the form knows: then it is another form's."""
        more = self.headed_by(sheet).headings.items() - self.headings.items() if self.heading >= 0 else ()
        return any(place not in self.headings and heading(self.kind, text) for place, text in more)

    def headed_by(self, sheet: Sheet) -> FormSheet:
        """Return it with the headings that a sheet of it has: above its columns, and before its labels.

        What may be a patient's own is not taken over: a date, a number, a text that holds its own value (`Naam: …`),
        and before a value whatever is no label of ours.
        """
        heads = self._lines(sheet) if self.heading >= 0 else []
        labels = [self._on_sheet((row, column - 1)) for row, column in filter(None, self.labels.values()) if column]
        texts = {place: cell_at(sheet, place) for place in dict.fromkeys([*heads, *labels])}
        return replace(self, headings={
            place: text.strip() for place, text in texts.items()
            if _is_heading(text) and (place in heads or heading("labels", text))
        })  # fmt: skip

    def _lines(self, sheet: Sheet) -> list[Place]:
        """Return the cells of the heading that head a column which is read, ignored, or filled on the sheet."""
        height, width = self._on_sheet((len(sheet.rows), max(map(len, sheet.rows), default=0)))
        body = range(self.first, min(self.last + 1, height))
        return [
            self._on_sheet((self.heading, line)) for line in range(width)
            if line in self.lines or any(not is_blank(cell_at(sheet, self._on_sheet((row, line)))) for row in body)
        ]  # fmt: skip

    def _on_sheet(self, place: Place) -> Place:
        return (place[1], place[0]) if self.turned else place


@dataclass(frozen=True)
class Form:
    """A clinic's form: its sheets in the order of the file, and the urge scale, empty when it does not say.

    `name` is that by which it is remembered, empty when it is not.
    """

    sheets: tuple[FormSheet, ...]
    urge_scale: str = ""
    name: str = ""

    def of_file(self, sheets: Sequence[Sheet]) -> Form:
        """Return it; CannotRead when it tells of none of a file's sheets: it is another form's."""
        if not any(self.of_sheet(sheet) for sheet in sheets):
            wanted = ", ".join(dict.fromkeys(each.known_by for each in self.sheets))
            raise CannotRead("other_form", wanted=wanted, found=", ".join(sheet.name for sheet in sheets))
        return self

    def of_sheet(self, sheet: Sheet) -> list[FormSheet]:
        """Return what it says of a sheet: all that is known by headings, and all that has the sheet's own name.

        Without either, the first whose pattern fits the name.
        """
        about = [each for each in self.sheets if each.is_about(sheet)]
        own = [each for each in about if each.headings or each.name == sheet.name]
        return own or about[:1]

    def headed_by(self, sheets: Iterable[Sheet]) -> Form:
        """Return it with the headings of the first sheet that each part of it is about."""
        every = list(sheets)
        return replace(self, sheets=tuple(
            next((each.headed_by(sheet) for sheet in every if each in self.of_sheet(sheet)), each)
            for each in self.sheets
        ))  # fmt: skip

    def fits(self, sheets: Sequence[Sheet]) -> bool:
        """Tell whether a file is of this form: it has the headings of every part, and no more columns of a diary."""
        known = [each for each in self.sheets if each.headings]
        return bool(known) and all(
            any(each.is_about(sheet) and not each.leaves_out(sheet) for sheet in sheets) for each in known
        )


@dataclass(frozen=True)
class Remembered:
    """The forms that a clinic uses: a file of one of them is read by it."""

    forms: tuple[Form, ...] = ()

    def of_file(self, sheets: Sequence[Sheet]) -> Form | None:
        """Return the form that a file is of, None when it is of none; CannotRead when it may be of several."""
        fitting = [form for form in self.forms if form.fits(sheets)]
        if len(fitting) > 1:
            raise CannotRead("forms_several", names=", ".join(form.name for form in fitting), first=fitting[0].name)
        return fitting[0] if fitting else None


Declared = Form | Remembered
"""What a clinic declares of its forms: the one that all files are of, or those that it uses."""


def cell_at(sheet: Sheet, place: Place) -> CellValue:
    """Return the cell at a place of a sheet, None where it has none."""
    row, column = place
    return sheet.rows[row][column] if row < len(sheet.rows) and column < len(sheet.rows[row]) else None


def _is_heading(text: CellValue) -> TypeGuard[str]:
    """Tell whether a text may be remembered: it is of the form, not of who filled it in.

    >>> [_is_heading(text) for text in ("Geplast (ml)", "ma 2 maart", "Naam: Jansen", "123456789", 250.0, " ")]
    [True, False, False, False, False, False]
    """
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_LOOKED_UP:
        return False
    holds_value = text.partition(":")[2].strip() or _NUMBER.search(text)
    return not holds_value and isinstance(date(text), Wrong)


def _same(cell: CellValue, text: str) -> bool:
    return isinstance(cell, str) and plain(cell) == plain(text)
