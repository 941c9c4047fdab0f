"""What a text says happened: a known event, or what its words make together: `Iets gedronken`, `Urine verloren`."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from diary.reading.cells.codes import Wrong, bristol, yes_no
from diary.reading.cells.words import LONGEST_LOOKED_UP, either, every, look_up
from diary.reading.recognise.compose import words_in
from diary.reading.recognise.meaning import meanings

ANY_DRINK = "other"
"""The drink that says of none which it is."""
_WORD = re.compile(r"[^\W\d_]{2}")
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


@lru_cache(4096)
def details(event: str, text: str) -> str:
    """Return the column in which a text would stand that tells what the event beside it leaves open; empty for none.

    >>> details("Drinken", "koffie"), details("Verlies", "paar druppels"), details("Ontlasting", "Bristol 4")
    ('what', 'leak', 'stool')

    A bare number, a letter, a yes or a no may be of anything.

    >>> details("Toilet", "net op tijd"), details("Drinken", "veel"), details("Poop", "2"), details("Leak", "no")
    ('', '', '', '')
    """
    events = events_in(event)
    if not _WORD.search(text) or not isinstance(yes_no(text), Wrong):
        return ""
    if "drink" in events and look_up("drink", text):
        return "what"
    if events & {"leak", "stool_leak"} and look_up("leak", text):
        return "leak"
    return "stool" if "stool" in events and not isinstance(bristol(text), Wrong | None) else ""


@lru_cache(4096)
def names_drink(heading: str) -> bool:
    """Tell whether a heading names a drink, or several of which the cells do not say which.

    >>> names_drink("Thee (kopjes)"), names_drink("Koffie/thee"), names_drink("Overig (ml)"), names_drink("Gedronken")
    (True, True, False, False)
    """
    return bool(set(every("drink", heading)) - {ANY_DRINK})


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
