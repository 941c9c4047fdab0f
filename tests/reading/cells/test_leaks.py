"""How much was lost, by the scale that a heading names."""

from __future__ import annotations

import pytest

from diary.reading.cells.leaks import leak_below
from tests.reading.grids import codes, reading, sheet


@pytest.mark.parametrize(
    "heading",
    [
        "Was I dry? (Dry / Damp / Wet)",
        "Broek: droog, klam of nat",
        "Vochtig/nat",
        "Broek (droog / beetje nat / nat)",
        "Pants: dry, a bit wet, wet",
    ],
)
def test_wet_beside_damp_is_a_leak_of_which_nobody_knows_how_much(heading: str):
    found = reading(
        sheet(
            "Blad1",
            f"""
            Datum | Tijd | Plas (ml) | {heading}
            14-2-2026 | 07:20 | 210 | dry
            14-2-2026 | 09:40 | 180 | damp
            14-2-2026 | 12:10 | 140 | nat
            14-2-2026 | 15:10 | 140 | wet
            """,
        )
    )
    assert list(found.diary.voids["leak"]) == ["none", "drops", "some", "some"]
    assert [(one.code, one.cell) for one in found.problems] == [("leak_unreadable", "D4"), ("leak_unreadable", "D5")]


@pytest.mark.parametrize(
    ("heading", "cell", "amount"),
    [
        ("Nat?", "nat", "small"),
        ("Verlies (S/M/L)", "S", "small"),
        ("Leak", "L", "large"),
        ("Verlies", "groot", "large"),
    ],
)
def test_a_leak_without_such_a_scale_is_by_its_word(heading: str, cell: str, amount: str):
    assert leak_below(heading)(cell) == amount


@pytest.mark.parametrize("letter", ["L", "M", "S"])
def test_the_letter_of_a_pad_may_be_its_size_and_is_no_leak(letter: str):
    found = reading(
        sheet(
            "Blad1",
            f"""
            Datum | Tijd | Plas (ml) | Verband
            14-2-2026 | 07:20 | 210 | {letter}
            14-2-2026 | 09:40 | 180 | nat
            """,
        )
    )
    assert list(found.diary.voids["leak"]) == ["", "small"]
    assert codes(found)[0][0] == "pad_unreadable"
