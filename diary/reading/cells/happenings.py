"""A word that says what happened, where an amount, a time or a remark is expected: `WOKE`, `naar bed`, `160 LEAK`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from diary.reading.cells.codes import Wrong
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.words import LONGEST_LOOKED_UP, AnyOf, either, plain, vocabulary, word_of
from diary.reading.files.workbook import CellValue

SLEEP = ("rise", "bed", "asleep")
"""The happenings of sleep; the other is a leak."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened: `rise`, `bed`, `asleep` or `leak`; `rest` is the amount or the time beside the word."""

    kind: str
    rest: str


def happening(cell: CellValue) -> Happening | None:
    """Return what a cell says that happened, when it says nothing else than that and an amount or a time.

    >>> happening("WOKE"), happening("160 LEAK"), happening("opgestaan om 7 uur"), happening("niet naar bed geweest")
    (Happening(kind='rise', rest=''), Happening(kind='leak', rest='160'), Happening(kind='rise', rest='7 uur'), None)
    >>> happening("half twaalf NAAR BED")
    Happening(kind='bed', rest='half twaalf')
    """
    return _of_text(cell) if isinstance(cell, str) and len(cell) <= LONGEST_LOOKED_UP else None


@lru_cache(1024)
def _of_text(text: str) -> Happening | None:
    written = plain(text)
    found = _pattern().match(written) if _words().search(written) else None
    if found is None:
        return None
    if found["spoken"] and not isinstance(clock(found["spoken"]), Clock):
        return None
    word = found["first"] or found["last"]
    return Happening(
        vocabulary("happenings")[word], (found["behind"] or found["before"] or found["spoken"] or "").strip(" :,-(")
    )


@cache
def _words() -> AnyOf:
    return AnyOf(vocabulary("happenings"))


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a happening alone, or beside something that begins with a figure."""
    word, at = word_of("happenings"), either("at")
    beside = r"[\s:,(-]"
    return re.compile(
        rf"^(?P<first>{word})(?:{beside}+(?:{at} )?(?P<behind>[0-9±~].*))?$"
        rf"|^(?:(?P<before>[0-9±~].*?){beside}*|(?P<spoken>[^0-9±~].*?){beside}+)(?P<last>{word})$"
    )


def clock_beside_a_word(cell: CellValue) -> Clock | Wrong | None:
    """Read a time, also where what happened stands beside it: `7.05am WOKE`."""
    found = clock(cell)
    word = happening(cell) if isinstance(found, Wrong) else None
    return clock(word.rest) if word and word.rest else found
