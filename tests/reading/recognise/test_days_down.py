"""A chart with a row a day, hours across and codes in its boxes is read by the list that explains them."""

from __future__ import annotations

import pytest

from diary.record import CannotRead
from tests.reading.grids import at, codes, reading, sheet

ROUNDS = """
    Toiletrondes kamer 12
    Datum | 07:00 | 10:00 | 13:00 | 16:00 | 19:00 | 23:00
    ma 2-6-2025 | P | D | P + O | N | P | D
    di 3-6-2025 | N | P | W | P |  | D
    wo 4-6-2025 | P | O | D | P | N | P
    Paraaf | kb | kb | mt | mt | ao | ao
"""
IN_LINES = """
    P = plas op het toilet; N = nat, verschoond; D = droog
    O = ontlasting; W = geweigerd
"""
BELOW = """
    Uitleg
    P | heeft geplast
    N | luier nat
    D | droog, niet geplast
    O | ontlasting
    W | geweigerd
"""


@pytest.mark.parametrize("legend", [IN_LINES, BELOW])
def test_codes_are_what_the_list_says(legend: str):
    found = reading(sheet("juni", ROUNDS, legend))
    assert sorted(at(found, "voids")) == [
        "02 07:00", "02 13:00", "02 19:00", "03 10:00", "03 16:00", "04 07:00", "04 16:00", "04 23:00",
    ]  # fmt: skip
    assert sorted(at(found, "leaks")) == ["02 16:00", "03 07:00", "04 19:00"]
    assert at(found, "bowel") == ["02 13:00", "04 10:00"]
    assert found.diary.voids.frame()["volume_ml"].isna().all()
    assert found.diary.bowel.frame()["bristol"].isna().all()
    assert found.language == "nl"
    assert ("below_not_read", "A6") in codes(found)


def test_a_code_that_nobody_explains_is_told_and_one_chart_of_such_is_refused():
    found = reading(sheet("juni", ROUNDS.replace("| W |", "| ZZ |"), BELOW))
    assert ("event_unknown", "D4") in codes(found)
    with pytest.raises(CannotRead):
        reading(sheet("juni", ROUNDS))
