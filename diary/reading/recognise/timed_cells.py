"""A cell that holds the time of an event, alone or with more, `07:10 / 350 + nat`, `11:05 w` → what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Set
from types import MappingProxyType

from diary.reading.cells.times import Clock, clock
from diary.reading.cells.volumes import Volume, volume
from diary.reading.cells.words import plain
from diary.reading.recognise.event_words import events_in
from diary.reading.recognise.layout import MARK
from diary.reading.recognise.meaning import meanings
from diary.reading.recognise.row_record import TARGETS

Said = Mapping[str, str]
"""What a cell says, by the column of a diary that it would stand in."""
NOTHING: Said = MappingProxyType({})
"""What a cell says that tells of nothing that happened: `D` for dry."""
_APART = re.compile(r"\s*[/;,()|@]\s*|\s+-\s+|\s+")
_AND = re.compile(r"\s*\+\s*")
_WRITTEN_TIME = re.compile(r"\d(?:[:.]\d|\s*[^\W\d_])")
"""What makes a number a time: minutes, or a word behind it."""
_SENTENCE = re.compile(r"(?<=[^\W\d])[.!?;]\s+")
_LETTER = re.compile(r"(?<![\w'’])([^\W\d_])(?![\w'’])")


def targets_in(text: str) -> set[str]:
    """Return the columns of a diary that would hold the events a text names."""
    return {TARGETS[event] for event in events_in(text) if event in TARGETS}


def sentences(text: str) -> list[str]:
    """Return the sentences of a text.

    >>> sentences("Write the time. Put w after it, if wet.")
    ['Write the time', 'Put w after it, if wet.']
    """
    return _SENTENCE.split(text)


def wet_letters(texts: Iterable[str]) -> frozenset[str]:
    """Return the letters by which a sentence around a chart says that someone was wet: `Put w after it if wet`.

    >>> sorted(wet_letters(["Zet een n achter de tijd als u nat was."])), sorted(wet_letters(["In 'n hurry? w"]))
    (['n'], [])
    """
    wet = [plain(sentence) for text in texts for sentence in sentences(text) if "leak" in targets_in(sentence)]
    letters = {letter for sentence in wet for letter in _LETTER.findall(sentence)}
    return frozenset(
        letter for letter in letters if any(known.key == "wet" for known in meanings("dry_or_wet", letter))
    )


def timed(target: str, wet: Set[str]) -> Callable[[str], Said | None]:
    """Return how a cell that tells when something was is read: its time, alone or with an amount or another event.

    `wet` are the letters that say of a leak.
    """

    def read(text: str) -> Said | None:
        first, *others = _AND.split(text)
        beside = [_named(other, wet) for other in others]
        if others and all(len(each) == 1 for each in beside):
            own = read(first)
            return own and {**{key: MARK for each in beside for key in each}, **own}
        if _is_time(text):
            return {"time": text, target: MARK}
        for between in _APART.finditer(text):
            one, other = text[: between.start()], text[between.end() :].rstrip(" )")
            for time, amount in ((one, other), (other, one)):
                if _is_time(time) and isinstance(volume(amount), Volume):
                    return {"time": time, target: amount}
            if _is_time(one) and len(named := _named(other, wet)) == 1:
                return {"time": one, target: MARK, **dict.fromkeys(named, MARK)}
        return None

    return read


def _is_time(text: str) -> bool:
    return bool(_WRITTEN_TIME.search(text)) and isinstance(clock(text), Clock)


def _named(text: str, wet: Set[str]) -> set[str]:
    """Return what a word, or a letter that says of a leak, names; nothing where there is a figure."""
    if any(map(str.isdigit, text)):
        return set()
    return {"leak"} if plain(text) in wet else targets_in(text)
