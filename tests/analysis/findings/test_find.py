"""The whole catalogue: limits of adults are not held against a child."""

import pytest

from tests.analysis.findings.days import day
from tests.analysis.outcome import outcome_of


@pytest.mark.parametrize(
    ("age", "level", "why"), [(17, "not_assessed", "adult_reference_only"), (18, "above", "intake_unknown")]
)
def test_limits_of_adults_are_not_held_against_a_child(age: int, level: str, why: str) -> None:
    outcome = outcome_of(day(*[450] * 8, person=f"age {age}, weight 40"))
    assert (outcome.level("frequency"), outcome.why("frequency")) == (level, why)
    assert outcome.value("voids_per_24h") == 9
    assert outcome.level("see_a_doctor") == ("within" if age < 18 else "above")  # polyuria is a limit of adults
    assert outcome.level("exercise_adherence") == "not_assessed"
    assert outcome.why("exercise_adherence") == "no_exercise_log"
