"""Tabs of one day each, without dates, with tables beside each other: the days follow each other."""

from __future__ import annotations

import pytest

from tests.reading.grids import at, codes, reading, sheet

FORMS = {
    "en": (
        "Woke up at | 07:40 | | | Went to bed at | 22:55",
        "DRINKS | | | TOILET VISITS",
        "Time | Amount (ml) | | Time | Urine (ml)",
    ),
    "nl": (
        "Opgestaan | 07:40 | | | Naar bed | 22:55",
        "DRINKEN | | | PLASSEN",
        "Tijd | Hoeveel (ml) | | Tijd | Plas (ml)",
    ),
}
ROWS = ("09:25 | 220 | | 07:45 | 340", "14:00 | 250 | | 12:30 | 160")
LINES = {"en": "Date | __/__/____", "nl": "Datum: | ………………"}
TABS = [("Day 1", "Day 2"), ("Dag 1", "Dag 2"), ("Sheet1", "Sheet2"), ("Monday", "Tuesday"), ("Blad1", "Blad1 (2)")]


@pytest.mark.parametrize("language", FORMS)
@pytest.mark.parametrize("line", [False, True], ids=["no date", "a line for the date"])
@pytest.mark.parametrize("tabs", TABS, ids="/".join)
def test_each_tab_is_a_day(language: str, line: bool, tabs: tuple[str, str]):
    lines = [LINES[language], *FORMS[language], *ROWS] if line else [*FORMS[language], *ROWS]
    found = reading(*(sheet(tab, *lines) for tab in tabs))
    assert at(found, "voids") == ["01 07:45", "01 12:30", "02 07:45", "02 12:30"]
    assert at(found, "drinks") == ["01 09:25", "01 14:00", "02 09:25", "02 14:00"]
    assert not found.diary.days["dated"].any()
    assert [code for code, _ in codes(found) if code == "sleep_twice"] == []


def test_tabs_that_say_their_day_are_in_that_order():
    found = reading(*(sheet(tab, *FORMS["en"], row) for tab, row in (("Day 2", ROWS[0]), ("Day 1", ROWS[1]))))
    assert at(found, "voids") == ["02 07:45", "01 12:30"]
