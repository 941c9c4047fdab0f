"""What was recorded: an observation for every void, drink, leak, night and exercise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diary.exchange.fhir.codings import coding
from diary.exchange.fhir.elements import amount, coded, count, flag, measured, remark, unknown, urge
from diary.exchange.fhir.scope import Scope, moment, numbered, references
from diary.model import LEAK_UNKNOWN_AMOUNT

Object = dict[str, Any]
Event = tuple[Object, ...]
"""The observation of one event, and those beside it: the leak on the row of a void, the form of a stool."""


def voids(scope: Scope) -> list[Event]:
    """Return every void and catheter volume; a leak on its row is an observation of its own."""
    return [_void(scope, event, identity) for event, identity in numbered("voids", scope.events["voids"])]


def _void(scope: Scope, event: Object, identity: Sequence[object]) -> Event:
    at = moment(event["at"])
    leaked = event["leak"] not in (None, "none")
    beside = (_leak(scope, {**event, "amount": event["leak"], "urge": None, "note": None}, ("of", *identity)),)
    of_leak = [] if leaked else _of_leak(scope, event)
    return (
        scope.observation(
            scope.concept("catheter_volume" if event["catheter"] else "void"),
            identity,
            scope.clock.at(at),
            source=scope.source(event),
            **measured(event["volume_ml"], "ml", ">=" if event["bound"] == "at_least" else ""),
            method=_method(scope, estimated=event["estimated"] or event["bound"] == "range"),
            note=remark(scope, event),
            hasMember=references(beside) if leaked else [],
            component=[
                *urge(scope, event["urge"]),
                *([] if leaked else coded(scope, "leak_amount", event["leak"])),
                *of_leak,
                *scope.clock.instead(at),
            ],
        ),
        *(beside if leaked else ()),
    )


def leaks(scope: Scope) -> list[Event]:
    """Return every leak on a row of its own."""
    return [(_leak(scope, event, identity),) for event, identity in numbered("leaks", scope.events["leaks"])]


def _leak(scope: Scope, event: Object, identity: Sequence[object]) -> Object:
    at = moment(event["at"])
    known = event["amount"] not in (None, LEAK_UNKNOWN_AMOUNT)
    return scope.observation(
        scope.concept("leak"),
        identity,
        scope.clock.at(at),
        source=scope.source(event),
        **({"valueCodeableConcept": scope.concept(f"leak_amount.{event['amount']}")} if known else unknown()),
        note=remark(scope, event),
        component=[*urge(scope, event["urge"]), *_of_leak(scope, event), *scope.clock.instead(at)],
    )


def _of_leak(scope: Scope, event: Object) -> list[Object]:
    return [
        *coded(scope, "trigger", event["trigger"]),
        *flag(scope, "pad", event["pad"]),
        *amount(scope, "pad_gain_g", event["pad_gain_g"], "g"),
    ]


def drinks(scope: Scope) -> list[Event]:
    """Return every drink; one with an amount of its own has the code for that too."""
    return [(_drink(scope, event, identity),) for event, identity in numbered("drinks", scope.events["drinks"])]


def _drink(scope: Scope, event: Object, identity: Sequence[object]) -> Object:
    at = moment(event["at"])
    own_amount = event["volume_ml"] is not None and not event["estimated"]
    return scope.observation(
        scope.concept("drink", *([coding("drink_measured")] if own_amount else [])),
        identity,
        scope.clock.at(at),
        source=scope.source(event),
        **measured(event["volume_ml"], "ml"),
        method=_method(scope, estimated=event["estimated"]),
        note=remark(scope, event),
        component=[*coded(scope, "drink_kind", event["what"]), *scope.clock.instead(at)],
    )


def _method(scope: Scope, *, estimated: bool) -> Object | None:
    return scope.concept("estimated") if estimated else None


def nights(scope: Scope) -> list[Event]:
    """Return every night, from falling asleep or else going to bed, to rising."""
    return [(_night(scope, event, identity),) for event, identity in numbered("sleep", scope.events["sleep"])]


def _night(scope: Scope, event: Object, identity: Sequence[object]) -> Object:
    known = {key: moment(event[key]) for key in ("bed", "asleep", "rise") if event[key]}
    return scope.observation(
        scope.concept("night"),
        identity,
        scope.clock.during(known.get("asleep", known.get("bed")), known.get("rise")),
        source=scope.source(event),
        component=[{"code": scope.concept(key), **scope.clock.value(at)} for key, at in known.items()],
    )


def exercises(scope: Scope) -> list[Event]:
    """Return every line of the exercise log."""
    return [(_exercise(scope, event, one),) for event, one in numbered("exercises", scope.events["exercises"])]


def _exercise(scope: Scope, event: Object, identity: Sequence[object]) -> Object:
    on = moment(event["date"])
    return scope.observation(
        scope.concept("exercise"),
        identity,
        scope.clock.at(on, timed=False),
        source=scope.source(event),
        component=[
            *count(scope, "exercise_number", event["exercise"]),
            *amount(scope, "exercise_times", event["times"], "count"),
            *amount(scope, "exercise_minutes", event["minutes"], "min"),
            *scope.clock.instead(on, timed=False),
        ],
    )
