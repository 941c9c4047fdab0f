"""How often, how much, by day and by night."""

import json
from pathlib import Path

import pytest

from tests.analysis.outcome import Outcome, outcome_of

VECTORS = Path(__file__).parents[1] / "vectors"


def published(name: str) -> dict:
    return json.loads((VECTORS / f"{name}.json").read_text("utf-8"))


@pytest.mark.parametrize(("second", "episodes"), [("12:10", 2), ("12:11", 3)])
def test_a_second_pass_within_ten_minutes_is_the_same_void(outcome: Outcome, second: str, episodes: int) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               12:00  void 200
               {second}  void 80
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 320
    """
    assert outcome.value("voids_per_24h") == episodes
    assert outcome.value("voided_volume_24h_ml") == 600
    assert outcome.value("maximum_voided_volume_ml") == 320
    assert outcome.value("mean_voided_volume_ml") == (300 if episodes == 2 else 225)


def test_both_passes_of_the_closing_void_belong_to_the_night(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
               07:06  void 90
    """
    assert outcome.value("nocturnal_urine_volume_ml") == 390


@pytest.mark.parametrize(
    ("at", "night"), [("2026-03-04 12:00", 300), ("2026-03-05 02:00", 380), ("2026-03-05 07:00", 380)]
)
def test_a_catheter_counts_in_output_and_nowhere_else(outcome: Outcome, at: str, night: int) -> None:
    """
    2026-03-04 07:00  rise
    2026-03-04 07:00  void 300
    2026-03-04 23:00  bed
    2026-03-05 07:00  rise
    2026-03-05 07:00  void 300
    {at}  catheter 80
    """
    assert outcome.value("voided_volume_24h_ml") == 380
    assert outcome.value("nocturnal_urine_volume_ml") == night
    assert outcome.value("voids_per_24h") == 1
    assert outcome.value("maximum_voided_volume_ml") == outcome.value("mean_voided_volume_ml") == 300


def night(night_voids: list[int], largest: int, first: int = 0) -> str:
    """Return a day with its night voids, the last of them the closing first morning void."""
    *woken, closing = night_voids
    voids = "\n".join(f"2026-03-05 0{hour + 1}:00 void {ml}" for hour, ml in enumerate(woken))
    return f"""2026-03-04 07:00 rise
    2026-03-04 07:00 void {first or largest}
    2026-03-04 15:00 void {largest}
    2026-03-04 23:00 bed
    {voids}
    2026-03-05 07:00 rise
    2026-03-05 07:00 void {closing}"""


NBCI = {(1000, 400, 4): [100, 200, 200, 200, 300], (900, 300, 3): [200, 200, 200, 300], (350, 500, 1): [150, 200]}


@pytest.mark.parametrize("row", published("p02_burton2011_nbci")["vectors"], ids=lambda row: str(row["nuv"]))
def test_the_capacity_index_of_the_night(row: dict) -> None:
    voids = NBCI[row["nuv"], row["mvv"], row["anv"]]
    outcome = outcome_of(night(voids, row["mvv"]))
    assert outcome.value("nocturia_index") == pytest.approx(row["ni"])
    assert outcome.value("predicted_nightly_voids") == pytest.approx(row["pnv_unrounded"])
    assert outcome.value("predicted_nightly_voids_rounded") == row["pnv_rounded"]
    assert outcome.value("nocturnal_bladder_capacity_index") == pytest.approx(row["nbci_unrounded"])
    assert outcome.value("nocturnal_bladder_capacity_index_rounded") == row["nbci_rounded"]
    limit = published("p02_burton2011_nbci")["cutoff_suggested"]["unrounded"]
    above = row["nbci_unrounded"] > limit
    assert outcome.level("reduced_nocturnal_capacity") == ("above" if above else "within")


DAYS = {
    (1750, 400, 7): [400, *[225] * 6],
    (1630, 180, 14): [180, 150, *[108] * 11, 112],
    (4300, 500, 10): [500, *[422] * 8, 424],
}


@pytest.mark.parametrize("row", published("p10_vfi_fbci")["vectors"], ids=lambda row: str(row["v24"]))
def test_the_frequency_and_capacity_index_of_24_hours(row: dict) -> None:
    *volumes, closing = DAYS[row["v24"], row["mvv"], row["voids"]]
    lines = "\n".join(f"2026-03-04 {8 + number:02}:00 void {ml}" for number, ml in enumerate(volumes))
    outcome = outcome_of(f"""2026-03-04 07:00 rise
    2026-03-04 07:00 void 100
    {lines}
    2026-03-04 23:30 bed
    2026-03-05 07:00 rise
    2026-03-05 07:00 void {closing}""")
    assert outcome.value("voids_per_24h") == row["voids"]
    assert outcome.value("void_frequency_index") == pytest.approx(row["vfi"], abs=5e-4)
    assert outcome.value("functional_bladder_capacity_index") == pytest.approx(row["fbci"], abs=5e-4)


def missing(total: int, unmeasured_day: int, unmeasured_night: int = 0) -> Outcome:
    """Return a window with so many voids of 100 ml, of which some by day and by night were not measured."""
    night_voids = 3
    day = ["?"] * unmeasured_day + ["100"] * (total - night_voids - unmeasured_day)
    by_night = ["?"] * unmeasured_night + ["100"] * (night_voids - unmeasured_night)
    lines = [f"2026-03-04 {8 + n // 3:02}:{15 * (n % 3):02} void {ml}" for n, ml in enumerate(day)]
    lines += ["2026-03-04 23:00 bed", *(f"2026-03-05 0{n + 1}:00 void {ml}" for n, ml in enumerate(by_night[:-1]))]
    lines += ["2026-03-05 07:00 rise", f"2026-03-05 07:00 void {by_night[-1]}"]
    return outcome_of(
        "person: age 70, weight 70\n2026-03-04 07:00 rise\n2026-03-04 07:00 void 100\n" + "\n".join(lines)
    )


@pytest.mark.parametrize(
    ("total", "unmeasured", "reason", "lower"),
    [
        (25, 0, "", None),
        (25, 6, "volumes_missing", 1900),  # 24 %
        (25, 10, "volumes_missing", 1500),  # 40 %
        (27, 11, "too_many_volumes_missing", None),  # 40.7 %
    ],
)
def test_so_many_volumes_may_miss(total: int, unmeasured: int, reason: str, lower: float | None) -> None:
    outcome = missing(total, unmeasured)
    assert outcome.value("voids_per_24h") == total
    assert outcome.reason("voided_volume_24h_ml") == reason
    assert outcome.bounds("voided_volume_24h_ml") == (lower, None)
    assert outcome.bounds("urine_output_ml_per_kg_24h")[0] == (lower and pytest.approx(lower / 70))
    assert outcome.value("nocturnal_urine_volume_ml") == (None if reason.startswith("too") else 300)


def test_day_volumes_missing_bound_the_night_share_from_above() -> None:
    outcome = missing(25, 6)
    assert outcome.bounds("nocturnal_polyuria_index") == (None, pytest.approx(300 / 1900))
    assert outcome.bounds("nocturnal_urine_production_ml_per_h") == (37.5, 37.5)
    assert outcome.cells("nocturnal_polyuria_index") == [f"L{n}" for n in range(4, 10)]


def test_night_volumes_missing_bound_the_night_share_from_below() -> None:
    outcome = missing(10, 0, 1)
    assert outcome.bounds("nocturnal_polyuria_index") == (pytest.approx(200 / 900), None)
    assert outcome.bounds("nocturnal_urine_volume_ml") == (200, None)
    assert outcome.bounds("nocturnal_urine_production_ml_per_h") == (25, None)


def test_both_missing_leave_the_night_share_without_a_bound() -> None:
    assert missing(10, 1, 1).bounds("nocturnal_polyuria_index") == (None, None)


def test_a_day_with_volumes_weighs_nothing_against_one_without(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               12:00  void ?
               18:00  void 200
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
               12:00  void 250
               23:00  bed
    2026-03-06 07:00  rise
               07:00  void 350
    """
    assert outcome.days("voided_volume_24h_ml") == [None, 600]
    assert outcome.value("voided_volume_24h_ml") == 600
    assert outcome.based_on("voided_volume_24h_ml") == 1
    assert outcome.bounds("voided_volume_24h_ml") == (None, None)


def test_the_reason_of_a_complete_day_speaks_before_that_of_an_incomplete_one(outcome: Outcome) -> None:
    """
    2026-03-03 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-04 12:00  rise
               12:00  void 300
               15:00  void ?
               18:00  void 200
               23:00  bed
    2026-03-05 12:00  rise
               12:00  void 300
    """
    assert outcome.day_reasons("voided_volume_24h_ml") == ["window_length", "volumes_missing"]
    assert outcome.reason("voided_volume_24h_ml") == "volumes_missing"


def test_mean_and_pooled_night_share_rest_on_the_same_days(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               12:00  void 300
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
               12:00  void 500
               18:00  void 300
               23:00  bed
    2026-03-06 07:00  rise
               07:00  void 200
    """
    measure = outcome.assessment.numbers.measures["nocturnal_polyuria_index"]
    assert (measure.value[0], measure.pooled[0]) == (pytest.approx((0.5 + 0.2) / 2), 500 / 1600)


def test_nothing_passed_is_no_share_of_anything(outcome: Outcome) -> None:
    """
    person: weight 70
    2026-03-04 07:00  rise
               07:00  void 0
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 0
    """
    assert outcome.value("voided_volume_24h_ml") == 0
    for key in (
        "nocturnal_polyuria_index",
        "nocturia_index",
        "void_frequency_index",
        "functional_bladder_capacity_index",
    ):
        assert (outcome.value(key), outcome.reason(key)) == (None, "no_volumes")


@pytest.mark.parametrize(
    ("weight", "reason"), [("age 50", "weight_unknown"), ("weight 0", "weight_unknown"), ("weight 60", "")]
)
def test_output_per_kilogram_needs_a_weight(outcome: Outcome, weight: str, reason: str) -> None:
    """
    person: {weight}
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.reason("urine_output_ml_per_kg_24h") == reason
    assert outcome.value("urine_output_ml_per_kg_24h") == (None if reason else 5)


def test_the_interval_between_voids_is_that_of_waking_hours(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               09:00  void 300
               13:00  void 300
               22:00  void 300
               23:00  bed
               03:00  void 300
    2026-03-05 07:00  rise
               07:10  void 300
               09:00  void 300 first
    """
    assert outcome.value("median_daytime_interval_min") == 240
    assert outcome.based_on("median_daytime_interval_min") == 3


def test_an_evening_and_a_morning_void_are_not_consecutive_across_the_night(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               10:00  void 300
               23:00  bed
    2026-03-05 07:00  rise
               07:10  void 300
               08:10  void 300
               09:00  void 300 first
    """
    assert outcome.value("median_daytime_interval_min") == 120
    assert outcome.based_on("median_daytime_interval_min") == 2


def test_one_void_has_no_interval(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.reason("median_daytime_interval_min") == "fewer_than_two"


NIGHTS = """
    2026-03-02 07:00  rise
               07:00  void 300
               23:00  bed
{first}
    2026-03-03 07:00  rise
               07:00  void 300
               23:00  bed
{second}
    2026-03-04 07:00  rise
               07:00  void 300
"""
WOKEN = ["01:00  void 200", "03:00  void 200", "05:00  void 200"]


@pytest.mark.parametrize(
    ("first", "second", "nights"), [(0, 0, [0, 0, 0]), (1, 2, [2, 1, 0]), (2, 3, [2, 2, 1]), (3, 3, [2, 2, 2])]
)
def test_the_nights_with_so_many_voids_are_counted(first: int, second: int, nights: list[int]) -> None:
    outcome = outcome_of(NIGHTS.format(first="\n".join(WOKEN[:first]), second="\n".join(WOKEN[:second])))
    keys = ("nights_with_1_void", "nights_with_2_voids", "nights_with_3_voids")
    assert [outcome.value(key) for key in keys] == nights
    assert {outcome.based_on(key) for key in keys} == {2}


def test_a_night_without_times_is_no_night_without_voids() -> None:
    told = NIGHTS.format(first="", second="01:00  void 200").replace("23:00  bed\n\n", "\n\n")
    outcome = outcome_of(told)
    assert (outcome.value("nights_with_1_void"), outcome.based_on("nights_with_1_void")) == (1, 1)
    outcome = outcome_of(NIGHTS.format(first="", second="").replace("23:00  bed", ""))
    assert (outcome.value("nights_with_1_void"), outcome.reason("nights_with_1_void")) == (None, "no_sleep_times")
