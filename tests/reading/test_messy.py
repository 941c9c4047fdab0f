"""The messy samples: what each must become, line by line, held by eye against the file."""

from __future__ import annotations

import runpy
import sys
import tomllib
from pathlib import Path

import pandas as pd
import pytest

from diary.journeys.check import form_toml
from diary.model import TABLES
from diary.reading.reader import read
from diary.reading.recognise import form_file as forms
from diary.reading.recognise.explain import explain
from diary.record import CannotRead, Reading
from diary.template.writer import workbook_bytes
from diary.texts import LANGUAGES, texts
from tests.conftest import SAMPLES
from tests.reading.told import told

MESSY = SAMPLES / "messy"
FILES = sorted(path for path in MESSY.iterdir() if path.suffix != ".toml")
OWN_FORM = "clinics-own-form"
EXPECTED = Path(__file__).parent / "messy"
by_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def read_messy(path: Path) -> Reading:
    form = MESSY / f"{path.stem}.toml"
    return read(path, form=forms.load(form) if form.exists() else None)


@by_file
def test_a_messy_file_is_read_as_a_person_reads_it(path: Path):
    assert told(read_messy(path)) == (EXPECTED / f"{path.stem}.txt").read_text("utf-8").splitlines()


@by_file
def test_every_row_of_a_messy_file_is_counted_once(path: Path):
    rows = read_messy(path).rows
    assert rows.present == rows.read + rows.skipped + rows.refused


@by_file
def test_the_form_that_explains_a_file_reads_it_alike(path: Path):
    found = read_messy(path)
    again = read(path, form=forms.parse(tomllib.loads(form_toml(found))))
    assert again.rows == found.rows
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(again.diary, name).frame(), getattr(found.diary, name).frame())


@by_file
def test_what_is_reported_of_a_messy_file_has_its_words(path: Path):
    found = read_messy(path)
    for language in LANGUAGES:
        words = texts(language)
        assert all(words.has(f"problems.{problem.code}.expected") for problem in found.problems)
        assert all(words.has(f"guesses.{guess.code}.what") for guess in found.guesses)


@pytest.mark.parametrize("notes", sorted((SAMPLES / "notes" / "messy").glob("*.txt")), ids=lambda path: path.stem)
def test_a_messy_workbook_is_what_its_notes_draw(notes: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "path", [str(SAMPLES), *sys.path])
    draw = runpy.run_path(str(SAMPLES / "messy.py"))["draw"]
    assert workbook_bytes(draw(notes.read_text("utf-8"))) == (MESSY / f"{notes.stem}.xlsx").read_bytes()


def test_every_messy_sample_has_its_story_and_its_reading():
    stories = (SAMPLES / "README.md").read_text("utf-8")
    assert all(f"`{path.name}`" in stories for path in FILES)
    assert {path.stem for path in EXPECTED.iterdir()} == {path.stem for path in FILES}


def test_a_form_of_its_own_words_needs_its_file():
    with pytest.raises(CannotRead, match="not_a_diary"):
        read(MESSY / f"{OWN_FORM}.xlsx")


def test_a_file_explains_what_each_column_was_taken_for():
    explained = explain(read(MESSY / "export-with-row-numbers.csv"))
    (table,) = explained.tables
    assert (explained.layout, explained.language, table.kind, table.heading, table.times) == (
        "list", "en", "list", "1", "down",
    )  # fmt: skip
    assert [(one.key, one.at, one.heading, one.unit) for one in table.columns] == [
        ("date", "B", "date", ""), ("time", "C", "time", ""), ("event", "D", "type", ""),
        ("amount", "E", "amount (ml)", "ml"), ("remarks", "F", "note", ""),
    ]  # fmt: skip
    assert [(day.date, day.rise[11:16], day.bed[11:16], day.morning_only, day.night) for day in explained.days] == [
        ("2026-03-02", "06:58", "22:31", False, True),
        ("2026-03-03", "07:05", "", True, False),
    ]


def test_a_sheet_on_its_side_is_explained_with_its_own_lines():
    explained = explain(read(MESSY / "times-across.xlsx"))
    (table,) = explained.tables
    assert (table.times, table.heading, table.first) == ("across", "A", "B")
    assert [(one.key, one.at) for one in table.columns] == [
        ("date", "1"), ("time", "2"), ("urine", "3"), ("drink", "4"), ("leak", "5"), ("trigger", "6"),
    ]  # fmt: skip
    assert table.labels == {}
