"""The bladder of a child: numbers of the ICCS as quoted in PMC3357467, on both sides of every limit."""

import pytest

from tests.analysis.outcome import Outcome, outcome_of


@pytest.mark.parametrize(
    ("age", "capacity"), [(5, 180), (7, 240), (7.9, 240), (11, 360), (12, 390), (13, 390), (17.9, 390)]
)
def test_the_capacity_expected_grows_with_whole_years_to_twelve(age: float, capacity: float) -> None:
    assert outcome_of(f"person: age {age}").value("expected_bladder_capacity_ml") == capacity


@pytest.mark.parametrize(("person", "reason"), [("age 18", "adult"), ("sex male", "age_unknown")])
def test_it_is_not_said_of_an_adult_nor_without_an_age(person: str, reason: str) -> None:
    assert outcome_of(f"person: {person}").reason("expected_bladder_capacity_ml") == reason


def test_the_largest_by_day_is_no_morning_void_and_none_of_the_night(outcome: Outcome) -> None:
    """
    2026-03-04 07:00  rise
               07:00  void 300
               12:00  void 150
               12:05  void 90
               20:00  bed
               02:00  void 200
    2026-03-05 07:00  rise
               07:00  void 260
    """
    assert outcome.value("maximum_daytime_voided_volume_ml") == 150
    assert outcome.based_on("maximum_daytime_voided_volume_ml") == 2


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (
            "2026-03-04 07:00 rise\n2026-03-04 07:00 void 300\n2026-03-04 12:00 void ?\n2026-03-04 23:00 bed",
            "no_volumes",
        ),
        ("2026-03-04 07:00 day\n2026-03-04 12:00 void 300", "no_sleep_times"),
        ("2026-03-04 07:00 rise\n2026-03-04 12:00 catheter 300", "catheter_only"),
    ],
)
def test_without_a_measured_one_it_is_withheld(lines: str, reason: str) -> None:
    assert outcome_of(lines).reason("maximum_daytime_voided_volume_ml") == reason
