"""The form that is made of a file that was read: it reads the file the same, and holds nothing of who filled it in."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pandas as pd
import pytest

from diary.model import TABLES
from diary.reading.files.workbook import Sheet, Workbook
from diary.reading.reader import read, understand
from diary.reading.recognise.form import Form
from diary.reading.recognise.form_file import parse
from diary.reading.recognise.form_making import form_of, to_remember
from diary.reading.recognise.form_writing import written
from diary.record import CannotRead
from tests.reading.grids import DAY, day, reading, sheet

CASES = Path(__file__).parents[2] / "cases" / "reading"
FILES = sorted(path for path in CASES.iterdir() if path.suffix in (".csv", ".xlsx") and path.stem != "headings")


def printed(form: Form | None) -> Form:
    assert form is not None
    return parse(tomllib.loads(written(form)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_form_of_a_filled_form_reads_it_the_same(path: Path):
    """A file that is refused has a form to start from, and that is a form's file too."""
    try:
        found = read(path)
    except CannotRead as refusal:
        assert refusal.code == "nothing_filled_in" or tomllib.loads(written(refusal.nearest.form))["sheet"]
        return
    again = read(path, form=printed(form_of(found)))
    assert again.rows == found.rows
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(again.diary, name).frame(), getattr(found.diary, name).frame())


ODD = {
    "columns that tell more of what stands in another": """
        Datum    | Tijd  | Categorie | Subcategorie | Plas  | ml  | Eenheid
        2-3-2026 | 07:05 | Toilet    | Plassen      | flink | 300 | ml
        2-3-2026 | 09:00 | Toilet    | Ontlasting   |       |     |
        2-3-2026 | 10:05 | Toilet    | Plassen      | matig | 180 | ml""",
    "how much in words beside an amount": """
        Datum    | Tijd  | Plas   | ml  | Drinken | hoeveel
        2-3-2026 | 07:05 | flink  | 300 |         |
        2-3-2026 | 08:00 |        |     | thee    | 200
        2-3-2026 | 10:05 | beetje | 180 |         |""",
    "a legend in a title": """
        D = druppels, V = veel
        Datum | Tijd | Geplast (ml) | Verlies
        2-3-2026 | 07:05 | 300 | D""",
    "halves of the day as titles": """
        Datum | 2-3-2026
        Tijd | Geplast (ml)
        Ochtend
        7:05 | 300
        9:10 | 200
        Middag
        1:05 | 150""",
    "weekdays below a date": """
        Datum | 2-3-2026
        Dag | Tijd | Geplast (ml)
        ma | 07:05 | 300
        di | 08:00 | 200""",
    "a column that is not read": """
        Datum | Tijd | Geplast (ml) | Xyz (ml)
        2-3-2026 | 07:05 | 300 | 40
         | 09:00 | 200 | 30""",
    "two columns of one subject": """
        Katheter
        Datum | Tijd | Zak overdag (ml) | Zak nacht (ml)
        2-3-2026 | 07:05 | | 800
         | 12:00 | 300 |""",
    "two days on their side": """
        Dag 1 | 2-3-2026
        Tijd | 07:00 | 10:30
        Geplast ml | 380 | 150
        Dag 2 | 3-3-2026
        Tijd | 06:50 | 09:15
        Geplast ml | 400 | 160""",
}
BESIDE = """
    Datum | {day}-3-2026

    Tijd | Geplast (ml) | | Tijd | Gedronken (ml)
"""


def hold(*own: Sheet) -> None:
    found = reading(*own)
    again = understand(Workbook(list(own), "xlsx", "0" * 64), "patient.xlsx", form=printed(form_of(found)))
    assert found.rows == again.rows
    assert found.rows.read
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(again.diary, name).frame(), getattr(found.diary, name).frame())


@pytest.mark.parametrize("drawn", ODD.values(), ids=ODD)
def test_the_form_of_an_odd_sheet_reads_it_the_same(drawn: str):
    hold(sheet("Blad1", drawn))


def test_the_form_of_tables_beside_each_other_of_which_one_is_empty_reads_them_the_same():
    first = sheet("Dag 1", BESIDE.format(day=2), "07:05 | 300 | | 07:30 | 150")
    hold(first, sheet("Dag 2", BESIDE.format(day=3), "01:35 | 420 | | |"))


def test_sheets_that_are_alike_are_told_once_and_need_no_name():
    form = form_of(reading(day("07:05 | | | 300"), sheet("Dag 2", DAY.replace("2-3", "3-3"), "08:00 | 200")))
    (only,) = printed(form).sheets
    assert (only.name, only.headings[4, 3]) == ("*", "Geplast (ml)")


def test_sheets_that_only_their_names_tell_apart_keep_them():
    listed = "Datum | Tijd | ml\n2-3-2026 | 07:05 | 300"
    found = reading(sheet("Plassen", listed), sheet("Drinken", listed))
    form = printed(form_of(found))
    assert [each.name for each in form.sheets] == ["Plassen", "Drinken"]
    assert to_remember(form) == form


def test_a_name_that_may_be_a_patients_is_not_remembered():
    listed = "Datum | Tijd | Geplast (ml)\n2-3-2026 | 07:05 | 300"
    other = "Datum | Tijd | Geplast (ml) | Wat\n3-3-2026 | 08:00 | 200 | "
    found = reading(sheet("mw Jansen", listed), sheet("mw Jansen plas", other.replace("Wat", "Kleur")))
    kept = to_remember(printed(form_of(found)))
    assert not [each.name for each in kept.sheets if "Jansen" in each.name]


def test_a_letter_and_several_columns_of_one_thing_are_told():
    listed = "Datum | Tijd | Void or Catheter | ml\n2-3-2026 | 07:05 | V | 300\n2-3-2026 | 08:00 | C | 150"
    (only,) = printed(form_of(reading(sheet("Blad1", listed)))).sheets
    assert set(only.events.items()) >= {("c", "catheter"), ("v", "void")}


def test_a_file_that_is_read_by_a_form_keeps_the_language_of_its_headings():
    listed = sheet("Log", "Date | Time | Urine (ml)", "2-3-2026 | 07:05 | 300")
    form = printed(form_of(reading(listed)))
    assert understand(Workbook([listed], "xlsx", "0" * 64), "x.xlsx", form=form).language == "en"
