"""What asks for a doctor: remarks, pain with fever, very little urine."""

import pytest

from tests.analysis.findings.days import day
from tests.analysis.outcome import outcome_of


@pytest.mark.parametrize(
    ("noted", "reasons"),
    [
        ("remark blood_in_urine", 1),
        ("remark blood_in_stool", 1),
        ("remark black_stool", 1),
        ("remark cannot_void", 1),
        ("remark pain", 0),
        ("remark fever", 0),
        ("stool blood blood", 1),
        ("stool blood unspecified", 1),
        ("stool blood mucus", 0),
        ("stool blood none", 0),
    ],
)
def test_what_was_noted_asks_for_a_doctor(noted: str, reasons: int) -> None:
    outcome = outcome_of(f"{day(600)}\n2026-03-05 09:00 {noted}")
    assert outcome.findings["see_a_doctor"].value[0] == reasons
    assert outcome.level("see_a_doctor") == ("above" if reasons else "within")


def test_pain_with_fever_asks_for_a_doctor() -> None:
    outcome = outcome_of("2026-03-05 09:00 remark pain\n2026-03-05 09:00 remark fever")
    assert outcome.findings["see_a_doctor"].value[0] == 1


@pytest.mark.parametrize(("volume", "level"), [(499, "above"), (500, "within")])
def test_very_little_urine_asks_for_a_doctor(volume: int, level: str) -> None:
    assert outcome_of(day(volume - 200)).level("see_a_doctor") == level
