"""Free text → the codes of what it was recognised to say (`model.REMARKS`), unless it says it was not so."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from diary.model import REMARKS
from diary.spreadsheets.cells import as_text, is_left_open
from diary.spreadsheets.words import any_of, plain, read_toml
from diary.spreadsheets.workbook import CellValue

NEGATION_REACH = 2
"""Words between a negation and what it takes back: "geen last van pijn"."""
_CLAUSES = re.compile(r"[.,;!?\n]| maar | but ")
_BLOOD = "blood"


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
