"""What is offered for a column that is not read: by its cells, never what another column is already."""

from typing import Any

import pytest

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
    assert offers(sheet, Table(("Blad7",), told))["C"] == ("drink", "amount")
    assert offers(sheet, Table(("Blad7",))) == {}


def test_rows_are_offered_for_where_the_times_run_across() -> None:
    across = [list(row) for row in zip(("Wann", "Kruk", "Kopje", "Nood", "Allerlei"), *ROWS, strict=True)]
    source = workbook({"Blad1": across})
    (sheet,) = open_content(source.data, source.name).sheets
    told = {"kind": "day", "times": "across", "heading": "A", "columns": {"time": 1}}
    assert offers(sheet, Table(("Blad1",), told))["2"][:2] == ("urine", "drink")
    headless = {"kind": "day", "columns": {"time": "A"}}
    assert offers(sheet, Table(("Blad1",), headless))["B"] == ()


def offered(*cells: object, head: str = "Kruk", beside: str = "time") -> tuple[str, ...]:
    """Return what is offered for a column of these cells beside a column that says when."""
    rows = [("Wann", head), *(("07:10", cell) for cell in cells)]
    source = workbook({"Blad1": rows})
    (sheet,) = open_content(source.data, source.name).sheets
    return offers(sheet, Table(("Blad1",), {"kind": "list", "heading": 1, "columns": {beside: "A"}}))["B"]


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (("ma 9 maart", "", "di 10 maart"), ("date",)),
        (("maandag", "maandag", "dinsdag"), ("date",)),
        (("dag 1", "dag 2"), ("date",)),
        ((1, 1, 1, 1, 2, 2, 2), ("date",)),
        ((15, 30, 20, 35, 25), ("urine cl", "drink cl", "amount cl")),
        ((2.5, 3, 1.5, 4), ("urine dl", "drink dl", "amount dl")),
        ((0.25, 0.3, 0.2), ("urine l", "drink l", "amount l")),
        ((183, 212, 240), ("urine", "drink", "amount")),
        (("20 cl", "25 cl"), ("urine", "drink", "amount")),
        (("1 glas", "2 glazen", "kop"), ("drink", "amount", "urine")),
        ((3, 1, 2, 2, 1), ("urge",)),
        ((None, "hoest", None), ("remarks", "what", "event")),
    ],
)
def test_days_times_and_amounts_are_told_apart(cells: tuple[object, ...], wanted: tuple[str, ...]) -> None:
    assert offered(*cells)[: len(wanted)] == wanted
    assert "bed" not in offered(*cells)


def test_numbers_that_go_on_through_the_day_are_times_where_none_are_told() -> None:
    assert offered(710, 830, 1015, 1230, 700, 915, beside="date")[0] == "time"


def test_a_heading_that_says_its_unit_is_left_to_say_it() -> None:
    assert offered(15, 30, 20, head="Kruk (cl)") == ("urine", "drink", "amount")


def test_beside_what_happened_an_amount_is_of_that() -> None:
    assert offered(150, 300, 200, beside="event")[0] == "amount"
