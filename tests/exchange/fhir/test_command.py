"""The bundle as `diary export` writes it: valid, in the zone of the settings, and without a date when that is asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from fhir.resources.R4B.bundle import Bundle

from tests.conftest import SAMPLES, Ran
from tests.exchange.fhir import Object, coded, component, of, resources


def written(diary: Callable[..., Ran], out: Path, *options: object) -> Object:
    """Return the bundle that the command wrote for a sample."""
    ran = diary("export", SAMPLES / "english.xlsx", "--to", "fhir", "-o", out, *options)
    assert ran.code == 0, ran.err
    found: Object = json.loads(out.read_text("utf-8"))
    Bundle.model_validate(found)
    return found


def test_the_command_writes_the_bundle_of_the_diary(diary: Callable[..., Ran], tmp_path: Path):
    assert written(diary, tmp_path / "a.fhir.json") == of("english.xlsx")


def test_the_zone_is_that_of_the_settings(diary: Callable[..., Ran], tmp_path: Path):
    settings = tmp_path / "settings.toml"
    settings.write_text('timezone = "Atlantic/Azores"\n', "utf-8")
    found = written(diary, tmp_path / "a.fhir.json", "--settings", settings)
    assert coded(found, "void")[0]["effectiveDateTime"] == "2026-03-16T07:15:00-01:00"
    own = [one["id"] for one in resources(of("english.xlsx"))]
    assert [one["id"] for one in resources(found)] == own


def test_deidentified_it_has_the_days_of_the_json_and_no_date(diary: Callable[..., Ran], tmp_path: Path):
    key, data = tmp_path / "key", tmp_path / "a.json"
    key.write_text("a key that no one can guess", "utf-8")
    bare = written(diary, tmp_path / "a.fhir.json", "--deidentify", "--key", key)
    diary("export", SAMPLES / "english.xlsx", "-o", data, "--deidentify", "--key", key)
    events = json.loads(data.read_text("utf-8"))["events"]["voids"]
    told = [f"D{component(one, 'diary_day')}T{component(one, 'time_of_day')}" for one in coded(bare, "void")]
    assert told == [event["at"] for event in events]
    assert not [one for one in resources(bare) if "effectiveDateTime" in one or "effectivePeriod" in one]
    assert written(diary, tmp_path / "b.fhir.json", "--deidentify", "--key", key) == bare
