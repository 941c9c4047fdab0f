"""What someone wrote beside a table, below no heading: remarks of their rows, with what they tell."""

from __future__ import annotations

import pytest

from tests.reading.grids import codes, reading, sheet


@pytest.mark.parametrize(("head", "note", "code"), [
    ("Tijd | Drinken (ml) | Plas (ml) | Verlies", "vannacht 2 keer eruit geweest", "visit_in_remark"),
    ("Time | Drink (ml) | Urine (ml) | Leak", "up twice in the night as well", "visit_in_remark"),
    ("Tijd | Drinken (ml) | Plas (ml) | Verlies", "gelekt toen ik ging tillen", "leak_in_remark"),
    ("Time | Drink (ml) | Urine (ml) | Leak", "dripped a bit on the stairs", "leak_in_remark"),
])  # fmt: skip
def test_words_in_the_margin_are_remarks(head: str, note: str, code: str) -> None:
    found = reading(sheet("Dag", f"""
        Datum: 12-3-2026
        {head}
        07:00 | | 350 | | | {note}
        07:30 | 150 | |
        09:10 | | 210 | | | het was nogal een drukke dag
    """))  # fmt: skip
    assert found.diary.voids["note"].tolist() == [note, "het was nogal een drukke dag"]
    assert {("column_by_content", "F2"), (code, "F3")} <= set(codes(found))


@pytest.mark.parametrize("beside", ["ST", "250", "12:30", "zie ook de lijst hiernaast en hieronder"])
def test_what_is_short_a_value_or_beside_nothing_is_no_remark(beside: str) -> None:
    below = "| | | | | |" if len(beside) > 5 else "07:30 | 150 | | | | |"
    found = reading(sheet("Dag", f"""
        Datum: 12-3-2026
        Tijd | Drinken (ml) | Plas (ml) | Verlies | |
        07:00 | | 350 | | |
        {below} {beside}
        09:10 | | 210 | | |
    """))  # fmt: skip
    assert "column_by_content" not in dict(codes(found))
