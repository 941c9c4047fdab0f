"""What was recorded of the bowel: every visit, the form of its stool, and the bowel function of each day covered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from diary.analysis.bowel import visits
from diary.exchange.fhir.codings import of_others, profile, quantity, system
from diary.exchange.fhir.elements import amount, coded, flag, remark, unknown
from diary.exchange.fhir.recorded import Event
from diary.exchange.fhir.scope import Scope, moment, numbered, references

Object = dict[str, Any]
FLAGS = (
    "incomplete", "blockage", "manual_help", "in_toilet", "holding_back", "toilet_blocked", "noticed", "laxative",
)  # fmt: skip
_CODES = {"visit": "bowel_visit", "no_stool": "no_stool", "laxative": "laxative_taken", "holding_back": "holding_back"}


MOST_FORMS = 1
"""Forms of stool that the profile of a day's bowel function allows as members: of a day with more it is not claimed."""


def stools(scope: Scope) -> list[Event]:
    """Return every row of the bowel diary, a stool with its form beside it."""
    return [_row(scope, event, identity) for event, identity in numbered("bowel", scope.events["bowel"])]


def _row(scope: Scope, event: Object, identity: Sequence[object]) -> Event:
    at = moment(event["at"])
    form = tuple(_form(scope, event, identity))
    passed = True if event["kind"] != "visit" else event["passed"]
    return (
        scope.observation(
            scope.concept(_CODES[event["kind"]]),
            identity,
            scope.clock.at(at, timed=event["timed"]),
            source=scope.source(event),
            **(unknown() if passed is None else {"valueBoolean": passed}),
            note=remark(scope, event),
            hasMember=references(form),
            component=[
                *(one for key in ("straining", "blood") for one in coded(scope, key, event[key])),
                *coded(scope, "stool_leak", event["leak"]),
                *(one for key in FLAGS for one in flag(scope, key, event[key])),
                *amount(scope, "postponed_min", event["postponed_min"], "min"),
                *amount(scope, "minutes", event["minutes"], "min"),
                *amount(scope, "pain", event["pain"], "1"),
                *scope.clock.instead(at, timed=event["timed"]),
            ],
        ),
        *form,
    )


def _form(scope: Scope, event: Object, identity: Sequence[object]) -> Iterator[Object]:
    """Yield the form of a stool; between two types the zib's single value would be a guess, so both are given."""
    if event["bristol"] is None:
        return
    at = moment(event["at"])
    when, instead = scope.clock.at(at, timed=event["timed"]), scope.clock.instead(at, timed=event["timed"])
    ends = {"bristol_from": event["bristol"], "bristol_to": event["bristol_to"]}
    if event["bristol_to"] in (None, event["bristol"]):
        yield scope.observation(
            of_others("bristol"),
            ("form", *identity),
            when,
            profile=[profile("bristol")],
            valueCodeableConcept=_type(event["bristol"]),
            component=instead,
        )
    else:
        between = [{"code": scope.concept(key), "valueCodeableConcept": _type(end)} for key, end in ends.items()]
        yield scope.observation(
            scope.concept("bristol_between"), ("form", *identity), when, component=[*between, *instead]
        )


def _type(bristol: float) -> Object:
    return {"coding": [{"system": system("bristol"), "code": f"Type {int(bristol)}"}]}


def bowel_function(scope: Scope, rows: Sequence[Event]) -> list[Object]:
    """Return the bowel function of every day covered: how often, and the forms; as the zib groups them."""
    seen = visits(scope.assessment.numbers.line)
    moved = seen.movement[seen.diary == scope.diary]
    listed = list(zip(scope.events["bowel"], rows, moved, strict=True))
    found: list[Object] = []
    for date, of_day in groupby(listed, key=lambda one: moment(one[0]["at"]).date()):
        found += _day(scope, date, list(of_day))
    return found


def _day(scope: Scope, date: dt.date, rows: list[tuple[Object, Event, bool]]) -> list[Object]:
    midnight = dt.datetime.combine(date, dt.time())
    when = scope.clock.during(midnight, midnight, timed=False)
    instead = scope.clock.instead(midnight, timed=False)
    day = (midnight.date() - scope.clock.first).days
    main = [event for _, (event, *_), _ in rows]
    forms = [one for _, (_, *beside), _ in rows for one in beside]
    often = scope.observation(
        of_others("bowel_frequency"),
        ("bowel_frequency", day),
        when,
        profile=[profile("bowel_frequency")],
        valueQuantity=quantity(sum(bool(moved) for *_, moved in rows), "per day"),
        derivedFrom=references(main),
        component=instead,
    )
    fits = sum("profile" in one.get("meta", {}) for one in forms) <= MOST_FORMS
    group = scope.observation(
        of_others("bowel_function"),
        ("bowel_function", day),
        when,
        profile=[profile("bowel_function")] if fits else [],
        hasMember=references([often, *forms]),
        component=instead,
    )
    return [group, often]
