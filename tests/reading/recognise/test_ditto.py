"""Cells that say the same as the cell above, in words and signs; where nothing like it stands above they are told."""

from __future__ import annotations

import pytest

from tests.reading.grids import DAY, at, codes, reading, sheet


@pytest.mark.parametrize(("head", "same"), [
    ("Tijd | Wat | Drinken (ml) | Plas (ml)", "idem"),
    ("Tijd | Wat | Drinken (ml) | Plas (ml)", '"'),
    ("Time | Drink | Drink (ml) | Urine (ml)", "ditto"),
    ("Time | Drink | Drink (ml) | Urine (ml)", "same again"),
])  # fmt: skip
def test_the_same_is_what_stands_above_and_listed(head: str, same: str) -> None:
    found = reading(sheet("Dag", f"""
        Datum: 12-3-2026
        {head}
        07:00 | | | ±350
        07:30 | koffie | 150 |
        09:10 | | | {same}
        11:00 | {same} | {same} |
        12:40 | | | 210
        13:00 | thee | 200 | {same}
    """))  # fmt: skip
    assert found.diary.voids["volume_ml"].tolist() == [350, 350, 210, 210]
    assert found.diary.voids["estimated"].tolist() == [True, True, False, False]
    assert found.diary.drinks.frame()[["what", "volume_ml"]].to_numpy().tolist() == [
        ["coffee", 150],
        ["coffee", 150],
        ["tea", 200],
    ]
    assert [cell for code, cell in codes(found) if code == "same_as_above"] == ["D5", "B6", "C6", "D8"]


def test_a_date_that_is_the_same_needs_no_telling() -> None:
    found = reading(sheet("Lijst", """
        Datum | Tijd | Plas (ml)
        12-3-2026 | 07:00 | 350
        " | 09:10 | 150
        " | 12:40 | 210
        13-3-2026 | 07:10 | 330
        idem | 10:00 | 180
    """))  # fmt: skip
    assert at(found, "voids") == ["12 07:00", "12 09:10", "12 12:40", "13 07:10", "13 10:00"]
    assert "same_as_above" not in dict(codes(found))


def test_an_amount_is_the_same_as_with_the_last_of_its_event() -> None:
    found = reading(sheet("List", """
        Date | Time | What | How much
        12 March 2026 | 07:00 | wee | 350ml
        12 March 2026 | 07:30 | tea | 250ml
        12 March 2026 | 09:10 | ditto | ditto
        12 March 2026 | 10:00 | wee | same
        12 March 2026 | 11:00 | tea | "
        12 March 2026 | 12:00 | leak | same
    """))  # fmt: skip
    assert found.diary.drinks["volume_ml"].tolist()[:2] == [250, 250]
    assert found.diary.voids["volume_ml"].tolist() == [350, 350]
    assert found.diary.drinks.frame()["volume_ml"].isna().tolist() == [False, False, True]
    assert ("volume_unreadable", "D6") in codes(found)


@pytest.mark.parametrize(("same", "ml"), [("same again", 220), ('"', None)])
def test_a_drink_is_the_same_as_the_last_of_its_name(same: str, ml: float | None) -> None:
    found = reading(sheet("Day", f"""
        Date: 5 April 2025
        Time | Drink | Drink (ml) | Urine (ml)
        07:50 | tea | 220 |
        10:30 | coffee | 180 |
        16:00 | tea | {same} |
        17:00 | | | 300
    """))  # fmt: skip
    assert [None if amount != amount else amount for amount in found.diary.drinks["volume_ml"]] == [220, 180, ml]


def test_where_nothing_stands_above_and_for_times_the_same_says_nothing() -> None:
    found = reading(sheet("Dag 1", DAY, "07:05 | | | idem\n08:00 | | | 200\nidem | | | 150"))
    assert found.diary.voids.frame()["volume_ml"].isna().tolist() == [True, False]
    assert [each for each in codes(found) if each[1] in ("D6", "A8")] == [
        ("volume_unreadable", "D6"),
        ("time_unreadable", "A8"),
    ]


def test_on_our_own_sheet_the_same_is_read_as_well() -> None:
    found = reading(sheet("Dag 1", DAY, "07:05 | | | 300\n08:00 | 200 | thee |\n09:00 | idem | idem | idem"))
    assert found.diary.voids["volume_ml"].tolist() == [300, 300]
    assert found.diary.drinks["what"].tolist() == ["tea", "tea"]
