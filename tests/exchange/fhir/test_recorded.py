"""Each kind of event as it was written down: its value, what goes with it, and what is not known."""

from __future__ import annotations

import datetime as dt

import pytest

from diary.settings import Settings
from tests.exchange.fhir import coded, component, made, only

AT = dt.datetime(2026, 3, 2, 9, 30)
UNKNOWN = "unknown"


def absent(observation: dict) -> str:
    return observation["dataAbsentReason"]["coding"][0]["code"]


def test_a_void_has_its_volume_and_its_urge_on_the_named_scale():
    found = only(
        made(patients=[{"urge_scale": "iciq"}], voids=[{"at": AT, "volume_ml": 250, "urge": 3, "sheet": "Dag 1",
                                                        "cell": "D8", "note": "*haast*"}]), "void"
    )  # fmt: skip
    assert found["valueQuantity"] == {
        "value": 250, "unit": "mL", "system": "http://unitsofmeasure.org", "code": "mL"
    }  # fmt: skip
    assert component(found, "urge_grade.iciq") == 3
    assert found["effectiveDateTime"] == "2026-03-02T09:30:00+01:00"
    assert found["meta"]["source"].endswith("#1!D8")
    assert found["note"] == [{"text": "\\*haast\\*"}]
    assert "method" not in found


def test_an_urge_without_a_named_scale_stays_the_code_that_was_written():
    assert component(only(made(voids=[{"at": AT, "urge": 2}]), "void"), "urge_grade") == 2


def test_a_void_that_was_not_measured_has_no_volume():
    found = only(made(voids=[{"at": AT}]), "void")
    assert absent(found) == UNKNOWN
    assert "valueQuantity" not in found
    assert "meta" not in found


@pytest.mark.parametrize(
    ("bound", "comparator", "estimated"), [("", None, False), ("at_least", ">=", False), ("range", None, True)]
)
def test_a_bound_and_a_range_are_told(bound: str, comparator: str | None, estimated: bool):
    found = only(made(voids=[{"at": AT, "volume_ml": 1000, "bound": bound}]), "void")
    assert found["valueQuantity"].get("comparator") == comparator
    assert ("method" in found) is estimated


def test_a_catheter_volume_is_no_void():
    found = made(voids=[{"at": AT, "volume_ml": 400, "catheter": True}])
    assert only(found, "catheter_volume")["valueQuantity"]["value"] == 400
    assert not coded(found, "void")


def test_a_leak_on_the_row_of_a_void_is_an_observation_of_its_own():
    row = {"at": AT, "volume_ml": 100, "leak": "drops", "trigger": "cough", "pad": 1.0, "pad_gain_g": 12.5, "urge": 1}
    found = made(voids=[row])
    void, leak = only(found, "void"), only(found, "leak")
    assert void["hasMember"] == [{"reference": f"urn:uuid:{leak['id']}", "type": "Observation"}]
    assert leak["valueCodeableConcept"]["coding"][0]["code"] == "leak_amount.drops"
    assert component(leak, "trigger") == "trigger.cough"
    assert component(leak, "pad") is True
    assert component(leak, "pad_gain_g")["value"] == 12.5
    assert component(void, "trigger") is None
    assert component(leak, "urge_grade") is None


def test_no_leak_that_was_written_down_stays_with_the_void():
    found = made(voids=[{"at": AT, "leak": "none", "pad": 0.0}])
    assert component(only(found, "void"), "leak_amount") == "leak_amount.none"
    assert component(only(found, "void"), "pad") is False
    assert not coded(found, "leak")


@pytest.mark.parametrize("amount", ["", "some"])
def test_a_leak_of_unknown_amount_says_so(amount: str):
    found = only(made(leaks=[{"at": AT, "amount": amount, "urge": 3}]), "leak")
    assert absent(found) == UNKNOWN
    assert component(found, "urge_grade") == 3


def test_a_drink_of_its_own_amount_has_the_code_for_measured_and_a_mug_has_not():
    measured, mug = coded(
        made(
            drinks=[
                {"at": AT, "volume_ml": 180, "what": "tea"},
                {"at": AT, "volume_ml": 250, "what": "coffee", "estimated": True},
            ]
        ),
        "drink",
    )
    assert [one["code"] for one in measured["code"]["coding"]] == ["9000-1", "drink"]
    assert [one["code"] for one in mug["code"]["coding"]] == ["drink"]
    assert component(measured, "drink_kind") == "drink_kind.tea"
    assert mug["method"]["coding"][0]["code"] == "estimated"
    unmeasured = only(made(drinks=[{"at": AT}]), "drink")
    assert absent(unmeasured) == UNKNOWN
    assert [one["code"] for one in unmeasured["code"]["coding"]] == ["drink"]


def test_a_night_runs_from_falling_asleep_to_getting_up():
    days = [
        {"day": 1, "date": "2026-03-02", "dated": True, "begins": "2026-03-02T07:00", "rise": "2026-03-02T07:00",
         "bed": "2026-03-02T22:30", "asleep": "2026-03-02T23:00"},
        {"day": 2, "date": "2026-03-03", "dated": True, "begins": "2026-03-03T07:10", "rise": "2026-03-03T07:10",
         "morning_only": True},
    ]  # fmt: skip
    before, night = coded(made(days=days, drinks=[{"at": AT, "volume_ml": 200}]), "night")
    assert before["effectivePeriod"] == {"end": "2026-03-02T07:00:00+01:00"}
    assert night["effectivePeriod"] == {"start": "2026-03-02T23:00:00+01:00", "end": "2026-03-03T07:10:00+01:00"}
    assert component(night, "bed") == "2026-03-02T22:30:00+01:00"


@pytest.mark.parametrize(
    ("rise", "nights"), [("2026-03-03T22:29", 2), ("2026-03-03T22:30", 3), ("2026-03-02T22:30", 3)]
)
def test_a_rising_a_day_later_ends_no_night(rise: str, nights: int):
    """By hand: from 22:30 on, 24 hours are the limit; a rising at the moment of going to bed ends nothing either."""
    days = [
        {"day": 1, "date": "2026-03-02", "dated": True, "begins": "2026-03-02T07:00", "rise": "2026-03-02T07:00",
         "bed": "2026-03-02T22:30"},
        {"day": 2, "date": rise[:10], "dated": True, "begins": rise, "rise": rise, "morning_only": True},
    ]  # fmt: skip
    found = coded(made(days=days, voids=[{"at": AT, "volume_ml": 200}]), "night")
    assert len(found) == nights
    periods = [one["effectivePeriod"] for one in found]
    assert (periods[1].keys() == {"start", "end"}) is (nights == 2)
    assert periods[-1]["end"] == f"{rise}:00+01:00"


def test_an_exercise_has_its_date_and_no_time():
    found = only(made(exercises=[{"date": "2026-03-02", "exercise": 3, "times": 10, "minutes": 2}]), "exercise")
    assert found["effectiveDateTime"] == "2026-03-02"
    assert component(found, "exercise_number") == 3
    assert component(found, "exercise_times")["value"] == 10
    assert component(found, "exercise_minutes")["code"] == "min"


@pytest.mark.parametrize(
    ("zone", "at", "written"),
    [
        ("Europe/Amsterdam", dt.datetime(2026, 3, 29, 1, 59), "2026-03-29T01:59:00+01:00"),
        ("Europe/Amsterdam", dt.datetime(2026, 3, 29, 2, 30), "2026-03-29T02:30:00+01:00"),  # a time that was not
        ("Europe/Amsterdam", dt.datetime(2026, 3, 29, 3, 0), "2026-03-29T03:00:00+02:00"),
        ("Europe/Amsterdam", dt.datetime(2026, 10, 25, 1, 59), "2026-10-25T01:59:00+02:00"),
        ("Europe/Amsterdam", dt.datetime(2026, 10, 25, 2, 30), "2026-10-25T02:30:00+02:00"),  # a time that was twice
        ("Europe/Amsterdam", dt.datetime(2026, 10, 25, 3, 0), "2026-10-25T03:00:00+01:00"),
        ("America/New_York", dt.datetime(2026, 7, 1, 8, 0), "2026-07-01T08:00:00-04:00"),
        ("UTC", dt.datetime(2026, 7, 1, 8, 0), "2026-07-01T08:00:00+00:00"),
    ],
)
def test_every_moment_has_the_offset_of_the_zone_on_that_night(zone: str, at: dt.datetime, written: str):
    found = only(made(Settings(timezone=zone), voids=[{"at": at, "volume_ml": 200}]), "void")
    assert found["effectiveDateTime"] == written
