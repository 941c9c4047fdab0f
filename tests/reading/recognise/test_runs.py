"""Times of a table in their runs: hours without minutes, times beside a word, and what lies past midnight."""

from __future__ import annotations

from tests.reading.grids import at, codes, reading, sheet


def test_an_hour_twelve_hours_later_does_not_hide_that_the_run_goes_past_midnight():
    found = reading(sheet("Lijst", """
        Startdatum | 17-6-2025
        |
        Dag nr | Tijd   | Geplast (ml) | Gedronken (ml)
        1      | 6.15   | 420          |
        1      | 12.45  |              | 300
        1      | 3 uur  |              | 330
        1      | 17.15  | 100          |
        1      | 0.20 naar bed |       |
        1      | 2.25   | 170          |
        2      | 7.40   | 200          |
    """))  # fmt: skip
    assert at(found, "voids") == ["17 06:15", "17 17:15", "18 02:25", "18 07:40"]
    assert at(found, "drinks") == ["17 12:45", "17 15:00"]
    assert ("past_midnight_by_order", "B8") in [(one.code, one.cell) for one in found.guesses]


def test_the_rows_around_a_stool_tell_its_half_of_the_day():
    found = reading(sheet("Lijst", """
        Datum    | Tijd   | Geplast (ml) | Type ontlasting
        2-3-2026 | 06:45  | 120          |
        2-3-2026 | 16:50  | 210          |
        2-3-2026 | 5 uur  |              | 4
        2-3-2026 | 20:50  | 350          |
    """))  # fmt: skip
    assert at(found, "bowel") == ["02 17:00"]
    assert [(one.code, one.cell, one.chosen) for one in found.guesses] == [("half_of_day", "B4", "17:00")]


def test_a_time_in_words_beside_a_word_of_sleep_is_read():
    found = reading(sheet("Lijst", """
        Datum    | Tijd                | Geplast (ml)
        2-3-2026 | half zeven OPGESTAAN |
        2-3-2026 | 06:35               | 120
        2-3-2026 | 21:50               | 350
        2-3-2026 | half twaalf naar bed |
        3-3-2026 | 06:50 opgestaan     |
        3-3-2026 | 07:00               | 350
    """))  # fmt: skip
    assert found.diary.days.frame()["bed"].dropna().dt.strftime("%d %H:%M").tolist() == ["02 23:30"]
    assert "half_of_day" in {one.code for one in found.guesses}


def test_one_step_back_below_a_date_that_stands_once_lies_past_midnight():
    found = reading(sheet("Lijst", "Plassen\nDatum | Tijd | Geplast (ml)\n7-6-2024 | 20:30 | 140\n | 03:50 | 200"))
    assert at(found, "voids") == ["07 20:30", "08 03:50"]


def test_a_step_back_that_nothing_explains_is_listed():
    rows = "7-6-2024 | 03:10 | 170\n | 20:30 | 140\n | 03:50 | 200\n8-6-2024 | 07:00 | 300\n | 09:00 | 150"
    found = reading(sheet("Lijst", "Datum | Tijd | Katheter (ml)", rows))
    assert at(found, "voids") == ["07 03:10", "07 20:30", "07 03:50", "08 07:00", "08 09:00"]
    assert ("row_out_of_order", "B4") in codes(found)


def test_steps_back_below_dates_that_follow_each_other_lie_past_midnight():
    rows = "10-5-2024 | 20:30 | 70\n | 02:35 | 300\n12-5-2024 | 13:15 | 500\n | 04:40 | 180"
    found = reading(sheet("Plassen", "Datum | Tijd | Geplast (ml)", rows))
    assert at(found, "voids") == ["10 20:30", "11 02:35", "12 13:15", "13 04:40"]
