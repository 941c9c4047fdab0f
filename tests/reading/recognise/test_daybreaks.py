"""Rows that hold only a day: in words, in figures that follow the day before, in whichever column they stand."""

from __future__ import annotations

import pytest

from diary.record import Reading
from tests.reading.grids import at, reading, sheet

HEAD = "Datum: | {first}\nTijd | Geplast (ml) | Gedronken (ml)"


def days(first: str, second: str) -> Reading:
    return reading(sheet("Lijst", HEAD.format(first=first), "07:10 | 300\n22:00 | 250", second, "07:55 | | 200"))


@pytest.mark.parametrize(("first", "second", "drunk"), [
    ("28-2-2026", "1-3", "01 07:55"),
    ("28-2-2026", " | 1-3", "01 07:55"),
    ("31-12-2025", "1-1", "01 07:55"),
    ("3/31/2026", "4/1", "01 07:55"),
    ("28-2-2026", "zondag", "01 07:55"),
    ("28-2-2026", "zo 1 maart", "01 07:55"),
    ("28-2-2026", "2 maart 2026", "02 07:55"),
])  # fmt: skip
def test_a_row_with_a_day_alone_begins_it(first: str, second: str, drunk: str):
    assert at(days(first, second), "drinks") == [drunk]


def test_bare_figures_that_are_not_the_day_after_begin_none():
    assert ("row_without_event", "A5") in [(one.code, one.cell) for one in days("28-2-2026", "5-6").problems]
