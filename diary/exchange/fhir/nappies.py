"""What was recorded of a child's nights: an observation for each, wet or dry, with what the nappy weighed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diary.exchange.fhir.elements import amount, flag, remark, unknown
from diary.exchange.fhir.recorded import Event
from diary.exchange.fhir.scope import Scope, moment, numbered

Object = dict[str, Any]


def kept_nights(scope: Scope) -> list[Event]:
    """Return every night of a list of nights, by the day whose evening it begins."""
    return [(_night(scope, event, one),) for event, one in numbered("nights", scope.events["nights"])]


def _night(scope: Scope, event: Object, identity: Sequence[object]) -> Object:
    on = moment(event["date"])
    known = {key: moment(event[key]) for key in ("bed", "rise") if event[key]}
    return scope.observation(
        scope.concept("kept_night"),
        identity,
        scope.clock.at(on, timed=False),
        source=scope.source(event),
        **(unknown() if event["wet"] is None else {"valueBoolean": event["wet"]}),
        note=remark(scope, event),
        component=[
            *({"code": scope.concept(key), **scope.clock.value(at)} for key, at in known.items()),
            *flag(scope, "woken", event["woken"]),
            *amount(scope, "nappy_dry_g", event["dry_g"], "g"),
            *amount(scope, "nappy_wet_g", event["wet_g"], "g"),
            *flag(scope, "stool_in_nappy", event["stool_in_nappy"]),
            *amount(scope, "night_voids", event["night_voids"], "count"),
            *amount(scope, "night_voids_ml", event["night_voids_ml"], "ml"),
            *amount(scope, "first_morning_ml", event["first_morning_ml"], "ml"),
            *scope.clock.instead(on, timed=False),
        ],
    )
