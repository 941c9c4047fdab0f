"""Days side by side as clinics print them: an hour for all, times of their own, or bare amounts below `Day 1`."""

from __future__ import annotations

import pytest

from diary.record import CannotRead
from tests.reading.grids import at, codes, reading, sheet


@pytest.mark.parametrize(
    "hours",
    [
        "Uur | ma 12-1-2026 | | | di 13-1-2026 | | \n"
        " | Gedronken (ml) | Geplast (ml) | Verlies | Gedronken (ml) | Geplast (ml) | Verlies",
        "Time | 12/01/2026 | | | 13/01/2026 | | \n | In (ml) | Urine (ml) | Leak | In (ml) | Urine (ml) | Leak",
    ],
    ids=["nl", "en"],
)
def test_the_heading_of_hours_may_stand_beside_the_days(hours: str) -> None:
    found = reading(sheet("Schema", "Lijst\n" + hours + """
        06.00-07.00 | | | | | |
        07.00-08.00 | 200 | 420 | | 125 | 360 |
        10.00-11.00 | | 210 | veel | 200 | |
        13.00-14.00 | | 190 | | | 210 |
        totaal | 200 | 820 | | 325 | 570 |
    """))  # fmt: skip
    assert at(found, "voids") == ["12 07:30", "12 10:30", "12 13:30", "13 07:30", "13 13:30"]
    assert at(found, "drinks") == ["12 07:30", "13 07:30", "13 10:30"]
    assert found.tables["voids"][1]["leak"] in ("large", "some", "")
    assert [code for code, _ in codes(found) if code == "total_row"] == ["total_row"]


@pytest.mark.parametrize(
    ("day", "sentence"), [("Dag", "Schrijf bij het uur hoeveel ml u heeft geplast."), ("Day", "Urine passed, in ml")]
)
def test_bare_amounts_below_numbered_days_are_no_dates(day: str, sentence: str) -> None:
    found = reading(sheet("FVC", f"{sentence}\nTijd | {day} 1 | {day} 2 | {day} 3" + """
        06:00 | | 360 |
        07:00 | 360 | | 420
        13:00 | 210 | 240 |
        22:00 | 220 | 150 | 220
        Total (ml) | 790 | 750 | 640
        No. of voids | 3 | 3 | 2
    """))  # fmt: skip
    assert at(found, "voids") == [
        "01 07:00",
        "01 13:00",
        "01 22:00",
        "02 06:00",
        "02 13:00",
        "02 22:00",
        "03 07:00",
        "03 22:00",
    ]
    assert [code for code, _ in codes(found) if code == "total_row"] == ["total_row"] * 2
    assert {code for code, _ in codes(found)} <= {"total_row", "dates_missing", "first_morning_void_taken"}


def test_bare_amounts_below_numbered_days_are_refused_where_nothing_says_of_what() -> None:
    with pytest.raises(CannotRead):
        reading(
            sheet("Week", "Tijd | Dag 1 | Dag 2\n07:00 | 360 | 420\n13:00 | 210 |\n22:00 | 220 | 150\n23:00 | | 90")
        )


def test_days_beside_each_other_keep_times_of_their_own_with_other_columns_between() -> None:
    found = reading(sheet("Blad1", """
        Datum: | 22-6-2026 | | | | | Datum: | 23-6-2026 | |
        Tijd | Drinken (ml) | Plas ml | RR | Tabletten | | Tijd | Drinken (ml) | Plas ml | Verlies
        06:55 | | 360 | 128/80 | | | 07:05 | | 350 |
        07:20 | 200 | | | 1 | | 07:25 | 125 | |
        09:50 | | 260 | | | | 09:30 | | 170 | beetje
        22:45 | | 150 | | | | 23:00 | | 260 |
    """))  # fmt: skip
    assert at(found, "voids") == ["22 06:55", "22 09:50", "22 22:45", "23 07:05", "23 09:30", "23 23:00"]
    assert at(found, "drinks") == ["22 07:20", "23 07:25"]
    assert ("column_unknown", "D2") in codes(found)


def test_a_day_with_more_columns_than_one_is_no_chart_of_a_column_a_day() -> None:
    with pytest.raises(CannotRead):
        reading(sheet("Week", """
            Geplast (ml)
            Uur | ma 12-1-2026 | | di 13-1-2026 |
            7-8 | 350 | 1 | 320 | 2
            8-9 | 150 | 2 | 210 | 1
            22-23 | 190 | 1 | 200 | 3
        """))  # fmt: skip


def test_a_unit_alone_beside_what_was_drunk_heads_how_much() -> None:
    found = reading(sheet("Dag", """
        Datum | 6-7-2026
        Tijd | Wat gedronken | ml | Urine ml | Verlies
        07:20 | | | 340 |
        07:50 | melk | 200 | |
        15:30 | glas wijn | 125 | |
        16:00 | | | 210 | druppels
    """))  # fmt: skip
    assert [(row["volume_ml"], row["what"]) for row in found.tables["drinks"]] == [(200, "milk"), (125, "alcohol")]


def test_a_word_for_how_much_was_lost_is_kept_beside_the_weight_of_the_pad() -> None:
    found = reading(sheet("Dag", """
        Datum | 11-5-2026
        Tijd | Plas (ml) | Verlies | Verband droog (g) | Verband nat (g)
        06:55 | 310 | | |
        11:25 | | beetje | 22 | 36
        14:05 | 220 | veel | 22 | 84
        18:00 | | | 22 | 30
    """))  # fmt: skip
    assert [(row["amount"], row["pad_gain_g"]) for row in found.tables["leaks"]] == [("small", 14), ("some", 8)]
    assert [(row["leak"], row["pad_gain_g"]) for row in found.tables["voids"][1:]] == [("large", 62)]


@pytest.mark.parametrize(
    ("day", "woke", "bed", "heads"),
    [
        ("Dag", "Wakker", "Naar bed", "Tijd | Drinken ml | Plas ml"),
        ("Day", "Woke up", "Bed", "Time | Drink ml | Urine ml"),
    ],
)
def test_the_number_of_a_day_before_its_date_is_one_day_with_it(day: str, woke: str, bed: str, heads: str) -> None:
    found = reading(sheet("Schema", f"""
        {day} 1 | 22-9-2025 | | | {day} 2 | 23-9-2025 |
        {woke} | 06:30 | {bed} | | {woke} | 07:00 |
        {heads} | | {heads}
        06:35 | | 420 | | 07:05 | | 360
        07:30 | 250 | | | 08:00 | 250 |
        10:00 | | 200 | | 10:45 | | 190
    """))  # fmt: skip
    assert at(found, "voids") == ["22 06:35", "22 10:00", "23 07:05", "23 10:45"]
    assert at(found, "drinks") == ["22 07:30", "23 08:00"]
    assert at(found, "days", "rise") == ["22 06:30", "23 07:00"]


def test_times_woken_and_of_going_to_bed_are_labelled_in_short_words() -> None:
    found = reading(sheet("Day 1", """
        Date | 20 November 2025
        Time woke | 6.45am | Time went to bed | 10.45pm

        Time | Drink (ml) | Urine (ml)
        6.50am | | 380
        7.30am | 200 |
        10.40pm | | 200
    """))  # fmt: skip
    assert (at(found, "days", "rise"), at(found, "days", "bed")) == (["20 06:45"], ["20 22:45"])


@pytest.mark.parametrize(
    "above",
    ["Opgestaan 6.45 | Kamer 3 | Bed 12 | Naar bed 22.30", "Woke 6:45am | Room 3 | Bed 12 | Went to bed 10:30pm"],
)
def test_a_time_of_sleep_may_stand_behind_its_word_in_one_cell(above: str) -> None:
    found = reading(sheet("Dag", f"""
        Datum: 2-3-2026
        {above}
        Tijd | Plas (ml) | Drinken (ml)
        07:00 | 380 |
        07:30 | | 200
        22:00 | 190 |
    """))  # fmt: skip
    assert (at(found, "days", "rise"), at(found, "days", "bed")) == (["02 06:45"], ["02 22:30"])
