"""Values that an event does not have and that stand in its row all the same, in a cell that nobody read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Set

from diary.model import LEAK_UNKNOWN_AMOUNT
from diary.reading.cells.codes import Wrong, bristol
from diary.reading.cells.words import look_up
from diary.reading.doubts.look import Doubt, Event, Look
from diary.reading.recognise.compose import compose
from diary.reading.recognise.event_words import events_in
from diary.reading.recognise.grid_cells import texts_in
from diary.reading.recognise.profile import classes_of

CODE = "value_left"
MOST_WORDS = 4
"""A longer text tells a story; what it holds is told as that of a remark."""


def doubts(look: Look, told: Set[tuple[str, str]]) -> Iterator[Doubt]:
    """Yield the events without a value beside which it stands, unless something is told in their row."""
    for event in look.events:
        lacking = set(_lacking(event))
        if not lacking or look.is_told(event.place, told):
            continue
        for at, text in texts_in(look.rows[event.row]) if event.row < len(look.rows) else ():
            unread = (event.row, at) not in look.known and len(text.split()) <= MOST_WORDS
            if unread and not _is_aside(look, event, at) and any(_is_value(what, text) for what in lacking):
                yield Doubt(CODE, text, (event,))
                break


def _is_aside(look: Look, event: Event, at: int) -> bool:
    """Tell whether a column is known to be of something else, as of a colour."""
    head = look.at((event.page.layout.shape.heading_row, at))
    known = compose("list", head) if isinstance(head, str) else None
    return known is not None and known.key.startswith("[")


def _lacking(event: Event) -> Iterator[str]:
    """Yield what is not known of an event: the type of a stool, the degree of a leak, an amount."""
    values = event.values
    if event.kind == "stool":
        if values["kind"] == "visit" and math.isnan(values.get("bristol", math.nan)):
            yield "type"
    elif event.kind == "leak" or values.get("leak") == LEAK_UNKNOWN_AMOUNT:
        if values.get("amount", LEAK_UNKNOWN_AMOUNT) == LEAK_UNKNOWN_AMOUNT:
            yield "degree"
    elif math.isnan(event.ml):
        yield "amount"


def _is_value(what: str, text: str) -> bool:
    """Tell whether a text is such a value; a bare number may be anything, and a word for a leak is no degree."""
    if what == "type":
        return not text.strip().isdecimal() and not isinstance(bristol(text), Wrong | None)
    if what == "degree":
        return look_up("leak", text) in ("drops", "small", "large") and not events_in(text)
    return "with unit" in classes_of(text)
