"""A form told choice by choice: what each choice changes, what it keeps, and what cannot be chosen."""

from typing import Any

import pytest

from diary.journeys.form_choice import KINDS, Line, NoChoice, Table, Told, told_of, with_column, with_heading, with_kind
from diary.journeys.in_force import InForce
from diary.journeys.mapping import proposed, understood
from diary.journeys.source import Source
from diary.texts import LANGUAGES, texts
from tests.conftest import SAMPLES
from tests.journeys.test_mapping import CHOSEN, strange

IN_FORCE = InForce(texts("en"))
TOLD: dict[str, Any] = {
    "kind": "day",
    "heading": 2,
    "first": 4,
    "columns": {"time": "A", "drink": {"at": "C", "unit": "cl"}},
}


def of_strange() -> Told:
    proposal = proposed(strange(), IN_FORCE)
    return told_of(proposal.form, proposal.sheets)


def test_a_form_is_told_in_a_few_choices() -> None:
    told = of_strange()
    (table,) = told.tables
    assert (table.names, table.kind, table.heading, table.lines) == (("Blad7",), "list", "2", {"A": Line("A", "time")})
    told = told.with_choice(0, "kind", "", "day")
    for at, key in (("B", "urine"), ("C", "drink"), ("D", "urge"), ("E", "remarks")):
        told = told.with_choice(0, "column", at, key)
    told = told.with_choice(0, "unit", "C", "ml").with_choice(0, "unit", "F", "ml")
    mine, same = (understood(strange(), form, IN_FORCE).reading for form in (told.form, CHOSEN))
    assert mine.tables == same.tables
    assert told.with_choice(0, "heading", "", "3").tables[0].heading == "3"


def test_sheets_that_are_alike_are_told_once() -> None:
    sample = "messy/a-sheet-per-weekday.xlsx"
    source = Source(sample, (SAMPLES / sample).read_bytes())
    proposal = proposed(source, IN_FORCE)
    told = told_of(proposal.form, proposal.sheets)
    days, groceries = told.tables
    assert (len(days.names), days.kind, groceries.names, groceries.is_told) == (2, "day", ("boodschappen",), False)
    again = understood(source, told.form, IN_FORCE).reading
    assert len({row["sheet"] for row in again.tables["voids"]}) == 2


def test_tables_of_one_sheet_stay_apart() -> None:
    sample = "messy/days-below-each-other.xlsx"
    proposal = proposed(Source(sample, (SAMPLES / sample).read_bytes()), IN_FORCE)
    tables = told_of(proposal.form, proposal.sheets).tables
    assert [table.names for table in tables] == [("Dagboek",)] * 3
    same = {"name": "A", "kind": "day", "columns": {"time": "A"}}
    assert [table.names for table in told_of({"sheet": [same, same]}, ()).tables] == [("A",), ("A",)]


def test_another_kind_keeps_the_columns_that_it_has() -> None:
    bowel = with_kind(Table(("A",), TOLD), "bowel")
    assert bowel.told == {"kind": "bowel", "heading": 2, "first": 4, "columns": {"time": ["A"]}}
    assert with_kind(bowel, "ignore").told == {"kind": "ignore"}
    assert with_kind(bowel, "").told == {}
    assert with_kind(Table(("A",)), "day").told == {"heading": 1, "kind": "day", "columns": {}}


def test_times_that_run_across_are_told_by_row() -> None:
    told = of_strange().with_choice(0, "times", "", "across")
    assert told.tables[0].told == {"kind": "list", "times": "across", "heading": "A", "columns": {}}
    assert told.with_choice(0, "column", "2", "urine cl").tables[0].lines == {"2": Line("2", "urine", "cl")}
    assert told.with_choice(0, "times", "", "").tables[0].told == {"kind": "list", "heading": 1, "columns": {}}
    for kind, times in (("list", "sideways"), ("ignore", "across")):
        with pytest.raises(NoChoice):
            told.with_choice(0, "kind", "", kind).with_choice(0, "times", "", times)


def test_another_heading_begins_the_rows_below_it() -> None:
    assert with_heading(Table(("A",), TOLD), "3").told == {key: TOLD[key] for key in ("kind", "columns")} | {
        "heading": 3
    }
    assert "heading" not in with_heading(Table(("A",), TOLD), "").told
    across = Table(("A",), {"kind": "day", "times": "across", "heading": "A", "columns": {"time": 2}})
    assert with_heading(across, "b").told["heading"] == "B"
    assert with_column(across, "3", "urine").told["columns"] == {"time": [2], "urine": [3]}


def test_a_column_is_one_thing_and_one_thing_may_have_several() -> None:
    table = with_column(Table(("A",), TOLD), "C", "urine")
    assert table.told["columns"] == {"time": ["A"], "urine": ["C"]}
    table = with_column(table, "D", "urine dl")
    assert table.told["columns"]["urine"] == ["C", {"at": "D", "unit": "dl"}]
    assert table.lines["D"] == Line("D", "urine", "dl")


def test_a_column_that_is_not_read_is_told_so() -> None:
    table = with_column(Table(("A",), TOLD), "C", "")
    assert (table.told["columns"], table.told["ignore"]) == ({"time": ["A"]}, ["C"])
    assert with_column(table, "C", "drink").told["ignore"] == []


@pytest.mark.parametrize(
    "choose",
    [
        lambda table: with_kind(table, "moon"),
        lambda table: with_column(table, "A", "bristol"),
        lambda table: with_column(table, "A", "urine ell"),
        lambda table: Told((Table(("A",)), with_kind(table, "ignore"))).form,
        lambda table: Told((table,)).with_choice(1, "kind", "", "day"),
        lambda table: Told((table,)).with_choice(0, "colour", "", "red"),
    ],
)
def test_what_cannot_be_chosen_is_refused(choose: Any) -> None:
    with pytest.raises(NoChoice):
        choose(Table(("A",), TOLD))


def test_what_a_form_says_beside_its_sheets_stays() -> None:
    sheet = TOLD | {"name": "A"}
    assert told_of({"urge_scale": "iciq", "sheet": [sheet]}, ()).form == {"urge_scale": "iciq", "sheet": [sheet]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_that_can_be_chosen_has_words(language: str) -> None:
    words = texts(language)
    keys = {key for own in KINDS.values() for key in own}
    named = {key.removeprefix("columns.") for key in words.under("columns")}
    assert keys == {key for key in named if "." not in key}
    assert {key for key in named if "." in key} <= {f"{kind}.{key}" for kind, own in KINDS.items() for key in own}
