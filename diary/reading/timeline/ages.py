"""The age of the patient by a date of birth, and whether a diary without an age may be that of a child."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from diary.addresses import address
from diary.reading.cells.codes import Wrong
from diary.reading.cells.dates import Written
from diary.reading.cells.words import any_of, plain, read_toml
from diary.reading.files.workbook import Sheet
from diary.reading.recognise import births
from diary.reading.recognise.births import Birth
from diary.reading.timeline.about import MAX_AGE
from diary.reading.timeline.ledger import Ledger
from diary.reading.timeline.page import Page

CENTURY = 100
FURTHEST_APART = 1
"""Years by which an age that was stated may differ from that by the date of birth, without being told."""


def enter(
    patient: dict[str, Any],
    born: Sequence[Birth],
    pages: Sequence[Page],
    first_day: dt.date | None,
    ledger: Ledger,
) -> None:
    """Enter the age of the patient by the date of birth, and whether without an age it may be a child."""
    month_first = any(page.month_first for page in pages)
    age = by_birth(born, patient["age"], first_day, ledger, month_first=month_first)
    sheets = {page.name: page.sheet for page in pages if page.layout.kind != "how_to"}
    may_be_child = age is None and (bool(born) or speaks_of_child(sheets.values()))
    patient.update(age=age, may_be_child=may_be_child)


def by_birth(
    born: Sequence[Birth], stated: float | None, first_day: dt.date | None, ledger: Ledger, *, month_first: bool
) -> float | None:
    """Return the age in whole years on the first day, that which was stated where no date of birth tells it.

    A date of birth that tells no age is reported without its content: it is kept nowhere.
    """
    ages: set[float] = set()
    for birth in born:
        age = _on(birth, first_day, month_first)
        if isinstance(age, Wrong):
            _tell(age.code, birth, ledger)
        else:
            ages.add(age)
    if len(ages) > 1:
        _tell("birth_dates_differ", born[-1], ledger)
    if len(ages) != 1:
        return stated
    (age,) = ages
    if stated is not None and abs(stated - age) > FURTHEST_APART:
        _tell("age_differs", born[0], ledger)
    return age


def _on(birth: Birth, day: dt.date | None, month_first: bool) -> float | Wrong:
    written = birth.read(month_first=month_first)
    if not isinstance(written, Written) or written.year is None:
        return Wrong("birth_date_unreadable")
    if day is None:
        return Wrong("birth_date_without_day")
    age = day.year - written.year - ((day.month, day.day) < (written.month, written.day))
    age += CENTURY * (age < 0 and birth.short)
    return float(age) if 0 <= age <= MAX_AGE else Wrong("birth_date_unreadable")


def _tell(code: str, birth: Birth, ledger: Ledger) -> None:
    ledger.problem(code, "none", birth.sheet, address(*birth.place), severity="warning")


def speaks_of_child(sheets: Iterable[Sheet]) -> bool:
    """Tell whether a word in the sheets says that the diary may be that of a child: nappies, school, mum."""
    texts = {cell for sheet in sheets for row in sheet.rows for cell in row if isinstance(cell, str)}
    names = {sheet.name for sheet in sheets}
    words = _words()
    return any(
        words.child.search(words.never.sub(" ", written))
        for written in map(plain, texts | names)
        if written not in words.never_alone
    )


class _Words(NamedTuple):
    """The words that say so, and those that only look like it."""

    child: re.Pattern[str]
    never: re.Pattern[str]
    never_alone: frozenset[str]


@cache
def _words() -> _Words:
    lists = {key: list(map(plain, words)) for key, words in read_toml(births.DATA, births.__file__)["child"].items()}
    return _Words(
        re.compile(any_of(lists["words"])), re.compile(any_of(lists["never"])), frozenset(lists["never_alone"])
    )
