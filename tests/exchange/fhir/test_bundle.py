"""Whatever was read: the bundle is FHIR, holds together, says the same twice, and names nobody."""

from __future__ import annotations

import copy
import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from fhir.resources.R4B.bundle import Bundle
from pydantic import ValidationError

from diary import model
from diary.analysis.assess import assess
from diary.exchange.deidentify import deidentified
from diary.exchange.fhir.bundle import bundle, to_fhir
from diary.exchange.fhir.codings import terms
from diary.exchange.results import results
from diary.reading.reader import read
from diary.texts import LANGUAGES, texts
from tests.conftest import SAMPLES
from tests.exchange.fhir import READ, assessed, coded, component, made, of, only, resources, walk

every_sample = pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)


@pytest.mark.parametrize("language", LANGUAGES)
@every_sample
def test_every_sample_is_valid_fhir(path: Path, language: str):
    """R4B's models hold Observation, Patient, CodeSystem and Bundle as R4 defines them."""
    Bundle.model_validate(of(path, language))


def test_the_models_would_refuse_what_is_not_fhir():
    broken = copy.deepcopy(of("english.xlsx"))
    broken["entry"][1]["resource"]["genus"] = "female"
    with pytest.raises(ValidationError):
        Bundle.model_validate(broken)


@every_sample
def test_every_reference_points_within_the_bundle(path: Path):
    found = of(path)
    kinds = {entry["fullUrl"]: entry["resource"]["resourceType"] for entry in found["entry"]}
    for node in walk(found):
        if "reference" in node:
            assert kinds[node["reference"]] == node["type"]


@every_sample
def test_every_id_is_its_own_and_the_address_holds_it(path: Path):
    found = of(path)
    ids = [entry["resource"]["id"] for entry in found["entry"]]
    assert len(set(ids)) == len(ids)
    assert [entry["fullUrl"] for entry in found["entry"]] == [f"urn:uuid:{one}" for one in ids]


@every_sample
def test_what_fhir_asks_beyond_the_shape(path: Path):
    """Its invariants obs-3, obs-6, obs-7, per-1 and qty-3, which the models do not know."""
    for one in resources(of(path)):
        values = [key for key in one if key.startswith("value")]
        assert len(values) + ("dataAbsentReason" in one) <= 1
        assert values or "dataAbsentReason" in one or "component" in one or "hasMember" in one
        own = {coding["code"] for coding in one["code"]["coding"]}
        inner = [coding["code"] for part in one.get("component", []) for coding in part["code"]["coding"]]
        assert not own & set(inner)
        assert len(set(inner)) == len(inner)
        assert all({"low", "high", "text"} & set(limits) for limits in one.get("referenceRange", []))
        period = one.get("effectivePeriod", {})
        assert set(period) <= {"start", "end"}
        if len(period) == 2 and "T" in period["start"] and "T" in period["end"]:
            assert dt.datetime.fromisoformat(period["start"]) <= dt.datetime.fromisoformat(period["end"])
        for node in walk(one):
            assert "comparator" not in str(node.get("low", "")) + str(node.get("high", ""))


@every_sample
def test_every_code_of_our_own_is_defined_in_the_bundle(path: Path):
    found = of(path)
    (system,) = resources(found, "CodeSystem")
    defined = {concept["code"]: concept["display"] for concept in system["concept"]}
    used = [node for node in walk(list(resources(found))) if node.get("system") == system["url"]]
    assert used
    assert all(defined[node["code"]] == node["display"] for node in used)
    assert system["count"] == len(defined) == len(terms("en"))


def test_sent_twice_it_is_the_same_to_the_byte():
    first, second = (to_fhir(_fresh("english.xlsx"), texts("nl")) for _ in range(2))
    assert first == second
    assert "timestamp" not in json.loads(first)


def _fresh(sample: str):
    assessed.cache_clear()
    return assessed(SAMPLES / sample)


def test_the_language_changes_words_and_no_id():
    english, dutch = of("english.xlsx", "en"), of("english.xlsx", "nl")
    assert [entry["fullUrl"] for entry in english["entry"]] == [entry["fullUrl"] for entry in dutch["entry"]]
    assert (only(english, "finding.nocturia")["note"]) != only(dutch, "finding.nocturia")["note"]
    assert (english["language"], dutch["language"]) == ("en", "nl")


def test_another_diary_shares_no_id_but_that_of_the_codes():
    one, other = ({entry["fullUrl"] for entry in of(name)["entry"]} for name in ("english.xlsx", "stress-leakage.xlsx"))
    (codes,) = resources(of("english.xlsx"), "CodeSystem")
    assert one & other == {f"urn:uuid:{codes['id']}"}


def test_the_same_event_twice_is_two_observations():
    row = {"at": dt.datetime(2026, 3, 2, 9), "volume_ml": 200}
    first, second = coded(made(voids=[row, row]), "void")
    assert first["id"] != second["id"]
    assert {**first, "id": ""} == {**second, "id": ""}


def test_the_stamp_is_the_only_clock():
    moment = dt.datetime(2026, 3, 2, 9, 5, 7, 123456, tzinfo=dt.UTC)
    stamped, plain = dict(of("healthy.xlsx", stamp=moment)), of("healthy.xlsx")
    assert stamped.pop("timestamp") == "2026-03-02T09:05:07+00:00"
    assert stamped == plain


@every_sample
def test_nobody_is_named(path: Path):
    found = of(path)
    (patient,) = resources(found, "Patient")
    assert set(patient) <= {"resourceType", "id", "gender"}
    assert not [node for node in walk(found) if {"identifier", "performer", "birthDate"} & set(node)]
    reading = read(path)
    text = json.dumps(found)
    code = reading.diary.patients["code"][0]
    assert not code or f'"{code}"' not in text
    assert reading.sha256 not in text


@every_sample
def test_each_event_of_the_results_is_one_observation(path: Path):
    found, assessment = of(path), assessed(path)
    assert assessment is not None
    events = results(read(path), assessment, texts("en"))["events"]
    leaking = [one for one in events["voids"] if one["leak"] not in (None, "none")]
    assert len(coded(found, "void")) + len(coded(found, "catheter_volume")) == len(events["voids"])
    assert len(coded(found, "drink")) == len(events["drinks"])
    assert len(coded(found, "leak")) == len(events["leaks"]) + len(leaking)
    assert len(coded(found, "night")) >= len(events["sleep"])
    assert len(coded(found, "exercise")) == len(events["exercises"])
    rows = [one for code in ("bowel_visit", "no_stool", "laxative_taken") for one in coded(found, code)]
    assert len(rows) == len(events["bowel"])
    volumes = [one.get("valueQuantity", {}).get("value") for one in coded(found, "drink")]
    assert volumes == [one["volume_ml"] for one in events["drinks"]]


@pytest.mark.parametrize("kind", ["english.xlsx", "constipation.xlsx"])
def test_a_deidentified_diary_tells_no_date_no_remark_and_no_cell(kind: str):
    plain, bare = of(kind), of(kind, deidentified=True)
    text = json.dumps(bare)
    assert "2026" not in text.replace(json.dumps(next(iter(resources(bare, "CodeSystem")))), "")
    assert not [node for node in walk(bare) if "source" in node]
    assert not [one for code in ("void", "drink", "leak", "bowel_visit") for one in coded(bare, code) if "note" in one]
    shared = {entry["fullUrl"] for entry in plain["entry"]} & {entry["fullUrl"] for entry in bare["entry"]}
    assert len(shared) == 1
    first = coded(bare, "drink")[0]
    assert component(first, "diary_day") == 1
    assert component(first, "time_of_day") == coded(plain, "drink")[0]["effectiveDateTime"][11:19]
    Bundle.model_validate(bare)


@pytest.mark.parametrize(("age", "given", "comparator"), [(89, 89, None), (90, 90, ">="), (97, 90, ">=")])
def test_the_oldest_are_one_band_when_deidentified(age: int, given: int, comparator: str | None):
    reading = read(SAMPLES / "english.xlsx")
    patients = [patient | {"age": float(age)} for patient in reading.tables["patients"]]
    reading = replace(reading, tables=reading.tables | {"patients": patients})
    bare = bundle(assess(deidentified(reading, b"0123456789abcdef").diary), texts("en"), deidentified=True)
    assert only(bare, "age")["valueQuantity"].get("comparator") == comparator
    assert only(bare, "age")["valueQuantity"]["value"] == given
    plain = bundle(assess(reading.diary), texts("en"))
    assert only(plain, "age")["valueQuantity"] == {
        "value": age, "unit": "a", "system": "http://unitsofmeasure.org", "code": "a"
    }  # fmt: skip


def test_the_days_have_the_numbers_of_the_other_deidentified_exports():
    """The night before the first recorded day is day 0, as in the JSON."""
    days = [{"day": 1, "date": "2026-03-02", "dated": False, "begins": "2026-03-02T07:00", "rise": "2026-03-02T07:00"}]
    found = made(days=days, voids=[{"at": f"2026-03-0{day}T23:50", "volume_ml": 200} for day in (1, 2)])
    assert [component(one, "diary_day") for one in coded(found, "void")] == [0, 1]


def test_a_diary_without_dates_claims_none():
    found = of("messy/no-dates-at-all.csv")
    assert "2000-01" not in json.dumps(found)
    unknown = {"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason", "valueCode": "unknown"}
    assert all(one["_effectiveDateTime"] == {"extension": [unknown]} for one in resources(found))
    assert "number of its day" in only(found, "record_voids")["note"][0]["text"]
    late = coded(found, "void")[-1]
    assert component(late, "diary_day") in (1, 2)


@pytest.mark.parametrize("complaint", ["", *model.COMPLAINTS])
def test_the_main_complaint_is_an_observation_where_it_was_given(complaint: str):
    voids = [{"at": dt.datetime(2026, 3, 2, 9), "volume_ml": 200}]
    found = coded(made(patients=[{"complaint": complaint}], voids=voids), "complaint")
    codes = [one["valueCodeableConcept"]["coding"][-1]["code"] for one in found]
    assert codes == ([f"complaint.{complaint}"] if complaint else [])
