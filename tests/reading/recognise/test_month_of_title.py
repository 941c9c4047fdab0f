"""Days by their number alone: dates in the one month that a title names, where every weekday fits."""

from __future__ import annotations

import pytest

from diary.record import Reading
from tests.reading.grids import at, reading, sheet

DUTCH = "Dag | Tijd | Gedronken (ml) | Geplast (ml)"
ENGLISH = "Day | Time | Drinks (ml) | Urine (ml)"


def of(title: str, heading: str, *days: str, name: str = "Blad1") -> Reading:
    rows = [f"{day} | 07:1{number} | | 30{number}\n | 09:00 | 200 |" for number, day in enumerate(days)]
    return reading(sheet(name, title, " ", heading, *rows))


@pytest.mark.parametrize(("title", "heading", "days", "voids"), [
    ("Plasdagboek november 2025", DUTCH, ("di 4e", "wo 5e"), ["2025-11-04", "2025-11-05"]),
    ("Plasdagboek november 2025", DUTCH, ("di 4", "wo. 5"), ["2025-11-04", "2025-11-05"]),
    ("Bladder diary - November 2025", ENGLISH, ("Tues 4th", "Weds 5th"), ["2025-11-04", "2025-11-05"]),
    ("Bladder diary - November 2025", ENGLISH, ("4th", "5th"), ["2025-11-04", "2025-11-05"]),
    ("Dagboek december 2025", DUTCH, ("wo 31e", "do 1e"), ["2025-12-31", "2026-01-01"]),
])  # fmt: skip
def test_the_title_tells_their_month_and_year(title: str, heading: str, days: tuple[str, ...], voids: list[str]):
    found = of(title, heading, *days)
    assert [f"{moment:%Y-%m-%d}" for moment in found.diary.voids["at"].tolist()] == voids
    assert found.diary.days["dated"].all()
    assert ("date_from_title", "A1") in [(guess.code, guess.cell) for guess in found.guesses]


def test_the_tab_may_tell_them():
    found = of("Plasdagboek", DUTCH, "di 4e", "wo 5e", name="november 2025")
    assert at(found, "voids") == ["04 07:10", "05 07:11"]
    assert "date_from_sheet_name" in [guess.code for guess in found.guesses]


@pytest.mark.parametrize(("title", "days"), [
    ("Plasdagboek november 2025", ("ma 4e", "di 5e")),  # the fourth was a Tuesday
    ("Plasdagboek november 2025", ("di 4e", "dokter 5e")),
    ("Plasdagboek november 2025", ("31e", "1e")),
])  # fmt: skip
def test_where_they_do_not_fit_no_date_is_made_and_that_is_a_warning(title: str, days: tuple[str, ...]):
    found = of(title, DUTCH, *days)
    assert not found.diary.days["dated"].any()
    assert "warning" in [problem.severity for problem in found.problems if problem.code == "dates_missing"]
    assert "date_unreadable" in [problem.code for problem in found.problems]


def test_two_months_in_titles_tell_none():
    found = of("Plasdagboek november 2025, afspraak", DUTCH, "di 4e", "wo 5e", name="oktober 2025")
    assert not found.diary.days["dated"].any()
