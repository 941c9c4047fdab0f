"""The bowel diary: its visits, the form of the stool, and the shape of the Dutch zib for each day covered."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.exchange.fhir import coded, component, made, only

MORNING, EVENING = dt.datetime(2026, 3, 2, 8), dt.datetime(2026, 3, 2, 20)
BRISTOL, FREQUENCY, FUNCTION = "443172007", "162098000", "111989001"


def visit(at: dt.datetime = MORNING, **more: object) -> dict[str, object]:
    return {"at": at, "timed": True, "kind": "visit", "passed": 1.0, **more}


def test_a_visit_tells_whether_stool_came_and_all_that_was_filled_in():
    found = only(
        made(bowel=[visit(straining="hard", incomplete=1.0, manual_help=0.0, postponed_min=0, minutes=7, pain=4,
                          leak="smear", noticed=0.0, blood="mucus", note="ging <moeilijk>")]), "bowel_visit"
    )  # fmt: skip
    assert found["valueBoolean"] is True
    assert component(found, "straining") == "straining.hard"
    assert component(found, "incomplete") is True
    assert component(found, "manual_help") is False
    assert component(found, "blockage") is None
    assert component(found, "postponed_min")["value"] == 0
    assert component(found, "minutes")["code"] == "min"
    assert component(found, "pain")["value"] == 4
    assert component(found, "stool_leak") == "stool_leak.smear"
    assert component(found, "noticed") is False
    assert component(found, "blood") == "blood.mucus"
    assert found["note"] == [{"text": "ging \\<moeilijk\\>"}]


def test_a_visit_without_stool_is_false_and_one_that_does_not_say_is_unknown():
    rows = [visit(passed=0.0), visit(EVENING, passed=None)]
    tried, unsaid = coded(made(bowel=rows), "bowel_visit")
    assert tried["valueBoolean"] is False
    assert unsaid["dataAbsentReason"]["coding"][0]["code"] == "unknown"


@pytest.mark.parametrize("bristol", range(1, 8))
def test_a_form_is_the_zibs_own_code(bristol: int):
    found = made(bowel=[visit(bristol=bristol)])
    form = only(found, BRISTOL)
    assert form["valueCodeableConcept"] == {
        "coding": [{"system": "urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.3.1", "code": f"Type {bristol}"}]
    }
    assert form["meta"]["profile"] == [
        "http://nictiz.nl/fhir/StructureDefinition/nl-core-BowelFunction.DefecationConsistency"
    ]
    members = [one["reference"] for one in only(found, FUNCTION)["hasMember"]]
    assert f"urn:uuid:{form['id']}" in members
    assert only(found, "bowel_visit")["hasMember"][0]["reference"] == f"urn:uuid:{form['id']}"


def test_between_two_types_no_one_type_is_claimed():
    found = made(bowel=[visit(bristol=3, bristol_to=4)])
    assert not coded(found, BRISTOL)
    between = only(found, "bristol_between")
    assert (component(between, "bristol_from"), component(between, "bristol_to")) == ("Type 3", "Type 4")
    assert "meta" not in between


def test_each_day_covered_has_its_bowel_function():
    rows = [
        visit(),
        visit(EVENING),
        visit(EVENING + dt.timedelta(hours=1), passed=0.0),
        {"at": dt.datetime(2026, 3, 3), "kind": "no_stool"},
        {"at": dt.datetime(2026, 3, 5), "kind": "laxative"},
    ]
    found = made(bowel=rows)
    often = coded(found, FREQUENCY)
    assert [one["valueQuantity"]["value"] for one in often] == [2, 0, 0]
    assert {one["valueQuantity"]["code"] for one in often} == {"/d"}
    assert [one["effectivePeriod"]["start"] for one in often] == ["2026-03-02", "2026-03-03", "2026-03-05"]
    groups = coded(found, FUNCTION)
    assert [group["hasMember"][0]["reference"] for group in groups] == [f"urn:uuid:{one['id']}" for one in often]
    assert [len(one["derivedFrom"]) for one in often] == [3, 1, 1]
    assert only(found, "no_stool")["effectiveDateTime"] == "2026-03-03"
    assert only(found, "laxative_taken")["valueBoolean"] is True


def test_a_record_with_a_row_without_time_runs_over_whole_days():
    found = made(bowel=[visit(), {"at": dt.datetime(2026, 3, 3), "kind": "no_stool"}])
    assert only(found, "record_bowel")["effectivePeriod"] == {"start": "2026-03-02", "end": "2026-03-03"}
    timed = made(bowel=[visit(), visit(EVENING)])
    assert only(timed, "record_bowel")["effectivePeriod"]["end"] == "2026-03-02T20:00:00+01:00"
