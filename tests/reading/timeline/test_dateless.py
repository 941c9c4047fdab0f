"""Tables without dates: a year in a title completes them; dates that belong to no row are never passed over."""

import datetime as dt

import pytest

from diary.reading.files.workbook import Sheet
from diary.reading.recognise.layout import TAB, Layout, Row
from diary.reading.timeline.dateless import without_dateless, year_named
from diary.reading.timeline.ledger import Ledger
from diary.reading.timeline.page import Page
from tests.reading.grids import at, codes, reading, sheet


@pytest.mark.parametrize(
    ("name", "title", "found"),
    [
        ("Blad1", "Plasdagboek mei 2025", dt.date(2025, 5, 15)),
        ("mei 2025", "Plasdagboek", dt.date(2025, 5, 15)),
        ("Sheet1", "Bladder diary 2025", dt.date(2025, 7, 15)),
        ("Blad1", "Plasdagboek", None),
        ("2024", "Plasdagboek mei 2025", None),
        ("Blad1", "Bel 020-2025123", None),
        ("Blad1", "x" * 80 + " 2025", None),
    ],
)
def test_the_year_of_a_title_or_a_tab_is_known_where_it_is_one(name: str, title: str, found: dt.date | None):
    assert year_named([Sheet(name, [[title], [None, 2025.0]])]) == found


def test_dates_without_a_year_are_those_of_the_title():
    rows = "Plasdagboek mei 2025\nDatum | Tijd | Geplast (ml)\n12/5 | 07:10 | 230\n | 09:30 | 125\n13/5 | 07:20 | 200"
    found = reading(sheet("Blad1", rows))
    assert found.diary.voids.frame()["at"].dt.date.astype(str).tolist() == ["2025-05-12", "2025-05-12", "2025-05-13"]
    assert "year_from_context" in [guess.code for guess in found.guesses]


def page_of(rows: list[list[object]], place: tuple[int, int] | None) -> Page:
    cells = {"time": (0, 0)} | ({"date": place} if place else {})
    values = {(TAB, "date"): "dag 1"} if place == TAB else {}
    return Page(Sheet("Blad1", rows), Layout("list", rows=(Row(0, cells),), values=values), Ledger())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dates", "place", "kept"),
    [
        (["12-5-2025", "13-5-2025"], None, False),
        (["12-5-2025", "13-5-2025"], TAB, False),
        (["12-5-2025", "13-5-2025"], (0, 1), True),
        (["12-5-2025"], None, True),
        (["12-5-2025", "12-5-2025"], None, True),
        (["12-5", "13-5"], None, True),
        (["200", "dag 2"], None, True),
    ],
)
def test_a_table_without_dates_beside_dates_is_not_read(dates: list[str], place: tuple[int, int] | None, kept: bool):
    rows: list[list[object]] = [["07:10", None, "x"], *([None, None, each, "x"] for each in dates)]
    page = page_of(rows, place)
    assert without_dateless([page], date_1904=False) == ([page] if kept else [])
    assert [(problem.code, problem.cell) for problem in page.ledger.problems] == (
        [] if kept else [("dates_not_read", "C2")]
    )
    assert page.ledger.refused == (not kept)


def test_a_date_in_a_row_of_its_own_counts_and_one_in_a_remark_does_not():
    own = page_of([["07:10"], ["Dag 1 - maandag 12 mei 2025"], ["Dag 2 - dinsdag 13 mei 2025"]], None)
    assert without_dateless([own], date_1904=False) == []
    remarks = [["07:10"], ["08:00", "kuur sinds 1-5-2025"], ["09:00", "controle op 1-6-2025"]]
    page = page_of(remarks, None)  # type: ignore[arg-type]
    assert without_dateless([page], date_1904=False) == [page]


def test_an_undated_diary_stays_one():
    found = reading(sheet("Blad1", "Tijd | Geplast (ml)\n07:10 | 230\n09:30 | 125"))
    assert not [code for code, _ in codes(found) if code == "dates_not_read"]
    assert len(found.diary.voids) == 2


def test_dates_of_sums_below_a_table_are_none_of_its_rows():
    rows = "Tijd | Geplast (ml)\n17:50 | 380\n21:30 | 60\n22:45 | 130\n \nSamenvatting"
    sums = "Datum | Aantal keer geplast | Totaal geplast (ml)\n22-8-2024 | 2 | 440\n23-8-2024 | 1 | 130"
    found = reading(sheet("Dag 1", rows, sums))
    assert list(found.diary.voids["volume_ml"]) == [380, 60, 130]
    assert "dates_not_read" not in dict(codes(found))


def test_a_stool_on_a_day_sheet_without_a_date_is_of_that_day():
    rows = "Tijd | Geplast (ml) | Ontlasting\n07:10 | 380\n10:10 | | 4\n21:30 | 60"
    found = reading(sheet("Dag 1", rows), sheet("Dag 2", rows))
    assert at(found, "bowel") == ["01 10:10", "02 10:10"]
    assert "date_missing" not in dict(codes(found))
