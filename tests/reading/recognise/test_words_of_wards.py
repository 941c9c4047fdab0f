"""Words that wards and homes use in cells and headings: nobody went, what came by mouth, stools beside the rest."""

from __future__ import annotations

import pytest

from tests.reading.grids import at, codes, reading, sheet


@pytest.mark.parametrize("word", ["niet gegaan", "geweigerd", "niet geplast", "refused", "did not go"])
def test_a_round_on_which_nobody_went_is_no_void(word: str):
    found = reading(
        sheet(
            "Week 23",
            f"""
            Datum | Ronde | Geplast op toilet? | Inco-materiaal | Gedronken (ml)
            3-6-2026 | 07:30 | veel | nat | 200
            3-6-2026 | 10:00 | {word} | droog | 150
            3-6-2026 | 12:30 | weinig | verzadigd | 200
            """,
        )
    )
    assert at(found, "voids") == ["03 07:30", "03 12:30"]
    assert list(found.diary.voids["leak"]) == ["small", "large"]
    assert len(found.diary.drinks) == 3


@pytest.mark.parametrize("heading", ["per os", "oraal", "Oral", "by mouth"])
def test_what_came_by_mouth_is_drunk(heading: str):
    found = reading(
        sheet(
            "balans",
            f"""
            Datum: 22-11-2025
            Tijd | IN (ml) | | UIT (ml) |
             | {heading} | infuus | urine | braaksel
            08:00 | 200 | 500 | 350 |
            10:00 | 125 | | 300 |
            12:00 | 250 | | | 150
            """,
        )
    )
    assert list(found.diary.drinks["volume_ml"]) == [200, 125, 250]
    assert list(found.diary.voids["volume_ml"]) == [350, 300]


@pytest.mark.parametrize("written", ["BO type 4", "type 4", "ontlasting type 4", "poo, type 4"])
@pytest.mark.parametrize("heading", ["Bowels", "Ontlasting"])
def test_a_type_beside_the_name_of_a_stool_is_its_type(heading: str, written: str):
    found = reading(
        sheet(
            "chart",
            f"""
            Date: 4 November 2025
            Time | INTAKE | OUTPUT |
             | Oral (ml) | Urine (ml) | {heading}
            07:00 | | 380 |
            08:00 | 200 | |
            09:00 | | | {written}
            10:00 | | 210 |
            """,
        )
    )
    assert list(found.diary.bowel["bristol"]) == [4]
    assert "event_unknown" not in dict(codes(found))


def test_a_figure_beside_the_name_of_a_stool_that_is_no_type_is_told():
    found = reading(
        sheet(
            "chart",
            """
            Datum | Tijd | Plas (ml) | Ontlasting
            4-11-2025 | 07:00 | 380 |
            4-11-2025 | 09:00 | 210 | BO nr 9
            """,
        )
    )
    assert [(one.code, one.cell) for one in found.problems] == [("yes_no_unreadable", "D3")]
