"""Workbooks that patients have at home, written before the words on the sheets changed, still read whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from diary.reading.reader import read

EARLIER = Path(__file__).parent / "earlier"


@pytest.mark.parametrize(("name", "voids", "movements"), [("nl", 20, 14), ("en", 29, 7), ("nl-bowel", 16, 15)], ids=str)
def test_an_earlier_workbook_reads_without_a_problem_or_a_guess(name: str, voids: int, movements: int):
    reading = read(EARLIER / f"{name}.xlsx")
    assert (reading.layout, reading.problems, reading.guesses) == ("template", (), ())
    assert (len(reading.diary.voids), len(reading.diary.bowel)) == (voids, movements)
    assert reading.rows.present == reading.rows.read
