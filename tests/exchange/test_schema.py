"""The schema of the results is made from the catalogue, and stays the contract that `diary-results/1` is."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from diary.analysis.assess import assess
from diary.analysis.findings import CODES
from diary.analysis.metrics import BY_KEY, SHOWN_PER_DAY
from diary.exchange import schema
from diary.exchange.results import results
from diary.model import TABLES
from diary.reading.reader import read
from diary.texts import LANGUAGES, texts
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
    return not jsonschema.Draft202012Validator(schema.results(texts("en"))).is_valid(value)


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
    events = schema.results(texts("en"))["properties"]["events"]["properties"]
    for name, listed in events.items():
        if name != "sleep":
            assert set(listed["items"]["required"]) <= {column for column, _ in TABLES[name]}


def test_a_bound_and_a_kind_are_closed_lists(written: dict[str, Any]):
    later = copy.deepcopy(written)
    later["events"]["voids"][0]["bound"] = "about"
    assert refused(later)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_schema_is_a_schema_by_its_own_rules(language: str):
    for name, make in schema.schemas().items():
        made = json.loads(make(texts(language)))
        jsonschema.Draft202012Validator.check_schema(made)
        assert made["$id"] == f"diary-{name}/1"


def properties(made: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every property that a schema declares, with its path; conditions declare none."""
    for name, part in made.get("properties", {}).items():
        yield f"{path}.{name}", part
        yield from properties(part, f"{path}.{name}")
    if "items" in made:
        yield from properties(made["items"], path)
    for name, part in made.get("$defs", {}).items():
        yield from properties(part, name)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", schema.schemas())
def test_every_property_is_described_in_the_words_of_its_one_home(language: str, name: str):
    words = texts(language)
    made = json.loads(schema.schemas()[name](words))
    told = dict(properties(made))
    assert all(part["description"].endswith((".", "!")) or part["title"] for part in told.values()), told
    assert made["properties"]["metrics" if name == "results" else "changes"]["properties"].keys() == BY_KEY.keys()
    for path, part in told.items():
        if path.rpartition(".")[2] in BY_KEY:
            assert words(f"metrics.{path.rpartition('.')[2]}.definition") in part["description"]
    named = {one["const"]: one["description"] for one in made["$defs"]["finding_code"]["anyOf"][:-1]}
    assert named == {code: words(f"findings.{code}.name") for code in CODES}
    assert words("schema.grows") in made["description"]


def grows(part: Any) -> bool:
    """Tell whether a property is a list of codes that takes another text too."""
    return any("string" in one.get("type", ()) or "$ref" in one for one in part.get("anyOf", ()))


def test_lists_of_codes_grow_or_say_that_they_are_closed():
    closed = set()
    for name, make in schema.schemas().items():
        made = json.loads(make(texts("en")))
        for path, part in properties(made):
            if "enum" in part or "enum" in part.get("items", {}):
                closed.add(f"{name} {path}")
        assert all(grows(made["$defs"][code]) for code in ("finding_code", "metric_key", "reason_code"))
    assert closed == {
        "results .reading.problems.severity", "results .events.voids.bound", "results .events.bowel.kind",
        "results .findings.level", "results .findings.urgency", "changes change.state",
    }  # fmt: skip


@pytest.mark.parametrize(
    "path",
    ["language", "source.layout", "patient.urge_scale", "patient.sex", "patient.complaint", "findings.0.code",
     "findings.0.reason", "findings.0.metric", "lead.0", "tips.0.code", "tips.0.because.0", "events.voids.0.leak",
     "events.drinks.0.what", "reading.guesses.0.code"],
)  # fmt: skip
def test_a_code_of_a_later_version_breaks_no_reader(written: dict[str, Any], path: str):
    later: Any = copy.deepcopy(written)
    later["lead"] = later["lead"] or ["frequency"]
    later["tips"] = later["tips"] or [{"code": "exercise_1", "because": ["frequency"]}]
    later["reading"]["guesses"] = [{"code": "half_of_day", "sheet": "", "cell": "A1", "chosen": ""}]
    assert not refused(later)
    *above, last = (int(part) if part.isdigit() else part for part in path.split("."))
    held = later
    for part in above:
        held = held[part]
    held[last] = "a_new_one"
    assert not refused(later)
    held[last] = 12
    assert refused(later)


def test_every_code_of_every_sample_is_among_those_that_are_listed():
    made = schema.results(texts("en"))
    for path in SAMPLES:
        reading = read(path)
        found = json.loads(json.dumps(results(reading, assess(reading.diary), texts("en"))))
        unlisted = list(_unlisted(found, made, made["$defs"]))
        assert not unlisted, (path.name, unlisted)


def _unlisted(value: Any, part: Any, definitions: Any) -> Iterator[Any]:
    """Yield each text that stands where a list of codes grows, and is none of them."""
    if "$ref" in part:
        part = definitions[part["$ref"].rpartition("/")[2]]
    if grows(part) and isinstance(value, str):
        known = [code for one in part["anyOf"] for code in _codes(one, definitions)]
        if value not in known:
            yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            own = part.get("properties", {}).get(name, part.get("additionalProperties"))
            if isinstance(own, dict):
                yield from _unlisted(inner, own, definitions)
    elif isinstance(value, list):
        for inner in value:
            yield from _unlisted(inner, part.get("items", {}), definitions)


def _codes(one: Any, definitions: Any) -> list[str]:
    if "$ref" in one:
        parts = definitions[one["$ref"].rpartition("/")[2]]["anyOf"]
        return [code for part in parts for code in _codes(part, definitions)]
    return [one["const"]] if "const" in one else one.get("enum", [])
