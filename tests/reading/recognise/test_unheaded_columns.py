"""A column of which the heading was deleted is told by its weight; one of all times or dates is read beside a stamp."""

from __future__ import annotations

import pytest

from tests.reading.grids import at, reading, sheet

HEADING = {"nl": "Datum | Tijd | {} | Geplast (ml)", "en": "Date | Time | {} | Urine (ml)"}


def severities(*cells: str, heading: str = HEADING["nl"]) -> list[str]:
    """Return how much a column without a heading weighs that has these cells."""
    rows = [f"3-3-2026 | {hour}:10 | {cell} | {100 + 10 * hour}" for hour, cell in enumerate(cells, 7)]
    found = reading(sheet("Blad1", heading.format(""), "\n".join(rows)))
    return [one.severity for one in found.problems if one.code == "column_without_heading"]


@pytest.mark.parametrize(
    "cells",
    [
        ("250", "", ""), ("", "200", "150"), ("2 dl", "1 glas", "x"), ("ja", "nee", "nee"), ("", "druppels", ""),
        ("x", "", "x"), ("L", "", "S"), ("koffie", "", "thee"), ("13:20", "", ""),
    ],
)  # fmt: skip
def test_what_may_have_happened_below_no_heading_is_a_warning(cells: tuple[str, ...]):
    assert severities(*cells) == ["warning"]


@pytest.mark.parametrize("cells", [("1", "2", "3"), ("maandag", "", ""), ("op het werk", "", "thuis")])
def test_row_numbers_days_and_remarks_below_no_heading_are_a_note_or_read(cells: tuple[str, ...]):
    assert "warning" not in severities(*cells)


@pytest.mark.parametrize(("language", "drink"), [("nl", "Gedronken (ml)"), ("en", "Drank (ml)")])
def test_a_column_with_its_heading_is_read(language: str, drink: str):
    assert severities("250", "", "200", heading=HEADING[language].replace("{}", drink)) == []


STAMPED = """
    Tijdstempel | {} | {} | Geplast (ml)
    4-3-2026 09:00 | 3-3-2026 | 22:10 | 300
    4-3-2026 09:01 | 4-3-2026 | 07:20 | 250
"""


@pytest.mark.parametrize("headings", [("", "Tijd"), ("Datum", ""), ("Datum", "Tijd")])
def test_a_date_or_a_time_without_a_heading_comes_before_when_it_was_written_down(headings: tuple[str, str]):
    found = reading(sheet("Blad1", STAMPED.format(*headings)))
    assert at(found, "voids") == ["03 22:10", "04 07:20"]
    guessed = [one.cell for one in found.guesses if one.code == "column_by_content"]
    assert guessed == [cell for cell, heading in zip(("B1", "C1"), headings, strict=True) if not heading]
