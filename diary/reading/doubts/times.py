"""Times that stand nearer to an event, below the same heading, than the one that it was given."""

from __future__ import annotations

from collections.abc import Iterator

from diary.reading.cells.times import Clock, clock
from diary.reading.doubts.look import Doubt, Event, Look
from diary.reading.recognise.layout import Place

CODE = "time_beside"


def doubts(look: Look) -> Iterator[Doubt]:
    """Yield the events that were given a time further to the left than the nearest of its heading."""
    nearer = {event.place: place for event in look.events if (place := _nearer(look, event)) is not None}
    if nearer:
        astray = [event for event in look.events if event.place in nearer]
        yield Doubt(CODE, look.address(min(nearer.values())), astray)


def _nearer(look: Look, event: Event) -> Place | None:
    """Return a time between an event and its own time, below a heading of the same words."""
    row, at = event.place
    own = event.page.layout.place(event.row, "time")
    heading = event.page.layout.shape.heading_row
    if own is None or own[0] != row or not isinstance(text := look.at((heading, own[1])), str):
        return None
    alike = (other for other in reversed(look.headed(heading).get(text, ())) if own[1] < other < at)
    return next(((row, other) for other in alike if isinstance(clock(look.at((row, other))), Clock)), None)
