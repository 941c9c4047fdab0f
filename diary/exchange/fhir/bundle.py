"""The bundle: one diary as FHIR R4 that says the same when it is sent twice."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid5

from diary.analysis.assess import Assessment
from diary.exchange.deidentify import OLDEST_AGE
from diary.exchange.fhir import recorded
from diary.exchange.fhir.codings import code_system, of_others, profile
from diary.exchange.fhir.elements import measured
from diary.exchange.fhir.judged import findings
from diary.exchange.fhir.measured import of_days, of_diary
from diary.exchange.fhir.nappies import kept_nights
from diary.exchange.fhir.notes import annotation
from diary.exchange.fhir.records import records
from diary.exchange.fhir.scope import NAMESPACE, Scope, references, scope_of, when_of
from diary.exchange.fhir.stools import bowel_function, stools
from diary.texts import Texts

Object = dict[str, Any]
_FACTS = {"age": "years", "weight_kg": "kg", "fluid_restriction_ml": "ml"}


def to_fhir(
    assessment: Assessment,
    words: Texts,
    diary: int = 0,
    *,
    deidentified: bool = False,
    stamp: dt.datetime | None = None,
    transaction: bool = False,
) -> str:
    """Return one diary as the JSON of a FHIR R4 Bundle: the same diary gives the same bytes.

    `words` is the language of texts and notes. `deidentified` leaves out every date, remark and cell, and gives
    other ids. `stamp`, with its zone, is when the bundle was made; without it no clock is in it. `transaction`: as a
    server takes it.
    """
    made = bundle(assessment, words, diary, deidentified=deidentified, stamp=stamp)
    made = as_transaction(made) if transaction else made
    return json.dumps(made, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def bundle(
    assessment: Assessment,
    words: Texts,
    diary: int = 0,
    *,
    deidentified: bool = False,
    stamp: dt.datetime | None = None,
) -> Object:
    """Return the bundle as JSON-ready values."""
    scope = scope_of(assessment, words, diary, deidentified=deidentified)
    return {
        "resourceType": "Bundle",
        "id": scope.id("Bundle"),
        "language": words.language,
        "type": "collection",
        **({"timestamp": stamp.isoformat(timespec="seconds")} if stamp else {}),
        "entry": [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in _resources(scope)],
    }


def as_transaction(made: Object) -> Object:
    """Return a bundle as a transaction that puts each resource under its own id: sent twice it changes nothing.

    References name the resource on the server, as its id is known beforehand.
    """
    kinds = {entry["fullUrl"]: entry["resource"]["resourceType"] for entry in made["entry"]}
    put = [
        {
            "fullUrl": entry["fullUrl"],
            "resource": _on_server(entry["resource"], kinds),
            "request": {"method": "PUT", "url": f"{entry['resource']['resourceType']}/{entry['resource']['id']}"},
        }
        for entry in made["entry"]
    ]
    return {**made, "type": "transaction", "entry": put}


def _on_server(part: Any, kinds: Mapping[str, str]) -> Any:
    if isinstance(part, list):
        return [_on_server(one, kinds) for one in part]
    if not isinstance(part, dict):
        return part
    put = {key: _on_server(value, kinds) for key, value in part.items()}
    if part.get("reference") in kinds:
        put["reference"] = f"{kinds[part['reference']]}/{part['reference'].removeprefix('urn:uuid:')}"
    return put


def _resources(scope: Scope) -> list[Object]:
    rows = {
        "voids": recorded.voids(scope),
        "leaks": recorded.leaks(scope),
        "drinks": recorded.drinks(scope),
        "bowel": stools(scope),
        "sleep": recorded.nights(scope),
        "nights": kept_nights(scope),
        "exercises": recorded.exercises(scope),
    }
    held = records(scope, rows)
    daily = of_days(scope, rows)
    metrics = of_diary(scope, daily, held)
    return [
        code_system(str(uuid5(NAMESPACE, "CodeSystem"))),
        _patient(scope),
        *_facts(scope, metrics),
        *(one for listed in rows.values() for row in listed for one in row),
        *held.values(),
        *bowel_function(scope, rows["bowel"]),
        *_balance(scope, daily),
        *(one for listed in daily.values() for one in listed),
        *metrics.values(),
        *findings(scope, metrics),
    ]


def _patient(scope: Scope) -> Object:
    """Return the patient: a sex where it was given; no name, no number, no date of birth."""
    sex = scope.patient["sex"]
    return {"resourceType": "Patient", "id": scope.id("Patient"), **({"gender": sex} if sex else {})}


def _facts(scope: Scope, metrics: Mapping[str, Object]) -> list[Object]:
    """Return what the diary says of the patient beside the sex, as observations of its period.

    The band of the oldest, of a deidentified diary, begins at the age that is given.
    """
    when = when_of(next(iter(metrics.values())))
    known = {key: scope.patient[key] for key in _FACTS if scope.patient[key] is not None}
    banded = {"age"} if scope.deidentified and known.get("age", 0) > OLDEST_AGE else set()
    facts = [
        scope.observation(
            scope.concept(key), ("patient", key), when, **measured(value, _FACTS[key], ">=" if key in banded else "")
        )
        for key, value in known.items()
    ]
    if scope.patient["complaint"]:
        complaint = scope.concept(f"complaint.{scope.patient['complaint']}")
        facts.append(
            scope.observation(
                scope.concept("complaint"), ("patient", "complaint"), when, valueCodeableConcept=complaint
            )
        )
    return facts


def _balance(scope: Scope, daily: Mapping[str, Sequence[Object]]) -> list[Object]:
    """Return the fluid balance of every day whose drink and urine are both known, as the zib groups them."""
    found = []
    for taken, passed in zip(daily["fluid_intake_24h_ml"], daily["voided_volume_24h_ml"], strict=True):
        if "profile" in taken.get("meta", {}) and "profile" in passed.get("meta", {}):
            found.append(
                scope.observation(
                    of_others("fluid_balance"),
                    ("fluid_balance", passed["id"]),
                    when_of(passed),
                    profile=[profile("fluid_balance")],
                    note=annotation(scope.words("fhir.note.windows")),
                    hasMember=references([taken, passed]),
                )
            )
    return found
