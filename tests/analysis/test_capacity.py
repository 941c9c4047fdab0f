"""How large the voids are: maximum, mean and median, and the share that answers the early signal."""

import json
import re
from pathlib import Path

import pytest

from diary.analysis.capacity import MISSING_SHARE_MAX
from diary.settings import Settings
from tests.analysis.outcome import Outcome, outcome_of

VECTORS = Path(__file__).parents[1] / "vectors"


def with_voids(measured: int, unmeasured: int = 0, *, small: int = 0, largest: int = 400) -> str:
    """Return two days, all voids by day: the small ones of 299 ml, the others as large as the largest."""
    volumes = [299] * small + [largest] * (measured - small) + ["?"] * unmeasured
    lines = [f"2026-03-04 {7 + n:02}:00 void {ml}" for n, ml in enumerate(volumes)]
    return "\n".join(["2026-03-04 07:00 rise", *lines, "2026-03-04 23:00 bed"])


@pytest.mark.parametrize(("measured", "reason"), [(9, "too_few_measured_voids"), (10, "")])
def test_a_share_of_early_voids_rests_on_ten_measured_ones(measured: int, reason: str) -> None:
    outcome = outcome_of(with_voids(measured, 1, small=4))
    assert outcome.reason("early_void_share") == outcome.reason("before_half_share") == reason
    assert outcome.value("early_void_share") == (None if reason else 0.4)
    assert outcome.cells("early_void_share") == (["L11"] if reason else [])


@pytest.mark.parametrize(("low", "early"), [(401, 0.5), (398, 0.0)])
def test_what_fits_is_at_least_what_the_practice_holds_a_bladder_to(low: int, early: float) -> None:
    """299 ml lies under three quarters of 401 ml, and not of 398 ml."""
    facts = outcome_of(with_voids(10, small=5, largest=398)).assessment.numbers.line.facts
    own = outcome_of(facts, Settings(limits={"capacity": {"low": low}}))
    assert own.value("early_void_share") == early


@pytest.mark.parametrize(
    ("volume", "others", "early", "before_half"),
    [
        (300, 400, 0, 0),
        (299, 400, 1, 0),
        (200, 400, 1, 0),
        (199, 400, 1, 1),
        (449, 600, 1, 0),
        (450, 600, 0, 0),
        (299, 350, 1, 0),  # a largest void under 400 ml is not taken for what a bladder holds
        (300, 350, 0, 0),
    ],
)
def test_early_is_below_three_quarters_of_what_fits(volume: int, others: int, early: int, before_half: int) -> None:
    lines = [f"2026-03-04 {8 + n:02}:00 void {ml}" for n, ml in enumerate([volume] + [others] * 9)]
    outcome = outcome_of("\n".join(["2026-03-04 07:00 rise", *lines, "2026-03-04 23:00 bed"]))
    assert outcome.value("early_void_share") == early / 10
    assert outcome.value("before_half_share") == before_half / 10


def test_night_voids_are_no_daytime_voids(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 400
               09:00  void 400
               10:00  void 400
               11:00  void 400
               12:00  void 400
               13:00  void 400
               14:00  void 400
               15:00  void 400
               16:00  void 400
               17:00  void 100
               23:00  bed
               01:00  void 100
               03:00  void 100
    2026-03-05 07:00  rise
               07:00  void 400
    """
    assert outcome.value("early_void_share") == 0.1
    assert outcome.based_on("early_void_share") == 10


def test_without_sleep_times_no_void_is_known_to_be_a_daytime_one(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  day
               07:00  void 400 first
               12:00  void 300
               22:00  drink 100
    2026-03-05 07:00  day
               07:00  void 400 first
    """
    assert outcome.reason("early_void_share") == "no_sleep_times"


def test_a_void_of_at_least_so_much_may_be_the_largest(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               12:00  void >500
               18:00  void 250
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 350
               12:00  void 280
               23:00  bed
    2026-03-06 07:00  rise
               07:00  void 330
    """
    assert outcome.reason("maximum_voided_volume_ml") == "volumes_missing"
    assert outcome.bounds("maximum_voided_volume_ml") == (500, None)
    assert outcome.reason("early_void_share") == "volumes_missing"
    assert outcome.value("mean_voided_volume_ml") == pytest.approx(302)
    assert outcome.value("median_functional_bladder_capacity_ml") == 330  # the day after alone
    assert outcome.day_reasons("voided_volume_24h_ml") == ["volumes_missing", ""]
    assert outcome.cells("maximum_voided_volume_ml") == ["L3"]


def test_a_void_of_at_least_less_than_the_largest_is_not_the_largest(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 600
               12:00  void >500
               15:00  void 400
    """
    assert outcome.value("maximum_voided_volume_ml") == 600


def test_the_median_of_the_daily_maxima_looks_at_single_passes(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 900
               12:00  void 300
               12:05  void 200
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 350
               12:00  void 500
               23:00  bed
    2026-03-06 07:00  rise
               07:00  void 400
    """
    assert outcome.value("median_functional_bladder_capacity_ml") == 425
    assert outcome.value("maximum_voided_volume_ml") == 900
    assert outcome.value("median_voided_volume_ml") == 500
    assert outcome.based_on("median_functional_bladder_capacity_ml") == 2


def test_a_void_of_which_one_pass_was_not_measured_is_not_measured(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               12:00  void 300
               12:05  void ?
               15:00  void 100
    """
    assert outcome.value("mean_voided_volume_ml") == 200
    assert outcome.based_on("mean_voided_volume_ml") == 2


@pytest.mark.parametrize(("unmeasured", "reason"), [(4, ""), (5, "too_many_volumes_missing")])
def test_too_many_missing_volumes_withhold_every_size(unmeasured: int, reason: str) -> None:
    outcome = outcome_of(with_voids(6, unmeasured))
    for key in ("maximum_voided_volume_ml", "mean_voided_volume_ml", "median_voided_volume_ml"):
        assert outcome.reason(key) == reason


def test_a_diary_with_no_volume_at_all_has_no_size(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void ?
    """
    assert outcome.reason("maximum_voided_volume_ml") == "no_volumes"
    assert outcome.reason("median_functional_bladder_capacity_ml") != ""


def test_too_many_is_the_published_share() -> None:
    rules = json.loads((VECTORS / "p09_plausibility_rules.json").read_text("utf-8"))["rows"]
    (percent,) = [int(found[1]) for row in rules if (found := re.match(r">(\d+)% missing", row["rule"]))]
    assert percent / 100 == MISSING_SHARE_MAX
