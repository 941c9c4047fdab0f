"""Where a date of birth stands, and that nothing of it stays in the sheet."""

import datetime as dt

import pytest

from diary.reading.cells.codes import Wrong
from diary.reading.cells.dates import Written
from diary.reading.files.guard.marks import Marks
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise.births import Birth, without_births

BORN = dt.date(2018, 4, 3)
PLACES: dict[str, list[list[CellValue]]] = {
    "beside": [["Geboortedatum", "3-4-2018"]],
    "beside, further on": [["Date of birth", None, None, BORN]],
    "in the cell": [["Geboortedatum: 3-4-2018"]],
    "in a title": [["Plaslijst Sem, geb. 3 april 2018"]],
    "after a bracket": [["Sem (geboren 3-4-2018)"]],
    "before a colon": [["Plaslijst geb.: 03-04-2018"]],
    "below": [["Naam", "Geboortedatum", "Gewicht"], ["Sem", "3-4-2018", 25.0]],
    "with its form": [["Geboortedatum (dd-mm-jjjj)", "03-04-2018"]],
    "as a number": [["DOB", 43193.0]],
    "on every row": [["dob", "time", "urine"], [BORN, "07:10", 150.0], [BORN, "09:00", 90.0]],
}


def apart(rows: list[list[CellValue]], comment: str = "") -> tuple[Sheet, tuple[Birth, ...]]:
    return without_births(Sheet("Blad1", rows, marks=Marks(comments={(0, 0): comment} if comment else {})))


@pytest.mark.parametrize("rows", PLACES.values(), ids=PLACES)
def test_it_is_found_and_does_not_stay(rows: list[list[CellValue]]):
    kept, births = apart(rows)
    assert {(birth.day_first.day, birth.day_first.month, birth.day_first.year) for birth in births} == {(3, 4, 2018)}  # type: ignore[union-attr]
    left = [cell for row in kept.rows for cell in row]
    assert BORN not in left
    assert 43193.0 not in left
    assert not any("2018" in cell for cell in left if isinstance(cell, str))
    assert [len(row) for row in kept.rows] == [len(row) for row in rows]


def test_that_in_a_comment_does_not_stay_either():
    kept, (birth,) = apart([["Sem"]], "geboortedatum 3-4-2018")
    assert birth.day_first == Written(3, 4, 2018)
    assert kept.marks.comments == {(0, 0): "geboortedatum"}


OTHERS: dict[str, list[list[CellValue]]] = {
    "an empty label": [["Geboortedatum", None], [None, None], ["Datum", "Tijd"], ["12-5-2025", "07:10"]],
    "a birth in a remark": [["baby geboren 3-4-2025"]],
    "a diary's own date": [["Datum", "12-5-2025"]],
    "days below a heading": [["Geb", "Tijd"], ["12-5-2025", "07:10"], ["13-5-2025", "07:20"]],
    "a weight beside": [["Geboortedatum", "Gewicht", "25 kg"]],
    "the words alone": [["Wat is uw geboortedatum en die van uw kinderen, voor zover bekend?", "3-4-2018"]],
}


@pytest.mark.parametrize("rows", OTHERS.values(), ids=OTHERS)
def test_what_is_no_date_of_birth_stays(rows: list[list[CellValue]]):
    kept, births = apart(rows)
    assert not births
    assert kept.rows == rows


@pytest.mark.parametrize("written", ["03-13-2018x", "3 april", "31-2-2018", "2018"])
def test_one_that_cannot_be_read_does_not_stay_either(written: str):
    kept, (birth,) = apart([["Geboortedatum", written]])
    assert isinstance(birth.day_first, Wrong)
    assert kept.rows == [["Geboortedatum", None]]


def test_the_order_of_day_and_month_is_left_open():
    _, (birth,) = apart([["DOB", "03/04/2018"]])
    read = [birth.read(month_first=month_first) for month_first in (False, True)]
    assert [(each.day, each.month) for each in read if isinstance(each, Written)] == [(3, 4), (4, 3)]
