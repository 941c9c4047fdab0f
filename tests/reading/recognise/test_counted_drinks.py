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
