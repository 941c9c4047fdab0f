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
