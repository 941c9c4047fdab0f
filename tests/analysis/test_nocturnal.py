"""The night: how long the first sleep lasts."""

import pytest

from tests.analysis.outcome import Outcome

KEY = "first_uninterrupted_sleep_h"


def test_the_first_sleep_lasts_until_the_first_void_of_the_night(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               22:30  bed (asleep 23:00)
               02:30  void 200
               05:00  void 150
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.value(KEY) == 3.5
    assert not outcome.assessment.numbers.measures[KEY].assumed[0]


@pytest.mark.parametrize(
    ("at", "hours"), [("2026-03-04 23:00", 8.0), ("2026-03-04 23:01", 1 / 60), ("2026-03-05 06:40", 8.0)]
)
def test_a_void_at_falling_asleep_or_the_first_of_the_morning_does_not_end_it(
    outcome: Outcome, at: str, hours: float
) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               22:00  bed (asleep 23:00)
    {at}  void 200
    2026-03-05 07:00  rise
               07:10  void 300
    """
    assert outcome.value(KEY) == pytest.approx(hours)


def test_it_is_the_mean_of_the_complete_nights(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed (asleep 23:00)
               01:00  void 200
    2026-03-05 07:00  rise
               07:00  void 300
               23:00  bed (asleep 23:00)
    2026-03-06 07:00  rise
               07:00  void 300
               23:00  bed (asleep 23:00)
               00:00  void 200
    """
    assert outcome.value(KEY) == (2 + 8) / 2
    assert outcome.based_on(KEY) == 2


def test_without_a_time_of_falling_asleep_it_is_assumed_from_going_to_bed(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               23:00  bed
               03:00  void 200
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert outcome.value(KEY) == 4
    assert outcome.assessment.numbers.measures[KEY].assumed[0]
    assert not outcome.assessment.numbers.measures["nocturia"].assumed[0]


def test_its_length_is_that_of_the_hours_that_passed_when_the_clock_goes_forward(outcome: Outcome) -> None:
    """
    2026-03-28 07:00  rise
               07:00  void 300
               23:00  bed (asleep 23:00)
               04:00  void 200
    2026-03-29 07:00  rise
               07:00  void 300
    """
    assert outcome.value(KEY) == 4


def test_without_sleep_times_there_is_none(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               03:00  void 200
    2026-03-05 07:00  rise
               07:00  void 300
    """
    assert (outcome.value(KEY), outcome.reason(KEY)) == (None, "no_sleep_times")
