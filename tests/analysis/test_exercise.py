"""The exercise log: how many sessions a day, how long, and what was not filled in."""

import pytest

from diary.model import EXERCISE_NUMBERS
from tests.analysis.outcome import Outcome


@pytest.mark.parametrize(("times", "level"), [(3, "below"), (4, "within"), (5, "within")])
def test_sessions_are_counted_per_logged_day(outcome: Outcome, times: int, level: str) -> None:
    """
    2026-03-04 08:00  exercise 1 times 5 minutes 2
               20:00  exercise 3 times {times} minutes 4
    2026-03-07 08:00  exercise 1 times 11 minutes 2
    """
    assert outcome.value("exercise_sessions_per_day") == (16 + times) / 2
    assert outcome.value("exercise_minutes_per_day") == (32 + 4 * times) / 2
    assert outcome.value("median_session_min") == 2
    assert outcome.level("exercise_adherence") == level


def test_a_day_with_an_amount_not_filled_in_has_no_total(outcome: Outcome) -> None:
    """
    2026-03-04 08:00  exercise 1 times 5 minutes 2
               20:00  exercise 3 minutes 3
    2026-03-05 08:00  exercise 1 times 10
    """
    assert outcome.value("exercise_sessions_per_day") == 10
    assert outcome.based_on("exercise_sessions_per_day") == 1
    assert outcome.reason("exercise_minutes_per_day") == "item_not_filled"
    assert outcome.value("median_session_min") == 2


def test_a_log_of_ticks_alone_has_no_numbers(outcome: Outcome) -> None:
    """
    2026-03-04 08:00  exercise 1
    """
    for key in ("exercise_sessions_per_day", "exercise_minutes_per_day", "median_session_min"):
        assert outcome.reason(key) == "item_not_filled"


def test_without_a_log_nothing_is_said_of_exercise(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
    """
    assert outcome.reason("exercise_sessions_per_day") == "no_exercise_log"
    assert outcome.why("exercise_adherence") == "no_exercise_log"


def test_each_exercise_is_counted_over_all_logged_days(outcome: Outcome) -> None:
    """
    2026-03-04 08:00  exercise 1 times 4 minutes 2
               09:00  exercise 3 times 2 minutes 2
    2026-03-05 08:00  exercise 3 times 6 minutes 2
    """
    assert [outcome.value(f"exercise_{number}_sessions_per_day") for number in EXERCISE_NUMBERS] == [
        2,
        0,
        4,
        0,
        0,
        0,
        0,
    ]
    assert outcome.value("exercise_sessions_per_day") == 6


def test_an_exercise_without_times_is_unknown_and_the_others_are_not(outcome: Outcome) -> None:
    """
    2026-03-04 08:00  exercise 1 times 4 minutes 2
               09:00  exercise 3 minutes 2
    """
    assert outcome.value("exercise_1_sessions_per_day") == 4
    assert outcome.reason("exercise_3_sessions_per_day") == "item_not_filled"


def test_without_a_log_no_exercise_is_known(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
    """
    assert outcome.reason("exercise_7_sessions_per_day") == "no_exercise_log"
