"""What a file records as a whole: a thing is recorded where each of its parts has a place for it."""

from __future__ import annotations

import pytest

from tests.reading.grids import day, reading, sheet

LIST = """
    Datum    | Tijd  | Geplast (ml) | {column}
    5-3-2026 | 07:10 | 300          |
"""


@pytest.mark.parametrize(("column", "leaks"), [("Verlies", True), ("Kleur", False)])
def test_leaks_are_recorded_where_the_days_and_the_lists_have_a_place_for_them(column: str, leaks: bool):
    found = reading(day("07:10 | | | 300"), sheet("Later", LIST.format(column=column)))
    patient = found.diary.patients.records()[0]
    assert (patient["records_leaks"], patient["records_pads"]) == (leaks, False)


def test_days_of_sheets_and_lists_are_numbered_in_order_of_time():
    earlier = "Datum | Tijd | Geplast (ml)\n1-3-2026 | 07:10 | 300"
    found = reading(day("07:10 | | | 300"), sheet("Eerder", earlier))
    assert list(zip(found.diary.days["day"], found.diary.days.frame()["date"].dt.day, strict=True)) == [(1, 1), (2, 2)]
