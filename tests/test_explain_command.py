"""`diary explain` through the command line: on the screen, as data, and what it says of what it does not know."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from diary.analysis.findings import CODES
from diary.analysis.metrics import KEYS
from tests.conftest import Ran

Diary = Callable[..., Ran]


def test_a_key_is_explained_in_the_language_asked_for(diary: Diary):
    dutch, english = (diary("explain", "nocturnal_polyuria_index", "--language", name) for name in ("nl", "en"))
    assert (dutch.code, english.code) == (0, 0)
    assert dutch.out.startswith("nocturnal_polyuria_index (maat): nachtelijke-polyurie-index (NPi)\n")
    assert "Formula: nocturnal_urine_volume_ml / voided_volume_24h_ml" in english.out
    assert "no_sleep_times: " in english.out


def test_without_a_key_everything_is_listed(diary: Diary):
    ran = diary("explain", "--language", "nl")
    assert ran.code == 0
    assert all(f"\n  {key} " in ran.out for key in (*KEYS, *CODES, "file_not_found", "half_of_day", "hours"))


def test_as_data_everything_is_there_once(diary: Diary):
    told = json.loads(diary("explain", "--json").out)
    assert (told["schema"], told["language"]) == ("diary-explain/1", "en")
    pairs = [(entry["kind"], entry["key"]) for entry in told["explanations"]]
    assert len(pairs) == len(set(pairs)) > 300


def test_as_data_a_key_has_its_facts(diary: Diary):
    told = json.loads(diary("explain", "voids_per_litre", "--json").out)["explanations"]
    assert [entry["key"] for entry in told] == ["voids_per_litre"]
    assert told[0]["formula"] == "voids_per_24h / (fluid_intake_24h_ml / 1000)"
    assert isinstance(told[0]["withheld"], dict)


def test_what_is_unknown_is_said_with_what_may_be_meant(diary: Diary):
    ran = diary("explain", "nocturia", "intak", "qqzz", "--language", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "Nothing is called intak. Did you mean intake" in ran.err
    assert "Nothing is called qqzz. `diary explain` lists everything" in ran.err


def test_a_dutch_name_will_do(diary: Diary):
    assert diary("explain", "nycturie").out == diary("explain", "nocturia").out
    assert diary("explain", "oefening_3").out.startswith("exercise_3 (tip)")


def test_the_limits_of_the_clinic_are_in_force(diary: Diary, tmp_path: Path):
    settings = tmp_path / "settings.toml"
    settings.write_text("[limits.frequency]\nlow = 5\nhigh = 9\n", "utf-8")
    ran = diary("explain", "frequency", "--language", "nl", "--settings", settings)
    assert "5–9 per" in ran.out


def test_the_language_is_that_of_the_terminal(diary: Diary, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert "nycturie" in diary("explain", "nocturia").out
