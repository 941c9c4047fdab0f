"""The age by a date of birth, and the words by which a diary without an age may be that of a child."""

import datetime as dt

import pytest

from diary.reading.files.workbook import Sheet, Workbook
from diary.reading.reader import understand
from diary.reading.timeline.ages import speaks_of_child
from diary.record import Reading
from tests.reading.grids import codes, sheet

DAY = """
    {head}
    Datum     | Tijd  | Geplast (ml) | Bijzonderheden
    12-5-2025 | 07:10 | 230 | {remark}
    12-5-2025 | 09:30 | 125 |
    12-5-2025 | 12:40 | 95 |
"""


def read(head: str, remark: str = "") -> Reading:
    return understand(Workbook([sheet("Blad1", DAY.format(head=head, remark=remark))], "csv", "0" * 64), "kind.csv")


@pytest.mark.parametrize(
    ("born", "age"),
    [
        ("12-5-2018", 7),
        ("13-5-2018", 6),
        ("11-5-2018", 7),
        ("12-5-2025", 0),
        ("3-4-1952", 73),
        ("3-4-52", 73),
        ("3-4-18", 7),
    ],
)
def test_it_is_that_in_whole_years_on_the_first_day(born: str, age: int):
    found = read(f"Geboortedatum | {born}")
    assert found.diary.patients["age"].item() == age
    assert not found.diary.patients["may_be_child"].item()
    assert not found.problems


@pytest.mark.parametrize(
    ("head", "code", "age"),
    [
        ("Geboortedatum | 13-5-2025", "birth_date_unreadable", None),
        ("Geboortedatum | 3-4-1890", "birth_date_unreadable", None),
        ("Geboortedatum | 03-14-18x", "birth_date_unreadable", None),
        ("Geboortedatum | 3-4-2018\nGeb. | 3-4-2019", "birth_dates_differ", None),
        ("Leeftijd | 9\nGeboortedatum | 3-4-2018", "age_differs", 7),
    ],
)
def test_what_is_wrong_with_it_is_told_without_its_content(head: str, code: str, age: int | None):
    found = read(head)
    assert [problem.code for problem in found.problems] == [code]
    assert [problem.found for problem in found.problems] == [""]
    assert found.diary.patients.frame()["age"].fillna(-1).item() == (-1 if age is None else age)
    assert found.diary.patients["may_be_child"].item() == (age is None)


@pytest.mark.parametrize("stated", [6, 7, 8])
def test_an_age_that_was_stated_may_be_a_year_off(stated: int):
    found = read(f"Leeftijd | {stated}\nGeboortedatum | 3-4-2018")
    assert found.diary.patients["age"].item() == 7
    assert not found.problems


def test_without_a_date_of_the_diary_there_is_no_age():
    rows = "Geboortedatum | 3-4-2018\nTijd | Geplast (ml)\n07:10 | 230\n09:30 | 125"
    found = understand(Workbook([sheet("Blad1", rows)], "csv", "0" * 64), "kind.csv")
    assert ("birth_date_without_day", "B1") in codes(found)
    assert found.diary.patients["may_be_child"].item()


@pytest.mark.parametrize(
    ("head", "remark", "may_be"),
    [
        ("Plaslijst van mijn kind |", "", True),
        ("Plaslijst |", "op school", True),
        ("Plaslijst |", "luier nat", True),
        ("Plaslijst |", "kind opgetild", False),
        ("Plaslijst |", "kind naar school gebracht", False),
        ("Plaslijst |", "bij hoesten", False),
        ("Leeftijd | 34", "luier van de baby", False),
        ("Geboortedatum | 3-4-1991", "luier van de baby", False),
    ],
)
def test_without_an_age_the_words_tell_that_it_may_be_a_child(head: str, remark: str, may_be: bool):
    assert read(head, remark).diary.patients["may_be_child"].item() == may_be


@pytest.mark.parametrize(
    ("text", "may_be"),
    [
        ("wet nappy", True),
        ("Potty chart", True),
        ("Kind of drink", False),
        ("Kind", False),
        ("lifted my child", False),
        ("at school", True),
        ("Naam kind", True),
        ("kinderen", False),
    ],
)
def test_the_words_are_whole_and_none_of_those_that_only_look_like_them(text: str, may_be: bool):
    assert speaks_of_child([Sheet("Sheet1", [[text, dt.date(2025, 5, 12)]])]) == may_be
    assert speaks_of_child([Sheet(text, [])]) == may_be
