"""What a text above a column, before a value, on a tab or in a column of events may stand for (`headings.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import cache, lru_cache
from typing import Any, NamedTuple

from diary.reading.cells.units import UNITS_ML
from diary.reading.cells.words import WHOLE_CELL, AnyOf, any_of, plain, read_toml

LONGEST_HEADING = 80
"""Characters: a longer text is an explanation."""
ENDS = frozenset(("from", "until"))
"""The columns of the two ends of the hours of a row."""
MOST_WORDS_OF_HEADING = 8
"""A longer text that lists examples explains."""
MOST_WORDS = 6
"""A known word within a longer sentence is not a heading."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PUNCTUATION = re.compile(r"[^\w\s']+")
_WRITTEN_TOGETHER = re.compile(r"(?<=[a-z])(?=[A-Z](?:[a-z]|[A-Z]+\b))|(?<=[A-Za-z]{3})(?=\d)|_")
_UNIT = re.compile(rf"(?<!/){any_of([*UNITS_ML, 'kg', 'min'])}")  # not that of a concentration: mmol/l
_ANY_UNIT = re.compile(rf"(?:\bin\s+)?{_UNIT.pattern}")
_TRAILING_UNIT = re.compile(rf"\s+(?:in\s+)?{_UNIT.pattern}$")


class Heading(NamedTuple):
    """What a heading stands for; `exact` when nothing else was in it; `unit` as written, a volume's or empty."""

    key: str
    languages: frozenset[str]
    exact: bool
    unit: str = ""


def word_lists() -> Mapping[str, Any]:
    """Return the words of `headings.toml`, by their section."""
    return read_toml("headings.toml", __file__)


class Needed(NamedTuple):
    """The columns by which a table is known: all of `needs`, one of `either` unless that is empty, one of `one_of`."""

    needs: frozenset[str]
    either: frozenset[str]
    one_of: frozenset[str]

    def missing(self, keys: Set[str]) -> tuple[str, ...]:
        """Return the columns that are missing, of those of which one is enough the first."""
        lacking = sorted(self.needs - keys)
        for choice in (self.either, self.one_of):
            lacking += sorted(choice)[:1] if choice and choice.isdisjoint(keys) else []
        return tuple(lacking)


TABLES: Mapping[str, Needed] = {
    kind: Needed(*(frozenset(word_lists()[kind].get(part, ())) for part in ("needs", "either", "one_of")))
    for kind in ("day", "bowel", "nights", "exercises", "list")
}
"""The tables of a diary."""


def with_moment(keys: set[str]) -> set[str]:
    """Return the keys of a table, stamps counted as dates and times, from and until as times, a kind as an event."""
    keys = keys | ({"date", "time"} if keys & {"stamp", "moment"} else set()) | ({"time"} if keys >= ENDS else set())
    return keys | ({"event"} if "output" in keys else set())


@cache
def _known(section: str) -> Mapping[str, Heading]:
    """Return the known words of a section.

    A section may have the words of another `also`; where both have a word, its own meaning counts.
    """
    also = word_lists()[section].get("also")
    own: dict[str, Heading] = {}
    for key, by_language in _entries(section).items():
        for language, words in by_language.items():
            for word in words:
                written = _bare(word.removeprefix(WHOLE_CELL))
                known = own.get(written, Heading(key, frozenset(), exact=True))
                own[written] = known._replace(languages=known.languages | {language})
    return {**_known(also), **own} if also else own


@cache
def _within(section: str) -> AnyOf:
    """Return the known words that may stand within a longer heading."""
    sections = (section, also) if (also := word_lists()[section].get("also")) else (section,)
    words = (word for each in sections for keys in _entries(each).values() for own in keys.values() for word in own)
    return AnyOf(sorted({_bare(word) for word in words if not word.startswith(WHOLE_CELL)}))


def _entries(section: str) -> Mapping[str, Mapping[str, list[str]]]:
    entries: Mapping[str, Mapping[str, list[str]]] = word_lists()[section].get("columns", word_lists()[section])
    return entries


@cache
def keys_of(section: str) -> frozenset[str]:
    """Return everything that a heading of a table, or a label, can stand for."""
    if section not in word_lists():
        return frozenset()
    return frozenset((*(word.key for word in _known(section).values()), *word_lists()[section].get("beside", ())))


def apart(text: str) -> str:
    """Write what is written together in words of its own: `volumeMl`, `void1_ml` → `volume Ml`, `void 1 ml`."""
    return _WRITTEN_TOGETHER.sub(" ", text)


@lru_cache(1024)
def explains(text: str) -> bool:
    """Tell whether a text explains how to fill in a form, with examples: it heads no column.

    >>> explains("Drinken mag in ml of in woorden: 1 glas, 2 kopjes, halve mok."), explains("Hoeveel, en wat?")
    (True, False)
    """
    bare = _BRACKETS.sub(" ", text)
    return "?" not in bare and bare.count(",") > 1 and len(bare.split()) > MOST_WORDS_OF_HEADING


def _bare(text: str) -> str:
    """Leave out what stands between brackets, a unit at the end, and punctuation."""
    bare = " ".join(_PUNCTUATION.sub(" ", plain(_BRACKETS.sub(" ", text))).split())
    return _TRAILING_UNIT.sub("", bare)


def without_units(text: str) -> str:
    """Leave out the units of a heading: `Hoeveelheid in ml` → `hoeveelheid`."""
    return _ANY_UNIT.sub(" ", plain(text))


@lru_cache(4096)
def heading(section: str, text: str) -> Heading | None:
    """Return what a text stands for as a heading of a table, or as a label (`section` "labels").

    >>> heading("day", "Geplast (cc)").key, heading("day", "urine in dl").unit, heading("day", "Hobby")
    ('urine', 'dl', None)
    """
    if len(text) > LONGEST_HEADING:
        return None
    exact = _known(section)
    bare = _bare(apart(text))
    if bare in exact:
        return exact[bare]._replace(unit=unit_in(text))
    match = _within(section).search(bare) if len(bare.split()) <= MOST_WORDS else None
    return exact[match.group()]._replace(exact=False, unit=unit_in(text)) if match else None


@lru_cache(4096)
def meanings(section: str, text: str) -> frozenset[Heading]:
    """Return everything that a text names: what it stands for as a whole, else every known word in it.

    >>> sorted(word.key for word in meanings("events", "plassen en verlies")), len(meanings("events", "fietsen"))
    (['leak', 'void'], 0)
    """
    exact = _known(section)
    bare = _bare(apart(text)) if len(text) <= LONGEST_HEADING else ""
    if bare in exact:
        return frozenset((exact[bare],))
    return frozenset(exact[word]._replace(exact=False) for word in _within(section).findall(bare))


def word_of_event(key: str) -> str:
    """Return a word that says an event.

    >>> word_of_event("catheter")
    'katheter'
    """
    return next(word for word, heading in _known("events").items() if heading.key == key)


@lru_cache(256)
def initials(text: str) -> Mapping[str, str]:
    """Return the letters that stand for the events a heading names, each the first of its word.

    >>> initials("Catheter or void (C/V)"), initials("Event")
    ({'c': 'catheter', 'v': 'void'}, {})
    """
    words = _within("events").findall(" ".join(_PUNCTUATION.sub(" ", plain(text)).split()))
    letters = {word[0]: _known("events")[word].key for word in words}
    return letters if len(letters) == len(set(words)) > 1 else {}


@lru_cache(4096)
def unit_in(text: str) -> str:
    """Return the last unit of volume in a heading, as written; empty without one.

    >>> unit_in("volumeMl"), unit_in("Gewicht (kg)"), unit_in("Glucose (mmol/l)")
    ('ml', '', '')
    """
    units = [unit for unit in _UNIT.findall(plain(apart(text))) if unit in UNITS_ML]
    return units[-1] if units else ""


def sheet_named(name: str) -> Heading | None:
    """Return which sheet a name stands for, where the name is needed to tell.

    >>> sheet_named("Uitleg").key, sheet_named("Blad1")
    ('how_to', None)
    """
    return heading("sheets", name)
