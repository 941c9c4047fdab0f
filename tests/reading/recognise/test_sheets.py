"""Which sheets of a file are read, and how weightily those that are not are told."""

from __future__ import annotations

import pytest

from diary.reading.recognise import walk
from diary.reading.recognise.region_table import weighed_as
from tests.reading.grids import at, codes, reading, sheet

TABLE = "Time | Drink (ml) | Urine (ml)\n07:00 | | 400\n08:00 | 250\n09:30 | | 200"


def test_an_example_beside_the_diary_does_not_count():
    found = reading(sheet("EXAMPLE", TABLE), sheet("My chart", "Date | 22-4-2025", TABLE))
    assert at(found, "voids") == ["22 07:00", "22 09:30"]
    assert [(one.code, one.sheet, one.severity) for one in found.problems] == [("sheet_example", "EXAMPLE", "note")]


def test_a_diary_on_the_only_sheet_counts_whatever_that_is_called():
    assert len(reading(sheet("Example", "Date | 22-4-2025", TABLE)).diary.voids) == 2


LOG = "Begin | Wie | Getal\n07:00 | J | 200\n08:00 | J | 250\n09:00 | J | 180"


@pytest.mark.parametrize(("name", "text", "severity"), [
    ("Blad2", LOG, "warning"), ("Medicatie", LOG, "note"), ("Blad2", "melk | 2\nbrood | 1\nkaas | 1", "note"),
])  # fmt: skip
def test_a_sheet_that_may_hold_entries_is_a_warning(name: str, text: str, severity: str):
    found = reading(sheet("Dag 1", "Datum | 22-4-2025", TABLE), sheet(name, text))
    told = [(one.code, one.cell, one.severity) for one in found.problems if one.sheet == name]
    lines = [("cells_left", "A1", "warning"), ("cells_left", "C1", "warning")] if severity == "warning" else []
    assert told == [("sheet_unknown", "", severity), *lines]


@pytest.mark.parametrize(("time", "severity"), [("03:45", "warning"), ("07:20", "note")])
def test_a_sheet_that_is_laid_out_as_one_that_is_read_is_a_warning_when_it_has_a_time_of_its_own(time, severity):
    text = "Datum: | {}\n\ntijd | | {}\nWeekdag | | {}\nAandrang (0-4) | | {}\nPlas | (ml) | {}"
    days = (
        ["18-9-2025", "07:20 | 09:50", "do | do", "3 | 2", "320 | 210"],
        ["19-9-2025", time, "vr", "2", "niet gemeten"],
    )
    found = reading(*(sheet(f"dag {number}", text.format(*cells)) for number, cells in enumerate(days, 1)))
    told = {(one.code, one.severity) for one in found.problems if one.sheet == "dag 2"}
    assert told - {("cells_left", "warning")} == {("sheet_unknown", severity)}


def test_times_below_a_heading_that_says_otherwise_are_the_times():
    head = "Date | 22-4-2025\n\nWhen? | Drink (oz) | Urine (oz) | When"
    found = reading(sheet("Day 1", head, "07:00 | | 10 | cough\n08:00 | 8"))
    assert (at(found, "voids"), at(found, "drinks")) == (["22 07:00"], ["22 08:00"])
    assert ("column_by_content", "A3") in codes(found)


@pytest.mark.parametrize(("head", "rows"), [
    ("When | Drink (ml) | Void (ml)", "07:05 | | 350\n09:05 | 200 |"),
    ("Date | When | Void (ml)", "22-4-2025 | 7.05 am | 350\n22-4-2025 | 9.05 am | 200"),
    ("Datum | Moment | Geplast (ml)", "22-4-2025 | 7:05 | 350\n22-4-2025 | 9:05 | 200"),
    ("Moment | Geplast (ml) | Datum", "22-4-2025 07:05 | 350 | 22-4-2025\n22-4-2025 09:05 | 200 | 22-4-2025"),
])  # fmt: skip
def test_when_above_times_is_no_cause(head: str, rows: str):
    voids = reading(sheet("Sheet1", head, rows)).diary.voids
    assert f"{voids['at'][0].item():%H:%M}" == "07:05"


def test_a_value_far_beside_a_short_heading_is_told_and_moves_no_heading_there(monkeypatch):
    weighed = []
    monkeypatch.setattr(walk, "weighed_as", lambda region, *rest: weighed.append(region) or weighed_as(region, *rest))
    far = "2-3-2026 | 09:05 | 200 |" + "|" * 900 + "2 dl"
    found = reading(sheet("List", "Datum | Tijd | Geplast (ml)", "2-3-2026 | 07:05 | 350", far))
    assert at(found, "voids") == ["02 07:05", "02 09:05"]
    assert {one.code for one in found.problems} == {"column_without_heading"}
    assert len(weighed) <= 2 * (1 + walk.FURTHEST_SHIFT)


def test_when_above_causes_beside_times_is_one():
    found = reading(
        sheet("Day 1", "Date | 22-4-2025\n\nTime | Leak | When", "07:00 | drops | cough\n08:00 | drops | run")
    )
    assert found.diary.leaks["trigger"].tolist()[0] == "cough"
