"""The samples are what their script makes of their notes, and show what their stories say."""

import json
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diary.reading.reader import read
from diary.template.writer import workbook_bytes
from tests.conftest import SAMPLES, Ran

NAMES = sorted(path.stem for path in SAMPLES.glob("*.xlsx"))
WHOLE = [name for name in NAMES if name != "half-filled"]
SPEAKING = {
    "healthy": set(),
    "frequent-small-voids": {
        "frequency", "capacity", "early_voiding", "urgency", "urgency_leakage", "exercise_adherence",
    },
    "frequent-small-voids-week-6": {"frequency", "capacity", "early_voiding", "urgency", "urgency_leakage"},
    "frequent-small-voids-week-12": {"urgency"},
    "four-litres": {"frequency", "intake", "polyuria", "see_a_doctor"},
    "nocturnal-polyuria-72": {"capacity", "nocturnal_polyuria", "nocturia"},
    "stress-leakage": {"stress_leakage"},
    "constipation": {
        "frequency", "intake", "hard_stool", "straining", "incomplete_emptying", "constipation_pattern",
        "stool_urge_postponed",
    },
    "shift-worker": set(),
    "english": {
        "frequency", "capacity", "early_voiding", "urgency", "stress_leakage", "urgency_leakage", "stool_leakage",
        "stool_deferral_short",
    },
    "half-filled": {"capacity", "intake", "urgency"},
    "weighed-pads": {"capacity", "pad_leakage"},
    "self-catheterisation": {"post_void_residual", "voiding_difficulty"},
    "loss-of-stool-after-birth": {"stool_leakage", "stool_deferral_short"},
    "late-diuretic": {"capacity", "nocturnal_polyuria", "nocturia", "urgency"},
    "loose-stools": {"loose_stool"},
    "child-wet-nights": {"night_leakage", "night_urine_for_age"},
    "child-small-voids": {"capacity_for_age", "frequency_for_age"},
    "child-soiling": {"stool_leakage", "bowel_pattern_for_age"},
    "child-well": set(),
    "child-well-english": set(),
}  # fmt: skip


@pytest.fixture(scope="module")
def fill() -> Any:
    return runpy.run_path(str(SAMPLES / "make_samples.py"))["fill"]


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_what_its_notes_say(name: str, fill: Any) -> None:
    notes = (SAMPLES / "notes" / f"{name}.txt").read_text("utf-8")
    assert workbook_bytes(fill(notes)) == (SAMPLES / f"{name}.xlsx").read_bytes()


def test_every_note_has_its_sample_and_its_story() -> None:
    assert sorted(path.stem for path in (SAMPLES / "notes").glob("*.txt")) == NAMES
    stories = (SAMPLES / "README.md").read_text("utf-8")
    assert all(f"`{name}.xlsx`" in stories for name in NAMES)


@pytest.mark.parametrize("name", WHOLE)
def test_a_filled_template_comes_back_whole(name: str) -> None:
    reading = read(SAMPLES / f"{name}.xlsx")
    assert reading.problems == ()
    assert reading.guesses == ()
    assert reading.rows.present == reading.rows.read
    assert (reading.rows.skipped, reading.rows.refused) == (0, 0)
    assert reading.language == ("en" if "english" in name else "nl")


def test_a_half_filled_diary_names_each_problem_with_its_cell() -> None:
    reading = read(SAMPLES / "half-filled.xlsx")
    assert [(problem.sheet, problem.found, problem.fate) for problem in reading.problems] == [
        ("Dag 1", "beetje", "kept_without_value"),
        ("Dag 2", "25:00", "refused"),
    ]
    rows = reading.rows
    assert rows.present == rows.read + rows.skipped + rows.refused
    assert rows.refused == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_shows_what_its_story_says(name: str, diary: Callable[..., Ran], tmp_path: Path) -> None:
    assert diary("report", SAMPLES / f"{name}.xlsx", "-o", tmp_path / "r.json", "-q").code == 0
    results = json.loads((tmp_path / "r.json").read_text("utf-8"))
    speaking = {f["code"] for f in results["findings"] if f["level"] in ("below", "above", "borderline")}
    assert speaking == SPEAKING[name]
