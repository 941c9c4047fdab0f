"""Questions about what was written down: asked on the far side of each limit, and never a number changed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from diary.analysis.assess import assess
from diary.analysis.grouping import Times
from diary.analysis.questions import CODES, asked, late_first_voids, questions
from diary.model import Diary, together
from diary.settings import Settings
from tests.analysis.lines import read
from tests.analysis.outcome import outcome_of

DAY = """
    2026-03-04 07:00  rise
               07:00  void 300
               12:00  {first}
               {at}  {second}
               15:30  void 250
               23:00  bed
    2026-03-05 07:00  rise
               07:00  void 350
"""


def codes(text: str, settings: Settings | None = None) -> list[tuple[str, str]]:
    found = questions(assess(read(text), settings or Settings()).numbers, 0)
    return [(question.code, question.cell) for question in found]


def day(first: str = "void 200", second: str = "void 200", at: str = "15:00") -> str:
    return DAY.format(first=first, second=second, at=at)


@pytest.mark.parametrize(
    ("event", "asked_for"),
    [
        ("void 1500", []),
        ("void 1501", ["void_very_large"]),
        ("void 10", []),
        ("void 9", ["void_very_small"]),
        ("void >1600", ["void_very_large"]),
        ("void ?", []),
        ("catheter 1600", []),
        ("drink 1500 water", []),
        ("drink 1501 water", ["drink_very_large"]),
        ("drink ? water", []),
    ],
)
def test_amounts_are_asked_about_beyond_their_limits(event: str, asked_for: list[str]) -> None:
    found = codes(day(event))
    assert [code for code, _ in found] == asked_for
    assert [cell for _, cell in found] == ["L3"] * len(asked_for)


def test_a_question_changes_no_number() -> None:
    assert outcome_of(day("void 1600")).value("maximum_voided_volume_ml") == 1600


@pytest.mark.parametrize(
    ("first", "second", "at", "expected"),
    [
        ("void 200", "void 200", "12:00", ["void_twice"]),
        ("void 200", "void 201", "12:00", []),
        ("void 200", "void 200", "12:01", []),
        ("void ?", "void ?", "12:00", []),
        ("void 200", "catheter 200", "12:00", []),
        ("drink 200 tea", "drink 200 tea", "12:00", ["drink_twice"]),
        ("drink 200 tea", "drink 200 milk", "12:00", []),
    ],
)
def test_the_same_time_and_amount_twice_is_asked_about_at_the_second(first, second, at, expected) -> None:
    assert codes(day(first, second, at)) == [(code, "L4") for code in expected]


@pytest.mark.parametrize(
    ("evening", "morning", "twice"), [("2026-10-24", "2026-10-25", 0), ("2026-10-23", "2026-10-24", 1)]
)
def test_in_the_hour_that_the_clock_repeats_the_same_time_is_no_repetition(evening, morning, twice) -> None:
    text = f"""
    {evening} 07:00  rise
               07:00  void 300
               15:00  void 300
               23:00  bed
               02:30  void 200
               02:30  void 200
    {morning} 07:00  rise
               07:00  void 350
    """
    assert [code for code, _ in codes(text, Settings("Europe/Amsterdam"))] == ["long_without_void"] * 0 + [
        "void_twice"
    ] * twice


@pytest.mark.parametrize(("at", "expected"), [("22:00", []), ("22:01", [("long_without_void", "L4")])])
def test_ten_hours_awake_without_a_void_is_still_usual(at: str, expected: list[tuple[str, str]]) -> None:
    text = f"""
    2026-03-04 07:00  rise
               07:00  void 300
               12:00  void 300
               {at}  void 300
               23:00  bed
               04:00  void 300
    2026-03-05 07:00  rise
               07:00  void 350
    """
    assert codes(text) == expected


def in_bed(facts: Diary, at: str) -> Times:
    """Return a moment for each day that has one of going to bed."""
    bed = facts.days["bed"]
    return np.where(np.isnat(bed), bed, np.datetime64(at, "s"))


@pytest.mark.parametrize(("bed", "wrong"), [("06:59", True), ("07:00", True), ("07:01", False)])
def test_going_to_bed_before_rising_is_asked_about(bed: str, wrong: bool) -> None:
    facts = read(day())
    numbers = assess(replace(facts, days=facts.days.having(bed=in_bed(facts, f"2026-03-04T{bed}")))).numbers
    assert ("bed_before_rise" in [question.code for question in questions(numbers, 0)]) is wrong


@pytest.mark.parametrize(
    ("drunk", "days", "far"), [(3800, 1, False), (3801, 1, True), (1800, 4, False), (1801, 4, True)]
)
def test_intake_and_output_more_than_three_litres_apart_over_three_days(drunk: int, days: int, far: bool) -> None:
    """Each day 800 ml is passed. Four days of 1000 ml make three litres over three."""
    lines = [
        f"2026-03-{4 + n:02} 07:00 rise\n 07:00 void 300\n"
        f" 12:00 drink {drunk // 2} water\n 12:30 drink {drunk - drunk // 2} tea\n"
        " 13:00 void 200\n 19:00 void 300\n 23:00 bed\n"
        for n in range(days)
    ]
    text = "".join(lines) + f"2026-03-{4 + days:02} 07:00 rise\n 07:00 void 300\n"
    found = [question for question in questions(assess(read(text)).numbers, 0) if question.code != "drink_very_large"]
    assert [question.code for question in found] == ["intake_and_output_far_apart"] * far
    assert all((question.sheet, question.cell) == ("", "") for question in found)


def test_the_questions_of_many_diaries_are_those_of_each() -> None:
    texts = [day(), day("void 1600"), day("void 200", "void 200", "12:00"), day("drink 2000 water")]
    numbers = assess(together(read(text) for text in texts)).numbers
    assert [[q.code for q in questions(numbers, n)] for n in range(4)] == [
        [code for code, _ in codes(text)] for text in texts
    ]
    assert set(asked(numbers)["code"]) <= set(CODES)


@pytest.mark.parametrize(("at", "late"), [("08:00", []), ("08:01", ["2026-03-04 08:01"])])
def test_a_first_morning_void_more_than_an_hour_after_rising_is_told(at: str, late: list[str]) -> None:
    text = day().replace("               07:00  void 300", f"               {at}  void 300", 1)
    found = late_first_voids(assess(read(text)).numbers.line, 0)
    assert [f"{one.at:%Y-%m-%d %H:%M}" for one in found] == late
    assert [one.cell for one in found] == ["L2"] * len(late)


def test_the_first_void_of_the_closing_morning_is_told_once() -> None:
    text = day().replace("               07:00  void 350", "               08:30  void 350")
    assert [one.cell for one in late_first_voids(assess(read(text)).numbers.line, 0)] == ["L8"]


@pytest.mark.parametrize(
    ("bed", "rise", "asked_for"),
    [
        ("04:01", "07:00", ["night_very_short"]),
        ("04:00", "07:00", []),
        ("21:00", "11:00", []),
        ("20:59", "11:00", ["night_very_long"]),
    ],
)
def test_a_night_of_an_unlikely_length_is_asked_about(bed: str, rise: str, asked_for: list[str]) -> None:
    text = f"""
    2026-03-04 11:30  rise
               11:30  void 300
               15:00  void 300
               20:00  void 300
               {bed}  bed
    2026-03-05 {rise}  rise
               {rise}  void 350
    """
    found = questions(assess(read(text)).numbers, 0)
    assert [one.code for one in found if one.code.startswith("night")] == asked_for
    assert [one.cell for one in found if one.code.startswith("night")] == ["bed L1"] * len(asked_for)


@pytest.mark.parametrize(("bed", "expected"), [("01:00", []), ("01:01", ["long_without_last_void"])])
def test_ten_hours_awake_after_the_last_void_are_still_usual(bed: str, expected: list[str]) -> None:
    text = f"""
    2026-03-04 07:00  rise
               07:00  void 300
               15:00  void 300
               {bed}  bed
    2026-03-05 07:00  rise
               07:00  void 350
    """
    assert codes(text) == [(code, "bed L1") for code in expected]


@pytest.mark.parametrize(("asleep", "expected"), [("22:59", ["asleep_before_bed"]), ("23:00", [])])
def test_falling_asleep_before_going_to_bed_is_asked_about(asleep: str, expected: list[str]) -> None:
    facts = read(day())
    numbers = assess(replace(facts, days=facts.days.having(asleep=in_bed(facts, f"2026-03-04T{asleep}")))).numbers
    assert [question.code for question in questions(numbers, 0)] == expected
    assert numbers.line.days.night_h[0] == (8 if asleep == "23:00" else 8 + 1 / 60)


@pytest.mark.parametrize(
    ("stool", "asked"),
    [
        ("stool type 4 leak none", ["stool_not_held"]),
        ("stool type 4 leak smear", []),
        ("stool type 4", []),
    ],
)
def test_stool_that_was_not_held_and_not_lost_is_asked_about(stool: str, asked: list[str]) -> None:
    text = f"2026-03-04 08:00 {stool}\n2026-03-04 {{at}} remark bowel_urgency"
    assert [code for code, _ in codes(text.format(at="08:00"))] == asked
    assert codes(text.format(at="09:00")) == []


def test_while_all_rows_are_asked_about_no_two_of_them_are():
    numbers = assess(read(day(at="12:00"))).numbers
    assert [question.code for question in questions(numbers, 0)] == ["void_twice"]
    assert questions(numbers, 0, ["rows_twice"]) == ()
