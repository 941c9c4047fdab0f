"""Lists of nights as clinics for children hand them out, and whether the bed was wet where that stands by the day."""

from __future__ import annotations

from typing import Any

import pytest

from diary.record import CannotRead, Reading
from tests.reading.grids import reading, sheet

BED_AND_UP = {
    "en": (
        "Date | Time to bed | Time up | Wet? Y/N | Nappy weight (g) | First wee (ml) | Drinks | Poo",
        "3/3/2026 | 19:45 | 07:05 | Y | 180 | 120 | 6 | Y\n4/3/2026 | 20:00 | 07:10 | N | | 150 | 5 | N",
    ),
    "nl": (
        "Datum | Tijd naar bed | Tijd opgestaan | Nat? J/N | Gewicht luier (g) | Eerste plas (ml) | Drinken | Poep",
        "3-3-2026 | 19:45 | 07:05 | J | 180 | 120 | 6 | J\n4-3-2026 | 20:00 | 07:10 | N | | 150 | 5 | N",
    ),
}
WET_AND_DRY = {
    "en": (
        "Night of | Time to bed | Woken? | Wet? Y/N | Dry nappy (g) | Wet nappy (g) | Time up | First wee",
        "3/3/2026 | 8pm | N | Y | 40 | 220 | 7am | 120\n4/3/2026 | 8pm | Y | N | 40 | 41 | 7.10am | 150",
    ),
    "nl": (
        "Nacht van | Naar bed | Wakker gemaakt? | Nat/droog | Luier voor (g) | Luier na (g) | Tijd op | Eerste plas",
        "3-3-2026 | 20:00 | nee | nat | 40 | 220 | 7:00 | 120\n4-3-2026 | 20:15 | ja | d | 40 | 41 | 7:10 | 150",
    ),
}
MORNINGS = {
    "en": ("Date | Wake time | First wee | Wet pants? | Wet bed?", "3/3/2026 | 07:05 | 120 | N | Y"),
    "nl": ("Dag | Tijd opgestaan | Bed nat? | Eerste plas ml", "di 3-3-2026 | 07:05 | ja | 120"),
}


def column(found: Reading, key: str) -> list[Any]:
    """Return what every night has of a key; None where that is not known."""
    return [None if (value := night.get(key)) != value else value for night in found.tables["nights"]]


def clocks(found: Reading, key: str) -> list[str]:
    return [f"{value:%d %H:%M}" for value in column(found, key) if value]


@pytest.mark.parametrize("language", BED_AND_UP)
def test_the_time_of_getting_up_is_not_that_of_the_first_void(language: str):
    found = reading(sheet("Blad1", *BED_AND_UP[language]))
    assert (clocks(found, "bed"), clocks(found, "rise")) == (["03 19:45", "04 20:00"], ["04 07:05", "05 07:10"])
    assert (column(found, "wet"), column(found, "first_morning_ml")) == ([1, 0], [120, 150])
    assert (column(found, "wet_g"), column(found, "dry_g")) == ([180, None], [None, None])
    assert found.tables["voids"] == found.tables["drinks"] == []
    assert [(one.code, one.cell) for one in found.problems] == [("column_unknown", "G1"), ("column_unknown", "H1")]
    assert [(one.code, one.cell) for one in found.guesses] == [("night_after_day", "D2"), ("night_after_day", "D3")]
    assert {one.severity for one in found.problems} == {"warning"}


@pytest.mark.parametrize("language", WET_AND_DRY)
def test_a_nappy_is_weighed_before_and_after_the_night_by_whatever_words(language: str):
    found = reading(sheet("Blad1", *WET_AND_DRY[language]))
    assert (column(found, "dry_g"), column(found, "wet_g")) == ([40, 40], [220, 41])
    assert (column(found, "woken"), column(found, "wet")) == ([0, 1], [1, 0])
    assert (clocks(found, "rise"), found.problems) == (["04 07:00", "05 07:10"], ())


@pytest.mark.parametrize("language", MORNINGS)
def test_a_row_that_begins_with_getting_up_is_of_the_night_before(language: str):
    found = reading(sheet("Blad1", *MORNINGS[language]))
    assert (clocks(found, "date"), clocks(found, "rise")) == (["02 00:00"], ["03 07:05"])
    assert (column(found, "wet"), column(found, "first_morning_ml")) == ([1], [120])
    assert [one.code for one in found.guesses] == ["night_before_day"]


@pytest.mark.parametrize("heading", ["Ochtend van | Droog / nat", "Morning of | Dry / wet"])
def test_a_date_of_the_morning_is_of_the_night_before(heading: str):
    found = reading(sheet("Nachten", f"{heading} | Luier nat (g)\n4-5-2026 | nat | 190"))
    assert clocks(found, "date") == ["03 00:00"]


def test_the_bedtime_of_a_row_that_begins_with_getting_up_is_that_of_the_next_night():
    rows = "3-3-2026 | 07:05 | ja | 19:45\n4-3-2026 | 07:10 | nee | 20:15"
    found = reading(sheet("Blad1", f"Datum | Opgestaan | Bed nat? | Naar bed\n{rows}"))
    assert clocks(found, "date") == ["02 00:00", "03 00:00", "04 00:00"]
    assert [night.get("bed") and f"{night['bed']:%d %H:%M}" for night in found.tables["nights"]] == [
        None, "03 19:45", "04 20:15",
    ]  # fmt: skip
    assert column(found, "wet") == [1, 0, None]


@pytest.mark.parametrize(
    ("asked", "answer", "wet"),
    [
        ("Droog? J/N", "J", 0), ("Dry? Y/N", "N", 1), ("Stayed dry", "yes", 0), ("Bed droog?", "nat", 1),
        ("Nat? J/N", "n", 0), ("Wet or dry", "w", 1),
    ],
)  # fmt: skip
def test_a_yes_is_dry_where_that_is_asked(asked: str, answer: str, wet: int):
    found = reading(sheet("Blad1", f"Datum | Naar bed | {asked}\n3-3-2026 | 20:00 | {answer}"))
    assert column(found, "wet") == [wet]


def test_a_day_list_without_a_time_of_its_voids_is_refused():
    with pytest.raises(CannotRead):
        reading(sheet("Blad1", "Date | Time up | Drinks (ml) | First wee\n3/3/2026 | 07:05 | 900 | 120"))


@pytest.mark.parametrize("asked", ["Wet", "Nat", "Wet pants?", "Broek nat?"])
def test_a_calendar_that_asks_of_no_night_is_none_of_nights(asked: str):
    with pytest.raises(CannotRead):
        reading(sheet("Blad1", f"Datum | {asked}\n3-3-2026 | ja\n4-3-2026 | nee"))


def test_times_beside_nights_of_which_nobody_knows_what_they_are_are_told():
    found = reading(sheet("Blad1", "Datum | Naar bed | Nat of droog | Stip\n3-3-2026 | 20:00 | nat | 02:10"))
    assert [(one.code, one.cell, one.severity) for one in found.problems] == [("column_unknown", "D1", "warning")]


LIST = {
    "nl": ("Datum | Tijd | Drinken (ml) | Plas (ml) | {}", ("ja", "nee")),
    "en": ("Date | Time | Drink (ml) | Wee (ml) | {}", ("Y", "N")),
}


def listed(heading: str, *answers: str, rows: tuple[str, ...] = ("07:05", "10:00")) -> Reading:
    """Return a list of two days with these answers in the first rows of each."""
    lines = [
        f"{day}-3-2026 | {time} | | 120 | {answers[number * len(answers) // 2 + at] if at < len(answers) // 2 else ''}"
        for number, day in enumerate((3, 4)) for at, time in enumerate(rows)
    ]  # fmt: skip
    return reading(sheet("Blad1", heading, "\n".join(lines)))


@pytest.mark.parametrize(
    ("language", "asked"),
    [("nl", "Bed nat?"), ("nl", "Nat in de nacht"), ("en", "Wet bed?"), ("en", "Wet overnight")],
)
def test_a_wet_bed_beside_what_happened_by_day_is_the_nights_and_no_leak_of_the_morning(language: str, asked: str):
    heading, answers = LIST[language]
    found = listed(heading.format(asked), *answers)
    assert (clocks(found, "date"), column(found, "wet")) == (["02 00:00", "03 00:00"], [1, 0])
    assert [(one.code, one.cell) for one in found.guesses] == [("night_before_day", "E2"), ("night_before_day", "E4")]
    assert not any(void.get("leak") for void in found.tables["voids"])
    assert found.rows.read == 4


def test_a_dry_bed_is_read_as_dry():
    found = listed(LIST["nl"][0].format("Bed droog?"), "ja", "nee")
    assert column(found, "wet") == [0, 1]


def test_an_answer_in_the_evening_is_of_the_night_after():
    found = listed(LIST["nl"][0].format("Bed nat?"), "ja", "nee", rows=("22:05", "23:10"))
    assert clocks(found, "date") == ["03 00:00", "04 00:00"]


def test_of_several_answers_a_day_each_is_a_leak_of_its_row():
    found = listed(LIST["nl"][0].format("Bed nat?"), "ja", "nee", "nee", "ja")
    assert found.tables["nights"] == []
    assert [void["leak"] for void in found.tables["voids"]] == ["some", "none", "none", "some"]


def test_a_row_that_holds_no_more_than_its_answer_is_one_of_nights():
    rows = "3-3-2026 | | | | ja\n3-3-2026 | 07:05 | | 120 |\n3-3-2026 | 09:00 | 200 | |"
    found = reading(sheet("Blad1", LIST["nl"][0].format("Bed nat?"), rows))
    assert (clocks(found, "date"), column(found, "wet")) == (["02 00:00"], [1])


DAY_TABLE = "Tijd | Gedronken (ml) | Geplast (ml)\n07:10 | | 310\n09:10 | 250 |\n13:10 | | 200"


@pytest.mark.parametrize(
    ("label", "wet"),
    [
        ("Was het bed nat? | ja", 1), ("Bed nat of droog? | nat", 1), ("Bed nat of droog? | droog", 0),
        ("Nat vannacht: nee", 0), ("Wet bed last night? | Y", 1), ("Was your bed wet this morning? | No", 0),
    ],
)  # fmt: skip
def test_an_answer_above_a_day_is_of_the_night_before(label: str, wet: int):
    found = reading(sheet("Dag 1", f"Datum | 3-3-2026\n{label}\n{DAY_TABLE}"))
    assert (clocks(found, "date"), column(found, "wet")) == (["02 00:00"], [wet])
    assert "night_before_day" in {one.code for one in found.guesses}
    assert [void["volume_ml"] for void in found.tables["voids"]] == [310, 200]


@pytest.mark.parametrize("label", ["Bed nat of droog? | ja", "Bed droog? | ja", "Broek nat? | ja"])
def test_an_answer_of_which_the_night_or_the_meaning_is_open_is_told(label: str):
    found = reading(sheet("Dag 1", f"Datum | 3-3-2026\n{label}\n{DAY_TABLE}"))
    assert found.tables["nights"] == []
    assert [(one.code, one.severity) for one in found.problems if one.cell == "A2"] == [("label_unknown", "warning")]
