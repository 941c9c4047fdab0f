"""Columns of times and amounts that a table leaves unread: a warning, an open day, or no table of a diary at all."""

from __future__ import annotations

import pytest

from diary.record import NotRecognised
from tests.reading.grids import reading, sheet

PAIRS = "{day}-2-2026 | 07:00 | n | 07:10 | 120 | 10:30 | 80 | 20:00"
RECORDS = {
    "nl": "Datum | Op | Bed nat | Een | ml | Twee | ml | Bedtijd",
    "en": "Date | Up | Wet bed? | Turn A | ml | Turn B | ml | Bedtime",
}


@pytest.mark.parametrize("language", RECORDS)
def test_a_list_of_nights_that_leaves_most_times_and_amounts_unread_is_none(language: str):
    with pytest.raises(NotRecognised):
        reading(sheet("Blad1", RECORDS[language], PAIRS.format(day=16), PAIRS.format(day=17)))


BESIDE = {
    "nl": "Avond | Nat of droog | Naar bed | Drinken (ml)\n16-2-2026 | nat | 20:00 | 120\n17-2-2026 | droog | 20:00 |",
    "en": "Night of | Wet or dry | To bed | Drinks (ml)\n16-2-2026 | wet | 20:00 | 120\n17-2-2026 | dry | 20:00 |",
    "stools": "Datum | Type ontlasting | Pijn | Geplast (ml)\n16-2-2026 | 3 | 2 | 120\n17-2-2026 | 4 | 1 |",
}


@pytest.mark.parametrize("table", BESIDE.values(), ids=BESIDE)
def test_an_amount_beside_nights_or_stools_that_is_not_read_is_a_warning(table: str):
    found = reading(sheet("Blad1", table))
    assert len(found.diary.nights) + len(found.diary.bowel) == 2
    assert ("column_unknown", "D1", "warning") in [(one.code, one.cell, one.severity) for one in found.problems]


LISTS = {
    "nl": ("Datum | Tijd | Verlies | Een | Twee", "ja"),
    "en": ("Date | Time | Leak | Turn A | Turn B", "yes"),
}


@pytest.mark.parametrize("language", LISTS)
def test_times_that_a_list_leaves_unread_are_a_warning_and_leave_its_days_open(language: str):
    heading, yes = LISTS[language]
    rows = f"16-2-2026 | 07:00 | {yes} | 07:10 | 10:30\n17-2-2026 | 09:00 | | 09:10 | 11:00"
    found = reading(sheet("Blad1", heading, rows))
    told = [(one.cell, one.severity) for one in found.problems if one.code == "column_unknown"]
    assert told == [("D1", "warning"), ("E1", "warning")]
    assert sorted({f"{at:%d}" for at in found.diary.gaps["at"].tolist()}) == ["16", "17"]
