"""The recorded events of one diary by their day: rows as plain dictionaries, read from the tables once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any

import numpy as np

from diary.analysis.days import Days
from diary.analysis.grouping import Ints, Times, in_order
from diary.analysis.periods import day_of_void, recorded_day
from diary.reports.bowel import Lost
from diary.reports.compose.figures import OneDiary
from diary.table import Table

Row = dict[str, Any]

LOST_AS: Mapping[str, Lost] = {"gas": "gas", "smear": "smear", "some": "loss", "full": "loss"}
"""How each amount of a leak of stool is drawn."""


@dataclass(frozen=True)
class DayEvents:
    """What happened on one recorded day, each list in order of time."""

    voids: list[Row]
    leaks: list[Row]
    drinks: list[Row]
    visits: list[Row]  # bowel visits with a time


def events_by_day(diary: OneDiary) -> dict[int, DayEvents]:
    """Return the events of every recorded day of one diary, by the index of the day in the timeline.

    A void stands with the day and night that it was counted in, everything else from rising to rising. What follows
    the last day's closing morning stays with that day.
    """
    days, facts = diary.assessment.numbers.line.days, diary.assessment.numbers.line.facts
    timed_visits = facts.bowel.rows(facts.bowel["timed"] & (facts.bowel["kind"] == "visit"))
    tables = (
        _split(diary, facts.voids, day_of_void),
        _split(diary, facts.leaks, recorded_day),
        _split(diary, facts.drinks, recorded_day),
        _split(diary, timed_visits, recorded_day),
    )
    own = np.flatnonzero(days.diary == diary.index).tolist()
    return _closed({day: DayEvents(*(table.get(day, []) for table in tables)) for day in own}, days)


def _closed(events: dict[int, DayEvents], days: Days) -> dict[int, DayEvents]:
    """Return the events with a last day that only holds what closes the day before as the end of that day."""
    *_, before, last = (None, *events) if events else (None, None)
    if before is None or last is None:
        return events
    alone = events[last]
    closing = days.closing_void[before].item()
    if len(alone.voids) != 1 or alone.leaks or alone.drinks or alone.visits or alone.voids[0]["at"] != closing:
        return events
    day = events[before]
    kept = {at: held for at, held in events.items() if at != last}
    return {**kept, before: DayEvents([*day.voids, *alone.voids], day.leaks, day.drinks, day.visits)}


def _split(diary: OneDiary, table: Table, day_of: Callable[[Days, Ints, Times], Ints]) -> dict[int, list[Row]]:
    own = in_order(table.rows(table["diary"] == diary.index), "at")
    of = day_of(diary.assessment.numbers.line.days, own["diary"], own["at"])
    by_day: dict[int, list[Row]] = {}
    for day, row in zip(of.tolist(), own.records(), strict=True):
        by_day.setdefault(day, []).append(row)
    return by_day


def pads(events: DayEvents) -> list[Row]:
    """Return the rows on which a pad was changed or weighed."""
    return [row for row in (*events.voids, *events.leaks) if row["pad"] > 0 or known(row["pad_gain_g"]) is not None]


def stool_came(row: Row) -> bool | None:
    """Tell whether a visit brought stool; None where it only tells of what was lost."""
    if isnan(row["passed"]):
        return None if isnan(row["bristol"]) and row["leak"] in LOST_AS else True
    return bool(row["passed"])


def known(value: float) -> float | None:
    """Return a number, or None for the unknown."""
    return None if isnan(value) else float(value)


def grams(diary: OneDiary, gain: float) -> str:
    """Write how much heavier a pad was."""
    return f"{diary.words.number(gain)} g"


def volume(diary: OneDiary, row: Row) -> str:
    """Write the volume of a void or drink, or the word for one that was not measured or could not be read."""
    ml = known(row["volume_ml"])
    if ml is not None:
        return f"{diary.words.number(ml)} ml"
    unread = (row["sheet"], row["cell"]) in diary.reading.problem_places
    return diary.words("report.unreadable" if unread else "report.not_measured")
