"""What a text says happened: a known event, or what its words make together: `Iets gedronken`, `Urine verloren`."""

from __future__ import annotations

from functools import lru_cache

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
    """
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


@lru_cache(4096)
def without_events(text: str) -> str:
    """Return a text without the words that name an event.

    >>> without_events("pee 350"), without_events("leak, small"), without_events("drank 200 tea")
    ('350', 'small', '200 tea')
    """
    return " ".join(word for word in text.replace(",", " ").split() if not events_in(word))
