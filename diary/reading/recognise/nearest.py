"""A file in which no diary was recognised → the reading of it that comes nearest to one, and a form to start from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from diary.addresses import address
from diary.reading.cells.codes import is_blank
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.candidate import Candidate, ColumnCandidate
from diary.reading.recognise.compose import languages_in
from diary.reading.recognise.form import Form, FormColumn, FormSheet
from diary.reading.recognise.grid_cells import filled_rows, is_value, texts_in, unheaded
from diary.reading.recognise.head_rows import head_at
from diary.reading.recognise.meaning import keys_of
from diary.reading.recognise.region_table import WHEN
from diary.reading.recognise.sheets import recognise
from diary.reading.recognise.turned import turn
from diary.reading.recognise.weigh import Context, candidates
from diary.reading.recognise.weigh_columns import body_of
from diary.texts import LANGUAGES

FEWEST_TEXTS = 2
"""Texts in a row: one alone heads nothing."""
DISTINCT = 0.7
"""Headings are mostly of one thing each; so few that differ are no headings."""
UNKNOWN_KIND = "list"
"""What a table is taken for of which no heading is known, or only when its rows were."""
TOLD_APART = ("date", "time", "exercise")
"""What may be missing by its own name; anything else is what happened."""


@dataclass(frozen=True)
class Nearest:
    """The candidate that comes nearest to a table of a diary, and its sheet."""

    sheet: Sheet
    candidate: Candidate

    @property
    def at(self) -> str:
        """The address of the first text of the heading."""
        heading = (*self.candidate.columns, *self.candidate.others, *self.candidate.strangers)
        line, first = self.candidate.heading_row, min(each.index for each in heading)
        return address(first, line) if self.candidate.turned else address(line, first)

    @property
    def known(self) -> tuple[str, ...]:
        """The headings that are known."""
        return _texts(*self.candidate.columns, *self.candidate.others)

    @property
    def strangers(self) -> tuple[str, ...]:
        """The headings that are not known."""
        return _texts(*self.candidate.strangers)

    @property
    def missing(self) -> tuple[str, ...]:
        """What a table of the kind cannot do without and is not there."""
        return missing(self.candidate)

    @property
    def is_empty(self) -> bool:
        """Whether the table is whole and nothing was filled in below its heading."""
        rows = (turn(self.sheet) if self.candidate.turned else self.sheet).rows[self.candidate.first_row :]
        return not self.candidate.missing and all(is_blank(cell) for row in rows for cell in row)

    @property
    def language(self) -> str:
        """The language of most of the headings that are known; empty where they do not tell."""
        counted = Counter(language for text in self.known for language in languages_in(text))
        best, other = sorted(LANGUAGES, key=lambda language: -counted[language])[:2]
        return best if counted[best] > counted[other] else ""

    @property
    def form(self) -> Form:
        """A form to start from: what is known of the heading is filled in."""
        columns: dict[str, tuple[FormColumn, ...]] = {}
        for each in self.candidate.columns:
            if each.key not in keys_of(self.candidate.kind):
                continue  # what only the reader sees in it, as words beside a column of the same
            columns[each.key] = (*columns.get(each.key, ()), FormColumn(each.index, each.unit))
        table = FormSheet(
            self.candidate.kind,
            turned=self.candidate.turned,
            heading=self.candidate.heading_row,
            first=self.candidate.first_row,
            columns=columns,
        )
        return Form((table.headed_by(self.sheet),))


def missing(candidate: Candidate) -> tuple[str, ...]:
    """Return what a candidate cannot do without and does not have; its kind stands for what happened."""
    return tuple(dict.fromkeys(key if key in TOLD_APART else candidate.kind for key in candidate.missing))


def _texts(*columns: ColumnCandidate) -> tuple[str, ...]:
    return tuple(each.heading for each in sorted(columns, key=lambda each: each.index) if each.heading)


def nearest_of(sheets: Sequence[Sheet]) -> Nearest | None:
    """Return the best candidate of all sheets, whole ones first; None where no row could be a heading."""
    found = [Nearest(sheet, each) for sheet in sheets for each in readings_of(sheet)]

    def order(each: Nearest) -> tuple[bool, bool, float]:
        return not each.candidate.missing, _tells_kind(each.candidate), each.candidate.score

    return max(found, key=order, default=None)


def _tells_kind(candidate: Candidate) -> bool:
    """Tell whether more is known of a table than when its rows were; without that it is a list."""
    return candidate.kind == UNKNOWN_KIND or any(each.key not in WHEN for each in candidate.columns)


def readings_of(sheet: Sheet) -> Sequence[Candidate]:
    """Return the readings of a sheet that were weighed; where none of them says anything of a diary, that of its texts.

    A column that names event after event is no column of headings of rows: one that repeats them and is not whole.
    """
    recognised = recognise(sheet)
    headed = [each for each in recognised.candidates if each.columns or each.others or each.strangers]
    if recognised.layouts:
        return headed
    return [each for each in headed if not _names_events(each)] or _unknown(sheet)


def _names_events(candidate: Candidate) -> bool:
    heads = _texts(*candidate.columns, *candidate.others, *candidate.strangers)
    return candidate.turned and bool(candidate.missing) and len(set(heads)) < DISTINCT * len(heads)


def _unknown(sheet: Sheet) -> list[Candidate]:
    """Return the row with the most texts that are no values as a table of which only the cells tell something."""
    texts, line = max(((_headings(cells), -row) for row, cells in enumerate(sheet.rows)), default=(0, 0))
    if texts < FEWEST_TEXTS:
        return []
    head = head_at(sheet.rows, -line)
    numbers = filled_rows(sheet, head.bottom + 1, len(sheet.rows))
    strays = unheaded(sheet.rows, numbers, head.titles.keys())
    body = body_of(sheet.rows, numbers, [*head.titles, *strays])
    weighed = candidates(head, body, list(strays), Context((sheet.name,)))
    return [each for each in weighed if each.kind == UNKNOWN_KIND]


def _headings(cells: Sequence[CellValue]) -> int:
    return sum(not is_value(text) for _, text in texts_in(cells))
