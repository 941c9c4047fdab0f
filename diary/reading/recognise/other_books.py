"""A table that looks like one of what went in and out, and is kept of something else: money, or goods."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.candidate import ColumnCandidate
from diary.reading.recognise.compose import names_subject, words_in
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.meaning import heading, unit_in
from diary.reading.recognise.weigh_columns import Body

MONEY = "money"
SIGNS = "€£$"
MEASURED = ("drink", "urine", "amount")
SUPPORT = frozenset(("leak", "urge", "catheter", "pad", "trigger", "what", "event", "stool", "rise", "bed", "output"))
"""Columns beside which `In` and `Uit` are those of a body."""
LONG_CODE = 12
"""So many signs with figures among them and no space are the code of a record in an export: no name of goods."""
OF_WORDS = ("event named", "drink", "remark", "place", "leak")
"""As what words in a diary may be read."""


def is_of_other_book(
    columns: Sequence[ColumnCandidate], aside: Sequence[ColumnCandidate], body: Body, around: Iterable[str]
) -> bool:
    """Tell whether amounts without a unit of volume are those of money, or of goods that came in and went out.

    `aside` are the columns that are not read, `around` the texts that stand around the table.
    """
    measured = [each for each in columns if each.key in MEASURED]
    texts = [*around, *(each.heading for each in (*columns, *aside))]
    if not measured or any(each.unit or _in_units(body, each) for each in measured) or any(map(unit_in, texts)):
        return False
    return any(map(_names_money, texts)) or _is_of_goods(measured, columns, aside, body, texts)


def _names_money(text: str) -> bool:
    return MONEY in words_in(text) or any(sign in text for sign in SIGNS)


def _is_of_goods(
    measured: Sequence[ColumnCandidate],
    columns: Sequence[ColumnCandidate],
    aside: Sequence[ColumnCandidate],
    body: Body,
    texts: Sequence[str],
) -> bool:
    """Tell whether nothing but `In` and `Uit` says what it is, beside a column of words that are none of a diary."""
    if any(each.key in SUPPORT or _is_toilet(body, each) for each in columns):
        return False
    if not all(_is_direction(each.heading) for each in measured):
        return False
    if any(names_subject(text) and not _is_direction(text) for text in texts if "total" not in words_in(text)):
        return False
    return any(_is_words(body, each) for each in aside)


def _in_units(body: Body, column: ColumnCandidate) -> bool:
    """Tell whether the amounts of a column have a unit of volume in their cells."""
    found = body.profiles.get(column.index)
    return bool(found and found.share("with unit") >= threshold("events"))


def _is_toilet(body: Body, column: ColumnCandidate) -> bool:
    """Tell whether a column says where someone passed something: on a toilet, in a nappy."""
    return column.key == "place" and body.mostly(column, "place")


def _is_direction(text: str) -> bool:
    return heading("directions", text) is not None


def _is_words(body: Body, column: ColumnCandidate) -> bool:
    """Tell whether most cells of a column are words, and few of them such as stand in a diary."""
    found = body.profiles.get(column.index)
    if not found or not found.filled or all(map(_is_code, body.cells(column.index))):
        return False
    return found.share("text") >= threshold("events") and found.share(*OF_WORDS) < threshold("events")


def _is_code(cell: CellValue) -> bool:
    text = as_text(cell)
    return is_blank(cell) or (len(text) >= LONG_CODE and not text.isalpha() and len(text.split()) == 1)
