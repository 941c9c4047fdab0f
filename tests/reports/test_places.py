"""Where in a file something is, in words."""

from __future__ import annotations

import pytest

from diary.reports.places import Place, written
from diary.texts import texts

WORDS = texts("en")


def on(sheet: str, *cells: str) -> list[Place]:
    return [(sheet, cell) for cell in cells]


@pytest.mark.parametrize(
    ("places", "text"),
    [
        ([], ""),
        (on("Day 1", "A11"), "Day 1, A11"),
        (on("", "A11"), "A11"),
        (on("Day 1", ""), "Day 1"),
        ([*on("Day 1", "A11", "A15"), *on("Day 2", "A3")], "Day 1, A11, A15; Day 2, A3"),
        (on("Day 1", "A9", "A10", "A11"), "Day 1, A9–A11"),
        (on("Day 1", "A9", "A10"), "Day 1, A9, A10"),
        (on("Day 1", "A9", "B10", "B11", "B12", "B14"), "Day 1, A9, B10–B12, B14"),
        (on("Day 1", "A1", "B1", "A2", "B2", "B3", "C7", "A4"), "Day 1, A1, B1–B3, A2, C7, A4"),
        (on("Day 1", "A1", "A1", "A2", "A3"), "Day 1, A1, A1–A3"),
        ([*on("Day 1", "A1", "A2"), *on("Day 2", "A3")], "Day 1, A1, A2; Day 2, A3"),
        (on("Day 1", "A3", "A2", "A1"), "Day 1, A3, A2, A1"),
    ],
)
def test_cells_below_each_other_are_a_run(places: list[Place], text: str):
    assert written(places, WORDS) == text


def test_of_more_than_are_named_it_is_told_how_many_cells_there_are_besides():
    places = [*on("Day 1", "A1", "A2", "A3", "B7"), *on("Day 2", "C1", "C2", "C3", "C4")]
    assert written(places, WORDS, 3) == "Day 1, A1–A3, B7; Day 2, C1–C4"
    assert written(places, WORDS, 2) == "Day 1, A1–A3, B7, and 4 more"
