"""What was drunk is said where it bears on a finding: caffeine on urgency, the evening on the nights."""

import pytest

from diary.reports.document import KeyNumber, KeyNumbers, Report, Text
from tests.reports.compose.test_findings import CALM
from tests.reports.test_compose import from_lines

URGENT = CALM.replace("void 300 urge 1", "void 300 urge 3")
WOKEN = (
    CALM.replace("15:00  drink 600 water", "")
    .replace("20:00  void", "19:00  drink 600 water\n 20:00  void")
    .replace("23:00  bed", "23:00  bed\n 01:00  void 200\n 04:00  void 200")
)
NIGHTS = """
    2026-03-02 07:00  rise
               07:00  void 300
               23:00  bed
               01:00  void 200
    2026-03-03 07:00  rise
               07:00  void 300
               23:00  bed
               02:00  void 200
               04:00  void 200
    2026-03-04 07:00  rise
               07:00  void 300
"""


def _row(report: Report, key: str) -> KeyNumber:
    (numbers,) = (block for block in report.sections[0].blocks if isinstance(block, KeyNumbers))
    return next(row for row in numbers.rows if row.id == key)


def _sentences(report: Report) -> str:
    blocks = next(section.blocks for section in report.sections if section.id == "findings")
    return " ".join(text for block in blocks if isinstance(block, Text) for text in block.paragraphs)


def test_caffeine_stands_beside_urgency_with_the_source_of_a_trial() -> None:
    report = from_lines(URGENT)
    assert _row(report, "fluid_intake_24h_ml").note == "met cafeïne 500 ml"
    assert "Cafeïnehoudende inname: 500 ml per etmaal, bij een inname van 1600 ml." in _sentences(report)
    assert "NICE NG123" in _sentences(report)


@pytest.mark.parametrize("told", [CALM, URGENT.replace("coffee", "water")])
def test_without_urgency_or_caffeine_nothing_is_said_of_it(told: str) -> None:
    report = from_lines(told)
    assert "cafeïne" not in _row(report, "fluid_intake_24h_ml").note
    assert "NG123" not in _sentences(report)


def test_a_drink_of_no_kind_leaves_a_lower_bound() -> None:
    report = from_lines(URGENT.replace("600 water", "600"))
    assert _row(report, "fluid_intake_24h_ml").note == "met cafeïne ten minste 500 ml"
    assert "ten minste 500 ml" in _sentences(report)


def test_the_evening_stands_beside_the_nights() -> None:
    report = from_lines(WOKEN)
    assert _row(report, "fluid_intake_24h_ml").note == "na 18:00 38%"
    assert "Inname vanaf 18:00: 38% van het totaal; in de laatste twee uur voor bed 0 ml." in _sentences(report)


def test_the_nights_in_which_it_happened_are_counted_below_nocturia() -> None:
    assert _row(from_lines(NIGHTS), "nocturia").note == (
        "plassen in 2 van 2 nachten · 2 keer of vaker in 1 van 2 nachten · eerste plas na 2,5 uur slaap"
    )
    assert "nachten" not in _row(from_lines(WOKEN), "nocturia").note
