"""Words in the rows of a day that say when someone rose, went to bed or fell asleep → the times of that day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diary.reading.cells.codes import DAY_MIN
from diary.reading.timeline.dayrows import Entry
from diary.reading.timeline.page import Page
from diary.reading.timeline.rowwords import Slept
from diary.reading.timeline.settled_times import shown

OPENING_MIN = 60
"""A rising may stand below a first void up to this long before it."""
MORNING_MIN = (4 * 60, 12 * 60)
"""A word alone in its row, between these, tells the rising after a night whose voids stand above it."""


def told(page: Page, rows: Sequence[Entry], known: Mapping[str, int | None]) -> dict[str, Slept]:
    """Return by its kind what the words of the rows tell of the day, where nothing else does; a guess.

    Rising is the first, with nothing more than an hour before it; going to bed and falling asleep the last.
    What is not used is told, unless it closes the day: rising, on its last row.
    """
    taken: dict[str, Slept] = {}
    opening = _opening(rows)
    for number, row in enumerate(rows):
        word = row.slept
        if word is None:
            continue
        if word.minutes is None:
            page.problem("time_missing", "kept_without_value", word.cell)
        elif known.get(word.kind) is None and (
            word.kind != "rise" or number < opening or (word.kind not in taken and _after_night(rows, number))
        ):
            if before := taken.get(word.kind):
                page.note("sleep_twice", before.cell, shown(before.minutes or 0))
            taken[word.kind] = word
        elif word.minutes != known.get(word.kind) and not (word.kind == "rise" and number == len(rows) - 1):
            page.note("sleep_twice", word.cell, shown(word.minutes))
    for word in taken.values():
        page.guess("rise_or_bed_by_word", word.cell, shown(word.minutes or 0))
    return taken


def _after_night(rows: Sequence[Entry], number: int) -> bool:
    """Tell whether a row holds nothing but the word, in the morning, and everything above it lies in the night."""
    at = rows[number].clock
    if at is None or rows[number].events or not MORNING_MIN[0] <= at.minutes < MORNING_MIN[1]:
        return False
    return all(row.clock.minutes < at.minutes for row in rows[:number] if row.clock)


def _opening(rows: Sequence[Entry]) -> int:
    """Return how many rows open the day: those within an hour of the first, the last of the day left out."""
    first = next((row.clock.minutes for row in rows if row.clock), 0)
    late = (n for n, row in enumerate(rows) if row.clock and (row.clock.minutes - first) % DAY_MIN > OPENING_MIN)
    return min(next(late, len(rows)), max(1, len(rows) - 1))
