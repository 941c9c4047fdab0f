"""Urine lost asleep: the nights it wets, and what it takes from the volumes. Worked by hand from clinical rules."""

import pytest

from tests.analysis.outcome import Outcome, outcome_of

NIGHT = """
    person: pads
    2026-03-04 07:00  rise
               07:00  void 300
               12:00  void 400
               23:00  bed
               03:00  leak {leak}
    2026-03-05 07:00  rise
               07:00  void 200
    """
OF_THE_NIGHT = ("voided_volume_24h_ml", "nocturnal_urine_volume_ml", "nocturnal_polyuria_index")


@pytest.mark.parametrize("amount", ["small", "large", "some"])
def test_a_wet_bed_is_urine_that_no_void_measured(amount: str) -> None:
    outcome = outcome_of(NIGHT.format(leak=f"{amount} asleep"))
    assert [outcome.reason(key) for key in OF_THE_NIGHT] == ["leak_in_sleep"] * 3
    assert [outcome.bounds(key)[0] for key in OF_THE_NIGHT] == [600, 200, 200 / 600]
    assert outcome.bounds("nocturnal_urine_production_ml_per_h") == (25, None)
    for key in ("nocturia_index", "predicted_nightly_voids", "nocturnal_bladder_capacity_index"):
        assert (outcome.reason(key), outcome.bounds(key)) == ("leak_in_sleep", (None, None))
    assert outcome.value("daytime_urine_production_ml_per_h") == 400 / 16
    assert outcome.bounds("void_frequency_index") == (600 / 400, None)
    assert outcome.bounds("functional_bladder_capacity_index") == (None, 2 - 600 / 400)


def test_a_wet_bed_leaves_the_balance_an_upper_bound() -> None:
    outcome = outcome_of(NIGHT.format(leak="large asleep").replace("12:00  void", "08:00  drink 1500\n 12:00  void"))
    assert outcome.bounds("fluid_balance_24h_ml") == (None, 1500 - 600)


def test_drops_are_no_volume_that_misses() -> None:
    outcome = outcome_of(NIGHT.format(leak="drops asleep"))
    assert [outcome.value(key) for key in OF_THE_NIGHT] == [600, 200, 200 / 600]
    assert outcome.value("wet_nights") == 1


def test_a_weighed_pad_is_added() -> None:
    outcome = outcome_of(NIGHT.format(leak="large asleep pad 150"))
    assert [outcome.value(key) for key in OF_THE_NIGHT] == [750, 350, 350 / 750]
    assert outcome.value("nocturia_index") == 350 / 400


def test_a_bound_of_the_diary_is_the_mean_of_dry_days_and_of_the_bounds_of_wet_ones(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               12:00  void 400
               23:00  bed
               03:00  leak large asleep
    2026-03-05 07:00  rise
               07:00  void 200
               12:00  void 500
               23:00  bed
    2026-03-06 07:00  rise
               07:00  void 300
    """
    assert outcome.value("voided_volume_24h_ml") is None
    assert outcome.bounds("voided_volume_24h_ml") == ((600 + 800) / 2, None)
    assert outcome.days("voided_volume_24h_ml") == [None, 800]
    assert (outcome.value("wet_nights"), outcome.based_on("wet_nights")) == (1, 2)


def test_a_leak_written_down_on_rising_is_of_the_night_and_a_nap_is_none(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               14:00  leak large asleep
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 200 leak small asleep
               23:00  bed
    2026-03-06 07:00  rise
               07:00  void 200
    """
    assert outcome.value("wet_nights") == 1
    assert outcome.day_reasons("nocturnal_urine_volume_ml") == ["leak_in_sleep", ""]
    assert outcome.day_reasons("daytime_urine_production_ml_per_h") == ["leak_in_sleep", ""]


@pytest.mark.parametrize(
    ("said", "by", "reason"),
    [
        ("person: pads", "person: no leak column", "leaks_not_recorded"),
        ("23:00  bed", "23:00  void 100", "no_sleep_times"),
        ("07:00  void 200", "08:00  drink 200", "no_closing_first_morning_void"),
        ("leak small asleep", "leak none pad 9", "pads_show_loss"),
    ],
)
def test_without_what_it_needs_no_night_is_called_dry(said: str, by: str, reason: str) -> None:
    outcome = outcome_of(NIGHT.format(leak="small asleep").replace(said, by))
    assert outcome.reason("wet_nights") == reason


def test_pads_that_weigh_of_a_loss_that_is_not_marked_bound_the_leaks(outcome: Outcome) -> None:
    """
    person: pads
    2026-03-04 07:00  rise
               07:00  void 300
               09:00  leak none pad 20
               12:00  leak none pad 8
               18:00  leak none pad 9
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 200
               09:00  leak drops cough
               12:00  leak none pad 30
               23:00  bed
    2026-03-06 07:00  rise
               07:00  void 200
    """
    assert outcome.day_reasons("urine_leaks_per_24h") == ["pads_show_loss", ""]
    assert outcome.bounds("urine_leaks_per_24h") == ((2 + 1) / 2, None)
    assert (outcome.reason("stress_leaks_per_24h"), outcome.bounds("stress_leaks_per_24h")) == (
        "pads_show_loss",
        (None, None),
    )
    assert outcome.bounds("urine_leak_episodes") == (1 + 2, None)


@pytest.mark.parametrize(
    ("pads", "reason"),
    [((8,), ""), ((4, 4), ""), ((8.5,), "pads_show_loss"), ((5, 4), "pads_show_loss")],
)
def test_up_to_eight_grams_a_day_is_no_loss(pads: tuple[float, ...], reason: str) -> None:
    worn = "\n".join(f"               1{n}:00  leak none pad {grams}" for n, grams in enumerate(pads, 3))
    outcome = outcome_of(NIGHT.format(leak="none").replace("               23:00  bed", f"{worn}\n 23:00  bed"))
    assert outcome.reason("urine_leaks_per_24h") == reason
    assert outcome.bounds("urine_leaks_per_24h")[0] == (1 if reason else None)
