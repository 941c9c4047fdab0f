"""Rows that hold no entries: what explains the columns, and what closes a form."""

from __future__ import annotations

import pytest

from diary.reading.files.workbook import Sheet
from tests.reading.grids import at, codes, grid, reading, sheet

LIST = """
    Datum    | Tijd  | Geplast (ml) | Gedronken (ml) | Opmerkingen
    2-3-2026 | 07:10 | 300          |                |
    2-3-2026 | 09:00 |              | 200            |
"""


@pytest.mark.parametrize(("row", "cell"), {
    "Bedankt voor het invullen. Neem deze lijst mee naar uw afspraak.": "A4",
    " | | Vragen? Bel de polikliniek.": "C4",
}.items())  # fmt: skip
def test_a_sentence_below_a_table_is_told_and_is_no_entry(row: str, cell: str):
    found = reading(sheet("Lijst", LIST, row))
    assert codes(found) == [("remark_only", cell)]
    assert (found.rows.read, found.rows.skipped, found.rows.refused) == (2, 1, 0)


@pytest.mark.parametrize(
    "row", [" | 21:30 naar bed", " | | natte broek en geplast", "morgen weer verder | 21:00 | 200"]
)
def test_a_last_row_that_tells_of_something_is_an_entry(row: str):
    found = reading(sheet("Lijst", LIST, row))
    assert "remark_only" not in dict(codes(found))


def test_the_row_below_a_heading_that_explains_the_columns_is_no_entry():
    explained = "(dd-mm-jjjj) | (uu:mm) | meet met de maatbeker | 0 = geen, 4 = zeer sterk"
    heading = "Datum | Tijd | Geplast (ml) | Aandrang (0-4)"
    found = reading(sheet("Lijst", heading, explained, "2-3-2026 | 07:10 | 300 | 3"))
    assert [(one.code, one.cell) for one in found.problems] == [("example_row", "A2")]
    assert at(found, "voids") == ["02 07:10"]


def test_days_that_are_numbered_stay_so_above_a_closing_sentence():
    found = reading(sheet("Lijst", """
        Startdatum | 10-1-2025
        |
        Dag nr | Tijd  | Geplast (ml)
        1      | 08:10 | 210
        2      | 07:00 | 300
        Bedankt voor het invullen.
    """))  # fmt: skip
    assert at(found, "voids") == ["10 08:10", "11 07:00"]


def test_a_time_of_sleep_alone_below_its_day_is_no_other_table():
    found = reading(sheet("Lijst", """
        Datum: | 22-3-2026 |
        Tijd   | Geplast (ml) | Type
        07:10  | 300          |
        22:00  | 250          |
        23-3-2026 |           |
        0.10 naar bed |       |
        totaal |              | 550
    """))  # fmt: skip
    assert "below_not_read" not in {one.code for one in found.problems}
    assert found.diary.days.frame()["bed"].dropna().dt.strftime("%d %H:%M").tolist() == ["23 00:10"]


def test_times_alone_below_a_stamp_are_entries_whatever_closes_the_form():
    rows = """
        Datum en tijd | Wat | Hoeveel (ml)
        2026-02-08 23.20 | Plassen | 470
        3.30 | Plassen | 480
        2026-02-09 7.25 | Plassen | 80
        8.40 | Drinken | 500

        9.00 | Plassen | 60

        Vragen? Bel de polikliniek.
    """
    cells = [[None if cell is None else str(cell) for cell in row] for row in grid(rows)]
    found = reading(Sheet("Lijst", cells))
    assert at(found, "voids") == ["08 23:20", "09 03:30", "09 07:25", "09 09:00"]
    assert [(one.code, one.cell) for one in found.problems] == [("remark_only", "A9")]


def test_a_last_row_with_a_spoken_time_and_a_word_is_an_entry():
    rows = "Datum | Tijd | Geplast (ml)\n2-3-2026 | 18:10 | 420\n | 20:55 | 330\n | half twaalf naar bed"
    found = reading(sheet("Lijst", rows))
    assert [(one.code, one.cell) for one in found.problems] == [("time_half_of_day", "B4")]
