"""The words above a column, before a value and on a sheet's tab → what they stand for (`columns.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from diary.spreadsheets.volumes import UNITS_ML
from diary.spreadsheets.words import WHOLE_CELL, any_of, plain, read_toml

LONGEST_HEADING = 80
"""Characters: a longer text is an explanation."""
MOST_WORDS = 6
"""A known word within a longer sentence is not a heading."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PUNCTUATION = re.compile(r"[^\w\s']+")
_UNIT = re.compile(any_of([*UNITS_ML, "kg", "min"]))
_TRAILING_UNIT = re.compile(rf"\s+(?:in\s+)?{_UNIT.pattern}$")


@dataclass(frozen=True)
class Heading:
    """What a heading stands for; `exact` when nothing else was in it; `unit` as written, a volume's or empty."""

    key: str
    languages: frozenset[str]
    exact: bool
    unit: str = ""


@cache
def _file() -> dict[str, Any]:
    return read_toml("columns.toml")


TABLES: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    kind: (frozenset(_file()[kind]["needs"]), frozenset(_file()[kind]["one_of"]))
    for kind in ("day", "bowel", "exercises")
}
"""The tables of a diary: the columns each needs, and of which it must have one."""


@cache
def _words(section: str) -> tuple[dict[str, Heading], re.Pattern[str]]:
    """Return the known words of a section, and the pattern of those that may stand within a longer heading."""
    entries = _file()[section].get("columns", _file()[section])
    exact: dict[str, Heading] = {}
    within = []
    for key, by_language in entries.items():
        for language, words in by_language.items():
            for word in words:
                written = _bare(word.removeprefix(WHOLE_CELL))
                known = exact.get(written, Heading(key, frozenset(), exact=True))
                exact[written] = replace(known, languages=known.languages | {language})
                within += [] if word.startswith(WHOLE_CELL) else [written]
    return exact, re.compile(any_of(within))


def _bare(text: str) -> str:
    """Leave out what stands between brackets, a unit at the end, and punctuation."""
    bare = " ".join(_PUNCTUATION.sub(" ", plain(_BRACKETS.sub(" ", text))).split())
    return _TRAILING_UNIT.sub("", bare)


@lru_cache(4096)
def heading(section: str, text: str) -> Heading | None:
    """Return what a text stands for as a heading of a table, or as a label (`section` "labels").

    >>> heading("day", "Geplast (cc)").key, heading("day", "urine in dl").unit, heading("day", "Hobby")
    ('urine', 'dl', None)
    """
    if len(text) > LONGEST_HEADING:
        return None
    exact, within = _words(section)
    bare = _bare(text)
    if bare in exact:
        return replace(exact[bare], unit=_unit(text))
    found = within.search(bare) if len(bare.split()) <= MOST_WORDS else None
    return replace(exact[found.group()], exact=False, unit=_unit(text)) if found else None


def _unit(text: str) -> str:
    units = [unit for unit in _UNIT.findall(plain(text)) if unit in UNITS_ML]
    return units[-1] if units else ""


def sheet_named(name: str) -> Heading | None:
    """Return which sheet a name stands for, where the name is needed to tell.

    >>> sheet_named("Uitleg").key, sheet_named("Blad1")
    ('how_to', None)
    """
    return heading("sheets", name)
