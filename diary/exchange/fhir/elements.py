"""The parts of an observation: components, and a value or why there is none."""

from __future__ import annotations

from typing import Any

from diary.analysis.absence import kind
from diary.exchange.fhir.codings import coding, local, quantity
from diary.exchange.fhir.notes import annotation, literal
from diary.exchange.fhir.scope import Scope

Object = dict[str, Any]


def flag(scope: Scope, code: str, value: bool | None) -> list[Object]:
    """Return a yes/no item as a component; what was not filled in is none."""
    return [] if value is None else [{"code": scope.concept(code), "valueBoolean": value}]


def amount(scope: Scope, code: str, value: float | None, unit: str) -> list[Object]:
    """Return an amount as a component, the unknown as none."""
    return [] if value is None else [{"code": scope.concept(code), "valueQuantity": quantity(value, unit)}]


def count(scope: Scope, code: str, value: float | None) -> list[Object]:
    """Return a whole number as a component, the unknown as none."""
    return [] if value is None else [{"code": scope.concept(code), "valueInteger": int(value)}]


def coded(scope: Scope, code: str, value: str | None) -> list[Object]:
    """Return a value of a list as a component, the unknown as none; its code begins with that of the list."""
    return (
        [] if not value else [{"code": scope.concept(code), "valueCodeableConcept": scope.concept(f"{code}.{value}")}]
    )


def urge(scope: Scope, grade: float | None) -> list[Object]:
    """Return an urge as the code that was written, under the scale that the diary names."""
    scale = scope.patient["urge_scale"]
    return [] if grade is None else [
        {"code": scope.concept(f"urge_grade.{scale}" if scale else "urge_grade"), "valueInteger": int(grade)}
    ]  # fmt: skip


def measured(value: float | None, unit: str, comparator: str = "") -> Object:
    """Return an amount as a value; where it is unknown, that it is."""
    return unknown() if value is None else {"valueQuantity": quantity(value, unit, comparator)}


_ABSENT = {"not_recorded": "not_performed", "not_filled_in": "asked_unknown", "not_applicable": "not_applicable"}
"""HL7's code of each kind of reason; of any other the value is unknown."""


def unknown(reason: str = "") -> Object:
    """Return that a value is not known: HL7's code of the kind of its reason, and the reason in our own."""
    own = [local(f"reason.{reason}")] if reason else []
    return {"dataAbsentReason": {"coding": [coding(_ABSENT.get(kind(reason), "unknown")), *own]}}


def remark(scope: Scope, event: Object) -> list[Object]:
    """Return what the patient wrote with an event, as a note; nothing where it may not tell who wrote it."""
    return [] if scope.deidentified else annotation(literal(event["note"] or ""))
