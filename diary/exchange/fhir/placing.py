"""On which recorded days each event counts, as the metrics place it, and from when to when a day runs."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from diary.analysis.fluids import drinks_by_day
from diary.analysis.grouping import Ints, Times
from diary.analysis.periods import Timeline, in_window
from diary.exchange.fhir.recorded import Event
from diary.exchange.fhir.scope import Scope, moment

Object = dict[str, Any]
Span = tuple[dt.datetime | None, dt.datetime | None]


@dataclass(frozen=True)
class Day:
    """One recorded day of the diary: its place among all days, its number, and its two windows."""

    index: int
    number: int
    between_voids: Span  # first morning void to first morning void: from its beginning, or without end, where unknown
    between_risings: Span


def days_of(scope: Scope) -> list[Day]:
    """Return the recorded days of one diary, in order."""
    days = scope.assessment.numbers.line.days
    begins, first = days.table["begins"], days.first_void
    opened = np.where(np.isnat(first), begins, first)
    closed = np.where(np.isnat(days.ends), np.datetime64("NaT", "s"), days.closing_void)
    return [
        Day(
            int(index),
            int(days.number[index]),
            (opened[index].item(), closed[index].item()),
            (begins[index].item(), days.ends[index].item()),
        )
        for index in np.flatnonzero(days.diary == scope.diary)
    ]


def by_day(scope: Scope, rows: Mapping[str, Sequence[Event]]) -> dict[str, dict[int, list[Object]]]:
    """Return by kind and day the observations of the events that have a part in the numbers of that day.

    A first morning void has a part in two: it opens one day and its volume closes the day before.
    """
    line = scope.assessment.numbers.line
    placed = {
        "voids": _in_windows(line, scope, "voids", "at"),
        "leaks": _in_windows(line, scope, "leaks", "at"),
        "sleep": _in_windows(line, scope, "sleep", "asleep", "bed"),
        "drinks": _drinks(line, scope),
    }
    found: dict[str, dict[int, list[Object]]] = {kind: defaultdict(list) for kind in placed}
    for kind, places in placed.items():
        for (event, *_), days in zip(rows[kind], places, strict=True):
            for day in days:
                found[kind][day].append(event)
    return found


def _in_windows(line: Timeline, scope: Scope, kind: str, *keys: str) -> list[set[int]]:
    told = [next((event[key] for key in keys if event[key]), None) for event in scope.events[kind]]
    at: Times = np.array([moment(one) if one else None for one in told], dtype="datetime64[s]")
    diary: Ints = np.full(len(at), scope.diary)
    sides = [in_window(line.days, diary, at, closed_right=closed) for closed in (False, True)]
    return [{int(day) for day in both if day >= 0} if one else set() for one, *both in zip(told, *sides, strict=True)]


def _drinks(line: Timeline, scope: Scope) -> list[set[int]]:
    drinks = line.facts.drinks
    own = drinks["diary"] == scope.diary
    in_time = np.argsort(drinks["at"][own], kind="stable")
    return [{day} - {-1} for day in drinks_by_day(line).day[own][in_time].tolist()]
