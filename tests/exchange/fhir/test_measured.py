"""The numbers: those of the results, in UCUM, derived from what they rest on, and withheld with their reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary.analysis.definition import Metric
from diary.analysis.metrics import CATALOGUE
from diary.exchange.fhir.codings import table
from diary.exchange.results import results
from diary.model import Diary
from diary.reading.reader import read
from diary.settings import Settings, SleepTimes
from diary.texts import texts
from tests.conftest import SAMPLES
from tests.exchange.fhir import READ, Object, assessed, coded, component, made, of, only, resources, walk

SHOWN = [metric.key for metric in CATALOGUE if metric.shown_per_day]
UCUM = {"mL", "mL/h", "mL/kg", "/d", "/wk", "/{night}", "/L", "g", "kg", "min", "h", "a", "1"}
every_sample = pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)


def value(observation: Object) -> float | None:
    """Return the value, None for a bound and for the unknown."""
    found = observation.get("valueQuantity", {})
    return None if "comparator" in found else found.get("value")


def of_diary(found: Object, key: str) -> Object:
    """Return the metric over the whole diary: the last with its key."""
    return coded(found, key)[-1]


@every_sample
def test_every_metric_is_that_of_the_results(path: Path):
    found, assessment = of(path), assessed(path)
    assert assessment is not None
    expected = results(read(path), assessment, texts("en"))
    for key, metric in expected["metrics"].items():
        one = of_diary(found, key)
        assert value(one) == metric["value"]
        assert component(one, "based_on") == metric["based_on"]
        assert (component(one, "pooled") or {}).get("value") == metric["pooled"]
        assert (component(one, "assumed") or False) is metric["assumed"]
        assert ("method" in one) is metric["estimated"]
        if metric["withheld"]:
            _withheld(one, metric)
    for key in SHOWN:
        *days, _ = coded(found, key)
        assert [value(day) for day in days] == [day[key] for day in expected["days"]]


def _withheld(one: Object, metric: Object) -> None:
    """A withheld metric gives the one bound that is known as its value, two as components, and always the reason."""
    lower, upper, reason = metric["lower_bound"], metric["upper_bound"], metric["withheld"]["reason"]
    assert one["note"][0]["text"].startswith(texts("en")(f"reasons.{reason}.clinician"))
    assert all(place["cell"] in one["note"][0]["text"] for place in metric["withheld"]["cells"])
    bound = one.get("valueQuantity")
    if (lower is None) == (upper is None):
        assert one["dataAbsentReason"]["coding"][1]["code"] == f"reason.{reason}"
        assert (component(one, "lower_bound") or {}).get("value") == lower
        assert (component(one, "upper_bound") or {}).get("value") == upper
    else:
        assert bound is not None
        assert (bound["comparator"], bound["value"]) == ((">=", lower) if upper is None else ("<=", upper))


def test_some_sample_shows_a_bound_from_below_from_above_and_none():
    seen = {
        one.get("valueQuantity", {}).get("comparator", "none" if "dataAbsentReason" in one else "value")
        for path in READ
        for one in resources(of(path))
        if one["code"]["coding"][-1]["code"] in SHOWN
    }
    assert seen == {">=", "<=", "none", "value"}


@every_sample
def test_every_unit_is_ucum(path: Path):
    for node in walk(list(resources(of(path)))):
        if "unit" in node:
            assert node["code"] in UCUM
            assert node["system"] == "http://unitsofmeasure.org"


def test_every_unit_of_the_catalogue_has_one_in_ucum():
    assert {metric.unit for metric in CATALOGUE} <= set(table()["units"])
    assert set(table()["units"].values()) == UCUM


@pytest.mark.parametrize("metric", CATALOGUE, ids=lambda metric: metric.key)
def test_every_metric_rests_on_something(metric: Metric):
    assert metric.events
    assert set(metric.events) <= {"voids", "leaks", "drinks", "bowel", "sleep", "nights", "exercises"}


def test_a_day_is_derived_from_its_own_events_and_no_others():
    """By hand: the first morning void of 07:15 opens day 1, that of 07:02 closes it and opens day 2."""
    found = of("english.xlsx")
    at = {one["id"]: one.get("effectiveDateTime", "") for one in resources(found)}

    def sources(observation: Object) -> list[str]:
        return sorted(at[one["reference"].removeprefix("urn:uuid:")] for one in observation["derivedFrom"])

    first = [one for one in sources(coded(found, "voids_per_24h")[0]) if one]
    assert (first[0], first[-1]) == ("2026-03-16T07:15:00+01:00", "2026-03-17T07:02:00+01:00")
    drinks = sources(coded(found, "fluid_intake_24h_ml")[0])
    assert all(one.startswith("2026-03-16") or one < "2026-03-17T07:00" for one in drinks)
    total = sum(
        one["valueQuantity"]["value"] for one in coded(found, "drink") if one["effectiveDateTime"] in set(drinks)
    )
    assert total == value(coded(found, "fluid_intake_24h_ml")[0])


def test_a_number_over_the_diary_is_derived_from_its_days_or_its_records():
    found = of("english.xlsx")
    whole = of_diary(found, "nocturia")
    days = {f"urn:uuid:{one['id']}" for one in coded(found, "nocturia")[:-1]}
    assert {one["reference"] for one in whole["derivedFrom"]} == days
    largest = only(found, "maximum_voided_volume_ml")
    assert [one["reference"] for one in largest["derivedFrom"]] == [f"urn:uuid:{only(found, 'record_voids')['id']}"]
    members = {one["reference"] for one in only(found, "record_voids")["hasMember"]}
    assert members == {f"urn:uuid:{one['id']}" for one in coded(found, "void")}


def test_a_number_runs_over_the_records_it_rests_on():
    found = of("english.xlsx")
    assert only(found, "bowel_movements_per_week")["effectivePeriod"]["start"].startswith("2026-03-16")
    assert of_diary(found, "nocturia")["effectivePeriod"]["end"].startswith("2026-03-19")


def test_a_day_that_the_next_morning_does_not_close_has_no_end():
    days = [
        {"day": day, "date": date, "dated": True, "begins": f"{date}T07:00", "rise": f"{date}T07:00"}
        for day, date in enumerate(("2026-03-02", "2026-03-05"), 1)
    ]
    found = made(days=days, voids=[{"at": f"2026-03-0{day}T07:10", "volume_ml": 300} for day in (2, 5)])
    first, second, _ = coded(found, "nocturia")
    assert first["effectivePeriod"] == {"start": "2026-03-02T07:10:00+01:00"}
    assert second["effectivePeriod"] == {"start": "2026-03-05T07:10:00+01:00"}
    assert first["dataAbsentReason"]["coding"][1]["code"] == "reason.no_closing_first_morning_void"


def test_assumed_sleep_times_are_said():
    import datetime as dt

    rows = [f"2026-03-0{day}T{hour:02}:00" for day in (2, 3) for hour in (7, 12, 18)]
    days = [
        {"day": day, "date": f"2026-03-0{day + 1}", "dated": True, "begins": f"2026-03-0{day + 1}T07:00",
         "rise": f"2026-03-0{day + 1}T07:00"} for day in (1, 2)
    ]  # fmt: skip
    tables = {"days": days, "voids": [{"at": at, "volume_ml": 200} for at in rows]}
    assumed = made(Settings(sleep_times=SleepTimes(bed=dt.time(23), rise=dt.time(7))), **tables)
    assert component(of_diary(assumed, "nocturia"), "assumed") is True
    assert component(of_diary(made(**tables), "nocturia"), "assumed") is None


def test_a_diary_of_one_event_has_its_metrics_all_the_same():
    found = made(voids=[{"at": "2026-03-02T09:00", "volume_ml": 200}])
    assert all(coded(found, metric.key) for metric in CATALOGUE)
    assert only(found, "stool_hard_share")["effectivePeriod"]["start"] == "2026-03-02T09:00:00+01:00"


def test_the_second_of_two_diaries_is_exported_alone():
    from diary.analysis.assess import assess
    from diary.exchange.fhir.bundle import bundle
    from diary.model import together

    one = read(SAMPLES / "english.xlsx").diary
    both = assess(together([read(SAMPLES / "healthy.xlsx").diary, one]))
    assert isinstance(one, Diary)
    assert bundle(both, texts("en"), 1) == of("english.xlsx")
