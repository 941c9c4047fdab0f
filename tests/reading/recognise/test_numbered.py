"""A row a day with its events numbered: each block is an event, and what stands once a row holds for all."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook

from diary.reading.files.workbook import Sheet
from diary.reading.reader import read
from diary.reading.recognise.head_rows import head_at
from diary.reading.recognise.numbered import blocks_of
from diary.record import Reading
from tests.reading.grids import at, codes, grid, reading, sheet

VALUES = """
    3-6-2025 | 07:00 | 07:05 | 350 | 10:30 | 200 | 22:10 | 250 | 22:45
    4-6-2025 | 06:50 | 07:00 | 320 | 11:00 | 210 | 16:00 | 240 | 23:00
    5-6-2025 | 07:10 | 07:15 | 380 | 10:40 | 190 |       |     | 22:30
"""
HEADINGS = [
    "Datum | Hoe laat stond u op | Plas 1 - tijd | Plas 1 - hoeveel (ml) | Plas 2 - tijd | Plas 2 - hoeveel (ml) "
    "| Plas 3 - tijd | Plas 3 - hoeveel (ml) | Hoe laat ging u naar bed",
    "1. Datum | 2. Hoe laat stond u op? | 3. Plas 1 - hoe laat? | 4. Plas 1 - hoeveel ml? | 5. Plas 2 - hoe laat? "
    "| 6. Plas 2 - hoeveel ml? | 7. Plas 3 - hoe laat? | 8. Plas 3 - hoeveel ml? | 9. Hoe laat ging u slapen?",
    "Dag | Opgestaan | Tijd 1 | Plas (ml) 1 | Tijd 2 | Plas (ml) 2 | Tijd 3 | Plas (ml) 3 | Naar bed",
    "diary_date | wake_time | void1_time | void1_vol | void2_time | void2_vol | void3_time | void3_vol | bed_time",
    "Date | What time did you get up? | Void 1 - What time? | Void 1 - How much (ml)? | Void 2 - What time? "
    "| Void 2 - How much (ml)? | Void 3 - What time? | Void 3 - How much (ml)? | What time did you go to bed?",
    "date | woke_up | urine_time_1 | urine_ml_1 | urine_time_2 | urine_ml_2 | urine_time_3 | urine_ml_3 | bedtime",
]
GROUPED = """
     |           | Plas 1 |    | Plas 2 |    | Plas 3 |    |
    Datum | Opgestaan | Tijd   | ml | Tijd   | ml | Tijd   | ml | Naar bed
"""
SPANNING = [
    """
    Datum | Opgestaan | Plas 1 |    | Plas 2 |    | Plas 3 |    | Naar bed
          |           | tijd   | ml | tijd   | ml | tijd   | ml |
    """,
    """
    Date  | Woke up   | Wee 1  |    | Wee 2  |    | Wee 3  |    | Bedtime
          |           | time   | ml | time   | ml | time   | ml |
    """,
]
"""A number once, over the time and the amount of its event."""
VOIDS = ["03 07:05", "04 07:00", "05 07:15", "03 10:30", "04 11:00", "05 10:40", "03 22:10", "04 16:00"]
VOLUMES = [350, 320, 380, 200, 210, 190, 250, 240]


def one_line(heading: str, *rows: str) -> Reading:
    return reading(sheet("Blad1", heading, "\n".join(rows)))


def is_whole(found: Reading) -> None:
    assert sorted(at(found, "voids")) == sorted(VOIDS)
    assert sorted(found.diary.voids["volume_ml"]) == sorted(VOLUMES)
    days = found.diary.days
    assert [f"{rise:%d %H:%M}" for rise in days["rise"].tolist()] == ["03 07:00", "04 06:50", "05 07:10"]
    assert [f"{bed:%d %H:%M}" for bed in days["bed"].tolist()] == ["03 22:45", "04 23:00", "05 22:30"]
    assert days["dated"].all()
    assert codes(found) == []


@pytest.mark.parametrize("heading", [*HEADINGS, GROUPED, *SPANNING])
def test_the_date_and_the_times_of_sleep_hold_for_every_block_of_their_row(heading: str):
    is_whole(reading(sheet("Blad1", heading, VALUES)))


@pytest.mark.parametrize("heading", HEADINGS)
def test_where_they_stand_in_the_row_makes_no_difference(heading: str):
    rows = [*grid(heading), *grid(VALUES)]
    is_whole(reading(Sheet("Blad1", [[*row[2:], row[1], row[0]] for row in rows])))


@pytest.mark.parametrize("heading", [HEADINGS[0], HEADINGS[3]])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_of_numbered_events_is_read(heading: str, kind: str, tmp_path: Path):
    rows = [[None if cell is None else str(cell) for cell in row] for row in [*grid(heading), *grid(VALUES)]]
    path = tmp_path / f"patient.{kind}"
    if kind == "csv":
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=";").writerows(rows)
    else:
        book = Workbook()
        for row in rows:
            book.worksheets[0].append(row)
        book.save(path)
    is_whole(read(path))


def test_voids_drinks_leaks_and_stools_are_each_numbered_for_themselves():
    found = one_line(
        "date | void1_time | void1_vol | void1_leak | void2_time | void2_vol | void2_leak | drink1_time | drink1_vol "
        "| drink2_time | drink2_vol | leak1_time | leak1_amount | stool1_time | stool1_bristol | wake_time",
        "3-6-2025 | 07:05 | 350 | no | 10:30 | 200 | yes | 08:00 | 250 | 12:00 | 150 | 15:00 | drops | 9:00 | 4 | 7:00",
        "4-6-2025 | 07:10 | 300 | no | 11:30 | 220 | no | 08:10 | 200 | 13:00 | 180 | | | 09:30 | 3 | 06:55",
    )
    assert sorted(at(found, "voids")) == ["03 07:05", "03 10:30", "04 07:10", "04 11:30"]
    assert sorted(at(found, "drinks")) == ["03 08:00", "03 12:00", "04 08:10", "04 13:00"]
    assert at(found, "leaks") == ["03 15:00"]
    assert at(found, "bowel") == ["03 09:00", "04 09:30"]
    assert sorted(found.diary.voids.frame()["leak"].dropna()) == ["none", "none", "none", "some"]


def test_a_last_void_below_the_times_before_it_lies_past_midnight_and_is_a_guess():
    found = one_line(
        "Datum | Plas 1 tijd | Plas 1 ml | Plas 2 tijd | Plas 2 ml | Plas 3 tijd | Plas 3 ml",
        "3-6-2025 | 07:05 | 350 | 23:10 | 200 | 01:30 | 180",
        "4-6-2025 | 07:00 | 300 | 12:10 | 220 | 18:30 | 170",
    )
    assert sorted(at(found, "voids")) == ["03 07:05", "03 23:10", "04 01:30", "04 07:00", "04 12:10", "04 18:30"]
    assert codes(found) == [("past_midnight_by_order", "F2")]


def test_a_time_alone_in_its_block_is_a_void_of_which_the_amount_is_not_known():
    found = one_line(
        "date | wake_time | void1_time | void1_vol | void2_time | void2_vol",
        "3-6-2025 | 07:00 | 07:05 | 350 | 10:30 | 200",
        "4-6-2025 | 06:50 | 07:00 | | 11:00 | 210",
    )
    voids = found.diary.voids.frame()
    assert "04 07:00" in at(found, "voids")
    assert voids["volume_ml"].isna().sum() == 1


def test_a_time_of_anything_alone_beside_the_times_of_sleep_is_told():
    found = one_line(
        "Datum | Opgestaan | Tijd 1 | Plas (ml) 1 | Tijd 2 | Plas (ml) 2",
        "3-6-2025 | 07:00 | 07:05 | | |",
        "4-6-2025 | 06:50 | 07:00 | 350 | 11:00 | 210",
        "5-6-2025 | 06:40 | 07:10 | 330 | |",
    )
    assert ("row_without_event", "C2") in codes(found)


@pytest.mark.parametrize(("heading", "severity"), [
    ("drink3_vol", "warning"), ("cups_of_tea_ml", "warning"), ("nurse", "note"), ("total_ml", "note"),
])  # fmt: skip
def test_a_column_of_which_no_block_has_the_time_is_told_and_makes_no_event(heading: str, severity: str):
    found = one_line(
        f"date | {heading} | void1_time | void1_vol | void2_time | void2_vol",
        "3-6-2025 | 400 | 07:05 | 350 | 10:30 | 200",
    )
    assert len(found.diary.voids) == 2
    assert not len(found.diary.drinks)
    assert [(one.code, one.cell, one.severity) for one in found.problems] == [("column_unknown", "B1", severity)]


def test_a_block_that_is_no_table_is_told():
    found = one_line(
        "date | void1_time | void1_vol | void2_time | void2_vol | event3_time | event3_smell",
        "3-6-2025 | 07:05 | 350 | 10:30 | 200 | 12:00 | bad",
        "4-6-2025 | 07:10 | 320 | 10:20 | 180 | 12:10 | good",
    )
    assert codes(found) == [("column_unknown", "F1"), ("column_unknown", "G1")]
    assert len(found.diary.voids) == 4


@pytest.mark.parametrize("heading", [
    ["Dag 1 tijd", "Dag 1 plas (ml)", "Dag 2 tijd", "Dag 2 plas (ml)"], ["Tijd", "Type 1", "Type 2", "Type 3"],
    ["Tijd", "Plas (ml)", "Aandrang (0-4)", "Glas 1"], ["Plas 1 tijd", "Plas 1 ml", "Verlies"],
])  # fmt: skip
def test_numbers_of_days_and_types_make_no_blocks(heading: list[str]):
    assert blocks_of(head_at([heading], 0)) is None


@pytest.mark.parametrize("heading", [
    "Datum | Tijd 1e plas | ml | Tijd 2e plas | ml | Totaal (ml)",
    "Date | Time of 1st void | ml | Time of 2nd void | ml | Total",
    "Datum | 1e plas tijd | hoeveel ml | 2e plas tijd | hoeveel ml | Dagtotaal",
])  # fmt: skip
def test_a_column_without_a_number_is_of_the_block_in_whose_stretch_it_stands(heading: str):
    found = reading(sheet("Blad1", heading, "3-6-2025 | 07:05 | 350 | 10:30 | 200 | 550\n4-6-2025 | 07:00 | 320 | | |"))
    assert sorted(at(found, "voids")) == ["03 07:05", "03 10:30", "04 07:00"]
    assert sorted(found.diary.voids["volume_ml"]) == [200, 320, 350]


def test_which_one_of_several_heads_a_group_of_its_time_and_its_amount():
    found = reading(sheet("Zelfkatheterisatie", """
        Datum    | 1e keer |    | 2e keer |    | Nat tussendoor?
                 | tijd    | ml | tijd    | ml | ja/nee
        9-3-2026 | 07:00   | 420 | 11:30  | 310 | nee
        10-3-2026 | 07:10  | 450 | 11:00  | ca 260 | ja
    """))  # fmt: skip
    assert sorted(at(found, "voids")) == ["09 07:00", "09 11:30", "10 07:10", "10 11:00"]
    assert found.diary.voids["catheter"].all()
    assert [(one.found, one.severity) for one in found.problems] == [("Nat tussendoor?", "warning")]


TURNED = """
    Bowel diary         |          |          |
    Date                | 12-1-2026 | 13-1-2026 | 14-1-2026
    Time of 1st stool   | 7:30     |          | 8:15
    Bristol type        | 3        |          | 2
    Straining (yes/no)  | no       |          | no
    Time of 2nd stool   |          |          | 21:00
    Bristol type        |          |          | 4
    Straining (yes/no)  |          |          | no
    No stool today      |          | x        |
    Remarks             |          |          | cramp
"""


def test_stools_of_a_day_below_each_other_have_their_types_and_a_mark_says_that_there_was_none():
    found = reading(sheet("Week 1", TURNED)).diary.bowel.frame()
    assert sorted(zip(found["at"].dt.strftime("%d %H:%M"), found["kind"], found["bristol"].fillna(0), strict=True)) == [
        ("12 07:30", "visit", 3), ("13 00:00", "no_stool", 0), ("14 08:15", "visit", 2), ("14 21:00", "visit", 4),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    [
        "Opgestaan | Plas 1 - tijd | Plas 1 - ml | Plas 2 - tijd | Plas 2 - ml | Naar bed",
        "Got up | Void 1 time | Void 1 ml | Void 2 time | Void 2 ml | To bed",
    ],
)
@pytest.mark.parametrize(("above", "days"), [("Startdatum: 2-3-2026", ["02", "03"]), ("Dagboek", ["01", "02"])])
def test_rows_without_a_date_are_days_one_by_one(heading: str, above: str, days: list[str]):
    rows = "07:00 | 07:05 | 350 | 12:00 | 250 | 23:00\n07:10 | 07:15 | 320 | 13:00 | 240 | 22:45"
    found = reading(sheet("Blad1", above, heading, rows))
    one, two = days
    assert sorted(at(found, "voids")) == [f"{one} 07:05", f"{one} 12:00", f"{two} 07:15", f"{two} 13:00"]
    assert [f"{rise:%d %H:%M}" for rise in found.diary.days["rise"].tolist()] == [f"{one} 07:00", f"{two} 07:10"]
    assert [code for code, _ in codes(found)].count("row_is_a_day") == 1
