"""Free text → the codes of what it was recognised to say (`model.REMARKS`), unless it says it was not so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import cache, lru_cache
from typing import Any

from diary.model import REMARKS
from diary.reading.cells.codes import as_text, is_left_open
from diary.reading.cells.happenings import happening
from diary.reading.cells.units import UNITS_ML
from diary.reading.cells.words import PART, any_of, either, longest_part, plain, read_toml, vocabulary
from diary.reading.files.workbook import CellValue

NEGATION_REACH = 2
"""Words between a negation and what it takes back: "geen last van pijn"."""
_BLOOD = "blood"
_OF_VOIDING = ("pushing", "interrupting", "weak_stream", "hesitancy", "not_empty", "dribbling", "cannot_void")
"""Codes that say how the bladder empties: beside a stool the same words are of the bowel, unless urine is named."""
_OF_STOOL = ("bowel_urgency",)
"""Codes that need a stool beside them: what could not be held may have been urine."""
_WORD_LISTS = frozenset(("negation", "clause", "other_units"))
"""The lists that say nothing by themselves."""
_FIGURE = re.compile(r"[0-9]")
_BEFORE_NUMBER = r"(?<![\w.,])"


def _lists() -> Mapping[str, Any]:
    return read_toml("remark_words.toml")


def _plain_words(name: str, key: str = "words") -> list[str]:
    return [plain(word) for word in _lists()[name].get(key, [])]


def _words(name: str, key: str = "words") -> str:
    return any_of(_plain_words(name, key))


@cache
def _clauses() -> re.Pattern[str]:
    return re.compile(rf"[.,;!?\n]|\s{_words('clause')}\s", re.IGNORECASE)


@cache
def _codes_by_word() -> Mapping[str, Set[str]]:
    """Return the codes of the data file by the longest word of each thing that says them."""
    codes: dict[str, set[str]] = {}
    for code in _lists().keys() - _WORD_LISTS:
        for written in _plain_words(code):
            codes.setdefault(longest_part(written), set()).add(code)
    return codes


@lru_cache(1024)
def _possible(clause: str) -> Set[str]:
    """Return the codes that a plain clause may name: it has their longest word. Of others no pattern is ever made."""
    return frozenset().union(*(_codes_by_word().get(word, ()) for word in PART.findall(clause)))


@cache
def _saying(code: str) -> re.Pattern[str]:
    """Return the pattern of what says a code of the data file."""
    return re.compile(_words(code))


@cache
def _denying(code: str) -> re.Pattern[str]:
    """Return the pattern of what only looks like a code."""
    denied = rf"{_words('negation')}(?:\s+\S+){{0,{NEGATION_REACH}}}\s+"
    return re.compile(rf"{denied}{_words(code)}|{_words(code, 'never')}")


def _names(code: str, clause: str) -> bool:
    """Tell whether a plain clause holds a word of a code."""
    return code in _possible(clause) and _saying(code).search(clause) is not None


def _says(code: str, clause: str) -> bool:
    """Tell whether a plain clause holds a word of a code, and does not take it back."""
    return _names(code, clause) and _saying(code).search(_denying(code).sub(" ", clause)) is not None


def text(cell: CellValue) -> str | None:
    """Return what a remark says; None when nothing was written, or only a dash."""
    return None if is_left_open(cell) else as_text(cell)


@cache
def _data() -> re.Pattern[str]:
    """Return the pattern of an amount, or of an event with an amount or a time not more than two words away."""
    event, words = _words("event"), r"(?: \S{1,40}){0,2}?"
    hour = either("hour_word")
    time = rf"[0-9]{{1,2}}(?:[:.][0-9]{{2}}(?![0-9])| ?{hour}(?!\w)| ?{hour} ?[0-9]{{2}}(?!\w))"
    unit = _behind_a_number(any_of([unit for unit in UNITS_ML if vocabulary("gram_units").get(unit) != "g"]))
    amount = rf"{_BEFORE_NUMBER}[0-9]{{1,6}}(?:[.,][0-9]{{1,6}})? ?{unit}"
    no_ml = rf"(?![\w:%/]|[.,][0-9]| ?{_behind_a_number(_words('other_units'))}| ?%)"
    number, large_number = rf"[0-9]{{2,4}}{no_ml}", rf"[0-9]{{3,4}}{no_ml}"
    return re.compile(
        rf"{amount}|{event}:?{words} (?:{time}|{number})|{_BEFORE_NUMBER}(?:{time}|{large_number}){words} {event}"
    )


def _behind_a_number(words: str) -> str:
    return words.replace(r"(?<!\w)", "")


@lru_cache(1024)
def data(note: str) -> str:
    """Return what a remark says that belongs in a column, an amount or an event with its time; empty if nothing.

    >>> data("Geplast 200, daarna moe"), data("pijn na 10 min"), data("naar bed om 23:00")
    ('geplast 200', '', 'naar bed om 23:00')
    """
    written = plain(note)
    return ", ".join(match[0] for match in _data().finditer(written)) if _FIGURE.search(written) else ""


@lru_cache(1024)
def tells_leak(note: str) -> bool:
    """Tell whether a remark says that urine was lost, other than of a stool.

    >>> tells_leak("leaked a few drops"), tells_leak("niet gelekt"), tells_leak("bijna gelekt"), tells_leak("nat")
    (True, False, False, True)
    """
    word = happening(note)
    return (word is not None and word.kind == "leak") or any(
        _says("leak", clause) and not _about_stool(clause, stool=False) for clause in map(plain, _clauses().split(note))
    )


@lru_cache(1024)
def tells_visit(note: str) -> bool:
    """Tell whether a remark says that someone went to the toilet, which may have a row of its own or none.

    >>> tells_visit("vannacht ook 1x eruit, niet gemeten"), tells_visit("jug was in the wash")
    (True, False)
    """
    return any(_says("visit", clause) for clause in map(plain, _clauses().split(note)))


def _about_stool(clause: str, stool: bool) -> bool:
    return stool or _names("stool_context", clause)


def _of_blood(clause: str, stool: bool) -> str:
    return "blood_in_stool" if _about_stool(clause, stool) else "blood_in_urine"


def _fits(code: str, clause: str, stool: bool) -> bool:
    """Tell whether a code can be meant: emptying of the bladder not of a stool, what was not held not of urine."""
    if not _about_stool(clause, stool):
        return code not in _OF_STOOL
    return code not in _OF_VOIDING or _names("urine_context", clause)


@lru_cache(1024)
def recognise(note: str, *, stool: bool = False) -> tuple[str, ...]:
    """Return the codes a remark holds, each once; `stool` tells that it stands on the bowel sheet.

    >>> recognise("Pijn en koorts, geen bloed"), recognise("bloed", stool=True), recognise("bloed bij poepen")
    (('pain', 'fever'), ('blood_in_stool',), ('blood_in_stool',))
    """
    found = {
        _of_blood(clause, stool) if code == _BLOOD else code
        for clause in map(plain, _clauses().split(note))
        for code in _possible(clause)
        if _says(code, clause) and _fits(code, clause, stool)
    }
    return tuple(code for code in REMARKS if code in found)
