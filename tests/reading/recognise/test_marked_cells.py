"""What stands beside the values is told once with its place; what is struck out is asked about, never counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diary.reading.files.guard.marks import Marks
from diary.reading.files.workbook import Sheet
from diary.reading.recognise import marked_cells
from diary.record import Problem
from tests.reading.grids import codes, day, reading, sheet

LIST = "Datum | Tijd | Geplast (ml) | Verlies\n2-3-2026 | 07:05 | 300\n2-3-2026 | 11:10 | 210\n2-3-2026 | 14:20 | 240"


def marked(of: Sheet, **at: dict) -> Sheet:
    return replace(of, marks=Marks(**at))


def told(found, code: str) -> list[Problem]:
    return [one for one in found.problems if one.code == code]


def test_a_row_that_is_struck_out_is_asked_about_and_not_counted():
    found = reading(marked(sheet("Blad1", LIST), struck={(2, 0): "", (2, 1): "", (2, 2): ""}))
    assert list(found.diary.voids["volume_ml"]) == [300, 240]
    assert [(one.cell, one.fate, one.severity) for one in told(found, "row_struck")] == [("A3", "refused", "warning")]
    assert (found.rows.present, found.rows.refused) == (3, 1)


@pytest.mark.parametrize("remark", ["fout, stond er dubbel", "ignore, wrong day"])
def test_a_struck_out_row_is_told_with_the_remark_that_was_left_standing(remark: str):
    beside = LIST.replace("11:10 | 210", f"11:10 | 210 | | {remark}")
    found = reading(marked(sheet("Blad1", beside), struck={(2, 1): "", (2, 2): "", (2, 0): ""}))
    assert [(one.cell, one.found) for one in told(found, "row_struck")] == [("A3", f"2-3-2026, {remark}")]
    assert (found.rows.present, found.rows.refused) == (3, 1)


def test_a_cell_that_is_struck_out_leaves_its_row_without_that_value():
    found = reading(marked(sheet("Blad1", LIST), struck={(2, 2): ""}))
    assert found.diary.voids.frame()["volume_ml"].isna().tolist() == [False, True, False]
    assert [(one.cell, one.found) for one in told(found, "cell_struck")] == [("C3", "210")]
    assert "cell_fault" not in [code for code, _ in codes(found)]


def test_of_a_text_that_is_struck_out_in_part_the_rest_is_read():
    found = reading(marked(sheet("Blad1", LIST.replace("210", "210 ml 250 ml")), struck={(2, 2): "250 ml"}))
    assert list(found.diary.voids["volume_ml"]) == [300, 250, 240]
    assert [(one.cell, one.found) for one in told(found, "text_struck")] == [("C3", "210 ml 250 ml")]


def test_a_comment_is_told_at_its_cell_also_on_a_day_sheet():
    found = reading(marked(day("07:05 | | | 300"), comments={(6, 3): "natte broek"}))
    assert [(one.cell, one.found) for one in told(found, "comment")] == [("D7", "natte broek")]


def test_many_marks_are_counted():
    rows = "\n".join(f"2-3-2026 | 07:{minute:02} | 300" for minute in range(60))
    of = sheet("Blad1", "Datum | Tijd | Geplast (ml)\n" + rows)
    found = reading(marked(of, comments={(row, 2): "x" for row in range(1, 61)}))
    assert len(told(found, "comment")) == marked_cells.MOST
    assert [(one.cell, one.found) for one in told(found, "comment_more")] == [("C52", "10")]


@pytest.mark.parametrize("legend", ["geel = natte broek", "Yellow cells mean a wet pad"])
def test_a_legend_of_colours_is_told_with_the_cells_it_is_about(legend: str):
    of = sheet("Blad1", LIST + f"\n\n{legend}")
    found = reading(marked(of, coloured={(1, 2): "yellow", (3, 2): "yellow", (5, 0): "yellow", (0, 0): "blue"}))
    assert [(one.cell, one.found) for one in told(found, "colour_legend")] == [("A6", f"C2, C4: {legend}")]
    assert [problem.code for problem in found.problems if problem.cell == "A6"] == ["colour_legend"]
    assert found.rows.present == found.rows.read == 3


def test_a_colour_without_a_legend_and_a_legend_without_its_colour_are_left_alone():
    of = sheet("Blad1", LIST + "\n\ngeel = natte broek")
    assert not told(reading(marked(of, coloured={(1, 2): "red"})), "colour_legend")
    assert not told(reading(marked(sheet("Blad1", LIST + " geel"), coloured={(1, 2): "yellow"})), "colour_legend")


def test_marks_on_a_sheet_whose_times_run_across_name_the_cells_of_the_file():
    of = sheet("Blad1", "Datum | 2-3-2026 | 2-3-2026\nTijd | 07:05 | 08:00\nGeplast (ml) | 300 | 250\nWat | |")
    found = reading(marked(of, struck={(2, 2): ""}))
    assert [(one.code, one.cell) for one in found.problems if one.severity == "warning"] == [("cell_struck", "C3")]
    assert found.diary.voids.frame()["volume_ml"].isna().tolist() == [False, True]
