"""Words in the rows of a day that say when someone rose, went to bed or fell asleep → the times of that day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from diary.reading.cells.codes import DAY_MIN
from diary.reading.cells.halves import settle
from diary.reading.timeline.dayrows import Entry
from diary.reading.timeline.page import Page
from diary.reading.timeline.rowwords import Slept
from diary.reading.timeline.settled_times import shown

OPENING_MIN = 60
"""A rising may stand below a first void up to this long before it."""
MORNING_MIN = (4 * 60, 12 * 60)
"""A word alone in its row, between these, tells the rising after a night whose voids stand above it."""


@dataclass(frozen=True)
class SleepWords:
    """What the words of a day sheet tell, by its kind: of the day itself, and of the night before it.

    A sheet that begins at midnight has the going to bed of the night before above its rising.
    """

    own: dict[str, Slept] = field(default_factory=dict)
    night_before: dict[str, Slept] = field(default_factory=dict)


def told(page: Page, rows: Sequence[Entry], known: Mapping[str, int | None]) -> SleepWords:
    """Return what the words of the rows tell, where nothing else does; a guess.

    Rising is the first, with nothing more than an hour before it; going to bed and falling asleep the last, those
    above the rising of the night before. What is not used is told, unless it closes the day: rising, on its last row.
    """
    if not any(row.slept for row in rows):
        return SleepWords()
    times = [time.minutes for time in settle([row.clock for row in rows], None)]
    words = {number: _at(row.slept, times[number]) for number, row in enumerate(rows) if row.slept}
    rising = _rising(rows, times, words) if known.get("rise") is None else None
    found = SleepWords()
    for number, word in words.items():
        kept = found.night_before if _is_night_before(times, number, rising, known.get("rise")) else found.own
        if word.minutes is None:
            if not (word.by_row and rows[number].clock):  # else the time of the row is told for what it is
                page.problem("time_missing", "kept_without_value", word.cell)
        elif word.kind == "rise":
            if number == rising:
                kept["rise"] = word
            elif word.minutes != known.get("rise") and number != len(rows) - 1:
                night = rising is None and known.get("rise") is None and at_night(word.minutes)
                page.note("woke_at_night" if night else "sleep_twice", word.cell, shown(word.minutes))
        elif kept is found.night_before or known.get(word.kind) is None:
            if earlier := kept.get(word.kind):
                page.note("sleep_twice", earlier.cell, shown(earlier.minutes or 0))
            kept[word.kind] = word
        elif word.minutes != known.get(word.kind):
            page.note("sleep_twice", word.cell, shown(word.minutes))
    for word in found.own.values():
        page.guess("rise_or_bed_by_word", word.cell, shown(word.minutes or 0))
    return found


def _at(word: Slept, time: int | None) -> Slept:
    """Return a word with the time of its row, as the rows around it settle that, unless it has its own."""
    return replace(word, minutes=time % DAY_MIN) if word.by_row and time is not None else word


def _rising(rows: Sequence[Entry], times: Sequence[int | None], words: Mapping[int, Slept]) -> int | None:
    """Return the row with the word of rising: the last that opens the day, else the first after a night.

    Who woke at night and passed urine or drank then rose for that, and goes on sleeping.
    """
    risings = [
        number
        for number, word in words.items()
        if word.kind == "rise" and word.minutes is not None and not (rows[number].events and at_night(word.minutes))
    ]
    opening = _opening(times)
    first = [number for number in risings if number < opening]
    after_night = (number for number in risings if not rows[number].events and _after_night(times, number))
    return first[-1] if first else next(after_night, None)


def at_night(minutes: int) -> bool:
    """Tell whether a time is one at which nobody rises for the day."""
    return minutes % DAY_MIN < MORNING_MIN[0]


def _after_night(times: Sequence[int | None], number: int) -> bool:
    """Tell whether a row lies in the morning, and everything above it in the night."""
    at = times[number]
    if at is None or not MORNING_MIN[0] <= at < MORNING_MIN[1]:
        return False
    return all(time % DAY_MIN < at for time in times[:number] if time is not None)


def _is_night_before(times: Sequence[int | None], number: int, rising: int | None, rise: int | None) -> bool:
    """Tell whether a row stands above the rising, in the night before: `rising` is its row, `rise` its time by a label.

    Where nobody tells the rising, that is so of the first hours of a sheet that begins at midnight.
    """
    night = [time % DAY_MIN for time in times[: number + 1] if time is not None]
    if rising is not None:
        return number < rising and _after_night(times, rising)
    until = MORNING_MIN[0] if rise is None else min(rise, MORNING_MIN[1])
    later = [time for time in times[number + 1 :] if time is not None and time % DAY_MIN >= until]
    return bool(night) and night == sorted(night) and night[-1] < until and bool(later)


def _opening(times: Sequence[int | None]) -> int:
    """Return how many rows open the day: those within an hour of the first, the last of the day left out."""
    first = next((time for time in times if time is not None), 0)
    late = (n for n, time in enumerate(times) if time is not None and (time - first) % DAY_MIN > OPENING_MIN)
    return min(next(late, len(times)), max(1, len(times) - 1))
