"""Words as people type them: made plain, and looked up in the lists of `words.toml`."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

WHOLE_CELL = "="
LONGEST_LOOKED_UP = 80
"""Characters: a longer text is a remark, not a word from a list."""

_SIGNS = str.maketrans({
    "½": " 1/2", "¼": " 1/4", "¾": " 3/4", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-",
    "×": "x", "’": "'", "‘": "'", "`": "'",
})  # fmt: skip
_OUTER = " \t.,;:!'\"()[]*_"
PART = re.compile(r"\w+")
_BARE_POINT = re.compile(r"(?<![\w.,])(?=[.,]\d)")


@cache
def read_toml(name: str, module: str = __file__) -> Mapping[str, Any]:
    """Return the content of a data file that stands beside the file of a module, read once."""
    return tomllib.loads(Path(module).with_name(name).read_text("utf-8"))


@lru_cache(16_384)
def plain(text: str) -> str:
    """Write a text without case, accents, outer punctuation and double spaces.

    >>> plain("  2½ Kopjes café. "), plain("150–200"), plain(",5 l")
    ('2 1/2 kopjes cafe', '150-200', '0,5 l')
    """
    text = _BARE_POINT.sub("0", text)
    if text.isascii():
        text = text.replace("`", "'").lower()
    else:
        text = unicodedata.normalize("NFKD", text.translate(_SIGNS).casefold())
        text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return " ".join(text.split()).strip(_OUTER)


def _lists() -> Mapping[str, Mapping[str, list[str]]]:
    return read_toml("words.toml")


@cache
def vocabulary(name: str) -> dict[str, str]:
    """Return every plain word of a list with the key it stands for."""
    return {plain(word.removeprefix(WHOLE_CELL)): key for key, words in _lists()[name].items() for word in words}


@cache
def _within(name: str) -> AnyOf:
    words = (word for words in _lists()[name].values() for word in words if not word.startswith(WHOLE_CELL))
    return AnyOf(map(plain, words))


def any_of(words: list[str]) -> str:
    """Return the pattern of any of these words, whole, the longest first; of no words: what never fits."""
    longest_first = sorted(words, key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)" if words else r"(?!)"


class AnyOf:
    """Finds any of these words in a text, whole, the longest first.

    An expression of hundreds of words takes milliseconds to make and a while to search with, and most texts hold none:
    it is made and asked when the longest part of a word stands in a text.

    >>> AnyOf(["naar bed", "bed"]).findall("vroeg naar bed"), AnyOf(["bed"]).search("bedrust")
    (['naar bed'], None)
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(words)
        self._parts = frozenset(longest_part(word) for word in self._words)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(any_of(self._words))

    def _may_stand_in(self, text: str) -> bool:
        return not self._parts.isdisjoint(PART.findall(text))

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first of the words that stands in a text."""
        return self._pattern.search(text) if self._may_stand_in(text) else None

    def findall(self, text: str) -> list[str]:
        """Return every word that stands in a text, in its order."""
        return self._pattern.findall(text) if self._may_stand_in(text) else []

    def left_of(self, text: str) -> str:
        """Return what is left of a text without the words."""
        return self._pattern.sub(" ", text) if self._may_stand_in(text) else text


def longest_part(word: str) -> str:
    """Return the longest part of a word between spaces and signs: where it does not stand, the word does not.

    >>> longest_part("naar 't toilet")
    'toilet'
    """
    parts: list[str] = PART.findall(word)
    return max(parts, key=len)


@lru_cache(16_384)
def look_up(name: str, text: str) -> str | None:
    """Return the key a text stands for: the whole text first, then the first known word in it.

    A word within a longer text is not taken when a negation stands beside it.

    >>> look_up("trigger", "bij het hoesten"), look_up("leak", "scheutje"), look_up("leak", "niet veel")
    ('cough', 'small', None)
    """
    if len(text) > LONGEST_LOOKED_UP:
        return None
    written = plain(text)
    key = vocabulary(name).get(written)
    found = _within(name).search(written)
    if key is not None or found is None:
        return key
    beside = written[: found.start()] + written[found.end() :]
    return None if re.search(word_of("negation"), beside) else vocabulary(name)[found.group()]


def every(name: str, text: str) -> tuple[str, ...]:
    """Return every key that a text names, in its order.

    >>> every("trigger", "hoesten en aandrang"), every("trigger", "hoesten, hoesten")
    (('cough', 'urge'), ('cough',))
    """
    if len(text) > LONGEST_LOOKED_UP:
        return ()
    return tuple(dict.fromkeys(vocabulary(name)[word] for word in _within(name).findall(plain(text))))


def without_approximately(text: str) -> tuple[str, bool]:
    """Split "±", "ca." or "about" before a plain text, or "?" or "ish" after it: the rest, and whether it was there.

    >>> [without_approximately(text) for text in ("ca. 250", "250?", "c.250", "250cc", "250ish", "250 ml of zo")]
    [('250', True), ('250', True), ('250', True), ('250cc', False), ('250', True), ('250 ml', True)]
    """
    rest = _approximately().sub("", text)
    return rest, rest != text


@cache
def _approximately() -> re.Pattern[str]:
    before, about = either("approximately", "before", "about"), either("approximately", "about")
    behind = rf"(?:(?<=\d)|(?<=\w)[\s-]+){either('approximately', 'behind')}"
    return re.compile(rf"^(?:±|\+/?-|~|{before}(?!\w)\.?)\s*(?=\S)|(?<=[\w'])\s*(?:\?|±|\(?{about})$|{behind}$")


@cache
def word_of(name: str) -> str:
    """Return the pattern of any word of a list, whole."""
    return any_of(list(vocabulary(name)))


@cache
def either(name: str, *keys: str) -> str:
    """Return the pattern of any word of a list, or of some of its keys, also as a part of a word."""
    words = [word for word, key in vocabulary(name).items() if not keys or key in keys]
    return rf"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


@cache
def leading(name: str) -> re.Pattern[str]:
    """Return the pattern that finds a word of the list at the beginning of a plain text."""
    return re.compile("^" + word_of(name))
