"""A form that is not known: what is shown of it, what is chosen, and that it reads the next file of its kind."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from diary.journeys.in_force import InForce
from diary.journeys.mapping import SHOWN_COLUMNS, SHOWN_ROWS, headed, proposed, to_keep, understood
from diary.journeys.opening import open_diary
from diary.journeys.source import Source
from diary.reading.recognise.form import Form, Remembered
from diary.record import CannotRead, NotRecognised
from diary.texts import texts
from tests.conftest import SAMPLES

IN_FORCE = InForce(texts("en"))
STRANGE = ("Wann", "Kruk", "Kopje", "Nood", "Allerlei")
ROWS = (
    ("07:10", 300, None, 2, None),
    ("08:00", None, 250, None, "koffie"),
    ("10:15", 220, None, 3, None),
    ("22:30", 180, None, 1, None),
)
CHOSEN: dict[str, Any] = {
    "sheet": [
        {
            "name": "Blad7",
            "kind": "day",
            "heading": 2,
            "columns": {"time": "A", "urine": "B", "drink": {"at": "C", "unit": "ml"}, "urge": "D", "remarks": "E"},
        }
    ]
}


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]], name: str = "strange.xlsx") -> Source:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    saved = io.BytesIO()
    made.save(saved)
    return Source(name, saved.getvalue())


def strange(sheet: str = "Blad7", rows: Sequence[Sequence[object]] = ROWS) -> Source:
    return workbook({sheet: [("Clinic Q",), STRANGE, *rows], "Leeg": []})


def test_a_form_that_is_refused_is_shown_with_what_is_known_of_it() -> None:
    with pytest.raises(NotRecognised):
        open_diary(strange(), IN_FORCE)
    proposal = proposed(strange(), IN_FORCE)
    assert isinstance(proposal.refusal, NotRecognised)
    assert proposal.form == {"sheet": [{"name": "Blad7", "kind": "list", "heading": 2, "columns": {"time": "A"}}]}
    (shown,) = proposal.sheets
    assert (shown.name, shown.letters, shown.more) == ("Blad7", ("A", "B", "C", "D", "E"), False)
    assert shown.rows[1:4] == (STRANGE, ("07:10", "300", "", "2", ""), ("08:00", "", "250", "", "koffie"))
    assert [evidence.name for evidence in proposal.why["Blad7", "A2"]] == ["heading_none", "cells_fit"]


def test_what_is_chosen_reads_the_diary() -> None:
    reading = understood(strange(), CHOSEN, IN_FORCE).reading
    assert [(f"{void['at']:%H:%M}", void["volume_ml"], void["urge"]) for void in reading.tables["voids"]] == [
        ("07:10", 300, 2),
        ("10:15", 220, 3),
        ("22:30", 180, 1),
    ]
    assert [(drink["volume_ml"], drink["note"]) for drink in reading.tables["drinks"]] == [(250, "koffie")]


def kept_of(source: Source, form: Mapping[str, Any]) -> Form:
    return to_keep(understood(source, form, IN_FORCE).reading, headed(source, form, IN_FORCE))


def test_what_is_kept_reads_the_next_file_of_the_form_and_tells_of_nobody() -> None:
    kept = replace(kept_of(strange("Mevr. Jansen"), _of("Mevr. Jansen")), name="q")
    assert "Jansen" not in repr(kept)
    following = strange("Dhr. Smit", [("06:50", 410, None, 1, None), ("23:10", 120, None, None, None)])
    reading = open_diary(following, replace(IN_FORCE, form=Remembered((kept,)))).reading
    assert [void["volume_ml"] for void in reading.tables["voids"]] == [410, 120]


def test_the_urge_scale_is_kept() -> None:
    assert kept_of(strange(), CHOSEN | {"urge_scale": "iciq"}).urge_scale == "iciq"


@pytest.mark.parametrize(
    "sample",
    [
        "messy/drinks-beside-voids.xlsx",
        "messy/three-days-abreast.xlsx",
        "messy/days-below-each-other.xlsx",
        "messy/one-row-per-event.xlsx",
        "messy/a-sheet-per-weekday.xlsx",
    ],
)
def test_the_form_of_a_file_that_reads_reads_it_the_same(sample: str) -> None:
    source = Source(sample, (SAMPLES / sample).read_bytes())
    proposal, known = proposed(source, IN_FORCE), open_diary(source, IN_FORCE).reading
    assert proposal.refusal is None
    again = understood(source, proposal.form, IN_FORCE).reading
    for table in ("voids", "drinks", "bowel", "leaks"):
        assert [(row["sheet"], row["cell"]) for row in again.tables[table]] == [
            (row["sheet"], row["cell"]) for row in known.tables[table]
        ]


def test_a_large_sheet_is_shown_in_part() -> None:
    wide = [[f"k{column}" for column in range(60)], *([["07:10", 200, *[None] * 58]] * 90)]
    (shown,) = proposed(workbook({"Groot": wide}), IN_FORCE).sheets
    assert (len(shown.rows), len(shown.letters), shown.more) == (SHOWN_ROWS, SHOWN_COLUMNS, True)


@pytest.mark.parametrize("content", [b"PK\x03\x04 no archive", b"", b"only words"])
def test_what_cannot_be_opened_or_holds_no_heading_is_refused(content: bytes) -> None:
    with pytest.raises(CannotRead):
        proposed(Source("x.xlsx", content), IN_FORCE)


def test_a_wrong_choice_is_refused_with_its_place() -> None:
    with pytest.raises(CannotRead) as refused:
        understood(strange(), {"sheet": [{"name": "Blad7", "kind": "day", "columns": {"moon": "A"}}]}, IN_FORCE)
    assert (refused.value.code, refused.value.values["place"]) == ("form_key_unknown", "sheet 1, columns, moon")


def test_a_form_of_a_diary_that_needs_none_keeps_nothing() -> None:
    assert kept_of(strange(), CHOSEN) != Form(())


def _of(sheet: str) -> dict[str, Any]:
    return {"sheet": [CHOSEN["sheet"][0] | {"name": sheet}]}
