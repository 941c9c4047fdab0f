"""Which of several columns says when, and what a cell that holds half of it says."""

from __future__ import annotations

import datetime as dt

import pytest

from diary.reading.files.workbook import Sheet
from diary.record import Reading
from tests.reading.grids import at, codes, reading, sheet

STAMPS = """
    Submitted at     | Logged at        | Void volume (ml)
    17-3-2025 07:37  | 17-3-2025 07:25  | 150
    17-3-2025 10:59  | 17-3-2025 10:45  | 175
    17-3-2025 13:17  | 17-3-2025 13:17  | 200
"""


def guesses(found: Reading) -> list[tuple[str, str]]:
    return [(guess.code, guess.cell) for guess in found.guesses]


def test_of_two_stamps_the_one_that_is_never_later_says_when_and_that_is_listed():
    found = reading(sheet("Form", STAMPS))
    assert at(found, "voids") == ["17 07:25", "17 10:45", "17 13:17"]
    assert guesses(found) == [("earlier_stamp", "B1")]
    assert ("column_twice", "A1") in codes(found)


def test_two_stamps_of_which_now_one_and_now_the_other_is_earlier_are_asked_about():
    found = reading(sheet("Form", STAMPS, "17-3-2025 19:00 | 17-3-2025 19:40 | 250"))
    assert at(found, "voids")[-1] == "17 19:00"
    assert [(one.code, one.severity) for one in found.problems] == [("column_twice", "warning")]


def test_a_half_of_the_day_beside_the_time_counts_for_stools_too():
    found = reading(sheet("Bowel", "Day | Time of day | am / pm | Stool type", "3 Dec 2024 | 5:35 | PM | 7"))
    assert at(found, "bowel") == ["03 17:35"]


@pytest.mark.parametrize(("before", "after", "moment"), [
    (dt.datetime(2024, 5, 20, 21, 35), dt.datetime(2024, 5, 21, 1, 35), "21 00:00"),
    (dt.datetime(2024, 5, 21, 1, 35), dt.datetime(2024, 5, 20, 21, 35), "21 00:00"),
])  # fmt: skip
def test_a_date_alone_in_order_among_stamps_was_midnight_and_that_is_listed(before, after, moment):
    rows = [["Date and time", "Void (ml)"], [before, 310.0], [dt.date(2024, 5, 21), 120.0], [after, 200.0]]
    found = reading(Sheet("Diary", rows))
    assert moment in at(found, "voids")
    assert ("midnight_by_order", "A3") in guesses(found)


def test_a_date_alone_that_is_out_of_order_among_stamps_has_no_time():
    first, last = dt.datetime(2024, 5, 21, 1, 35), dt.datetime(2024, 5, 21, 7, 20)
    rows = [["Date and time", "Void (ml)"], [first, 310.0], [dt.date(2024, 5, 21), 120.0], [last, 200.0]]
    found = reading(Sheet("Diary", rows))
    assert at(found, "voids") == ["21 01:35", "21 07:20"]
    assert ("time_missing", "A3") in codes(found)


def test_a_word_of_sleep_in_a_remark_has_the_time_of_its_row_as_the_rows_settle_it():
    found = reading(sheet("List", """
        Date      | Time         | Void (ml) | Comments
        25-8-2024 | 8.05         | 450       |
        25-8-2024 | 18.45        | 210       |
        25-8-2024 | 10 o'clock   |           | to bed
        25-8-2024 | 23.10        | 100       |
        26-8-2024 |              |           | got up
        26-8-2024 | 7.10         | 300       |
    """))  # fmt: skip
    assert found.diary.days.frame()["bed"].dropna().dt.strftime("%d %H:%M").tolist() == ["25 22:00"]
    assert ("time_missing", "D6") in codes(found)


@pytest.mark.parametrize("heading", [
    "creationDate | startDate | endDate | type | value",
    "Last modified | Start date | End date | Type | Value",
    "Aanmaakdatum | Begindatum | Einddatum | Soort | Waarde",
])  # fmt: skip
def test_when_it_was_written_down_or_changed_is_not_when_it_was(heading: str):
    found = reading(sheet("Export", heading, """
        2026-01-20 09:04 | 2026-01-20 07:02 | 2026-01-20 07:02 | void  | 380
        2026-01-20 09:10 | 2026-01-20 07:10 | 2026-01-20 07:10 | drink | 250
    """))  # fmt: skip
    assert (at(found, "voids"), at(found, "drinks")) == (["20 07:02"], ["20 07:10"])


def test_of_two_columns_of_dates_with_their_times_the_earlier_says_when_and_that_is_listed():
    found = reading(sheet("Export", """
        Date saved       | Date            | Void (ml)
        17-3-2025 07:37  | 17-3-2025 07:25 | 150
        18-3-2025 00:20  | 17-3-2025 23:50 | 175
    """))  # fmt: skip
    assert at(found, "voids") == ["17 07:25", "17 23:50"]
    assert guesses(found) == [("earlier_stamp", "B1")]


def test_beside_a_time_a_bare_date_says_the_day_and_a_stamp_when_a_form_was_sent():
    found = reading(sheet("Responses", """
        Start Date       | Date of this event | Time of this event | Urine (ml)
        2025-06-23 22:03 | 2025-06-24         | 00:05              | 350
        2025-06-24 06:52 | 2025-06-24         | 07:35              | 200
    """))  # fmt: skip
    assert at(found, "voids") == ["24 00:05", "24 07:35"]


@pytest.mark.parametrize(
    ("heading", "day", "next_day"), [("When", "Sat 5 Apr", "Sun 6 Apr"), ("Wanneer", "za 5 april", "zo 6 april")]
)
def test_moments_with_their_day_only_where_it_changes_are_read_below_when(heading: str, day: str, next_day: str):
    found = reading(
        sheet(
            "Blad1",
            f"""
            record april 2025
            {heading} | Plas (ml) | Dronk | Dronk ml | Oeps
            {day} 07:20 | 330 | | |
            07:50 | | thee | 220 |
            11:55 | 240 | | | ja
            23:30 | 170 | | |
            {next_day} 04:05 | 310 | | |
            08:15 | 260 | | |
            """,
        )
    )
    assert at(found, "voids") == ["05 07:20", "05 11:55", "05 23:30", "06 04:05", "06 08:15"]
    assert at(found, "drinks") == ["05 07:50"]
    assert list(found.diary.voids["leak"]) == ["", "some", "", "", ""]


def test_with_what_a_leak_came_stays_so_below_when_where_it_is_no_time():
    found = reading(
        sheet(
            "Sheet1",
            """
            Date | Time | Wee (ml) | Leak | When
            5-4-2025 | 07:20 | 330 | small | cough
            5-4-2025 | 09:20 | 230 | |
            5-4-2025 | 11:20 | 130 | large | sneeze
            """,
        )
    )
    assert list(found.diary.voids["trigger"]) == ["cough", "", "sneeze"]
