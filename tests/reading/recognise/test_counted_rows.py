"""Rows and cells that say how often: one event each, and told where it was more."""

from __future__ import annotations

from diary.record import Reading
from tests.reading.grids import codes, reading, sheet


def stools(rows: str) -> Reading:
    return reading(sheet("Bowels", "Date | Time | Stool type | How many times", rows))


def test_a_row_of_several_stools_is_told_in_its_cell():
    found = stools("1-9-2025 | 08:20 | 4 | 1\n2-9-2025 | 09:05 | 6 | 2")
    assert ("counted_once", "D3") in codes(found)
    assert len(found.diary.bowel) == 2


def test_several_such_rows_are_told_once_at_the_heading():
    found = stools("1-9-2025 | 08:20 | 4 | 3\n2-9-2025 | 09:05 | 6 | 3\n3-9-2025 | 09:05 | 6 | 1")
    assert [(one.cell, one.found) for one in found.problems if one.code == "counted_once"] == [
        ("D1", "How many times (2×)")
    ]


def test_numbers_that_run_on_number_the_rows():
    found = stools("1-9-2025 | 08:20 | 4 | 1\n2-9-2025 | 09:05 | 6 | 2\n3-9-2025 | 09:05 | 6 | 3")
    assert "counted_once" not in dict(codes(found))


def test_amounts_with_their_units_in_a_column_and_counts_among_them():
    found = reading(sheet("Export", "Datum | Tijdstip | Gebeurtenis | Aantal | Eenheid", """
        8-12-2025 | 06:45 | Urination | 390 | ml
        8-12-2025 | 07:30 | Beverage | 2 | dl
        8-12-2025 | 13:10 | Bowel movement | 1 | x
        8-12-2025 | 15:30 | Incontinence | 2 | x
    """))  # fmt: skip
    assert found.diary.voids["volume_ml"].tolist() == [390]
    assert found.diary.drinks["volume_ml"].tolist() == [200]
    assert found.diary.leaks["amount"].tolist() == ["some"]
    assert found.diary.bowel.frame()["bristol"].isna().all()
    assert [code for code in codes(found) if code[0] == "counted_once"] == [("counted_once", "D5")]
