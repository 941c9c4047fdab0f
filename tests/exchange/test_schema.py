"""The schema of the results is made from the catalogue, and stays the contract that `diary-results/1` is."""

import copy
import json
from typing import Any

import jsonschema
import pytest

from diary.analysis.assess import assess
from diary.analysis.metrics import SHOWN_PER_DAY
from diary.exchange import schema
from diary.exchange.results import results
from diary.model import TABLES
from diary.reading.reader import read
from diary.texts import texts
from tests.exchange.test_results import SAMPLES

OF_EACH_DAY = {
    "daytime_frequency", "nocturia", "night_time_frequency", "voids_per_24h", "voided_volume_24h_ml",
    "nocturnal_urine_volume_ml", "nocturnal_polyuria_index", "nocturnal_urine_production_ml_per_h", "nocturia_index",
    "nocturnal_bladder_capacity_index", "predicted_nightly_voids", "fluid_intake_24h_ml", "urine_leaks_per_24h",
    "urgency_episodes_per_24h",
}  # fmt: skip
"""What was promised of `days`, beside the day itself."""


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    reading = read(SAMPLES[0])
    return json.loads(json.dumps(results(reading, assess(reading.diary), texts("en"))))


def refused(value: object) -> bool:
    return not jsonschema.Draft202012Validator(schema.results()).is_valid(value)


def test_the_days_hold_what_was_promised(written: dict[str, Any]):
    assert {metric.key for metric in SHOWN_PER_DAY} >= OF_EACH_DAY
    for day in written["days"]:
        assert set(day) == {"day", "date", "window", "complete", "reason"} | {metric.key for metric in SHOWN_PER_DAY}


@pytest.mark.parametrize("place", ["metrics", "days"])
def test_a_metric_that_is_new_breaks_no_reader(written: dict[str, Any], place: str):
    later = copy.deepcopy(written)
    if place == "metrics":
        later["metrics"]["a_new_one_ml"] = later["metrics"]["voids_per_24h"]
    else:
        later["days"][0]["a_new_one_ml"] = 12.5
    assert not refused(later)


def test_what_is_no_number_is_no_metric_of_a_day(written: dict[str, Any]):
    later = copy.deepcopy(written)
    later["days"][0]["a_new_one_ml"] = "12,5"
    assert refused(later)


@pytest.mark.parametrize("part", ["source", "patient", "coverage", "events", "reading", "generated_by"])
def test_anything_else_that_is_unheard_of_is_refused(written: dict[str, Any], part: str):
    later = copy.deepcopy(written)
    later[part]["unheard"] = None
    assert refused(later)


@pytest.mark.parametrize("part", ["days", "metrics", "findings", "tips", "patient"])
def test_nothing_may_be_left_out(written: dict[str, Any], part: str):
    later = copy.deepcopy(written)
    del later[part]
    assert refused(later)


def test_every_event_of_the_schema_has_columns_of_the_recorded_tables():
    events = schema.results()["properties"]["events"]["properties"]
    for name, listed in events.items():
        if name != "sleep":
            assert set(listed["items"]["required"]) <= {column for column, _ in TABLES[name]}


def test_a_bound_and_a_kind_are_closed_lists(written: dict[str, Any]):
    later = copy.deepcopy(written)
    later["events"]["voids"][0]["bound"] = "about"
    assert refused(later)


def test_every_schema_is_a_schema_by_its_own_rules():
    for name, make in schema.schemas().items():
        made = json.loads(make())
        jsonschema.Draft202012Validator.check_schema(made)
        assert made["$id"] == f"diary-{name}/1"
