"""Words in a row that say what happened: that someone rose, went to bed or fell asleep, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from diary.reading.cells.codes import DAY_MIN
from diary.reading.cells.happenings import SLEEP, Happening, happening
from diary.reading.cells.times import Clock, clock
from diary.reading.timeline.page import Page


@dataclass(frozen=True)
class Slept:
    """A word that says that someone rose, went to bed or fell asleep: when, None if not known, and in which cell.

    `by_row`: the time is that of the row, not one beside the word.
    """

    kind: str
    minutes: int | None
    cell: str
    by_row: bool


def sleep_words(page: Page, row: int, note: str, urine: Happening | None) -> dict[str, Happening]:
    """Return the words of a row that say that someone rose or went to sleep, by the column they stand in."""
    time = page.raw(row, "time")
    if not (urine or note or isinstance(time, str)):
        return {}
    found = {"urine": urine, "time": happening(time)}
    said = happening(note)
    if said and (not said.rest or isinstance(clock(said.rest), Clock)):
        found["remarks"] = said
    return {key: word for key, word in found.items() if word and word.kind in SLEEP}


def slept(page: Page, row: int, words: Mapping[str, Happening], time: Clock | None) -> Slept | None:
    """Return what the first of these words says, at its own time or else that of the row."""
    for key, word in words.items():
        own = clock(word.rest) if key == "remarks" and word.rest else None
        found = own if isinstance(own, Clock) else time
        known = found.minutes % DAY_MIN if found and not found.half_unknown else None
        return Slept(word.kind, known, page.cell(row, key), by_row=found is not own)
    return None
