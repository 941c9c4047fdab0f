"""`diary forms`: what is remembered of a clinic's forms, and how the files of a form are read from then on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from diary.forms_folder import all_in
from diary.texts import LANGUAGES, texts
from tests.conftest import SAMPLES, Ran

FORM = """[[sheet]]
kind = "list"
heading = 2
[sheet.columns]
date = "A"
time = "B"
event = "C"
amount = "D"
[sheet.events]
catheter = ["C"]
void = ["V"]
"""
Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def settings_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("DIARY_SETTINGS", raising=False)
    return tmp_path / "config" / "diary" / "forms"


def filled(path: Path, *amounts: int, headings: tuple[str, ...] = ("p", "q", "r", "s"), tab: str = "mw Jansen") -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = tab
    sheet.append(["Naam: mw Jansen, 12-3-1950"])
    sheet.append(headings)
    for hour, amount in enumerate(amounts, 8):
        sheet.append(["2-3-2026", f"{hour:02}:10", "CV"[hour % 2], amount, *[7 for _ in headings[4:]]])
    book.save(path)
    return path


def volumes(diary: Run, path: Path, *more: object) -> list[tuple[float, bool]]:
    out = path.with_suffix(".json")
    ran = diary("report", path, "-o", out, "--quiet", "--force", *more)
    assert ran.code == 0, ran.err
    return [(void["volume_ml"], void["catheter"]) for void in json.loads(out.read_text())["events"]["voids"]]


@pytest.fixture
def remembered(diary: Run, tmp_path: Path) -> Path:
    (tmp_path / "clinic.toml").write_text(FORM)
    first = filled(tmp_path / "first.xlsx", 150, 300)
    assert diary("forms", "add", "clinic", first, "--form", tmp_path / "clinic.toml", "--language", "en").code == 0
    return tmp_path


def test_the_next_file_of_a_remembered_form_reads_without_an_option(diary: Run, remembered: Path):
    following = filled(remembered / "next.xlsx", 200, 250, 100, tab="dhr Pieters")
    assert volumes(diary, following) == [(200, True), (250, False), (100, True)]
    assert volumes(diary, following, "--form", "clinic") == [(200, True), (250, False), (100, True)]
    assert "clinic" in diary("check", following).out
    diary("export", following, "-o", remembered / "next.csv")
    assert "250" in (remembered / "next.csv").read_text("utf-8-sig")
    table = remembered / "table.csv"
    assert diary("cohort", remembered / "*.xlsx", "-o", table, "--workers", "1").code == 0
    assert "not_a_diary" not in table.read_text("utf-8-sig")
    assert diary("compare", remembered / "first.xlsx", following, "-o", remembered / "both.html", "--quiet").code == 0


def test_nothing_of_who_filled_in_the_diary_is_remembered(remembered: Path, settings_folder: Path):
    kept = (settings_folder / "clinic.toml").read_text("utf-8")
    assert all(word not in kept for word in ("Jansen", "1950", "2026", "150", "08:10"))
    assert all(f'"{heading}"' in kept for heading in "pqrs")


def test_what_is_recognised_may_be_remembered_too(diary: Run, tmp_path: Path, settings_folder: Path):
    for path in (SAMPLES / "healthy.xlsx", SAMPLES / "messy" / "voids-drinks-stools-apart.xlsx"):
        assert diary("forms", "add", path.stem, path).code == 0
    ran = diary("check", SAMPLES / "nocturnal-polyuria-72.xlsx")
    assert ran.code == 0 and "healthy" in ran.out
    assert [form.name for form in all_in(settings_folder).forms] == ["healthy", "voids-drinks-stools-apart"]


def test_a_form_with_more_columns_of_a_diary_is_another(diary: Run, remembered: Path):
    other = filled(remembered / "other.xlsx", 150, headings=("p", "q", "r", "s", "Gedronken (ml)"))
    assert diary("check", other).code == 1


def test_a_form_is_listed_shown_shared_and_removed(diary: Run, remembered: Path, settings_folder: Path):
    assert "clinic: known by p | q | r | s" in diary("forms", "--language", "en").out
    (remembered / "shared.toml").write_text(diary("forms", "show", "clinic").out)
    assert diary("forms", "remove", "clinic").code == 0
    assert not list(settings_folder.iterdir())
    assert "diary forms add" in diary("forms").out
    assert diary("forms", "add", "again", remembered / "shared.toml").code == 0
    assert "again" in diary("forms", "list").out


def test_a_name_that_is_taken_is_kept_unless_it_is_to_be_replaced(diary: Run, remembered: Path):
    again = ("forms", "add", "clinic", SAMPLES / "healthy.xlsx")
    ran = diary(*again)
    assert ran.code == 1 and "--force" in ran.err and "clinic" in diary("check", remembered / "first.xlsx").out
    assert diary(*again, "--force").code == 0


def test_two_forms_that_fit_are_asked_about(diary: Run, remembered: Path):
    assert diary("forms", "add", "other", remembered / "first.xlsx", "--form", "clinic").code == 0
    ran = diary("report", remembered / "first.xlsx")
    assert ran.code == 1 and "clinic, other" in ran.err
    assert volumes(diary, remembered / "first.xlsx", "--form", "other") == [(150, True), (300, False)]


@pytest.mark.parametrize(
    ("line", "code", "key"),
    [
        (("forms", "show", "none"), 1, "forms.not_there"),
        (("forms", "remove", "../settings"), 1, "forms.not_there"),
        (("forms", "add", "../x", SAMPLES / "healthy.xlsx"), 1, "forms.wrong_name"),
        (("forms", "add", "x", SAMPLES / "messy" / "clinics-own-form.toml"), 1, "forms.without_headings"),
        (("forms", "add", "x"), 2, "forms.usage_add"),
        (("forms", "show"), 2, "forms.usage_show"),
        (("forms", "remove", "x", "y"), 2, "forms.usage_remove"),
        (("forms", "list", "x", "y"), 2, "forms.usage_list"),
        (("check", SAMPLES / "healthy.xlsx", "--form", "none"), 2, "forms.not_there"),
    ],
)
def test_what_cannot_be_is_refused_in_words(diary: Run, line: tuple[object, ...], code: int, key: str):
    for language in LANGUAGES:
        ran = diary(*line, "--language", language)
        name = line[2] if len(line) > 2 and "check" not in line else "none"
        assert (ran.code, ran.err.strip()) == (code, texts(language)(key, name=name))


def test_a_faulty_form_in_the_folder_is_named(diary: Run, settings_folder: Path):
    settings_folder.mkdir(parents=True)
    (settings_folder / "broken.toml").write_text("[[sheet")
    for line in (("report", SAMPLES / "healthy.xlsx"), ("forms",)):
        ran = diary(*line)
        assert ran.code and "broken.toml" in ran.err
    assert diary("forms", "remove", "broken").code == 0
