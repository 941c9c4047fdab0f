"""The results as JSON: their schema, their keys, and what they say of an unknown."""

import json
from pathlib import Path

import jsonschema
import pytest

from diary.analysis.assess import assess
from diary.analysis.metrics import KEYS
from diary.exchange.results import to_json
from diary.exchange.schema import results as results_schema
from diary.reading.reader import read
from diary.texts import LANGUAGES, texts

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.xlsx"))
SCHEMA = results_schema(texts("en"))


def _written(path: Path, language: str) -> str:
    reading = read(path)
    return to_json(reading, assess(reading.diary), texts(language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_sample_satisfies_the_schema(path: Path, language: str) -> None:
    results = json.loads(_written(path, language))
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(results, SCHEMA)
    assert results["language"] == language
    assert tuple(results["metrics"]) == KEYS
    rows = results["reading"]["rows"]
    assert rows["present"] == rows["read"] + rows["skipped"] + rows["refused"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_value_is_null_exactly_when_it_is_withheld(path: Path) -> None:
    for metric in json.loads(_written(path, "en"))["metrics"].values():
        assert (metric["value"] is None) == (metric["withheld"] is not None)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_event_knows_its_cell(path: Path) -> None:
    events = json.loads(_written(path, "en"))["events"]
    listed = [event for name, rows in events.items() if name != "sleep" for event in rows]
    assert listed
    assert all(event["sheet"] and event["cell"] for event in listed)


def test_tips_and_findings_name_each_other() -> None:
    for path in SAMPLES:
        results = json.loads(_written(path, "nl"))
        raised = {tip["code"]: set(tip["because"]) for tip in results["tips"]}
        for finding in results["findings"]:
            assert all(finding["code"] in raised[tip] for tip in finding["tips"])
        codes = {finding["code"] for finding in results["findings"]}
        for tip, because in raised.items():
            for code in because & codes:
                assert tip in next(f["tips"] for f in results["findings"] if f["code"] == code)


def test_the_same_file_gives_the_same_bytes() -> None:
    assert _written(SAMPLES[0], "nl") == _written(SAMPLES[0], "nl")
