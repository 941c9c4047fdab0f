"""A size that stands on a form holds for the form, and is told; the patient's own comes before it."""

from __future__ import annotations

import pytest

from tests.reading.grids import codes, reading, sheet

DIARY = """
    Datum | Tijd | Gedronken | Geplast (ml)
    2-3-2026 | 07:10 |  | 300
    2-3-2026 | 08:00 | 1 glas water |
    2-3-2026 | 10:00 | 2 kopjes thee |
    2-3-2026 | 13:00 | mok koffie |
"""


@pytest.mark.parametrize(
    "line",
    [
        "glas = 180 ml, mok = 300 ml, kopje = 100 ml",
        "Maten: een glas is 180 ml; een kopje is 1 dl; een mok is 300 ml",
        "glas: 180 cc en mok: 300 cc en kopje: 100 cc",
        "glas = 180 ml | mok = 300 ml | kopje = 100 ml",
    ],
)
def test_sizes_in_a_line_above_the_table_hold_and_are_told(line: str):
    found = reading(sheet("Blad1", "Plasdagboek", line, DIARY))
    assert list(found.diary.drinks["volume_ml"]) == [180, 200, 300]
    assert {code for code, _ in codes(found)} == {"size_on_form"} or "|" in line


@pytest.mark.parametrize("name", ["Instructions", "Uitleg", "Read me"])
def test_sizes_on_a_tab_of_instructions_hold(name: str):
    how_to = sheet(name, "Write down all you drink.\ncup = 200 ml, mug = 300 ml")
    diary = sheet(
        "Diary", "Date | Time | Drinks | Urine (ml)\n2026-03-02 | 08:00 | 1 cup tea |\n2026-03-02 | 09:00 | | 200"
    )
    found = reading(how_to, diary)
    assert list(found.diary.drinks["volume_ml"]) == [200]
    assert [(one.code, one.sheet, one.cell) for one in found.guesses] == [("size_on_form", name, "A2")]


def test_a_size_in_an_entry_is_that_of_its_entry_alone():
    found = reading(sheet("Blad1", DIARY, "2-3-2026 | 15:00 | glas = 250 ml |"))
    assert list(found.diary.drinks["volume_ml"])[:3] == [200, 250, 250]
    assert "size_on_form" not in dict(codes(found))
