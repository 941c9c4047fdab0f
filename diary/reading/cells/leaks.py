"""One cell becomes the amount of a leak, by the scale that the heading of its column names."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from diary.model import LEAK_UNKNOWN_AMOUNT
from diary.reading.cells.codes import Wrong, as_text, is_blank, word, yes_no
from diary.reading.cells.words import either, plain, vocabulary, word_of
from diary.reading.files.workbook import CellValue


@lru_cache(64)
def leak_below(heading: str) -> Callable[[CellValue], str | Wrong | None]:
    """Return how the amounts of leaks below a heading are read: in grades, as damp or wet, or by their words."""
    if names_grades(heading):
        return wet_grade
    if asks_dry(heading):
        return stayed_dry
    return damp_or_wet if names_damp_and_wet(heading) else lambda cell: word(cell, "leak")


def names_grades(heading: str) -> bool:
    """Tell whether a heading asks how wet it was in grades, or by their numbers.

    >>> names_grades("Broek droog (0) of nat graad 1-2-3"), names_grades("Verlies (0-3)"), names_grades("Verlies")
    (True, True, False)
    """
    written = plain(heading)
    return re.search(word_of("wet_grades"), written) is not None or _numbered().search(written) is not None


@cache
def _numbered() -> re.Pattern[str]:
    """Return the pattern of the numbers of all grades, `1-3` or `0 t/m 3`."""
    return re.compile(rf"(?<![\d.,:-])[01]\s*(?:-|–|{either('between', 'to')})\s*3(?![\d.,:-])")


def names_damp_and_wet(heading: str) -> bool:
    """Tell whether a heading offers damp and, as all that is more, wet.

    >>> names_damp_and_wet("Was I dry? (Dry / Damp / Wet)"), names_damp_and_wet("Broek (droog / beetje nat / nat)")
    (True, True)
    >>> names_damp_and_wet("Nat?")
    False
    """
    return {"damp", "wet"} <= {state for written in _answers(heading) if (state := vocabulary("dampness").get(written))}


def _answers(heading: str) -> list[str]:
    """Return what a heading may offer as an answer: its words, and what stands between its signs."""
    return _words(heading) + [each.strip() for each in re.split(r"[^\w\s]", plain(heading))]


def asks_dry(heading: str) -> bool:
    """Tell whether a heading asks if it stayed dry.

    >>> asks_dry("Droog? ja/nee"), asks_dry("Stayed dry"), asks_dry("Broek droog/nat"), asks_dry("Verlies (droog = 0)")
    (True, True, False, False)
    """
    states = {vocabulary("dry_heading").get(written) for written in _words(heading)}
    return "dry" in states and states <= {"dry", "beside"}


def stayed_dry(cell: CellValue) -> str | Wrong | None:
    """Return the amount of a leak below the question whether it stayed dry: yes is none, no some; a word what it says.

    >>> stayed_dry("ja"), stayed_dry("nee"), stayed_dry("nat"), stayed_dry("druppels"), stayed_dry(None)
    ('none', 'some', 'small', 'drops', None)
    """
    if is_blank(cell) or isinstance(answer := yes_no(cell), Wrong):
        return word(cell, "leak")
    return LEAK_UNKNOWN_AMOUNT if answer == 0 else "none"


def _words(heading: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", plain(heading))


def wet_grade(cell: CellValue) -> str | Wrong | None:
    """Return the amount of a leak by its grade: 1 drops, 2 a patch, 3 seen outside; a word is what it says.

    >>> [wet_grade(cell) for cell in (0.0, 1.0, "2", "graad 3", "druppels", 4.0)]
    ['none', 'drops', 'small', 'large', 'drops', Wrong(code='leak_unreadable')]
    """
    return vocabulary("wet_grade").get(plain(as_text(cell))) or word(cell, "leak")


def damp_or_wet(cell: CellValue) -> str | Wrong | None:
    """Return the amount of a leak below damp and wet: wet is anything above damp, so that it tells of no amount.

    >>> damp_or_wet("Damp"), damp_or_wet("Wet"), damp_or_wet("Dry"), damp_or_wet("soaked")
    ('drops', Wrong(code='leak_unreadable'), 'none', 'large')
    """
    wet = vocabulary("dampness").get(plain(as_text(cell))) == "wet"
    return Wrong("leak_unreadable") if wet else word(cell, "leak")
