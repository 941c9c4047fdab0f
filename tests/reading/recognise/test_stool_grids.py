"""Grids of stools: types or parts of the day before the rows or above the columns, and what stands in the boxes."""

from __future__ import annotations

import datetime as dt

import pytest

from diary.reading.files.workbook import Sheet
from diary.record import CannotRead
from tests.reading.grids import at, codes, reading, sheet


def visits(*texts: str) -> list[tuple[str, float]]:
    bowel = reading(sheet("Blad1", *texts)).diary.bowel
    return sorted(
        (f"{at:%d %H:%M}" if timed else f"{at:%d}", kind)
        for at, timed, kind in bowel.frame()[["at", "timed", "bristol"]].values
    )


@pytest.mark.parametrize(
    "grid",
    [
        """
        Ontlastingsdagboek
        Datum | Type 1 | Type 3 | Type 4 | Type 6
        2-3-2026 | | 08:10 | |
        3-3-2026 | | | 7:15, 12:30 | 15.00
        """,
        """
        Bowel chart
        Day | 1 | 3 | 4 | 6
        Mon 2 March 2026 | | 8:10 | |
        Tue 3 March 2026 | | | 7:15 and 12:30 | 15:00 h
        """,
        """
        Poeplijst
        Type | 2-3-2026 | 3-3-2026
        1 | |
        3 | 08.10 uur |
        4 | | 7.15 / 12.30
        6 | | 15:00
        """,
    ],
)
def test_the_times_in_the_boxes_of_types_are_stools(grid: str):
    assert visits(grid.replace("15.00", "15:00").replace("08.10 uur", "8u10")) == [
        ("02 08:10", 3), ("03 07:15", 4), ("03 12:30", 4), ("03 15:00", 6),
    ]  # fmt: skip


FORTNIGHT = {
    "nl": """
        Ontlastingslijst
        Datum | 5-5-2025 | 6-5-2025 | 7-5-2025
        Dag | ma | di | wo
        Type 1 - losse keutels | 1 | | 2
        Type 2 - hobbelige worst | | |
        Type 4 - gladde worst | | 1 |
        Type 6 - zachte stukjes | | | 1
        Zakjes macrogol | 1 | 1 | 2
    """,
    "en": """
        Bowel chart
        Date | 5 May 2025 | 6 May 2025 | 7 May 2025
        Day | Mon | Tue | Wed
        Type 1 - Separate hard lumps | 1 | | 2
        Type 2 - Lumpy sausage | | |
        Type 4 - Smooth soft sausage | | 1 |
        Type 6 - Mushy | | | 1
        Sachets taken | 1 | 1 | 2
    """,
}


@pytest.mark.parametrize("language", FORTNIGHT)
def test_counts_beside_described_types_are_stools_and_what_is_below_them_is_told(language: str):
    found = reading(sheet("Blad1", FORTNIGHT[language]))
    assert visits(FORTNIGHT[language]) == [("05", 1), ("06", 4), ("07", 1), ("07", 1), ("07", 6)]
    assert [(one.code, one.cell, one.severity) for one in found.problems] == [("row_unknown", "A8", "warning")]


PARTS = {
    "nl": """
        Poepdagboek
        Datum | Poep | | | Veegjes | Opmerking
         | ochtend | middag | avond | ja/nee |
        za 1 nov 2025 | | | 3 | ja |
        zo 2 nov 2025 | geen | geen | geen | nee | ziek
        ma 3 nov 2025 | 4 | | 5 | nee |
        di 4 nov 2025 | - | | | nee |
    """,
    "en": """
        Bowel diary
        Date | Poo | | | Smears | Remarks
         | morning | afternoon | evening | yes/no |
        Sat 1 Nov 2025 | | | 3 | yes |
        Sun 2 Nov 2025 | none | none | none | no | ill
        Mon 3 Nov 2025 | 4 | | 5 | no |
        Tue 4 Nov 2025 | - | | | no |
    """,
}


@pytest.mark.parametrize("language", PARTS)
def test_types_below_parts_of_the_day_in_a_second_row_of_the_heading_are_stools_and_none_is_none(language: str):
    found = reading(sheet("Blad1", PARTS[language]))
    bowel = found.diary.bowel.frame().sort_values("at", ignore_index=True)
    assert [f"{day:%d}" for day in bowel["at"].tolist()] == ["01", "02", "03", "03"]
    assert list(bowel["passed"] == 0) == [False, True, False, False]
    assert list(bowel["bristol"].dropna()) == [3, 4, 5]
    assert [(one.code, one.cell, one.severity) for one in found.problems if one.severity == "warning"] == [
        ("column_unknown", "E3", "warning"), ("column_unknown", "F3", "warning"),
    ]  # fmt: skip


@pytest.mark.parametrize("box", ["xx", "2", "x x"])
def test_marks_and_figures_in_the_boxes_of_types_count_and_are_no_times(box: str):
    heading = "Bristol\nDatum | Type 1 | Type 2 | Type 3 | Type 4"
    found = reading(sheet("Blad1", heading, f"2-3-2026 | | | {box} |\n3-3-2026 | | - | 0 | x"))
    assert list(found.diary.bowel["bristol"]) == [3, 3, 4]
    assert not found.diary.bowel["timed"].any()
    assert codes(found) == []


@pytest.mark.parametrize(
    "grid",
    [
        "Poeplijst\nDatum | Ochtend | Middag | Avond | Nacht\n2-3-2026 | 4 | | 3, 4 |\n3-3-2026 | | type 5 | geen |",
        "Bowel chart\n | Mon 2 March 2026 | Tue 3 March 2026\nMorning | 4 |\nAfternoon | | 5\nEvening | 3 and 4 | none",
    ],
)
def test_the_types_in_the_boxes_of_parts_of_the_day_are_stools_of_about_then(grid: str):
    found = reading(sheet("Blad1", grid))
    assert visits(grid) == [("02 09:00", 4), ("02 20:30", 3), ("02 20:30", 4), ("03 15:00", 5)]
    assert [code for code, _ in codes(found)] == ["part_of_day"]
    assert found.language == ("nl" if "Ochtend" in grid else "en")


def test_what_cannot_be_read_in_a_box_is_told_with_its_cell():
    found = reading(sheet("Blad1", "Poeplijst\nDatum | Ochtend | Middag\n2-3-2026 | zacht | 4\n3-3-2026 | | x"))
    assert ("bristol_unreadable", "B3") in codes(found)
    assert len(found.diary.bowel) == 3
    found = reading(
        sheet("Blad1", "Bristol\nDatum | Type 1 | Type 2 | Type 3 | Type 4\n2-3-2026 | | ? | laat |\n3-3-2026")
    )
    assert ("yes_no_unreadable", "D3") in codes(found)


@pytest.mark.parametrize(
    "grid",
    [
        "Medicatie\nDatum | Ochtend | Middag\n2-3-2026 | 1 | 2\n3-3-2026 | 1 | 1",
        "Scores\nDatum | 1 | 2 | 3\n2-3-2026 | x | |\n3-3-2026 | | x |",
    ],
)
def test_a_grid_that_says_nothing_of_bowels_is_none_of_stools(grid: str):
    with pytest.raises(CannotRead):
        reading(sheet("Blad1", grid))


def test_an_example_below_the_heading_of_a_list_makes_no_grid_of_it():
    stamps = [dt.datetime(2026, 4, day, 8, 50) for day in (6, 7, 8)]
    rows = [["Datum/tijd", "Consistentie (1-7)"], ["Voorbeeld", 6.0], *([at, 3.0] for at in stamps)]
    found = reading(Sheet("Ontlasting", rows))
    assert at(found, "bowel") == ["06 08:50", "07 08:50", "08 08:50"]
    assert found.diary.bowel["bristol"].tolist() == [3, 3, 3]
