"""A hidden sheet of another time is asked about, not counted; one of the same time is read and named."""

from __future__ import annotations

import pytest

from diary.reading.files.workbook import Sheet
from tests.reading.grids import at, reading, sheet

HEADING = "Datum | Tijd | Geplast (ml)"


def listed(name: str, *dates: str, hidden: bool = False) -> Sheet:
    return sheet(name, "\n".join([HEADING, *(f"{date} | 07:05 | 300" for date in dates)]), hidden=hidden)


SEEN = listed("Nu", "2-3-2026", "3-3-2026")


@pytest.mark.parametrize(
    ("dates", "counted"),
    [
        (["29-1-2026"], False), (["30-1-2026"], True), (["29-1-2026", "30-1-2026"], True),
        (["3-4-2026"], True), (["4-4-2026"], False), (["4-4", "5-4"], True),
    ],
)  # fmt: skip
def test_a_hidden_sheet_counts_when_it_is_within_a_month(dates: list[str], counted: bool):
    found = reading(SEEN, listed("Oud", *dates, hidden=True))
    told = [(one.code, one.severity) for one in found.problems if one.sheet == "Oud"]
    assert (told[0][0] == "sheet_hidden") is counted
    assert len(found.diary.voids) == 2 + (len(dates) if counted else 0)
    assert counted or told == [("sheet_hidden_apart", "warning")]


def test_a_hidden_sheet_is_read_when_nothing_in_sight_has_a_date():
    plain = sheet("Vocht", "Tijd | Gedronken (ml)\n08:00 | 200")
    found = reading(plain, listed("Oud", "2-3-2020", hidden=True))
    assert "02 07:05" in at(found, "voids")
    assert [one.code for one in found.problems if one.sheet == "Oud"] == ["sheet_hidden"]


def test_a_sheet_in_sight_is_read_however_far_its_dates_lie():
    assert len(reading(SEEN, listed("Later", "2-8-2026")).diary.voids) == 3
