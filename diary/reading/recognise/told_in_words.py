"""A text that tells what happened, `op, plas 350 ml en thee 200` → what it says, by the column it would stand in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from diary.reading.cells.amounts import NUMBER
from diary.reading.cells.codes import Wrong, bristol
from diary.reading.cells.units import ONE_UNIT
from diary.reading.cells.volumes import Volume, volume
from diary.reading.cells.words import LONGEST_LOOKED_UP, either, look_up, plain
from diary.reading.recognise.event_words import events_in, without_events
from diary.reading.recognise.layout import MARK, SLEEP
from diary.reading.recognise.row_record import TARGETS, VOLUMES

POURED = VOLUMES - {"stool", "stool_leak"}
"""What may have an amount beside its name."""
REST = "remarks"
"""The key of what a text says beside what happened."""


@lru_cache(4096)
def told_in_words(text: str) -> Mapping[str, str]:
    """Return what a text says that happened, with how much; empty where it names nothing that a diary holds.

    What it says beside that stands under `remarks`. Of one thing that it names twice both amounts are kept.

    >>> dict(told_in_words("op, plas 350 ml")), dict(told_in_words("thee 200 ml en 100 water"))
    ({'rise': 'x', 'urine': '350 ml'}, {'drink': 'thee 200 ml, 100 water'})
    >>> dict(told_in_words("BO type 4")), dict(told_in_words("wee 200, bit of a leak, felt tired"))
    ({'stool': 'type 4'}, {'urine': '200', 'leak': 'bit of a', 'remarks': 'felt tired'})
    >>> dict(told_in_words("soep, 1 bord")), dict(told_in_words("thee 200, 1 glas"))
    ({'drink': '1 bord soep'}, {'drink': '1 glas thee 200'})
    >>> dict(told_in_words("leak, small")), dict(told_in_words("void, 300 ml, tea"))
    ({'leak': 'small'}, {'urine': '300 ml', 'drink': 'tea'})
    >>> dict(told_in_words("Thee 150 ml gedronken bij ontbijt")), dict(told_in_words("150 of 200 geplast"))
    ({'drink': '150 ml Thee'}, {'urine': '150 of 200'})
    >>> dict(told_in_words("gewandeld"))
    {}
    """
    if len(text) > LONGEST_LOOKED_UP:
        return MappingProxyType({})
    named: dict[str, list[str]] = {}
    last = ""
    for phrase in filter(None, map(str.strip, _apart().split(text))):
        if last and named[last] == [MARK] and _is_of(last, phrase):
            named[last] = [phrase]
            continue
        if last == "drink" and not look_up("drink", phrase) and _is_of(last, phrase):
            named[last][-1] = f"{phrase} {named[last][-1]}"
            last = ""
            continue
        said = _of_phrase(phrase)
        for key, value in said.items():
            named.setdefault(key, []).append(value)
        last = next(iter(said)) if len(said) == 1 else ""
    if not named.keys() - {REST}:
        return MappingProxyType({})
    return MappingProxyType({key: ", ".join(dict.fromkeys(values)) for key, values in named.items()})


def _of_phrase(phrase: str) -> dict[str, str]:
    events = events_in(phrase) - {"elsewhere"}
    targets = {TARGETS[event] for event in events if event in TARGETS}
    if not events and _is_drink(phrase):
        return {"drink": phrase}
    rest = without_events(phrase)
    said = dict.fromkeys((*sorted(targets), *(key for key in SLEEP if key in events)), MARK)
    for key in targets & POURED if len(targets & POURED) == 1 and any(map(str.isdigit, rest)) else ():
        said[key] = rest if isinstance(volume(rest), Volume) else _measured_in(rest)
    said |= {key: rest for key in targets - POURED if _is_of(key, rest)}
    return said or {REST: phrase}


def _measured_in(text: str) -> str:
    """Return the only amount of a longer text, with the drink it names; the text where no one amount can be told."""
    amounts = _amount().findall(plain(text))
    if len(amounts) != 1 or any(map(str.isdigit, plain(text).replace(amounts[0], "", 1))):
        return text
    drink = next((word for word in text.split() if look_up("drink", word)), "")
    return f"{amounts[0]} {drink}".strip()


def _is_of(key: str, rest: str) -> bool:
    """Tell whether a text without the name of an event says how much it was, or of which type."""
    if key in POURED:
        return any(map(str.isdigit, rest)) and isinstance(volume(rest), Volume)
    if key == "stool":
        return not isinstance(bristol(rest), Wrong | None)
    return key == "leak" and look_up("leak", rest) is not None


def _is_drink(phrase: str) -> bool:
    """Tell whether a text names a drink, or so much of one: `mok thee`, `glas`; a bare amount may be of anything."""
    if phrase[:1].isdecimal() or look_up("drink", phrase):
        return look_up("drink", phrase) is not None
    found = volume(phrase)
    return isinstance(found, Volume) and found.ml > 0


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,]){NUMBER}\s*{ONE_UNIT}(?!\w)")


@cache
def _apart() -> re.Pattern[str]:
    """Return the pattern of what stands between two things that happened; a comma within a number does not."""
    return re.compile(rf"\s*(?:,(?!\d)|[;&\n]|\.\s|(?<!\d)\+)\s*|\s+{either('plus')}\s+", re.IGNORECASE)
