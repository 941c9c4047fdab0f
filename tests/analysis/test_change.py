"""The change of each metric: both sides of every limit, and what has no verdict."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diary.analysis import change as rules
from diary.analysis.change import STATES, Change, changes
from diary.analysis.metrics import KEYS, compute
from diary.model import Diary, together
from tests.analysis.recorded import facts
from tests.kept import kept

VECTORS = Path(__file__).parents[1] / "vectors"
HOMMA = json.loads((VECTORS / "p01_homma2002_confidence_intervals.json").read_text("utf-8"))
IMPORTANT = json.loads((VECTORS / "p08_change_that_matters.json").read_text("utf-8"))["rows"]


def between(before: Diary, after: Diary) -> dict[str, Change]:
    return changes(compute(together([before, after])), 0, 1)


def changed(before: dict[str, Any], after: dict[str, Any], key: str) -> Change:
    return between(facts(kept(**before)), facts(kept(start="2026-05-04", **after)))[key]


def bowel(leaks: int, days: int = 7) -> Diary:
    """A bowel diary with a movement a day, and so many smears on its first days."""
    rows = [
        {"at": f"2026-03-{day:02d}T08:00", "kind": "visit", "passed": 1, "bristol": 4,
         "leak": "smear" if day <= leaks else "none", "timed": True}
        for day in range(1, days + 1)
    ]  # fmt: skip
    return Diary.of(patients=[{}], bowel=rows)


@pytest.mark.parametrize("row", HOMMA["daytime_void_frequency"], ids=lambda row: f"{row['days']} days")
def test_the_half_width_on_so_many_days_is_the_published_one(row) -> None:
    assert rules.FREQUENCY_HALF_WIDTH / row["days"] ** 0.5 == pytest.approx(row["half_width_95"], abs=0.005)


def test_what_is_large_is_what_was_published() -> None:
    said = {row["source"].split()[0]: row for row in IMPORTANT}
    assert "<=50%" in said["Yalcin"]["important"]
    assert rules.FEWER_LEAKS == 0.5
    assert said["Lose"]["responder"] == ">=50% fewer"
    assert rules.FEWER_NIGHT_VOIDS == 0.5


def test_every_metric_has_a_state_and_a_figure_or_a_reason() -> None:
    found = between(facts(kept()), facts(kept(start="2026-05-04")))
    assert tuple(found) == KEYS
    assert all(one.state in STATES for one in found.values())
    assert all(bool(one.rule) != bool(one.reason) for one in found.values())
    assert all((one.must_exceed >= 0) == bool(one.rule) for one in found.values())
    assert {one.rule for one in found.values()} - {""} <= set(rules.SOURCES)


def test_what_equals_the_smallest_detectable_change_does_not_exceed_it(monkeypatch) -> None:
    monkeypatch.setattr(rules, "FREQUENCY_HALF_WIDTH", 2 / (2 / 3) ** 0.5)
    assert changed({"voids": 8}, {"voids": 6}, "daytime_frequency").state == "too_small_to_tell"
    monkeypatch.setattr(rules, "FREQUENCY_HALF_WIDTH", 1.99 / (2 / 3) ** 0.5)
    assert changed({"voids": 8}, {"voids": 6}, "daytime_frequency").state == "real_change"


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [
        (300, 375, "too_small_to_tell"),  # exactly 25 %
        (300, 376, "real_change"),
        (376, 300, "too_small_to_tell"),  # 76 ml, 25 % of 376 is 94
        (400, 299, "real_change"),
        (160, 210, "too_small_to_tell"),  # exactly 50 ml
        (160, 211, "real_change"),
    ],
)
def test_the_largest_void_must_change_by_more_than_a_quarter_and_fifty_ml(before, after, state) -> None:
    key = "maximum_voided_volume_ml"
    assert changed({"largest": before, "usual": 100}, {"largest": after, "usual": 100}, key).state == state


@pytest.mark.parametrize(
    ("before", "after", "state"),
    [
        (6, 0, "real_and_large"),
        (6, 1, "too_small_to_tell"),  # far less than half, and p = 0.125
        (0, 6, "real_change"),
        (3, 0, "too_small_to_tell"),
    ],
)
def test_voids_at_night_are_counted_against_the_nights(before, after, state) -> None:
    found = changed({"night_voids": before}, {"night_voids": after}, "nocturia")
    assert (found.state, found.source) == (state, "convention; lose2003")


def test_leaks_that_fell_beyond_chance_but_by_less_than_half_are_not_called_large() -> None:
    """Of 60 in 12 days 31 are left, 48 % fewer, and then 30, exactly half."""
    before = {"days": 12, "voids": 7, "leaks": 60}
    assert changed(before, {"days": 12, "voids": 7, "leaks": 31}, "urine_leaks_per_24h").state == "real_change"
    assert changed(before, {"days": 12, "voids": 7, "leaks": 30}, "urine_leaks_per_24h").state == "real_and_large"


def test_leaks_of_stool_are_counted_against_the_days_of_the_bowel() -> None:
    gone, kept_one = between(bowel(6), bowel(0)), between(bowel(6), bowel(1))
    assert gone["stool_leaks_per_week"].state == "real_and_large"
    assert kept_one["stool_leaks_per_week"].state == "too_small_to_tell"
    assert kept_one["stool_leaks_per_week"].must_exceed == pytest.approx(5.0)
    assert gone["stool_leaks_per_week"].source == "convention"
    assert gone["stool_normal_share"].reason == "no_published_figure"


def test_the_figures_of_adults_are_not_held_against_a_child() -> None:
    ten = {"age": 10}
    assert changed({"voids": 12, **ten}, ten, "daytime_frequency").reason == "adult_reference_only"
    assert changed({"largest": 600, **ten}, ten, "maximum_voided_volume_ml").reason == "adult_reference_only"
    assert changed({"leaks": 6, **ten}, ten, "urine_leaks_per_24h").state == "real_change"


def test_a_total_of_the_whole_diary_compares_only_over_as_many_days() -> None:
    key = "urine_leak_episodes"
    assert changed({"leaks": 2}, {"days": 4}, key).reason == "other_days"
    assert changed({"leaks": 2}, {}, key).reason == "no_published_figure"


def test_a_scale_that_was_not_named_withholds_rather_than_differs() -> None:
    diary = facts(kept())
    unnamed = replace(diary, patients=diary.patients.assign(urge_scale=""))
    found = between(unnamed, facts(kept(start="2026-05-04")))["urgency_episodes_per_24h"]
    assert (found.state, found.reason) == ("not_comparable", "urge_scale_unknown")


def test_without_a_complete_day_nothing_of_voiding_and_drinking_compares() -> None:
    part = kept(days=1, start="2026-05-04", largest=500)
    part["events"].pop()
    part["nights"][-1]["rise"] = None
    for pair in ((facts(kept()), facts(part)), (facts(part), facts(kept()))):
        found = between(*pair)
        shown = {
            key for key, change in found.items() if change.before == change.before and change.after == change.after
        }
        assert {"maximum_voided_volume_ml", "fluid_intake_24h_ml"} <= shown
        assert {found[key].state for key in shown} == {"not_comparable"}
        assert found["maximum_voided_volume_ml"].reason == "no_complete_day"


def test_what_cannot_be_compared_has_no_difference() -> None:
    scales = changed({"leaks": 3}, {"scale": "ICIQ 0-4"}, "urgency_episodes_per_24h")
    assert (scales.before, scales.after) == (1.0, 6.0)
    assert np.isnan(scales.change)
