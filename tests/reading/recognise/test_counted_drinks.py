"""Drinks that are counted in glasses or cups, with the size that the form tells."""

from __future__ import annotations

import pytest

from tests.reading.grids import reading, sheet


@pytest.mark.parametrize(("above", "heading", "ml"), [
    ("Mijn glas: 180 ml", "Aantal glazen", [180, 270]), ("", "Aantal kopjes", [125, 187.5]),
    ("My mug = 300 ml", "How many mugs", [300, 450]), ("Glas: 180 ml", "Gedronken (dl)", [100, 150]),
])  # fmt: skip
def test_a_number_below_a_measure_counts_measures(above: str, heading: str, ml: list[float]):
    head = f"{above}\n\nDatum | Tijd | {heading} | Geplast (ml)"
    found = reading(sheet("Blad1", head, "9-6-2025 | 07:00 | 1 | 300\n9-6-2025 | 10:00 | 1,5"))
    assert found.diary.drinks["volume_ml"].tolist() == ml
    assert found.diary.drinks["estimated"].tolist() == [heading != "Gedronken (dl)"] * 2


def test_an_amount_that_names_its_unit_is_no_count():
    head = "Datum | Tijd | Aantal glazen | Geplast (ml)"
    found = reading(sheet("Blad1", head, "9-6-2025 | 07:00 | 250 ml | 300\n9-6-2025 | 10:00 | 2"))
    assert found.diary.drinks["volume_ml"].tolist() == [250, 400]


def test_columns_of_a_drink_each_are_all_that_was_drunk():
    found = reading(sheet("Blad1", """
        Datum    | Tijd  | Koffie | Thee | Water | Fris/sap | Geplast (ml)
        1-3-2026 | 07:30 |        | 200  |       |          |
        1-3-2026 | 10:00 | 150    |      |       |          | 180
        1-3-2026 | 12:30 | 150    |      | 250   |          |
        1-3-2026 | 15:00 |        |      |       | 200      | 220
    """))  # fmt: skip
    assert found.diary.drinks["volume_ml"].tolist() == [200, 150, 400, 200]
    assert found.diary.drinks["what"].tolist() == ["tea", "coffee", "", ""]
    assert not found.problems


def test_columns_of_a_drink_each_may_count_measures_and_stand_below_a_group():
    found = reading(sheet("Log", """
        Date      | Time  | Drinks       |             |                 | Urine (ml)
                  |       | Coffee (cups) | Tea (cups) | Water (glasses) |
        14/3/2026 | 07:00 | 1            |             |                 | 300
        14/3/2026 | 09:00 |              | x           |                 |
        14/3/2026 | 11:00 |              |             | 2               | 180
    """))  # fmt: skip
    assert found.diary.drinks["volume_ml"].tolist() == [125, 125, 400]
    assert found.diary.drinks["what"].tolist() == ["coffee", "tea", "water"]
    assert [one.code for one in found.guesses if one.code == "tick_is_one"] == ["tick_is_one"]


@pytest.mark.parametrize("rows", [
    "Gedronken (ml) | waarvan koffie | waarvan thee\n1-3-2026 | 07:00 | 300 | 150 |\n1-3-2026 | 09:00 | 200 | | 200",
    "Koffie | Thee | Plas (ml)\n1-3-2026 | 07:00 | 1 | | 300\n1-3-2026 | 09:00 | | 2 |\n1-3-2026 | 10:00 | 1 | | 100",
], ids=["a part of it", "how often"])  # fmt: skip
def test_columns_of_a_drink_each_that_may_be_a_part_of_it_or_a_count_are_told(rows: str):
    found = reading(sheet("Blad1", f"Datum | Tijd | {rows}"))
    assert set(found.diary.drinks["volume_ml"]) <= {300, 200}
    assert [one.severity for one in found.problems if one.code == "column_unknown"] == ["warning", "warning"]
