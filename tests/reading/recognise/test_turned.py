"""Tables on their side: the times beside each other, the headings below; what stands above them is of the sheet."""

from __future__ import annotations

import pytest

from diary.reading.files.workbook import Sheet
from diary.reading.recognise.turned import first_line, without_rows_above
from tests.reading.grids import at, codes, grid, reading, sheet

ABOVE = """
    Vocht- en mictielijst
    Naam  | J. V.
    Datum | 2-3-2026

"""
TABLE = """
    Medicijn | | paracetamol |
    Tijd | | 07:10 | 09:00 | 11:30
    Geplast | (ml) | 300 | | 250
    Gedronken | (ml) | | 200 |
"""


def test_units_beside_the_headings_below_a_title_and_labels_are_no_values():
    found = reading(sheet("Dag 1", ABOVE, TABLE))
    assert at(found, "voids") == ["02 07:10", "02 11:30"]
    assert list(found.diary.voids["volume_ml"]) == [300, 250]
    assert at(found, "drinks") == ["02 09:00"]
    assert [(one.code, one.cell, one.severity) for one in found.problems] == [
        ("label_unknown", "A2", "note"), ("row_unknown", "A4", "note"),
    ]  # fmt: skip


@pytest.mark.parametrize(("title", "day"), [("Dinsdag 9 september 2025", "09"), ("Wednesday September 10, 2025", "10")])
def test_a_date_in_a_title_above_a_table_on_its_side_is_that_of_its_events(title: str, day: str):
    found = reading(sheet("Blad1", title, TABLE))
    assert at(found, "voids") == [f"{day} 07:10", f"{day} 11:30"]
    assert found.diary.days["dated"].all()
    assert ("date_from_title", "A1") in [(guess.code, guess.cell) for guess in found.guesses]


def test_words_that_explain_the_headings_are_no_values():
    explained = TABLE.replace("Tijd | |", "Tijd | (uu:mm) |").replace("(ml)", "meet met de maatbeker")
    found = reading(sheet("Dag 1", ABOVE, explained))
    assert list(found.diary.voids["volume_ml"]) == [300, 250]
    assert not [one for one in found.problems if one.severity != "note"]


def test_a_day_of_one_event_is_not_read_upright():
    one = "Drank | (ml) |\nStappen | | 1711\nTijd | | 02:40\nGeplast | (ml) | 320"
    found = reading(sheet("Dag 1", "Datum | 2-3-2026\n\n", one))
    assert at(found, "voids") == ["02 02:40"]
    assert len(found.diary.drinks) == len(found.diary.leaks) == 0


def test_a_title_above_tells_what_bare_amounts_are_of():
    found = reading(sheet("Blad1", "Plaslijst\nDatum | 2-3-2026\n\nTijd | 07:10 | 09:00\nml | 300 | 250"))
    assert list(found.diary.voids["volume_ml"]) == [300, 250]
    assert "amount_by_context" in dict(codes(found))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Tijd | 7:10 | 9:00\nUrine | 200 | 310", 0),
        ("Dagboek\n\nTijd | 7:10 | 9:00\nUrine | 200 | 310", 2),
        ("Datum | 2-3-2026\nTijd | 7:10 | 9:00\nUrine | 200 | 310", 1),
        ("Dagboek\n\nKleur\nTijd | 7:10 | 9:00\nUrine | 200 | 310", 2),
        ("Tijd | 7:10\nUrine | 200", 0),
    ],
)
def test_a_table_begins_below_the_labels_and_the_gap_above_it(text: str, first: int):
    rows = grid(text)
    assert first_line(rows) == first
    assert without_rows_above(Sheet("s", rows)).rows == [*([] for _ in range(first)), *rows[first:]]
