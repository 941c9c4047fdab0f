"""What is kept of money or goods is no diary, though something goes in and out; with a unit or a word of ours it is."""

from __future__ import annotations

import pytest

from diary.record import CannotRead
from tests.reading.grids import reading, sheet

ROWS = """
    5-1-2026 | 09:00 | {} | 120 |    | 470
    5-1-2026 | 10:07 | {} | 250 |    | 720
    6-1-2026 | 11:14 | {} |     | 85 | 635
    7-1-2026 | 12:21 | {} | 120 |    | 755
"""
GOODS = ROWS.format("Huur zaal", "Schroeven", "Planken", "Huur zaal")


@pytest.mark.parametrize(("tab", "heading"), [
    ("Kasboek", "Datum | Tijd | Omschrijving | In | Uit | Saldo"),
    ("Blad1", "Datum | Tijd | Omschrijving | In (€) | Uit (€) | Stand"),
    ("Sheet1", "Date | Time | Description | In | Out | Balance"),
    ("Petty cash", "Date | Time | Description | Amount in | Amount out | Balance"),
    ("Voorraad", "Datum | Tijd | Artikel | In | Uit | Stand"),
])  # fmt: skip
def test_amounts_of_money_and_of_goods_are_no_drinks_and_no_urine(tab: str, heading: str):
    with pytest.raises(CannotRead, match="not_a_diary"):
        reading(sheet(tab, heading, GOODS))


@pytest.mark.parametrize(("tab", "heading"), [
    ("Blad1", "Datum | Tijd | Omschrijving | In (ml) | Uit (ml) | Balans"),
    ("Vochtlijst", "Datum | Tijd | Omschrijving | In | Uit | Balans"),
    ("Sheet1", "Date | Time | Notes | In | Out | Balance"),
])  # fmt: skip
def test_with_a_unit_or_a_word_of_a_diary_they_are(tab: str, heading: str):
    found = reading(sheet(tab, heading, GOODS)).diary
    assert found.drinks["volume_ml"].tolist() == [120, 250, 120]
    assert found.voids["volume_ml"].tolist() == [85]


@pytest.mark.parametrize(("heading", "rows"), [
    ("ID | IN | Temp (C) | What time?", "96a4-4c01 | 300 ml tea | 36.1 | 08:40\ne009-4c01 | 200 ml milk | | 10:25"),
    ("Nr | In | Hoe laat?", "96a4-4c01 | 250 ml thee | 08:40\ne009-4c01 | 200 ml | 10:25\n2f13-4c01 | 2 dl | 18:15"),
    ("ID | IN | Price | Time", "96a4-4c01 | 300 ml tea | 2.10 | 08:40\ne009-4c01 | 200 ml milk | 1.80 | 10:25"),
])  # fmt: skip
def test_so_they_are_with_a_unit_in_their_cells(heading: str, rows: str):
    found = reading(sheet("Day 1", f"Date | {heading}", *(f"5-1-2026 | {row}" for row in rows.splitlines()))).diary
    assert len(found.drinks) == len(rows.splitlines())
    assert found.drinks["volume_ml"].min() == 200


@pytest.mark.parametrize(("tab", "heading", "rows"), [
    ("Blad1", "Datum | Tijd | Kenmerk | Waar | Uit", ["toilet | x", "potje | x", "wc | x"]),
    ("Sheet1", "Date | Time | Colour | Where | Out", ["toilet | x", "potty | x", "loo | x"]),
])  # fmt: skip
def test_so_they_are_beside_the_place_where_it_was_passed(tab: str, heading: str, rows: list[str]):
    dated = [f"5-1-2026 | {9 + number:02}:07 | licht | {row}" for number, row in enumerate(rows)]
    assert len(reading(sheet(tab, heading, *dated)).diary.voids) == len(rows)


def test_beside_the_place_of_goods_they_are_none():
    rows = [f"5-1-2026 | {9 + number:02}:07 | Hout | {place} | 12" for number, place in enumerate(["Hal 2", "Plank 4"])]
    with pytest.raises(CannotRead, match="not_a_diary"):
        reading(sheet("Voorraad", "Datum | Tijd | Artikel | Waar | Uit", *rows))


def test_the_codes_of_records_are_no_names_of_goods():
    rows = ["9b606e9d-77aa-4c01 | 380 |", "3d9f0e40-77aa-4c01 | | 250", "4fa5988f-77aa-4c01 | | 200"]
    dated = [f"5-1-2026 | {9 + number:02}:07 | {row}" for number, row in enumerate(rows)]
    found = reading(sheet("Sheet1", "Day | Time | ID | OUT | IN", *dated)).diary
    assert (found.voids["volume_ml"].tolist(), found.drinks["volume_ml"].tolist()) == ([380], [250, 200])


@pytest.mark.parametrize(("heading", "values"), [
    ("Bovendruk (mmHg) | Onderdruk | Pols | Tabletten ingenomen", "132 | 78 | 66 | ja"),
    ("SpO2 | Pulse | Weight (kg) | Fluid limit kept?", "96 | 66 | 81 | yes"),
    ("Glucose (mmol/l) | Insuline (E) | Plastablet | Genoeg gedronken?", "6,1 | 10 | ja | ja"),
])  # fmt: skip
def test_a_yes_below_a_word_of_drinking_makes_no_diary_of_what_was_measured_of_a_body(heading: str, values: str):
    rows = [f"{day}-11-2025 | 07:30 | {values}" for day in (3, 4, 5)]
    with pytest.raises(CannotRead, match=r"not_recognised|not_a_diary"):
        reading(sheet("Metingen", f"Datum | Tijd | {heading}", *rows))


def test_beside_what_was_passed_a_yes_is_a_drink():
    found = reading(
        sheet(
            "Blad1", "Datum | Tijd | Gedronken | Geplast (ml)", "3-11-2025 | 07:30 | ja |", "3-11-2025 | 08:00 | | 250"
        )
    )
    assert (len(found.diary.drinks), len(found.diary.voids)) == (1, 1)
