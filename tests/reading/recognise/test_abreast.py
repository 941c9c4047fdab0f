"""Tables beside each other: what holds for one of them only, and what for all."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from diary.reading.reader import read
from diary.record import Reading
from tests.reading.grids import at, codes, reading, sheet

DUTCH = ("Dag 1 - dinsdag 3 juni 2025", "Dag 2 - woensdag 4 juni 2025", "Tijd | Plas (ml) | | Tijd | Drinken (ml)")
ENGLISH = ("Day 1 - Tuesday 3 June 2025", "Day 2 - Wednesday 4 June 2025", "Time | Urine (ml) | | Time | Drinks (ml)")
BARE = ("3-6-2025", "4-6-2025", "Tijd | Plas (ml) | | Tijd | Drinken (ml)")
EVENTS = "\n".join(("07:05 | 200 | | 10:30 | 150", "08:05 | 210 | | 11:30 | 160"))


def of_two_days(found: Reading) -> None:
    assert at(found, "voids") == ["03 07:05", "03 08:05", "04 07:05", "04 08:05"]
    assert at(found, "drinks") == ["03 10:30", "03 11:30", "04 10:30", "04 11:30"]
    assert found.diary.days["dated"].all()
    assert [f"{day:%m-%d}" for day in found.diary.days["begins"].tolist()] == ["06-03", "06-04"]


@pytest.mark.parametrize(("first", "second", "heading"), [DUTCH, ENGLISH, BARE])
def test_a_row_with_a_day_alone_begins_it_for_every_table_beside(first: str, second: str, heading: str):
    of_two_days(reading(sheet("Blad1", heading, first, EVENTS, second, EVENTS)))


@pytest.mark.parametrize(("first", "second", "heading"), [DUTCH, ENGLISH])
def test_a_day_in_a_cell_that_is_merged_over_both_tables_begins_it_for_both(
    first: str, second: str, heading: str, tmp_path: Path
):
    book = Workbook()
    page = book.worksheets[0]
    for line in (heading, first, *EVENTS.splitlines(), second, *EVENTS.splitlines()):
        page.append([cell.strip() or None for cell in line.split("|")])
    for row in (2, 5):
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=5)
    book.save(tmp_path / "patient.xlsx")
    of_two_days(read(tmp_path / "patient.xlsx"))


GROUPS = {
    "nl": (
        "Maandag 2 juni 2025",
        "Dinsdag 3 juni 2025",
        "GEDRONKEN | | | TOILETBEZOEK",
        "Tijd | ml | | Tijd | Urine ml",
    ),
    "en": ("Monday 2 June 2025", "Tuesday 3 June 2025", "DRINKS | | | TOILET VISITS", "Time | ml | | Time | Urine ml"),
}


@pytest.mark.parametrize("language", GROUPS)
def test_a_second_day_that_repeats_groups_and_heading_begins_for_every_table_beside(language: str):
    first, second, groups, heading = GROUPS[language]
    drunk_first = "08.15 | 150 | | 07.05 | 200\n? | 160 | | 11.20 | 210"
    found = reading(sheet("Blad1", first, groups, heading, drunk_first, " ", second, groups, heading, drunk_first))
    assert at(found, "voids") == ["02 07:05", "02 11:20", "03 07:05", "03 11:20"]
    assert at(found, "drinks") == ["02 08:15", "03 08:15"]
    assert sum(code == "time_unreadable" for code, _ in codes(found)) == 2
    assert not [code for code, _ in codes(found) if code.startswith("date_un")]


def test_a_table_with_days_of_its_own_takes_none_of_the_table_beside_it():
    found = reading(
        sheet(
            "Blad1",
            """
            Tijd | Plas (ml) | | Tijd | Drinken (ml)
            3 juni 2025 | | | 3 juni 2025 |
            07:05 | 200 | | 10:30 | 150
            08:05 | 210 | | 11:30 | 160
            4 juni 2025 | | | |
            07:15 | 220 | | 12:30 | 170
            """,
        )
    )
    assert at(found, "voids") == ["03 07:05", "03 08:05", "04 07:15"]
    assert at(found, "drinks") == ["03 10:30", "03 11:30", "03 12:30"]


def test_dates_and_times_of_sleep_at_the_ends_of_a_row_hold_for_all_its_tables():
    found = reading(
        sheet(
            "Blad1",
            """
            Datum | Opgestaan | Tijd | Plas (ml) | Tijd | Drinken (ml) | Naar bed
            3-6-2025 | 07:00 | 07:05 | 350 | 10:30 | 200 | 22:45
            4-6-2025 | 06:50 | 07:00 | 320 | 11:00 | 210 | 23:00
            """,
        )
    )
    assert at(found, "voids") == ["03 07:05", "04 07:00"]
    assert at(found, "drinks") == ["03 10:30", "04 11:00"]
    assert [f"{rise:%d %H:%M}" for rise in found.diary.days["rise"].tolist()] == ["03 07:00", "04 06:50"]
    assert [f"{bed:%d %H:%M}" for bed in found.diary.days["bed"].tolist()] == ["03 22:45", "04 23:00"]
    assert codes(found) == []


@pytest.mark.parametrize(
    ("label", "heading"),
    [
        ("Aantal / grootste", "Nr | Dag 1: 3-6-2025 | | | Dag 2: 4-6-2025\n | Tijd | Plas (ml) | | Tijd | Plas (ml)"),
        ("Total / average", "No | Day 1: 3/6/2025 | | | Day 2: 4/6/2025\n | Time | Urine (ml) | | Time | Urine (ml)"),
    ],
)
def test_a_row_of_totals_that_is_named_before_the_first_table_is_none_of_any(label: str, heading: str):
    found = reading(sheet("List", heading, "1 | 07:05 | 200 | | 07:25 | 300", f"{label} | 7 | 325 | | 8 | 300"))
    assert at(found, "voids") == ["03 07:05", "04 07:25"]
    assert ("total_row", "A4") in codes(found)
