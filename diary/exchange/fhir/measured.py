"""What was measured: every metric of the diary and, where the results show it, of each day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from diary.analysis.definition import Metric
from diary.analysis.metrics import CATALOGUE, SHOWN_PER_DAY
from diary.analysis.withheld import cells_behind, known
from diary.exchange.fhir.codings import coding, profile, quantity
from diary.exchange.fhir.elements import amount, count, flag, unknown
from diary.exchange.fhir.notes import annotation
from diary.exchange.fhir.placing import Day, by_day, days_of
from diary.exchange.fhir.recorded import Event
from diary.exchange.fhir.scope import Scope, references

Object = dict[str, Any]
Rows = Mapping[str, Sequence[Event]]
_FLUIDS = {"fluid_intake_24h_ml": "fluid_in", "voided_volume_24h_ml": "fluid_out"}


def of_days(scope: Scope, rows: Rows) -> dict[str, list[Object]]:
    """Return the metrics of each recorded day, by key; one that is withheld says why."""
    placed = by_day(scope, rows)
    found: dict[str, list[Object]] = {metric.key: [] for metric in SHOWN_PER_DAY}
    for day in days_of(scope):
        for metric in SHOWN_PER_DAY:
            events = [event for kind in metric.events for event in placed[kind].get(day.index, ())]
            found[metric.key].append(_of_day(scope, metric, day, events))
    return found


def _of_day(scope: Scope, metric: Metric, day: Day, events: Sequence[Object]) -> Object:
    measure = scope.assessment.numbers.daily[metric.key]
    value, reason = known(measure.value[day.index]), str(measure.reason[day.index])
    estimated = bool(measure.estimated[day.index])
    span = day.between_risings if metric.events == ("drinks",) else day.between_voids
    others, profiles = _standard(metric.key, known_value=value is not None, estimated=estimated)
    lower, upper = known(measure.lower[day.index]), known(measure.upper[day.index])
    told, bounds = _value(scope, metric, value, reason, lower, upper)
    return scope.observation(
        scope.concept(metric.key, *others),
        (metric.key, "day", day.number),
        scope.clock.during(*span),
        profile=profiles,
        **told,
        note=annotation(_why(scope, reason)),
        method=scope.concept("estimated") if estimated else None,
        derivedFrom=references(events) if "valueQuantity" in told or bounds else [],
        component=[*bounds, *([] if scope.clock.dated else count(scope, "diary_day", day.number))],
    )


def _standard(key: str, *, known_value: bool, estimated: bool) -> tuple[list[Object], list[str]]:
    """Return the codes of others for the intake and the output of a day, and the profile that a known value fits."""
    if key not in _FLUIDS:
        return [], []
    of_loinc = "urine_24h" if key == "voided_volume_24h_ml" else "intake_24h_estimated" if estimated else ""
    others = [coding(name) for name in (_FLUIDS[key], of_loinc) if name]
    return others, [profile(_FLUIDS[key])] if known_value else []


def _value(
    scope: Scope, metric: Metric, value: float | None, reason: str, lower: float | None, upper: float | None
) -> tuple[Object, list[Object]]:
    """Return the value, or the one bound that is known, or why there is none; two bounds are components."""
    if value is not None:
        return {"valueQuantity": quantity(value, metric.unit)}, []
    if lower is not None and upper is None:
        return {"valueQuantity": quantity(lower, metric.unit, ">=")}, []
    if upper is not None and lower is None:
        return {"valueQuantity": quantity(upper, metric.unit, "<=")}, []
    bounds = [amount(scope, key, end, metric.unit) for key, end in (("lower_bound", lower), ("upper_bound", upper))]
    return unknown(reason), [one for bound in bounds for one in bound]


def _why(scope: Scope, reason: str, cells: Sequence[tuple[str, str]] = ()) -> str:
    """Return why a value is withheld, with the cells behind it."""
    if not reason:
        return ""
    places = ", ".join(f"{scope.sheets.get(sheet, '')}!{cell}" for sheet, cell in cells)
    return scope.words(f"reasons.{reason}.clinician") + (f" ({places})" if places else "")


def _cells(scope: Scope, reason: str) -> tuple[tuple[str, str], ...]:
    return () if scope.deidentified else cells_behind(scope.assessment.numbers.line, reason, scope.diary)


def of_diary(scope: Scope, daily: Mapping[str, Sequence[Object]], records: Mapping[str, Object]) -> dict[str, Object]:
    """Return every metric over the whole diary, by key, derived from those of its days or from its records."""
    return {metric.key: _whole(scope, metric, daily.get(metric.key, ()), records) for metric in CATALOGUE}


def _whole(scope: Scope, metric: Metric, days: Sequence[Object], records: Mapping[str, Object]) -> Object:
    measure, at = scope.assessment.numbers.measures[metric.key], scope.diary
    value, reason = known(measure.value[at]), str(measure.reason[at])
    told, bounds = _value(scope, metric, value, reason, known(measure.lower[at]), known(measure.upper[at]))
    own = [records[kind] for kind in metric.events if kind in records]
    sources = [day for day in days if "valueQuantity" in day] or own
    return scope.observation(
        scope.concept(metric.key),
        (metric.key, "diary"),
        _over(scope, own, records),
        **told,
        note=annotation(_why(scope, reason, _cells(scope, reason))),
        method=scope.concept("estimated") if measure.estimated[at] else None,
        derivedFrom=references(sources) if "valueQuantity" in told or bounds else [],
        component=[
            *count(scope, "based_on", measure.based_on[at]),
            *amount(scope, "pooled", known(measure.pooled[at]), metric.unit),
            *bounds,
            *(flag(scope, "assumed", value=True) if measure.assumed[at] else []),
        ],
    )


def _over(scope: Scope, own: Sequence[Object], records: Mapping[str, Object]) -> Object:
    """Return the period of the records that a metric rests on; without any, that of the whole diary."""
    periods = [one["effectivePeriod"] for one in own or records.values() if "effectivePeriod" in one]
    if not periods:
        return scope.clock.during(None, None)
    start = min(period["start"] for period in periods)
    return {"effectivePeriod": {"start": start, "end": max((period["end"] for period in periods), key=_whole_day)}}


def _whole_day(end: str) -> str:
    """Return what puts a date behind every time of that day: as the end of a period it holds the whole day."""
    return end if "T" in end else f"{end}U"
