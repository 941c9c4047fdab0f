"""The clinic's settings: what is set decides, says so everywhere, and every fault is named in one run."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from pathlib import Path

import pytest

from diary.settings import DEFAULTS, Settings
from diary.settings_file import KINDS, WrongSettings, as_toml, blank, in_force, kinds, load
from diary.texts import LANGUAGES, texts

SAMPLE = Path("samples/frequent-small-voids.xlsx")


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("typer.get_app_dir", lambda name: str(tmp_path / "usual"))


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "settings.toml"
    path.write_text(text, "utf-8")
    return path


def faults(tmp_path: Path, text: str) -> list[tuple[str, object]]:
    with pytest.raises(WrongSettings) as wrong:
        load(written(tmp_path, text))
    return [(one.code, one.values.get("key")) for one in wrong.value.problems]


def test_an_empty_file_is_the_defaults(tmp_path: Path) -> None:
    assert load(written(tmp_path, "")) == DEFAULTS


def test_the_file_to_start_from_holds_every_setting_and_changes_nothing(tmp_path: Path) -> None:
    assert load(written(tmp_path, blank())) == DEFAULTS
    uncommented = "\n".join(line.removeprefix("# ") for line in blank().splitlines()[1:])
    keys = tomllib.loads(uncommented)
    flat = {f"{a}.{b}" for a, part in keys.items() if isinstance(part, dict) for b in part}
    assert flat >= {"practice.name", "sleep_times.rise", "reading.cells", "limits.nocturia"}
    path = tmp_path / "all.toml"
    path.write_text(uncommented, "utf-8")
    settings = load(path)
    assert [one.key for one in settings.overrides] == ["sleep_times.bed", "sleep_times.rise"]
    assert list(in_force(settings)) == list(kinds())


def test_a_value_that_is_the_default_is_no_override(tmp_path: Path) -> None:
    assert load(written(tmp_path, "evening_hour = 18\n[limits.frequency]\nlow = 6\nhigh = 8.0\n")).overrides == ()


def test_every_kind_of_setting_is_understood(tmp_path: Path) -> None:
    settings = load(
        written(
            tmp_path,
            """
            timezone = "America/New_York"
            evening_hour = 17
            [practice]
            name = "De Linde"
            lines = ["Laan 1", "030 1"]
            [sleep_times]
            bed = "22:30"
            rise = 06:15:00
            [household_measures]
            glass = 180
            [limits.nocturnal_polyuria]
            high = 0.35
            [limits.frequency]
            low = 5
            [reading]
            cells = 1000
            """,
        )
    )
    assert settings.timezone == "America/New_York"
    assert settings.evening_hour == 17
    assert settings.practice.name == "De Linde"
    assert settings.practice.lines == ("Laan 1", "030 1")
    assert (settings.sleep_times.bed, settings.sleep_times.rise) == (dt.time(22, 30), dt.time(6, 15))
    assert settings.household_measures == {"glass": 180}
    assert settings.limits == {"nocturnal_polyuria": {"high": 0.35}, "frequency": {"low": 5}}
    assert settings.reading.cells == 1000
    assert {one.key: (one.default, one.chosen) for one in settings.overrides}["limits.frequency.low"] == (6, 5)
    assert not any(one.key.startswith("practice") for one in settings.overrides)


@pytest.mark.parametrize(
    ("text", "code", "key"),
    [
        ("evening_hour = 24", "wrong_value", "evening_hour"),
        ("evening_hour = -1", "wrong_value", "evening_hour"),
        ("evening_hour = true", "wrong_value", "evening_hour"),
        ("evening_hour = '18'", "wrong_value", "evening_hour"),
        ("timezone = 'Mars/Base'", "wrong_value", "timezone"),
        ("timezone = '../../etc/passwd'", "wrong_value", "timezone"),
        ("timezone = 3", "wrong_value", "timezone"),
        ("practice = 'x'", "not_a_heading", "practice"),
        ("[practice]\nname = 3", "wrong_value", "practice.name"),
        ("[practice]\nlines = 'x'", "wrong_value", "practice.lines"),
        ("[practice]\nlines = [3]", "wrong_value", "practice.lines"),
        ("[sleep_times]\nbed = '24:00'", "wrong_value", "sleep_times.bed"),
        ("[sleep_times]\nbed = 2300", "wrong_value", "sleep_times.bed"),
        ("[household_measures]\ncup = 0", "wrong_value", "household_measures.cup"),
        ("[household_measures]\ncup = nan", "wrong_value", "household_measures.cup"),
        ("[household_measures]\ncup = inf", "wrong_value", "household_measures.cup"),
        ("[household_measures]\nxyzxyzxyzxyzxyz = 9", "unknown_key", "household_measures.xyzxyzxyzxyzxyz"),
        ("[limits.nocturia]\nlow = 1", "unknown_key_near", "limits.nocturia.low"),
        ("[limits.frequency]\nlow = 8", "low_above_high", "limits.frequency"),
        ("[limits.frequency]\nlow = 7.9\nhigh = true", "wrong_value", "limits.frequency.high"),
        ("[[limits]]\nx = 1", "not_a_heading", "limits"),
        ("[reading]\nsheets = 0", "wrong_value", "reading.sheets"),
        ("[reading]\nsheets = 2.5", "wrong_value", "reading.sheets"),
        ("qqq = 1", "unknown_key", "qqq"),
        ("evening_hour", "not_toml", None),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, code: str, key: str | None) -> None:
    assert faults(tmp_path, text) == [(code, key)]


def test_all_faults_are_named_in_one_run(tmp_path: Path, diary) -> None:
    path = written(tmp_path, "evening_hour = 25\nhuh = 1\n[limits.intake]\nlow = 2500\n")
    ran = diary("report", SAMPLE, "-o", tmp_path / "r.json", "--settings", path, "--language", "nl")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 3
    assert all(str(path) in line for line in ran.err.splitlines())
    assert "een heel uur van 0 tot en met 23" in ran.err
    assert not (tmp_path / "r.json").exists()


@pytest.mark.parametrize(("make", "code"), [(lambda path: None, "not_found"), (Path.mkdir, "not_readable")])
def test_a_named_file_must_be_there(tmp_path: Path, diary, make, code: str) -> None:
    path = tmp_path / "other.toml"
    make(path)
    ran = diary("settings", "--settings", path)
    assert ran.code == 2
    assert ran.err.startswith(texts("en")(f"settings.{code}", path=path, reason="Is a directory")[:40])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_says_what_is_expected_with_an_example(language: str) -> None:
    assert all(texts(language).has(f"settings.expected.{kind}") for kind in KINDS)


def test_settings_shows_where_the_file_lies_and_what_is_in_force(tmp_path: Path, diary) -> None:
    shown = diary("settings")
    assert shown.code == 0
    assert str(tmp_path / "usual") in shown.out
    assert "not there" in shown.out
    assert set(kinds()) == {line.split()[0] for line in shown.out.splitlines()[1:]}
    path = written(tmp_path, "[household_measures]\nglass = 180\n[practice]\nlines = ['a', 'b']\n")
    set_ = diary("settings", "--settings", path, "--language", "nl").out
    assert "180  (standaard 200)" in set_
    assert "a, b  (standaard niet ingesteld)" in set_
    data = json.loads(diary("settings", "--settings", path, "--json").out)
    assert data["schema"] == "diary-settings/1"
    assert data["settings"]["household_measures.glass"] == {"value": 180, "default": 200}
    assert data["settings"]["sleep_times.bed"] == {"value": None, "default": None}


def test_a_file_to_start_from_is_written_once(tmp_path: Path, diary) -> None:
    assert diary("settings", "--init").code == 0
    path = tmp_path / "usual" / "settings.toml"
    assert path.read_text("utf-8") == blank()
    again = diary("settings", "--init")
    assert again.code == 1
    assert "already exists" in again.err
    path.write_text("evening_hour = 20\n")
    assert "20  (default 18)" in diary("settings").out


def test_the_file_can_be_named_by_the_environment(tmp_path: Path, diary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIARY_SETTINGS", str(written(tmp_path, "evening_hour = 21\n")))
    assert "21  (default 18)" in diary("settings").out


SET = """
[practice]
name = "Bekkenpraktijk De Linde"
lines = ["Lindelaan 12"]
[sleep_times]
bed = "23:00"
[limits.frequency]
high = 14
[limits.constipation_pattern]
high = 2
[household_measures]
glass = 181
"""


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return written(tmp_path, SET)


def test_a_limit_that_is_set_decides_and_is_named_in_the_data(tmp_path: Path, diary, settings: Path) -> None:
    out = tmp_path / "r.json"
    published, of_the_practice = ("above", "brochure", 8), ("within", "practice", 14)
    for options, expected in (((), published), (("--settings", settings), of_the_practice)):
        assert diary("report", SAMPLE, "-o", out, "-q", *options).code == 0
        results = json.loads(out.read_text("utf-8"))
        finding = next(one for one in results["findings"] if one["code"] == "frequency")
        assert (finding["level"], finding["source"], finding["high"]) == expected
        assert ("overrides" in results) is bool(options)
    assert {"key": "limits.frequency.high", "default": 8, "chosen": 14} in results["overrides"]
    assert {"key": "sleep_times.bed", "default": None, "chosen": "23:00"} in results["overrides"]


@pytest.mark.parametrize("audience", ["patient", "clinician", "both"])
def test_the_report_names_every_override_to_every_reader(tmp_path: Path, diary, settings: Path, audience: str) -> None:
    out = tmp_path / "r.html"
    ran = diary("report", SAMPLE, "-o", out, "--settings", settings, "--audience", audience)
    page = out.read_text("utf-8")
    assert ran.code == 0
    assert "Bekkenpraktijk De Linde" in page
    assert "Lindelaan 12" in page
    for key in (
        "limits.frequency.high",
        "limits.constipation_pattern.high",
        "sleep_times.bed",
        "household_measures.glass",
    ):
        assert key in page
    assert "niet ingesteld" in page


def test_a_report_without_settings_names_none(tmp_path: Path, diary) -> None:
    out = tmp_path / "r.html"
    diary("report", SAMPLE, "-o", out)
    assert texts("nl")("report.settings.title") not in out.read_text("utf-8")


def test_bounds_of_reading_are_settings(tmp_path: Path, diary) -> None:
    ran = diary("report", SAMPLE, "-o", tmp_path / "r.json", "--settings", written(tmp_path, "[reading]\nsheets = 2\n"))
    assert ran.code == 1
    assert "2" in ran.err


def test_values_are_written_as_the_file_has_them() -> None:
    assert as_toml('a "b" \\') == '"a \\"b\\" \\\\"'
    assert as_toml(25_000_000) == "25000000"


def test_the_defaults_are_settings() -> None:
    assert isinstance(DEFAULTS, Settings)
    assert in_force(DEFAULTS)["limits.frequency.high"] == 8
