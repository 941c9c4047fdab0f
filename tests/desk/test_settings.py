"""The settings as a form: the same checks as the file, each fault beside its field, and the file else kept as it is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from diary.desk.settings_form import CannotChange, changed, fields
from diary.journeys.in_force import InForce
from diary.settings import DEFAULTS
from diary.settings_file import WrongSettings, blank, in_force, load, stated
from diary.texts import texts
from tests.conftest import SAMPLES
from tests.desk.conftest import OURS, Asked, Client, a_desk

PATH = Path("settings.toml")
BY_HAND = b"""# ours
evening_hour = 19  # late

[limits.frequency]
low = 5  # agreed
high = 9

[reading]
rows = 1000
"""


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    path = tmp_path / "clinic" / "settings.toml"

    def as_set() -> InForce:
        return InForce(texts("en"), settings=load(path) if path.exists() else DEFAULTS)

    desk = a_desk(load=as_set, settings_file=path)
    yield Asked(desk, Client(desk))
    desk.workers.end()


def save(asked: Asked, seen: str = "", sure: tuple[str, ...] = (), **changes: str) -> Any:
    page = asked.client.get("/settings").text
    seen = seen or page.partition('data-seen="')[2].partition('"')[0]
    headers = OURS | {"content-type": "application/json"}
    body = {"seen": seen, "changes": {key.replace("__", "."): value for key, value in changes.items()}}
    return asked.client.post("/settings", json=body | {"sure": sure}, headers=headers)


def test_a_share_is_a_percentage_in_the_form_and_a_share_in_the_file(asked: Asked) -> None:
    page = asked.client.get("/settings").text
    assert 'name="limits.nocturnal_polyuria.high" value="" placeholder="33"' in page
    assert page.index("settings.toml") > page.index('name="practice.name"')  # whose file it is comes last
    assert save(asked, limits__nocturnal_polyuria__high="35,5").status_code == 200
    assert stated(asked.desk.settings_file.read_bytes(), PATH) == {"limits.nocturnal_polyuria.high": 0.355}
    assert 'value="35.5"' in asked.client.get("/settings").text
    wrong = save(asked, limits__nocturnal_polyuria__low="40").json()["problems"]
    assert "(40) is not below the high end (35.5)" in wrong["limits.nocturnal_polyuria.low"]


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 20), "navy").save(made, "PNG")
    return made.getvalue()


def test_a_value_is_changed_and_all_else_stays() -> None:
    after = changed(BY_HAND, {"limits.frequency.high": "8,5", "evening_hour": "20", "practice.name": "Linden"}, PATH)
    assert after == BY_HAND.replace(b"high = 9", b"high = 8.5").replace(b"= 19", b"= 20") + (
        b'\n[practice]\nname = "Linden"\n'
    )
    assert changed(BY_HAND, {"limits.frequency.low": ""}, PATH) == BY_HAND.replace(b"low = 5  # agreed\n", b"")
    assert changed(BY_HAND, {"sleep_times.bed": "", "limits.nocturia.high": ""}, PATH) == BY_HAND


@pytest.mark.parametrize("data", [b"", blank().encode(), b"[limits]\nfrequency.low = 5\n"])
def test_every_setting_of_the_form_can_be_written(data: bytes) -> None:
    values = in_force(DEFAULTS)
    kinds = {key: field.kind for key, field in fields(data, PATH).items()}
    examples = {
        "text": "Linden",
        "lines": "Linden 1\n030 1",
        "clock": "23:00",
        "timezone": "Europe/Lisbon",
        "hour": "17",
    }
    written = {
        key: examples.get(kind) or f"{values[key] * 1.01:.4f}" for key, kind in kinds.items() if kind != "picture"
    }
    after = changed(data, written, PATH)
    assert {key: str(stated(after, PATH)[key]) for key in ("practice.name", "timezone", "evening_hour")} == {
        "practice.name": "Linden", "timezone": "Europe/Lisbon", "evening_hour": "17"
    }  # fmt: skip
    shown = fields(after, PATH)
    assert all(
        float(shown[key].value) == float(written[key]) for key, kind in kinds.items() if kind in ("number", "ml")
    )
    assert shown["practice.lines"].value == "Linden 1\n030 1"


def test_everything_that_is_wrong_is_named_at_once() -> None:
    written = {
        "evening_hour": "25",
        "household_measures.cup": "lots",
        "limits.intake.low": "nan",
        "limits.intake.high": "2.500",
        "sleep_times.bed": "7",
    }
    with pytest.raises(WrongSettings) as wrong:
        changed(BY_HAND, written, PATH)
    assert {problem.values["key"] for problem in wrong.value.problems} == set(written)


@pytest.mark.parametrize("data", [b'practice = "Linden"\n', b"practice = {}\nlimits = {intake = {low = 5}}\n"])
def test_a_file_that_hides_a_value_is_left_alone(data: bytes) -> None:
    with pytest.raises(CannotChange):
        changed(data, {"practice.name": "Linden", "limits.frequency.low": "5"}, PATH)


def test_the_form_writes_the_file_that_the_commands_read(asked: Asked) -> None:
    id_ = asked.drop(SAMPLES / "frequent-small-voids.xlsx")
    before = asked.client.get(f"/diaries/{id_}/report").text
    answer = save(asked, practice__name="Linden Practice", limits__frequency__high="9")
    assert (answer.status_code, "Saved" in answer.json()["sentence"]) == (200, True)
    kept = load(asked.desk.settings_file)
    assert (kept.practice.name, kept.limits["frequency"]["high"]) == ("Linden Practice", 9)
    after = asked.client.get(f"/diaries/{id_}/report").text
    assert "Linden Practice" in after and "Linden Practice" not in before
    assert save(asked, practice__name="").status_code == 200
    assert load(asked.desk.settings_file).practice.name == ""


def test_a_fault_is_told_beside_its_field_and_nothing_is_written(asked: Asked) -> None:
    answer = save(asked, evening_hour="late", limits__frequency__low="12", reading__rows="1", nonsense="1")
    assert answer.status_code == 422
    told = answer.json()["problems"]
    assert set(told) == {"evening_hour", "limits.frequency.low", "limits.frequency.high"}
    assert told["evening_hour"] == "late is not possible here. Expected: a whole hour from 0 to 23."
    assert not asked.desk.settings_file.exists()


def test_faults_of_the_file_itself_are_shown(asked: Asked) -> None:
    asked.desk.settings_file.parent.mkdir()
    asked.desk.settings_file.write_text("evening_hour = 30\nmoon = 1\n")
    page = asked.client.get("/settings").text
    assert "30 is not possible here" in page and "moon is not a setting" in page
    asked.desk.settings_file.write_text("evening_hour = = 30\n")
    page = asked.client.get("/settings").text
    assert "Mend the file" in page and "<form" not in page
    headers = OURS | {"content-type": "application/json"}
    assert (
        asked.client.post(
            "/settings", json={"seen": "", "changes": {}, "sure": ["meanwhile"]}, headers=headers
        ).status_code
        == 422
    )


def test_a_file_that_changed_meanwhile_is_asked_about(asked: Asked) -> None:
    save(asked, evening_hour="19")
    asked.desk.settings_file.write_text('evening_hour = 20\ntimezone = "Europe/Lisbon"\n')
    assert save(asked, seen="of before", evening_hour="21").status_code == 409
    assert load(asked.desk.settings_file).evening_hour == 20
    assert save(asked, seen="of before", sure=("logo",), evening_hour="21").json()["about"] == "meanwhile"
    assert save(asked, seen="of before", sure=("meanwhile",), evening_hour="21").status_code == 200
    kept = load(asked.desk.settings_file)
    assert (kept.evening_hour, kept.timezone) == (21, "Europe/Lisbon")


def test_a_logo_is_chosen_looked_at_and_written_with_the_settings(asked: Asked) -> None:
    post = asked.client.post
    assert "no PNG or JPEG" in post("/settings/logo", params={"name": "x.png"}, content=b"no").json()["sentence"]
    assert post("/settings/logo", params={"name": "settings.toml"}, content=picture()).status_code == 422
    large = post("/settings/logo", params={"name": "x.png"}, content=b"0" * 2_000_001)
    assert (large.status_code, "at most 2 MB" in large.json()["sentence"]) == (422, True)
    assert post("/settings/logo", params={"name": "../our logo.png"}, content=picture()).json() == {
        "name": "our logo.png"
    }
    beside = asked.desk.settings_file.parent / "our logo.png"
    assert not beside.exists()
    assert save(asked, practice__logo="our logo.png").status_code == 200
    assert beside.read_bytes() == picture()
    logo = load(asked.desk.settings_file).practice.logo
    assert logo is not None and logo.width == 40
    assert save(asked, practice__logo="other.png").json()["problems"].keys() == {"practice.logo"}


@pytest.mark.parametrize("standing", [b"another picture", b"x", picture() + b"more"])
def test_another_file_of_the_name_of_the_logo_is_asked_about(asked: Asked, standing: bytes) -> None:
    beside = asked.desk.settings_file.parent / "logo.png"
    beside.parent.mkdir()
    beside.write_bytes(standing)
    asked.client.post("/settings/logo", params={"name": "logo.png"}, content=picture())
    assert save(asked, sure=("meanwhile",), practice__logo="logo.png").json()["about"] == "logo"
    assert beside.read_bytes() == standing
    assert save(asked, sure=("logo",), practice__logo="logo.png").status_code == 200
    assert beside.read_bytes() == picture()
