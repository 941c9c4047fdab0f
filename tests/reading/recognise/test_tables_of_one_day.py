"""Tables below each other of one day, rows of units, lines that count, legends below, pads weighed alone."""

from __future__ import annotations

import pytest

from tests.reading.grids import at, codes, reading, sheet

DRINKS = """
    Tijd | Wat gedronken | Hoeveel (ml)
    08:00 | thee | 200
    10:00 | koffie | 150
    00:15 | water | 100
"""


@pytest.mark.parametrize(
    ("heading", "units", "void", "drink"),
    [
        (
            "Datum | Tijd | Vochtinname |  | Urine | Aandrang | Verlies",
            " |  | soort | ml | ml | 0 - 3 | geen / weinig / veel",
            "2026-03-02 | 07:10 |  |  | 300 | 2 | weinig",
            "2026-03-02 | 08:00 | thee | 200 |  |  |",
        ),
        (
            "Date | Time | Fluid intake |  | Urine | Urgency | Leakage",
            " |  | type | ml | ml | 0-4 | none, small or large",
            "2026-03-02 | 07:10 |  |  | 300 | 2 | small",
            "2026-03-02 | 08:00 | tea | 200 |  |  |",
        ),
        (
            "Datum | Tijd | Wat | Drinken | Plas | Aandrang | Verlies",
            "dd-mm | uu:mm | tekst | ml | ml | 0-4 | ja/nee",
            "2026-03-02 | 07:10 |  |  | 300 | 2 | beetje",
            "2026-03-02 | 08:00 | thee | 200 |  |  |",
        ),
    ],
)
def test_a_row_of_units_and_answers_below_the_heading_is_no_entry(heading: str, units: str, void: str, drink: str):
    found = reading(sheet("Blad1", heading, units, void, drink))
    assert (list(found.diary.voids["volume_ml"]), list(found.diary.voids["leak"])) == ([300], ["small"])
    assert (list(found.diary.drinks["volume_ml"]), list(found.diary.drinks["what"])) == ([200], ["tea"])
    assert (found.rows.present, codes(found)) == (2, [])


def test_a_unit_beside_an_amount_is_that_of_the_amount():
    found = reading(sheet("Blad1", "Date | Time | Drink | Unit | Urine (ml)", "2026-03-02 | 08:00 | 2 | dl |"))
    assert list(found.diary.drinks["volume_ml"]) == [200]


@pytest.mark.parametrize(
    "above",
    ["Datum: 3 maart 2026", "Datum | 3-3-2026\nOpgestaan | 07:00", "Plasdagboek dinsdag 3 maart 2026"],
)
@pytest.mark.parametrize("between", ["", "Aantal keer geplast: 2", "Aantal plassen: 2\n\nDrinken"])
@pytest.mark.parametrize("tab", ["Blad1", "3 maart"])
def test_a_second_table_on_the_sheet_of_a_day_is_of_that_day(above: str, between: str, tab: str):
    voids = "Tijd | Geplast (ml) | Aandrang\n07:05 | 300 | 2\n12:00 | 250 | 1"
    found = reading(sheet(tab, above, voids, between or " | ", DRINKS))
    assert at(found, "voids") == ["03 07:05", "03 12:00"]
    assert at(found, "drinks") == ["03 08:00", "03 10:00", "04 00:15"]
    assert not [code for code, _ in codes(found) if code in ("date_twice", "date_missing", "time_unreadable")]


def test_tables_with_the_same_heading_are_told_apart_by_their_titles():
    found = reading(
        sheet(
            "Blad1",
            "Dagboek 3 maart 2026",
            "Plassen\nTijd | ml\n07:05 | 300\n12:00 | 250\n",
            "Drinken\nTijd | ml\n08:00 | 200\n",
            "Ontlasting\nTijd | Type\n09:00 | 4",
        )
    )
    assert list(found.diary.voids["volume_ml"]) == [300, 250]
    assert list(found.diary.drinks["volume_ml"]) == [200]
    assert list(found.diary.bowel["bristol"]) == [4]
    assert set(found.diary.days.frame()["date"].dt.day) == {3}


def test_a_second_table_that_is_not_read_is_told():
    found = reading(
        sheet(
            "Blad1",
            "Datum | 3-3-2026",
            "Tijd | Geplast (ml)\n07:05 | 300\n12:00 | 250\n",
            "Ontlasting\nTijd | Vorm\n09:00 | zacht",
        )
    )
    assert "below_not_read" in dict(codes(found))


@pytest.mark.parametrize("line", ["Aantal keer | 1 | 2", "Hoe vaak nat? | | 1", "Number of voids | | 2"])
def test_a_line_that_counts_is_no_entry(line: str):
    found = reading(
        sheet("Blad1", "Datum | 3-3-2026", "Tijd | Drinken (ml) | Plassen (ml)\n07:05 | | 300\n08:00 | 200 |", line)
    )
    assert [(one.code, one.severity) for one in found.problems] == [("total_row", "note")]


@pytest.mark.parametrize(
    "legend",
    [
        "U = urine, D = drinken, L = lekken, B = naar bed",
        "Codes:\nU | = urine\nD | = drinken\nL | = lekken\nB | = naar bed",
    ],
)
@pytest.mark.parametrize("heading", ["Code", "Wat"])
def test_letters_are_what_a_legend_below_says(heading: str, legend: str):
    found = reading(
        sheet(
            "Blad1",
            f"Datum | Tijd | {heading} | ml",
            "2-3-2026 | 07:10 | U | 300\n2-3-2026 | 08:00 | D | 200\n2-3-2026 | 10:00 | L |\n2-3-2026 | 23:00 | B |\n",
            legend,
        )
    )
    assert list(found.diary.voids["volume_ml"]) == [300]
    assert list(found.diary.drinks["volume_ml"]) == [200]
    assert at(found, "leaks") == ["02 10:00"]
    assert f"{found.diary.days['bed'][0].item():%H:%M}" == "23:00"
    assert [code for code, _ in codes(found)] == ["column_by_content"]


def test_figures_that_a_legend_explains_are_events():
    found = reading(
        sheet(
            "Blad1",
            "Datum | Tijd | Code | ml\n2-3-2026 | 07:10 | 1 | 300\n2-3-2026 | 08:00 | 2 | 200\n",
            "1 = plassen, 2 = drinken",
        )
    )
    assert (list(found.diary.voids["volume_ml"]), list(found.diary.drinks["volume_ml"])) == ([300], [200])


@pytest.mark.parametrize(
    "table",
    [
        "Datum: 2-3-2026\nTijd verwisseld | Droog gewicht (g) | Nat gewicht (g) | Verschil (g)\n08:00 | 20 | 45 | 25",
        "Date | Time changed | Dry weight (g) | Wet weight (g) | Increase (g)\n2026-03-02 | 08:00 | 20 | 45 | 25",
        "Datum | Tijd | Inlegger verlies (g)\n2-3-2026 | 08:00 | 25",
        "Date | Time | Pad weight gain (g)\n2026-03-02 | 08:00 | 25",
    ],
)
def test_pads_that_were_weighed_are_a_diary_by_themselves(table: str):
    found = reading(sheet("Padtest", table))
    assert at(found, "leaks") == ["02 08:00"]
    assert list(found.diary.leaks["pad_gain_g"]) == [25]
    assert {one.severity for one in found.problems} <= {"note"}


@pytest.mark.parametrize(
    "heading",
    ["1e plas (ml) | 2e plas (ml)", "1st void (ml) | 2nd void (ml)", "First pass (ml) | Second pass (ml)"],
)
def test_a_first_and_a_second_pass_stand_beside_each_other(heading: str):
    found = reading(
        sheet("Blad1", f"Datum | Tijd | {heading}", "2-3-2026 | 07:10 | 300 | 50\n2-3-2026 | 10:00 | 200 |")
    )
    assert list(found.diary.voids["volume_ml"]) == [300, 50, 200]
    assert codes(found) == []
