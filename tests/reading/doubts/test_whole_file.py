"""Amounts of a whole file that are too small to be ml are told at each of them, and their days are not complete."""

from __future__ import annotations

import pytest

from diary.record import Reading
from tests.reading.grids import day, reading, sheet

HEADING = "Datum | Tijd | Gedronken (ml) | Geplast (ml) | Katheter (ml)"


def read_of(drinks: str, voids: str, drained: str = "") -> Reading:
    """Return a list of these amounts as it is read, the drinks below the voids."""
    rows = [
        *(f"{hour}:10 | | {ml} |" for hour, ml in enumerate(voids.split(), 7)),
        *(f"{hour}:10 | {ml} | |" for hour, ml in enumerate(drinks.split(), 13)),
        *(f"{hour}:10 | | | {ml}" for hour, ml in enumerate(drained.split(), 18)),
    ]
    return reading(sheet("Blad1", HEADING, "\n".join(f"3-3-2026 | {row}" for row in rows)))


def small(found: Reading) -> list[str]:
    """Return the cells that are told to be too small."""
    return [each.cell for each in found.problems if each.code == "amounts_small"]


@pytest.mark.parametrize(
    ("drinks", "voids", "drained", "told"),
    [
        ("20 25 50", "31 18 22", "", ["D2", "D3", "D4", "C5", "C6", "C7"]),  # cl, written as ml
        ("200 250 500", "31 18 22", "", ["D2", "D3", "D4"]),
        ("15 20 33", "310 180 220", "", ["C5", "C6", "C7"]),
        ("20 25", "31", "", ["D2", "C3", "C4"]),  # too few of either, not of both
        ("200 250 500", "31", "", []),
        ("200 250 500", "50 55 30", "", []),
        ("200 250 500", "30 20 25", "300 280", []),  # the rest is drained
        ("20 25 50", "31 18", "42 39", ["D2", "D3", "C4", "C5", "C6", "E7", "E8"]),
    ],
)
def test_amounts_smaller_than_any_chart_holds_are_told(drinks: str, voids: str, drained: str, told: list[str]):
    assert small(read_of(drinks, voids, drained)) == told


def test_a_day_of_such_amounts_is_not_complete():
    gaps = read_of("200 250 500", "31 18 22").tables["gaps"]
    assert {(gap["what"], gap["cell"]) for gap in gaps} == {("void", "D2"), ("void", "D3"), ("void", "D4")}


def test_they_are_told_in_our_own_template_too_with_the_least_and_the_most():
    found = reading(day("07:10 | | | 31\n10:10 | 25 | | 18\n12:10 | 20 | | 22\n15:00 | 15 | | 27"))
    told = [each for each in found.problems if each.code == "amounts_small"]
    assert {each.found for each in told} == {"15–31"}
    assert len(told) == 7


def test_glasses_of_our_own_measure_tell_nothing_of_the_unit():
    found = reading(day("07:10 | | | 310\n10:10 | 1 slok | | 180\n12:10 | 1 slok | | 220\n15:00 | 1 slok | | 270"))
    assert small(found) == []
