"""How much urine is made, by day and in the night: each limit on both sides, and what a bound decides."""

import json
from pathlib import Path

import pytest

from tests.analysis.findings.days import day
from tests.analysis.outcome import Outcome, outcome_of
from tests.analysis.recorded import facts, vector

VECTORS = Path(__file__).parents[2] / "vectors"


@pytest.mark.parametrize(
    ("person", "volume", "level", "why"),
    [
        ("weight 70", 2800, "within", ""),
        ("weight 70", 2801, "above", ""),
        ("weight 60", 2400, "within", ""),
        ("weight 60", 2401, "above", ""),
        ("", 2800, "within", "at_70_kg"),
        ("", 2801, "above", "at_70_kg"),
    ],
)
def test_polyuria_is_more_than_forty_a_kilogram_or_its_equivalent(
    person: str, volume: int, level: str, why: str
) -> None:
    outcome = outcome_of(day(volume - 1200, 1000, person=person))
    assert (outcome.level("polyuria"), outcome.why("polyuria")) == (level, why)
    assert outcome.findings["polyuria"].reference_of(0).id == ("polyuria_at_70_kg" if why else "polyuria")


def test_the_equivalent_is_the_published_one() -> None:
    rows = json.loads((VECTORS / "p03_polyuria_rates.json").read_text("utf-8"))["rows"]
    (seventy,) = [row["ml_per_24h"] for row in rows if "70 kg" in row["rule"]]
    assert outcome_of(day(1000)).findings["polyuria"].reference_of(0).high == seventy


def test_polyuria_is_decided_by_a_lower_bound_or_not_at_all() -> None:
    unmeasured = "\n2026-03-04 20:00 void ?"
    assert outcome_of(day(1400, 1300, person="weight 70") + unmeasured).level("polyuria") == "above"
    unknown = outcome_of(day(1200, 1300) + unmeasured)
    assert (unknown.level("polyuria"), unknown.why("polyuria")) == ("not_assessed", "volumes_missing")


@pytest.mark.parametrize(
    ("person", "night", "level", "why"),
    [
        ("age 70", 329, "within", ""),
        ("age 70", 330, "within", ""),
        ("age 70", 331, "above", ""),
        ("age 65", 250, "within", ""),
        ("age 64", 331, "above", ""),
        ("age 64", 330, "within", "grey_zone"),
        ("age 64", 200, "within", "grey_zone"),
        ("age 64", 199, "within", ""),
        ("weight 70", 331, "not_assessed", "age_unknown"),
    ],
)
def test_a_third_of_the_urine_at_night(person: str, night: int, level: str, why: str) -> None:
    outcome = outcome_of(day(1000 - night, night=(night - 100,), closing=100, person=person))
    assert outcome.value("nocturnal_polyuria_index") == night / 1000
    assert (outcome.level("nocturnal_polyuria"), outcome.why("nocturnal_polyuria")) == (level, why)


@pytest.mark.parametrize(("night", "level"), [(720, "within"), (728, "above")])
def test_ninety_an_hour_at_night(night: int, level: str) -> None:
    """Eight hours of sleep; the published rate over a night is 720 ml."""
    rows = json.loads((VECTORS / "p03_polyuria_rates.json").read_text("utf-8"))["rows"]
    assert 720 in [row.get("ml_per_night") for row in rows]
    outcome = outcome_of(day(800, 900, night=(night - 300,), closing=300, person="age 70, weight 80"))
    assert outcome.value("nocturnal_polyuria_index") < 0.33
    assert outcome.level("nocturnal_polyuria") == level


def test_most_men_without_nocturia_pass_a_third_at_night_and_that_is_no_finding() -> None:
    krimpen = json.loads((VECTORS / "p06_nocturnal_polyuria_reference.json").read_text("utf-8"))["krimpen_men_50_78"]
    assert krimpen["nuv33_in_men_without"] > 0.5
    outcome = outcome_of(day(300, closing=300, person="age 70"))
    assert outcome.value("nocturnal_polyuria_index") == 0.5
    assert (outcome.level("nocturnal_polyuria"), outcome.why("nocturnal_polyuria")) == ("within", "needs_nocturia")
    assert outcome.applies("nocturnal_polyuria") == 0


def test_polyuria_comes_before_nocturnal_polyuria() -> None:
    outcome = outcome_of(day(1000, 1000, night=(800,), closing=800, person="age 70, weight 70"))
    assert outcome.level("polyuria") == "above"
    assert (outcome.level("nocturnal_polyuria"), outcome.why("nocturnal_polyuria")) == ("within", "polyuria_first")
    assert outcome.applies("nocturnal_polyuria") == 0


def test_mean_and_pooled_on_different_sides_are_borderline() -> None:
    outcome = outcome_of(facts(vector("c10")))
    assert outcome.level("nocturnal_polyuria") == "borderline"


def test_without_sleep_times_nocturnal_polyuria_is_not_assessed() -> None:
    outcome = outcome_of(day(300, night=(200,), person="age 70").replace("23:00 bed", "23:00 drink 100"))
    assert (outcome.level("nocturnal_polyuria"), outcome.why("nocturnal_polyuria")) == (
        "not_assessed",
        "no_sleep_times",
    )
    assert outcome.applies("nocturnal_polyuria") is None


@pytest.mark.parametrize(
    ("by_day", "night", "level"),
    [
        (("700", "?"), "100", "within"),  # at most 300 of 1000, and less of what was not measured
        (("300", "?"), "100", "not_assessed"),
        (("300", "0"), "?", "above"),  # at least 200 of 500, and more of what was not measured
        (("700", "0"), "?", "not_assessed"),
    ],
)
def test_a_bound_of_the_night_share_decides_or_says_nothing(outcome: Outcome, by_day, night, level) -> None:
    """
    person: age 70, weight 70
    2026-03-04 07:00  rise
               07:00  void 300
               10:00  void {by_day[0]}
               12:00  void {by_day[1]}
               23:00  bed
               02:00  void {night}
    2026-03-05 07:00  rise
               07:00  void 200
    """
    assert outcome.value("nocturnal_polyuria_index") is None
    assert outcome.level("nocturnal_polyuria") == level
    assert outcome.why("nocturnal_polyuria") == ("volumes_missing" if level == "not_assessed" else "")


@pytest.mark.parametrize(("night", "level"), [((), "within"), ((50,), "within"), ((50, 50), "above")])
def test_two_voids_a_night(night: tuple[int, ...], level: str) -> None:
    assert outcome_of(day(300, night=night)).level("nocturia") == level


@pytest.mark.parametrize(("closing", "level"), [(350, "within"), (349, "above")])
def test_the_night_capacity_limit_is_met_exactly(closing: int, level: str) -> None:
    """One void a night and 0.7 of the largest: 1.3 exactly, whatever the arithmetic leaves behind."""
    outcome = outcome_of(day(500, night=(0,), closing=closing))
    assert outcome.level("reduced_nocturnal_capacity") == level
