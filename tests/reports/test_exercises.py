"""The chapter on the exercise log: only with a log, in both languages, unknown never zero, and how often is best."""

from __future__ import annotations

import pytest

from diary.analysis.assess import assess
from diary.analysis.reference import in_force
from diary.guidance import guidance
from diary.model import Diary, together
from diary.reports.compose.exercises import chapter
from diary.reports.compose.figures import OneDiary
from diary.reports.document import Section, Table, Text
from diary.settings import DEFAULTS
from diary.texts import LANGUAGES, texts
from tests.analysis.lines import read

KEPT = """
2026-03-04 08:00  exercise 1 times 4 minutes 2
           12:00  exercise 3 times 6 minutes 2
2026-03-06 08:00  exercise 1 times 2 minutes 3
           20:00  exercise 5 times 0 minutes 2
"""


def sections(diary: Diary | str, language: str = "nl", index: int = 0) -> list[Section]:
    assessment = assess(read(diary) if isinstance(diary, str) else diary, DEFAULTS)
    return chapter(OneDiary(None, assessment, texts(language), index))  # type: ignore[arg-type]  # no file is needed


def said(section: Section) -> tuple[str, ...]:
    (text,) = (block for block in section.blocks if isinstance(block, Text))
    return text.paragraphs


def rows(section: Section) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in block.rows] for block in section.blocks if isinstance(block, Table)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_often_how_long_and_which_beside_the_brochure(language: str) -> None:
    (section,) = sections(KEPT, language)
    words = texts(language)
    assert (section.id, section.audience, section.title) == ("exercises", "both", words("report.exercises.title"))
    often, long_, advice = said(section)
    assert f" {(4 + 6 + 2) // 2} " in often
    assert words("report.exercises.exercise_minutes_per_day", minutes=(8 + 12 + 6) // 2) in long_
    assert words("report.exercises.median_session_min", minutes=2) in long_
    assert advice.startswith(guidance("little_and_often", words, in_force({})).why)
    by_exercise, by_day = rows(section)
    assert by_exercise == [
        [f"{n}. {words(f'advice.exercise_{n}.title')}", words.number(value, 1)] for n, value in ((1, 3), (3, 3))
    ]
    assert [row[1:] for row in by_day] == [["10", "20", "1 · 3"], ["2", "6", "1"]]


def test_it_says_what_helps_below_the_limit_and_where_it_lies_on_it() -> None:
    for times, expected in ((9, "Kort en vaak oefenen werkt het best"), (10, "Dat ligt binnen de grens")):
        (section,) = sections(f"2026-03-04 08:00 exercise 1 times {times} minutes 1")
        assert expected in said(section)[0]
        assert "1 minuut" in said(section)[1]


def test_what_is_not_filled_in_is_unknown_and_said() -> None:
    (section,) = sections("2026-03-04 08:00 exercise 1\n2026-03-05 08:00 exercise 2 times 3")
    assert texts("nl")("report.exercises.minutes_unknown") in said(section)[1]
    assert rows(section)[-1] == [["4 maart", "onbekend", "onbekend", "1"], ["5 maart", "3", "onbekend", "2"]]


def test_times_that_nowhere_stand_give_the_reason() -> None:
    (section,) = sections("2026-03-04 08:00 exercise 1")
    assert said(section)[0] == texts("nl")("reasons.item_not_filled.patient")
    assert len(rows(section)) == 1  # by day alone


def test_without_a_log_there_is_no_chapter_and_a_log_is_its_own_diarys() -> None:
    assert sections("2026-03-04 07:00 rise") == []
    both = together([read("2026-03-04 07:00 rise"), read(KEPT)])
    assert sections(both, index=0) == []
    assert len(rows(sections(both, index=1)[0])[-1]) == 2
