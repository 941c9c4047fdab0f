"""A list without a heading: times beside words that tell what happened, under days of their own."""

from __future__ import annotations

import pytest

from diary.record import CannotRead
from tests.reading.grids import at, codes, reading, sheet

LISTS = {
    "days between": """
        Plasdagboek van mijn moeder
        maandag 2 maart 2026
        7.00 | op, plas 350 ml
        7.30 | thee 200 ml
        10.00 | plas 320 ml, scheutje verlies
        12.00 | soep, 1 bord
        15.00 | ontlasting type 4
        23.00 | plas 200 ml en naar bed
        dinsdag 3 maart 2026
        7.10 | op, plas 300 ml
        """,
    "English": """
        Mon 2 March 2026
        7:00 | up, wee 350 ml
        7:30 | tea 200 ml
        10:00 | wee 320 ml, small leak
        12:00 | bowl of soup
        15:00 | BO type 4
        23:00 | wee 200 ml and to bed
        Tue 3 March 2026
        7:10 | got up, wee 300 ml
        """,
    "dates in a column": """
        ma 2-3-2026 | 7:00 | opgestaan, geplast 350
         | 7:30 | 200 ml thee
         | 10:00 | geplast 320, beetje verlies
         | 12:00 | kom soep
         | 15:00 | gepoept, type 4
         | 23:00 | geplast 200, naar bed
        di 3-3-2026 | 7:10 | opgestaan, geplast 300
        """,
    "one cell a line": """
        2 maart 2026
        7.00 op, plas 350 ml
        7.30 uur: thee 200 ml
        10.00 plas 320 ml, beetje verlies
        12.00 kom soep
        15.00 - ontlasting type 4
        23.00 plas 200 ml en naar bed
        3 maart 2026
        7.10 op, plas 300 ml
        """,
}


@pytest.mark.parametrize("name", LISTS)
def test_times_beside_words_are_read(name: str):
    found = reading(sheet("Blad1", LISTS[name]))
    assert at(found, "voids") == ["02 07:00", "02 10:00", "02 23:00", "03 07:10"]
    assert list(found.diary.voids["volume_ml"]) == [350, 320, 200, 300]
    assert list(found.diary.voids["leak"]) == ["", "small", "", ""]
    assert list(found.diary.drinks["volume_ml"]) == [200, 250]
    assert list(found.diary.bowel["bristol"]) == [4]
    first = found.diary.days.records()[0]
    assert (f"{first['rise']:%d %H:%M}", f"{first['bed']:%d %H:%M}") == ("02 07:00", "02 23:00")
    assert found.language == ("en" if name == "English" else "nl")
    assert "column_by_content" in dict(codes(found))
    assert found.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "9:00 | vergadering\n10:00 | telefoon Jan\n11:00 | lunch\n12:00 | trein",
        "7:00 | plas 300\n8:00 | thee 200",
        "7:00 | 300 | plas 300\n8:00 | 200 | thee 200\n9:00 | 150 | plas 200",
    ],
)
def test_what_tells_of_no_diary_is_none(text: str):
    with pytest.raises(CannotRead):
        reading(sheet("Blad1", text))
