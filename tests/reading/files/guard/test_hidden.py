"""Hidden rows and columns: read, and named by the first cell that holds something."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from diary.reading.files.guard import archive
from diary.reading.files.guard.hidden import Hidden, in_ods, in_xlsx
from diary.reading.files.workbook import open_workbook
from diary.reading.reader import read
from tests.reading.files import crafted
from tests.reading.grids import codes


def written(path: Path, *, row: int = 0, column: str = "") -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for line in (["Tijd", "Geplast (ml)", None], ["07:05", 300, None], ["08:00", 200, None]):
        sheet.append(line)
    if row:
        sheet.row_dimensions[row].hidden = True
    if column:
        sheet.column_dimensions[column].hidden = True
    book.save(path)
    return path


@pytest.mark.parametrize(("hidden", "cell"), [({"row": 3}, "A3"), ({"column": "B"}, "B1")])
def test_what_is_hidden_is_read_and_named(tmp_path: Path, hidden: dict, cell: str):
    found = read(written(tmp_path / "dagboek.xlsx", **hidden))
    assert list(found.diary.voids["volume_ml"]) == [300, 200]
    assert ("cells_hidden", cell) in codes(found)


@pytest.mark.parametrize("hidden", [{"row": 9}, {"column": "C"}, {}])
def test_hidden_cells_without_a_value_are_no_matter(tmp_path: Path, hidden: dict):
    assert open_workbook(written(tmp_path / "dagboek.xlsx", **hidden)).sheets[0].unseen == ""


def test_the_second_sheet_is_told_apart_from_the_first(tmp_path: Path):
    row = '<row r="1"{}><c r="A1"><v>1</v></c></row>'
    sheets = {"Een": crafted.worksheet(row.format("")), "Twee": crafted.worksheet(row.format(' hidden="1"'))}
    path = tmp_path / "dagboek.xlsx"
    path.write_bytes(archive.pack(crafted.xlsx_members(sheets)))
    assert [sheet.unseen for sheet in open_workbook(path).sheets] == ["", "A1"]


@pytest.mark.parametrize("visibility", ["collapse", "filter"])
def test_of_an_open_document(tmp_path: Path, visibility: str):
    columns = f'<table:table-column table:number-columns-repeated="2" table:visibility="{visibility}"/>'
    rows = f"<table:table-column/><table:table-row>{crafted.NUMBER}</table:table-row>"
    path = tmp_path / "dagboek.ods"
    path.write_bytes(crafted.ods(columns + rows, tables=2))
    assert [sheet.unseen for sheet in open_workbook(path).sheets] == ["A1", "A1"]


def test_only_what_is_hidden_counts():
    assert in_xlsx(b'<row r="5" hidden="0"/><col min="1" max="2" hiddenish="1"/>') is None
    assert in_xlsx(b'<x:row hidden="1"/>') == Hidden((range(-1, 0),))
    assert in_ods(b'<table:table><table:table-row table:visibility="visible"/>') == {}
