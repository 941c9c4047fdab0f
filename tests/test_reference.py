"""`diary reference`: the limits in force, for people as a table and for programs as data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diary.analysis.reference import references
from diary.limits import fact, population
from diary.texts import LANGUAGES, texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reference_value_has_its_row_and_its_full_entry(diary, language: str) -> None:
    table = diary("reference", "--language", language)
    rows = table.out.splitlines()
    assert table.code == 0
    assert rows[0].split()[0] == texts(language).lines("reference.header")[0]
    assert [row.split()[0] for row in rows[1:]] == list(references())
    full = diary("reference", *references(), "--language", language).out
    for one in references().values():
        assert fact(one, texts(language)).split()[0] in full
        assert population(one, texts(language)).split()[-1] in full


def test_one_entry_says_what_is_within_for_whom_and_by_which_source(diary) -> None:
    assert diary("reference", "nocturia").out.splitlines()[:3] == [
        "nocturia: <\N{NO-BREAK SPACE}2 per night",
        "    nocturia, for adults",
        "    Hashim 2019; Lukacz 2009 (not at hand when this was written)",
    ]
    assert "none\n" in diary("reference", "stress_leakage").out
    assert diary("reference", "hard_stool").out.startswith("hard_stool: <\N{NO-BREAK SPACE}25%\n")


def test_as_data_it_holds_every_field(diary) -> None:
    data = json.loads(diary("reference", "--json").out)
    assert data["schema"] == "diary-reference/1"
    assert [one["id"] for one in data["reference_values"]] == list(references())
    first = data["reference_values"][0]
    assert first["low"] == 6
    assert first["high"] == 8
    assert first["inclusive"] is True
    assert first["page"] == "toilet_posture_and_behaviour"
    assert set(first["fact"]) == set(LANGUAGES)


def test_a_limit_of_the_practice_stands_beside_the_published_one(diary, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("[limits.frequency]\nhigh = 9\n", "utf-8")
    shown = diary("reference", "frequency", "--settings", settings).out
    assert shown.startswith("frequency: 6–9 per 24 hours")
    assert "practice (settings file)" in shown
    assert "the published limit is 6–8" in shown
    data = json.loads(diary("reference", "--json", "frequency", "--settings", settings).out)
    assert (data["reference_values"][0]["high"], data["reference_values"][0]["source"]) == (9, "practice")


def test_a_name_that_is_none_is_refused_with_those_that_are(diary) -> None:
    ran = diary("reference", "frequence")
    assert ran.code == 2
    assert "frequency" in ran.err
    assert not ran.out


def test_a_grey_zone_and_a_disputed_limit_are_said(diary) -> None:
    assert "Under 65 years the range from 20 percent on is grey" in diary("reference", "nocturnal_polyuria").out
    assert "Exactly on the limit is borderline" in diary("reference", "straining").out
    assert "Exactly on the limit" not in diary("reference", "frequency").out
