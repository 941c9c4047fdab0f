"""Days, nights and first morning voids: when they begin and end, and what is not known of them."""

import pytest

from diary.settings import Settings
from tests.analysis.outcome import Outcome, outcome_of


@pytest.mark.parametrize(
    ("closing", "reason"),
    [
        ("04:59", "window_length"),
        ("05:00", ""),
        ("09:00", ""),
        ("09:01", "window_length"),
        ("19:00", "window_length"),
        ("19:01", "no_closing_first_morning_void"),
    ],
)
def test_a_window_is_22_to_26_hours_long(outcome: Outcome, closing: str, reason: str) -> None:
    """
    2026-03-04 07:00  rise
    2026-03-04 07:00  void 300
    2026-03-04 23:00  bed
    2026-03-05 {closing}  rise
    2026-03-05 {closing}  void 300
    """
    assert outcome.reason("voids_per_24h") == reason


@pytest.mark.parametrize(("first", "nocturia"), [("06:29", 1.0), ("06:30", 0.0), ("06:31", 0.0)])
def test_a_void_up_to_half_an_hour_before_rising_is_the_first_of_the_morning(
    outcome: Outcome, first: str, nocturia: float
) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-05 {first}  void 300
    2026-03-05 07:00  rise
               07:20  void 200
    """
    assert outcome.value("nocturia") == nocturia
    assert outcome.value("nocturnal_urine_volume_ml") == (500 if nocturia else 300)


def test_a_marked_first_morning_void_stands_above_the_rule(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
               05:50  void 310 first
    2026-03-05 07:00  rise
               07:00  void 100
    """
    assert outcome.value("nocturia") == 0
    assert outcome.value("nocturnal_urine_volume_ml") == 310


def test_of_two_marks_the_earliest_stands(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 310 first
               08:30  void 100 first
    """
    assert outcome.value("voided_volume_24h_ml") == 310


def test_no_void_before_the_next_bedtime_is_no_first_morning_void(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               23:00  bed
               23:30  void 200
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.reason("voids_per_24h") == "no_first_morning_void"
    assert outcome.cells("voids_per_24h") == ["first_void L1"]


@pytest.mark.parametrize(("at", "nocturia", "in_bed"), [("23:30", 0, 1), ("23:31", 1, 1), ("23:00", 0, 0)])
def test_a_void_exactly_at_falling_asleep_is_awake(outcome: Outcome, at: str, nocturia: int, in_bed: int) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed (asleep 23:30)
    2026-03-04 {at}   void 100
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.value("nocturia") == nocturia
    assert outcome.value("night_time_frequency") == in_bed
    assert outcome.value("daytime_frequency") == 2 - nocturia


def test_a_void_exactly_at_rising_is_awake(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
    2026-03-05 06:00  rise
               06:00  void 100
               06:45  void 200 first
    """
    assert outcome.value("nocturia") == 0
    assert outcome.value("daytime_frequency") == 2
    assert outcome.value("nocturnal_urine_volume_ml") == 200


def test_who_fell_asleep_before_going_to_bed_was_up_at_night_at_least_as_often_as_asleep(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               22:30  bed (asleep 22:30)
               22:50  void 100
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert (outcome.value("nocturia"), outcome.value("night_time_frequency")) == (1, 1)


def test_the_night_follows_the_person(outcome: Outcome) -> None:
    """Shift work: asleep by day.

    2026-03-04 16:00  rise
               16:10  void 300
               22:00  void 200
               03:00  void 250
               08:30  bed (asleep 09:00)
               12:00  void 150
    2026-03-05 16:00  rise
               16:10  void 350
    """
    assert (outcome.value("daytime_frequency"), outcome.value("nocturia")) == (3, 1)
    assert outcome.value("nocturnal_urine_volume_ml") == 500
    assert outcome.value("nocturnal_urine_production_ml_per_h") == pytest.approx(500 / 7)


NIGHT = """
    {evening} 07:00  rise
               07:00  void 300
               23:00  bed
    {morning} 07:00  rise
               07:00  void 560
"""


@pytest.mark.parametrize(
    ("evening", "morning", "zone", "per_hour"),
    [
        ("2026-03-28", "2026-03-29", "Europe/Amsterdam", 80.0),  # the clock skips an hour: 7 h of sleep
        ("2026-10-24", "2026-10-25", "Europe/Amsterdam", pytest.approx(560 / 9)),
        ("2026-03-28", "2026-03-29", "Etc/UTC", 70.0),
        ("2026-03-04", "2026-03-05", "Europe/Amsterdam", 70.0),
    ],
)
def test_a_night_on_which_the_clock_changes_has_its_true_length(evening, morning, zone, per_hour) -> None:
    night = outcome_of(NIGHT.format(evening=evening, morning=morning), Settings(timezone=zone))
    assert night.value("nocturnal_urine_production_ml_per_h") == per_hour
    assert night.value("voids_per_24h") == 1


TWICE = """
    {evening} 07:00  rise
               07:00  void 300
               23:00  bed
               02:30  void 150
               {again}  void 200
    {morning} 07:00  rise
               07:00  void 350
"""


@pytest.mark.parametrize(
    ("evening", "morning", "again", "zone", "nocturia"),
    [
        ("2026-10-24", "2026-10-25", "02:30", "Europe/Amsterdam", 2),  # the hour comes twice: an hour apart
        ("2026-10-24", "2026-10-25", "02:35", "Europe/Amsterdam", 1),  # five minutes, as far as the clock tells
        ("2026-10-24", "2026-10-25", "02:30", "Etc/UTC", 1),
        ("2026-03-28", "2026-03-29", "02:30", "Europe/Amsterdam", 1),  # an hour that does not exist comes once
        ("2026-03-04", "2026-03-05", "02:30", "Europe/Amsterdam", 1),
    ],
)
def test_the_same_time_twice_when_the_clock_goes_back_is_two_voids(evening, morning, again, zone, nocturia) -> None:
    night = outcome_of(TWICE.format(evening=evening, morning=morning, again=again), Settings(timezone=zone))
    assert night.value("nocturia") == nocturia
    assert night.value("nocturnal_urine_volume_ml") == 700


def test_the_hours_awake_are_what_is_left_of_the_window(outcome: Outcome) -> None:
    """
    2026-03-28 07:00  rise
               07:00  void 300
               15:00  void 320
               23:00  bed
    2026-03-29 07:00  rise
               07:00  void 560
    """
    assert outcome.value("daytime_urine_production_ml_per_h") == 20


@pytest.mark.parametrize("missing", ["bed", "rise"])
def test_without_bed_or_rise_the_counts_stand_and_the_splits_do_not(missing: str) -> None:
    text = """
    2026-03-04 07:00  rise
               07:00  void 300
               15:00  void 200
               23:00  bed
               03:00  void 150
    2026-03-05 07:00  rise
               07:00  void 350 first
    """
    text = (
        text.replace("23:00  bed", "22:59  drink 1")
        if missing == "bed"
        else text.replace("03-05 07:00  rise", "03-05 07:00  day")
    )
    outcome = outcome_of(text)
    assert outcome.value("voids_per_24h") == 3
    assert outcome.value("voided_volume_24h_ml") == 700
    for key in ("daytime_frequency", "nocturia", "night_time_frequency", "nocturnal_urine_volume_ml",
                "nocturnal_polyuria_index", "nocturnal_urine_production_ml_per_h", "nocturia_index"):  # fmt: skip
        assert outcome.value(key) is None
        assert outcome.reason(key) == "no_sleep_times"
    assert outcome.cells("nocturia") == (["bed L1"] if missing == "bed" else ["rise L6"])
    assert outcome.reason("median_daytime_interval_min") == "no_sleep_times"


def test_a_bedtime_after_the_next_rising_makes_no_night(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
    2026-03-05 08:00  bed
    2026-03-05 07:00  rise
               07:00  void 350
    """
    assert outcome.reason("nocturia") == "no_sleep_times"
    assert outcome.value("voids_per_24h") == 1
