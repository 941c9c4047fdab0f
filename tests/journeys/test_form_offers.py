"""What is offered for a column that is not read: by its cells, never what another column is already."""

from typing import Any

from diary.journeys.form_choice import Table
from diary.journeys.form_offers import MOST, offers
from diary.reading.files.workbook import open_content
from tests.journeys.test_mapping import ROWS, strange, workbook

TOLD: dict[str, Any] = {"kind": "list", "heading": 2, "columns": {"time": "A"}}


def test_each_column_is_offered_what_its_cells_may_be() -> None:
    source = strange()
    (sheet, *_) = open_content(source.data, source.name).sheets
    offered = offers(sheet, Table(("Blad7",), TOLD))
    assert offered["B"] == ("urine", "drink", "amount")
    assert (offered["D"][0], offered["E"][0]) == ("urge", "what")
    assert all(len(keys) <= MOST for keys in offered.values())
    assert "A" not in offered


def test_what_a_column_is_already_is_offered_no_more() -> None:
    source = strange()
    (sheet, *_) = open_content(source.data, source.name).sheets
    told = TOLD | {"columns": {"time": "A", "urine": "B"}}
    assert offers(sheet, Table(("Blad7",), told))["C"] == ("drink", "amount", "bed")
    assert offers(sheet, Table(("Blad7",))) == {}


def test_rows_are_offered_for_where_the_times_run_across() -> None:
    across = [list(row) for row in zip(("Wann", "Kruk", "Kopje", "Nood", "Allerlei"), *ROWS, strict=True)]
    source = workbook({"Blad1": across})
    (sheet,) = open_content(source.data, source.name).sheets
    told = {"kind": "day", "times": "across", "heading": "A", "columns": {"time": 1}}
    assert offers(sheet, Table(("Blad1",), told))["2"][:2] == ("urine", "drink")
    headless = {"kind": "day", "columns": {"time": "A"}}
    assert offers(sheet, Table(("Blad1",), headless))["B"] == ()
