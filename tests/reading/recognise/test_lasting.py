"""Voids of which a form asks how many seconds they lasted: each is a void, none an amount."""

from __future__ import annotations

import math

import pytest

from tests.reading.grids import at, codes, reading, sheet


@pytest.mark.parametrize(
    "head",
    [
        "Tijd | Plassen (tellen) | Drinken (ml) | Verlies",
        "Tijd | Plas: hoeveel seconden? | Drinken (ml) | Verlies",
        "Time | Length of pee (secs) | Drink (ml) | Leak",
    ],
)
def test_seconds_are_voids_without_a_volume(head: str) -> None:
    found = reading(sheet("Dag", f"""
        Datum: 12-3-2026
        {head}
        07:00 | 21 | |
        07:30 | | 150 |
        09:10 | 8 | | druppels
        12:40 | 12 sec | |
        13:10 | 0 | 200 |
    """))  # fmt: skip
    assert at(found, "voids") == ["12 07:00", "12 09:10", "12 12:40"]
    assert found.diary.voids.frame()["volume_ml"].isna().all()
    assert found.diary.voids["leak"].tolist() == ["", "drops", ""]
    assert found.diary.drinks["volume_ml"].tolist() == [150, 200]
    assert [code for code, _ in codes(found)] == ["seconds_no_amount", "first_morning_void_taken"]


def test_beside_an_amount_seconds_say_nothing_more() -> None:
    found = reading(sheet("Day", """
        Date: 12 March 2026
        Time | Seconds peeing | Amount (ml)
        07:00 | 21 | 350
        09:10 | 8 | 150
        12:40 | 12 |
    """))  # fmt: skip
    assert [None if math.isnan(ml) else ml for ml in found.diary.voids["volume_ml"]] == [350, 150, None]
    assert ("seconds_no_amount", "B2") in codes(found)


def test_seconds_beside_every_volume_are_not_read_and_told() -> None:
    found = reading(sheet("Day", """
        Date: 12 March 2026
        Time | Urine (ml) | Duration of void (secs)
        07:00 | 350 | 21
        09:10 | 150 | 8
    """))  # fmt: skip
    assert found.diary.voids["volume_ml"].tolist() == [350, 150]
    assert ("column_unknown", "C2") in codes(found)


def test_seconds_of_something_else_are_no_moment() -> None:
    found = reading(sheet("Day", """
        Date: 12 March 2026
        Time | Urine (ml) | Warning time (secs) | Leak
        07:00 | 350 | 21 |
        09:10 | 150 | 8 | drops
    """))  # fmt: skip
    assert at(found, "voids") == ["12 07:00", "12 09:10"]
    assert found.diary.voids["leak"].tolist() == ["", "drops"]
    assert ("column_unknown", "C2") in codes(found)
