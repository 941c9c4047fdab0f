"""Free text → the codes of what it was recognised to say (`model.REMARKS`), unless it says it was not so."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from diary.model import REMARKS
from diary.reading.cells.codes import as_text, is_left_open
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.volumes import UNITS_ML
from diary.reading.cells.words import any_of, plain, read_toml
from diary.reading.files.workbook import CellValue

NEGATION_REACH = 2
"""Words between a negation and what it takes back: "geen last van pijn"."""
_CLAUSES = re.compile(r"[.,;!?\n]| maar | but ")
_BLOOD = "blood"
_TIME = r"\d{1,2}(?:[:.]\d{2}(?!\d)| ?uur\b| ?u ?(?:\d{2}\b|\b)| ?h ?\d{2}\b)"
_UNITS = any_of([unit for unit in UNITS_ML if not unit.startswith("g")]).replace(r"(?<!\w)", "")
_AMOUNT = rf"\d+(?:[.,]\d+)? ?{_UNITS}"
_NO_ML = r"(?![\w:%/]|[.,]\d| ?(?:min\w*|keer|x|mg|g|gr|gram|sec\w*|jaar|dagen|kg|kilo|times|years|days)\b| ?%)"
_NUMBER, _LARGE_NUMBER = rf"\d{{2,4}}{_NO_ML}", rf"\d{{3,4}}{_NO_ML}"


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """For every code of the data file: what says it, and what only looks like it."""
    lists = read_toml("remark_words.toml")
    negation = any_of([plain(word) for word in lists["negation"]["words"]])
    denied = rf"{negation}(?:\s+\S+){{0,{NEGATION_REACH}}}\s+"
    return {
        code: (
            re.compile(any_of([plain(word) for word in entry["words"]])),
            re.compile(rf"{denied}{any_of([plain(word) for word in entry['words']])}"
                       rf"|{any_of([plain(word) for word in entry.get('never', [])])}"),
        )
        for code, entry in lists.items()
    }  # fmt: skip


def text(cell: CellValue) -> str | None:
    """Return what a remark says; None when nothing was written, or only a dash."""
    return None if is_left_open(cell) else as_text(cell)


@cache
def _data() -> re.Pattern[str]:
    event, words = _patterns()["event"][0].pattern, r"(?: \S+){0,2}?"
    return re.compile(
        rf"{_AMOUNT}|{event}:?{words} (?:{_TIME}|{_NUMBER})|(?:{_TIME}|(?<!\w){_LARGE_NUMBER}){words} {event}"
    )


@lru_cache(1024)
def data(note: str) -> str:
    """Return what a remark says that belongs in a column, an amount or an event with its time; empty if nothing.

    >>> data("Geplast 200, daarna moe"), data("pijn na 10 min"), data("naar bed om 23:00")
    ('geplast 200', '', 'naar bed om 23:00')
    """
    found = [match[0] for match in _data().finditer(plain(note))]
    return ", ".join(found)


@lru_cache(1024)
def rising(note: str) -> Clock | None:
    """Return the time of rising that a remark holds; without a time None, as when it says something else.

    >>> rising("Opgestaan 07:10").minutes, rising("opgestaan"), rising("moe opgestaan om 7 uur")
    (430, None, None)
    """
    told = _patterns()["rising"][0].match(plain(note))
    found = clock(plain(note)[told.end() :].strip(" :")) if told else None
    return found if isinstance(found, Clock) else None


@lru_cache(1024)
def recognise(note: str, *, stool: bool = False) -> tuple[str, ...]:
    """Return the codes a remark holds, each once; `stool` tells that it stands on the bowel sheet.

    >>> recognise("Pijn en koorts, geen bloed"), recognise("bloed", stool=True), recognise("bloed bij poepen")
    (('pain', 'fever'), ('blood_in_stool',), ('blood_in_stool',))
    """
    found = set()
    for clause in map(plain, _CLAUSES.split(note)):
        for code, (says, denies) in _patterns().items():
            if says.search(denies.sub(" ", clause)):
                about_stool = stool or _patterns()["stool_context"][0].search(clause)
                found.add(code if code != _BLOOD else "blood_in_stool" if about_stool else "blood_in_urine")
    return tuple(code for code in REMARKS if code in found)
