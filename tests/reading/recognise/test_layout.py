"""Sheets are recognised by their words, in any order, at any row; what is not recognised is named."""

import pytest

from diary.reading.cells.units import UNITS_ML
from diary.reading.recognise.labelled import SEARCHED_ROWS
from diary.reading.recognise.meaning import heading
from diary.reading.recognise.sheets import recognise
from diary.reading.timeline.page import Page
from tests.reading.grids import BOWEL, DAY, codes, day, reading, sheet

HEADINGS = {
    ("day", "plas (cc)"): ("urine", "cc"), ("day", "urine in dl"): ("urine", "dl"),
    ("day", "Geplast (ml)"): ("urine", "ml"),
    ("day", "Hoeveel geplast?"): ("urine", ""), ("day", "Drink (fl oz)"): ("drink", "fl oz"),
    ("day", "TIJDSTIP"): ("time", ""),
    ("day", "Vocht in (l)"): ("drink", "l"), ("day", "Verlies van urine"): ("leak", ""),
    ("day", "When"): ("trigger", ""),
    ("bowel", "Verlies (geen, windje, veeg)"): ("leak", ""),
    ("bowel", "Type (1–7)"): ("bristol", ""),
    ("bowel", "Minuten op toilet"): ("minutes", ""), ("labels", "Uw glas (ml)"): ("glass", "ml"),
    ("labels", "In slaap (ongeveer)"): ("asleep", ""), ("labels", "Gewicht (kg)"): ("weight", ""),
}  # fmt: skip


@pytest.mark.parametrize(("heading_", "expected"), HEADINGS.items(), ids=str)
def test_a_heading_is_known_by_its_words_and_unit(heading_: tuple[str, str], expected: tuple[str, str]):
    found = heading(*heading_)
    assert found is not None
    assert (found.key, found.unit) == expected


@pytest.mark.parametrize(
    "text", ["Hobby", "water", "a" * 100, "wat u dan ook maar op deze dag hebt geplast en meer", ""]
)
def test_another_text_is_no_heading(text: str):
    assert heading("day", text) is None


def test_columns_may_stand_in_any_order_under_a_title():
    rows = """
        Mijn dagboek | Datum | 2-3-2026

        Geplast | | Hobby | Opgestaan: 07:00
        Geplast | Hobby | Tijd | Wat | Gedronken | Geplast
        300 | lezen | 07:05 | thee | 200 | 100
    """
    found = reading(sheet("Blad1", rows))
    assert found.diary.voids["volume_ml"].tolist() == [300]
    assert found.diary.drinks["what"].tolist() == ["tea"]
    assert f"{found.diary.days['rise'].item():%d %H:%M}" == "02 07:00"
    assert codes(found) == [("column_unknown", "B4"), ("column_twice", "F4")]


def test_a_unit_above_the_column_is_honoured():
    found = reading(
        sheet(
            "Dag 1",
            DAY.replace("Geplast (ml)", "urine in dl").replace("Gedronken (ml)", "Drink (fl oz)"),
            "08:00 | 8 | | 2,5",
        )
    )
    assert found.diary.voids["volume_ml"].item() == 250
    assert found.diary.drinks["volume_ml"].item() == round(8 * UNITS_ML["fl oz"], 3)


def test_a_column_without_a_heading_is_named_where_it_is_filled():
    found = reading(day("08:00 | | | 300 | | | | | | | iets\n09:00 | | | 200 | | | | | | | meer"))
    assert codes(found) == [("column_without_heading", "K6")]


@pytest.mark.parametrize("above", [0, SEARCHED_ROWS - 6, SEARCHED_ROWS - 5])
def test_a_table_is_looked_for_in_the_first_rows(above: int):
    moved = sheet("Dag 1", "\n".join(["titel"] * above), DAY, "08:00 | | | 300") if above else day("08:00 | | | 300")
    assert bool(recognise(moved).layouts) == (above < SEARCHED_ROWS - 5 + 1)


def test_the_content_tells_the_kind_before_the_name():
    (swapped,) = recognise(sheet("Dag 1", BOWEL)).layouts
    assert swapped.kind == "bowel"
    (morning,) = recognise(sheet("Volgende ochtend", "Datum | 2-3-2026\nOpgestaan | 07:00")).layouts
    assert morning.kind == "morning"
    assert recognise(sheet("Blad1", "Datum | 2-3-2026\nOpgestaan | 07:00")).layouts == ()


@pytest.mark.parametrize("columns", ["Tijd | Wat", "Geplast | Gedronken", "Tijd | Bijzonderheden"])
def test_a_table_needs_its_columns(columns: str):
    assert recognise(sheet("Dag 1", columns, "07:00 | 300")).layouts == ()


def test_a_diary_in_english_is_english_and_one_in_dutch_dutch():
    english = sheet("Day 1", "Date | 2-3-2026\nGot up | 07:00\n\nTime | Urine (ml) | Type of drink", "07:05 | 300")
    assert reading(english).language == "en"
    assert reading(day("07:05 | | | 300")).language == "nl"


def test_a_diary_without_a_place_for_leaks_does_not_record_them():
    found = reading(sheet("Dag 1", "Datum | 2-3-2026\n\nTijd | Geplast", "07:05 | 300"))
    assert found.diary.patients.frame()[["records_leaks", "records_pads"]].to_numpy().tolist() == [[False, False]]


def test_a_column_that_is_not_there_has_no_cell():
    (layout,) = recognise(sheet("Dag 1", "Tijd | Geplast")).layouts
    page = Page(sheet("Dag 1", "Tijd | Geplast"), layout, None)  # type: ignore[arg-type]
    assert (page.cell(1, "leak"), page.raw(1, "leak"), page.unit("leak"), page.label_cell("date")) == (
        "",
        None,
        "ml",
        "",
    )


def test_a_bowel_sheet_has_no_second_row_of_headings():
    (layout,) = recognise(sheet("Blad1", "Datum | Type ontlasting | \n | Type | urine (ml)\n2-3-2026 | 4 |")).layouts
    assert (layout.kind, layout.shape.first_row, set(layout.columns)) == ("bowel", 1, {"date", "bristol"})
