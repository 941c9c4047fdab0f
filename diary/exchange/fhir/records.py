"""The records of a diary: all voids together, all drinks together, so that a number can name what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from diary.exchange.fhir.notes import annotation
from diary.exchange.fhir.recorded import Event
from diary.exchange.fhir.scope import Scope, moment, references

Object = dict[str, Any]
UNTIMED = ("nights", "exercises")
"""Kinds of event of which the day alone is known."""


def records(scope: Scope, rows: Mapping[str, Sequence[Event]]) -> dict[str, Object]:
    """Return for each kind of event that was recorded the observation that holds them all, with their count."""
    return {kind: _record(scope, kind, listed) for kind, listed in rows.items() if listed}


def _record(scope: Scope, kind: str, listed: Sequence[Event]) -> Object:
    timed = all(event.get("timed", kind not in UNTIMED) for event in scope.events[kind])
    keys = ("at", "date", "bed", "asleep", "rise")
    told = [moment(event[key]) for event in scope.events[kind] for key in keys if event.get(key)]
    return scope.observation(
        scope.concept(f"record_{kind}"),
        ("record", kind),
        scope.clock.during(min(told), max(told), timed=timed),
        valueInteger=len(listed),
        note=annotation("" if scope.clock.dated else scope.words("fhir.note.undated")),
        hasMember=references(event for event, *_ in listed),
    )
