"""What letters, crosses and numbers stand for, where a line on the sheet or on its instructions says so."""

from __future__ import annotations

import pytest

from diary.reading.files.workbook import Sheet
from tests.reading.grids import codes, reading, sheet

HOURS = "Datum | 10-11-2025\n\n"
CROSSES = """
    Tijd  | UIT (ml) | NAT
    09:30 | 180      | X
    15:30 | 210      | XX
    18:00 | 150      | XXX
"""
LEVELS = ["drops", "small", "large"]


@pytest.mark.parametrize("line", [
    "NAT: X = druppeltje, XX = scheutje, XXX = kleding helemaal nat",
    "Nat: x = paar druppels; xx = een scheut; xxx = doorweekt",
])  # fmt: skip
def test_crosses_mean_what_the_instructions_of_the_form_say(line: str):
    uitleg = Sheet("Uitleg", [["Vul drie dagen in."], [line]])
    found = reading(uitleg, sheet("ma", HOURS, CROSSES))
    assert found.diary.voids["leak"].tolist() == LEVELS


def test_without_such_a_line_crosses_are_no_amount():
    found = reading(Sheet("Uitleg", [["Vul drie dagen in."]]), sheet("ma", HOURS, CROSSES))
    assert "drops" not in found.diary.voids["leak"].tolist()


@pytest.mark.parametrize("line", ["Leak: N none, S small, L large", "Leak: N = none, S = small, L = large"])
def test_a_legend_needs_no_sign_between_a_letter_and_its_word(line: str):
    rows = "Time | Output (ml) | Leak\n7:30 | 300 | N\n9:30 | 200 | S\n11:30 | 250 | L"
    found = reading(sheet("Day 1", "Date: | 15 January 2026", line, "", rows))
    assert found.diary.voids["leak"].tolist() == ["none", "small", "large"]


def test_a_legend_above_days_beside_each_other_is_of_each_of_them():
    found = reading(sheet("Dagboek", """
        Verlies: 0 = droog, 1 = beetje, 2 = veel |           |         |   |                       |           |

        Dag 1: 20 oktober 2025 |           |         |   | Dag 2: 21 oktober 2025 |           |
        Tijd                   | Plas (ml) | Verlies |   | Tijd                   | Plas (ml) | Verlies
        06:55                  | 390       | 0       |   | 07:00                  | 350       | 2
        11:40                  | 220       | 1       |   | 16:25                  | 200       | 1
    """))  # fmt: skip
    assert found.diary.voids.frame().sort_values("at")["leak"].tolist() == ["none", "small", "large", "small"]


def test_the_numbers_of_urge_stand_for_themselves_however_a_legend_words_them():
    line = "Aandrang: 0 = geen, 1 = licht, 2 = matig, 3 = hevig."
    found = reading(sheet("Dag 1", "Datum: | 3-2-2026", line, "", "Tijd | Geplast (ml) | Aandrang\n7.15 | 340 | 2"))
    assert found.diary.voids["urge"].tolist() == [2]
    assert "urge_unreadable" not in [code for code, _ in codes(found)]
