"""A heading put together from its words: of what it is (subjects) and which side of it (facets) → its key.

The words stand in `headings.toml`, the rules in `compose.toml`, each with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple

from diary.reading.cells.units import ONE_UNIT
from diary.reading.cells.words import WHOLE_CELL, AnyOf, either, plain, read_toml
from diary.reading.recognise.meaning import (
    LONGEST_HEADING,
    Heading,
    apart,
    explains,
    heading,
    unit_in,
    without_units,
    word_lists,
)

LINK = "s"
"""What may stand between the two: `ontlastingsdagboek`."""
LONG = 6
"""Characters of a word that is known by its beginning."""
SHORTEST_PART = 3
"""Characters: of a word written together the parts are no shorter."""
OF_THEMSELVES = frozenset((
    "date", "time", "moment", "stamp", "half", "unit", "remarks", "rise", "bed", "asleep", "trigger", "place", "urge",
    "event",
))  # fmt: skip
"""What a heading that says exactly this is, whatever stands above it."""
OVERRULING = frozenset(("indwelling", "scan", "irrigation", "seconds"))
"""Words that say what a column is, whatever else stands in its heading."""
AMOUNTS = frozenset(("urine", "drink", "catheter", "amount"))
OF_BOWEL = "stool"
ASIDE = frozenset(("aside",))
"""A side of what happened that a diary does not count."""
_PER = re.compile(rf"(?<=\d|\W){ONE_UNIT}\s*/\s*[a-z]")
"""A unit of volume by time, `ml/s`: how fast, and no amount."""
SECTION = {"day": "list", "list": "list", "bowel": "bowel", "nights": "nights", "exercises": "exercises"}


class Composed(NamedTuple):
    """What a heading is read as: its key (in brackets: known, and nothing of a diary), by which kind of evidence."""

    key: str
    evidence: str
    unit: str


class _Rule(NamedTuple):
    needed: frozenset[str]
    one_of: frozenset[str]
    without: frozenset[str]
    unit: bool | None
    key: str

    def fits(self, words: frozenset[str], unit: str) -> bool:
        some = not self.one_of or not self.one_of.isdisjoint(words)
        return self.needed <= words and some and self.without.isdisjoint(words) and self.unit in (None, bool(unit))


@cache
def _rules(kind: str) -> tuple[_Rule, ...]:
    listed: list[dict[str, Any]] = read_toml("compose.toml", __file__).get(kind, [])
    return tuple(
        _Rule(
            frozenset(each.get("with", ())),
            frozenset(each.get("any", ())),
            frozenset(each.get("without", ())),
            each.get("unit"),
            each["key"],
        )
        for each in listed
    )


@cache
def _vocabulary() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]], AnyOf]:
    """Return the words with what they stand for, those that must not stand among strangers, and all together."""
    free: dict[str, frozenset[str]] = {}
    alone: dict[str, frozenset[str]] = {}
    file = word_lists()
    for section in ("subjects", "facets", "foreign"):
        for key, by_language in file[section].items():
            for word in (word for words in by_language.values() for word in words):
                into, bare = (alone, word[1:]) if word.startswith(WHOLE_CELL) else (free, word)
                into[plain(bare)] = into.get(plain(bare), frozenset()) | {key}
    return free, alone, AnyOf([*free, *alone])


@lru_cache(4096)
def words_in(text: str) -> frozenset[str]:
    """Return the subjects and facets that a text names.

    >>> [sorted(words_in(text)) for text in ("Hoeveel ml heeft u geplast?", "IN soort", "in bad", "Qmax (ml/s)")]
    [['measure', 'urine'], ['drink', 'kind'], [], ['aside']]
    """
    if len(text) > LONGEST_HEADING:
        return frozenset()
    free, alone, known = _vocabulary()
    named = [ASIDE] if _PER.search(plain(text)) else []
    text = without_units(apart(text))
    bare = " ".join(re.sub(r"[^\w']+", " ", plain(apart(text))).split())
    rest = [word for word in known.left_of(bare).split() if not unit_in(word) and not word.isdecimal()]
    strangers = [word for word in rest if not _parts(word)]
    named += [part for word in rest for part in _parts(word)]
    for word in known.findall(bare):
        named += [free.get(word, frozenset())]
        named += [] if strangers else [alone.get(word, frozenset())]
    return frozenset().union(*named)


@lru_cache(4096)
def names_subject(text: str) -> bool:
    """Tell whether a text names of what the columns below it may be.

    >>> names_subject("PLASSEN"), names_subject("Day 1"), names_subject("Grand Total")
    (True, False, True)
    """
    return not (_subjects() | {"total"}).isdisjoint(words_in(text))


@lru_cache(1024)
def names_within(text: str, key: str) -> bool:
    """Tell whether a word of a text begins with one of a subject, whatever else it is written together with.

    >>> names_within("Urine uit katheterzak (ml)", "catheter"), names_within("Caught in time", "catheter")
    (True, False)
    """
    free, alone, _ = _vocabulary()
    words = tuple(word for known in (free, alone) for word, keys in known.items() if key in keys and len(word) >= LONG)
    return any(part.startswith(words) for part in re.findall(r"\w+", plain(apart(text))))


@cache
def _subjects() -> frozenset[str]:
    file = word_lists()
    return frozenset((*file["subjects"], *file["foreign"]))


@cache
def _languages() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    file = word_lists()
    for section in ("subjects", "facets", "foreign"):
        for by_language in file[section].values():
            for language, words in by_language.items():
                for word in words:
                    bare = plain(word.removeprefix(WHOLE_CELL))
                    found[bare] = found.get(bare, frozenset()) | {language}
    return found


@lru_cache(1024)
def languages_in(text: str) -> frozenset[str]:
    """Return the languages in which the known words of a heading are written.

    >>> sorted(languages_in("Urine (mls)")), sorted(languages_in("Hoeveelheid urine"))
    (['en', 'nl'], ['nl'])
    """
    bare = " ".join(re.sub(r"[^\w']+", " ", plain(apart(text))).split())
    languages = [_languages()[match] for match in _vocabulary()[2].findall(bare)]
    return frozenset.intersection(*languages) if languages else frozenset()


def words_of(kind: str, headings: Iterable[tuple[str, str]]) -> tuple[Heading, ...]:
    """Return the words by which columns are known, each a key with its heading: they tell the language of the file."""
    known = [(key, text, heading(kind, text)) for key, text in headings]
    return tuple(word if word and word.exact else Heading(key, languages_in(text), False) for key, text, word in known)


def _parts(word: str) -> list[frozenset[str]]:
    """Return what the two known words stand for that a word is written together of: `plas` and `volume`."""
    free, _, _ = _vocabulary()
    for end in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        for rest in (word[end:], word[end:].removeprefix(LINK)):
            if word[:end] in free and rest in free:
                return [free[word[:end]], free[rest]]
    return []


@cache
def _scale() -> re.Pattern[str]:
    """Return the pattern of a scale from 0 or 1: `1-7`, `0 t/m 4`; hours are none."""
    to, hour = either("between", "to"), either("hour_word")
    return re.compile(rf"(?<![\d.,:-])[01]\s*(?:-|{to})\s*(?:[2-9]|10)(?![\d.,:-]|\s*{hour}(?!\w))")


@lru_cache(4096)
def compose(kind: str, own: str, group: str = "") -> Composed | None:
    """Return what a heading is in a table of a kind, with the heading of the group above it.

    >>> compose("list", "Hoeveelheid urine")
    Composed(key='urine', evidence='heading_composed', unit='')
    >>> compose("list", "ml", "IN")
    Composed(key='drink', evidence='heading_grouped', unit='ml')

    What is on a scale is no amount: `Plas (1-5)`.

    >>> compose("list", "Plas (1-5)") is None, compose("list", "Plas (ml)").key
    (True, 'urine')
    """
    if explains(own):
        return None
    made = _composed(kind, own, group)
    scaled = made and made.key in AMOUNTS and not made.unit and _scale().search(plain(own))
    return None if scaled else made


def is_of_amounts(own: str, group: str) -> bool:
    """Tell whether a heading is one of amounts.

    >>> is_of_amounts("Drank (ml)", ""), is_of_amounts("Voiding time", "")
    (True, False)
    """
    composed = compose("list", own, group)
    return bool(composed and (composed.unit or composed.key in AMOUNTS))


def _composed(kind: str, own: str, group: str) -> Composed | None:
    section = SECTION[kind]
    whole = heading(section, own)
    unit = unit_in(own) or unit_in(group)
    if whole and whole.key in ("kind", "amount") and names_subject(own):  # between brackets: `Type (Bristol 1-7)`
        whole = None
    if not OVERRULING.isdisjoint(words_in(own)):  # between brackets: `Urine (IDC)`
        whole = None
    if whole and unit and "dry" in words_in(own):  # a weight: `Dry (g)`
        whole = None
    if whole and whole.exact and (whole.key in OF_THEMSELVES or not words_in(group)):
        return Composed(whole.key, "heading_whole", unit)
    mine, above = words_in(own), words_in(group)
    if {"urine", "drink"} <= above:
        above = frozenset()
    elif OF_BOWEL in mine and "urine" not in mine:  # `Bowels` below `OUTPUT`
        above -= {"urine"}
    alone = _key(section, mine, unit_in(own)) if mine else ""
    if alone in OF_THEMSELVES:
        return Composed(alone, "heading_composed", unit_in(own))
    if (above and (mine or unit_in(own))) and (key := _key(section, mine | above, unit)):
        return Composed(key, "heading_grouped" if above - mine else "heading_composed", unit)
    if whole and whole.exact:
        return Composed(whole.key, "heading_whole", unit)
    if alone or (unit_in(own) and not mine):
        return Composed(alone or _key(section, mine, unit_in(own)), "heading_composed", unit)
    return Composed(whole.key, "heading_within", unit) if whole else None


def _key(kind: str, words: frozenset[str], unit: str) -> str:
    return next((rule.key for rule in _rules(kind) if rule.fits(words, unit)), "")
