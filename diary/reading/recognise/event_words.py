"""What a text says happened: a known event, or what its words make together: `Iets gedronken`, `Urine verloren`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from diary.reading.cells.words import LONGEST_LOOKED_UP, either
from diary.reading.recognise.compose import words_in
from diary.reading.recognise.meaning import meanings

OF_SUBJECTS = {
    "urine": "void", "drink": "drink", "catheter": "catheter", "stool": "stool", "pad": "pad", "leak": "leak",
    "rise": "rise", "bed": "bed",
}  # fmt: skip


@lru_cache(4096)
def events_in(text: str) -> frozenset[str]:
    """Return the events that a text names, `elsewhere` for what a diary does not hold.

    >>> sorted(events_in("plassen en verlies")), sorted(events_in("Had a drink")), sorted(events_in("Urine verloren"))
    (['leak', 'void'], ['drink'], ['leak'])
    >>> sorted(events_in("Naar het toilet geweest")), sorted(events_in("fietsen")), sorted(events_in("infuus"))
    (['void'], [], [])
    >>> sorted(events_in("Pee + Poop"))
    ['stool', 'void']
    """
    parts = _joined().split(text) if len(text) <= LONGEST_LOOKED_UP else []
    events = [_named(part) for part in parts] if len(parts) > 1 else []
    return frozenset().union(*events) if events and all(events) else _named(text)


def _named(text: str) -> frozenset[str]:
    """Return the events that a text names which is no list of events."""
    known = frozenset(word.key for word in meanings("events", text))
    if known or meanings("foreign", text):
        return known
    words = words_in(text)
    events = {event for subject, event in OF_SUBJECTS.items() if subject in words}
    if "leak" in events:
        events -= {"void"}
        return frozenset({"stool_leak"} if "stool" in events else events)
    toilet = any(word.key == "toilet" for word in meanings("wet_places", text))
    return frozenset(events or ({"void"} if toilet else ()))


@cache
def _joined() -> re.Pattern[str]:
    """Return the pattern of what joins the names of two events."""
    return re.compile(rf"\s*[+&/]\s*|\s+{either('plus')}\s+", re.IGNORECASE)


@lru_cache(4096)
def without_events(text: str) -> str:
    """Return a text without the words that name an event.

    >>> without_events("pee 350"), without_events("leak, small"), without_events("drank 200 tea")
    ('350', 'small', '200 tea')
    """
    return " ".join(word for word in text.replace(",", " ").split() if not events_in(word))
