"""What reading noticed, in one breath: the place, what is there, what became of it, what to do."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from diary.analysis.questions import CODES, Question
from diary.reading.reader import read
from diary.record import Fate, Guess, Problem, Reading
from diary.reports.alike import MOST_OF_A_KIND
from diary.reports.messages import labels, messages, of_problems, places
from diary.texts import LANGUAGES, texts
from tests.reading.grids import reading, sheet
from tests.wording import sentences, words

SAMPLES = Path(__file__).parents[2] / "samples"
LONGEST, LONGEST_SENTENCE = 25, 15
both = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def clean() -> Reading:
    return replace(read(SAMPLES / "healthy.xlsx"), problems=(), guesses=())


def noticed(clean: Reading, *problems: Problem, language: str = "nl") -> list[str]:
    return messages(replace(clean, problems=problems), (), texts(language))


def codes(subject: str) -> tuple[str, ...]:
    return tuple(code for code in texts("nl").codes(subject) if texts("nl").has(f"{subject}.{code}.expected"))


@both
def test_every_message_is_one_breath_with_what_to_do(clean: Reading, language: str):
    said = texts(language)
    at = ("Dag 2", "A11")
    problems = tuple(
        Problem(code, "warning", fate, *at, "emmer") for code, fate in product(codes("problems"), get_args(Fate))
    )
    guesses = tuple(Guess(code, *at, "half") for code in said.codes("guesses"))
    asked = tuple(Question(code, *at, math.nan if "bed" in code else 250.0) for code in CODES)
    lines = messages(replace(clean, problems=problems, guesses=guesses), asked, said)
    assert len(lines) > 100
    breaths = [f"Dag 2, A11: {line.partition(': ')[2]}" for line in lines]
    assert {line for line in breaths if len(words(line)) > LONGEST} == set()
    assert {line for line in breaths for each in sentences(line) if len(words(each)) > LONGEST_SENTENCE} == set()
    assert {line for line in lines if line.rstrip("!?.") == line} == set()


def test_a_message_says_what_is_there_what_became_of_the_row_and_what_to_do(clean: Reading):
    refused = Problem("time_unreadable", "error", "refused", "Dag 2", "A11", "25:00")
    assert noticed(clean, refused) == [
        "healthy.xlsx, Dag 2, A11: ‘25:00’ is geen tijd. De rij telt niet mee. Schrijf bijvoorbeeld 07:30."
    ]


def test_what_weighs_most_is_said_first_and_equal_weights_as_they_stand(clean: Reading):
    note, warning, error = (
        Problem("time_unreadable", severity, "kept_without_value", "Dag 1", cell, severity)
        for severity, cell in (("note", "A1"), ("warning", "A2"), ("error", "A3"))
    )
    last = replace(warning, sheet="Dag 2", found="ook")
    lines = noticed(clean, note, warning, error, last)
    assert [line.partition("‘")[2].partition("’")[0] for line in lines] == ["error", "warning", "ook", "note"]


@pytest.mark.parametrize(
    ("language", "refused"), [("nl", "De kolom telt niet mee."), ("en", "The column does not count.")]
)
def test_what_is_refused_of_a_sheet_on_its_side_is_a_column(language: str, refused: str):
    rows = "Datum | 2-3-2026 | 2-3-2026\nTijd | 07:05 | ochtend\nGeplast (ml) | 350 | 200\nWondvocht (ml) | 20 | 30"
    found = reading(sheet("Blad1", rows))
    said = {one.places[0][1]: one.what for one in of_problems(found, texts(language))}
    assert said["C2"].endswith(refused)
    assert "rij" in said["A4"] or "row" in said["A4"]


def test_equal_messages_are_one_with_their_cells(clean: Reading):
    first = Problem("row_without_event", "note", "skipped", "Dag 1", "A11")
    alike = [replace(first, cell="A15"), replace(first, sheet="Dag 2", cell="A3")]
    (line,) = noticed(clean, first, *alike)
    assert line.startswith("healthy.xlsx, Dag 1, A11, A15; Dag 2, A3: ")
    many = [replace(first, cell=f"A{row}") for row in range(11, 51, 2)]
    (line,) = noticed(clean, *many)
    assert line.startswith("healthy.xlsx, Dag 1, A11, A13, A15, A17, A19, A21, A23, A25, en nog 12: ")
    (whole,) = of_problems(replace(clean, problems=tuple(many)), texts("nl"))
    assert places(whole, texts("nl")).endswith("A47, A49")


def test_of_a_column_that_cannot_be_read_a_report_has_the_first_and_how_many_more_and_a_check_has_all(clean: Reading):
    unread = [Problem("time_unreadable", "error", "refused", "Dag 1", f"A{row}", f"raar{row}") for row in range(3, 103)]
    other = Problem("leak_unreadable", "warning", "kept_without_value", "Dag 1", "F11", "een emmer")
    lines = noticed(clean, *unread, other)
    assert len(lines) == MOST_OF_A_KIND + 1
    assert lines[-2] == (
        "healthy.xlsx, Dag 1, A27–A102: ‘raar27’ is geen tijd. De rij telt niet mee. "
        "En zo nog 75; `diary check` noemt ze alle. Schrijf bijvoorbeeld 07:30."
    )
    assert "‘een emmer’" in lines[-1]
    every = messages(replace(clean, problems=(*unread, other)), (), texts("nl"), whole=True)
    assert [line for line in every if "A102: ‘raar102’ is geen tijd." in line] != []
    assert len(every) == 101


def test_guesses_and_questions_are_bounded_as_problems_are(clean: Reading):
    guesses = tuple(Guess("first_morning_void_late", "Dag 1", f"A{row}", f"08:{row}") for row in range(10, 50))
    asked = tuple(Question("void_very_large", "Dag 1", f"B{row}", 2000.0 + row) for row in range(10, 50))
    words, both_kinds = texts("en"), replace(clean, guesses=guesses)
    assert len(messages(both_kinds, asked, words)) == 2 * MOST_OF_A_KIND
    assert len(messages(both_kinds, asked, words, whole=True)) == 80


def test_a_label_stands_in_the_language_of_the_file_and_the_rest_in_that_of_the_reader(clean: Reading):
    unread = Problem("leak_unreadable", "warning", "kept_without_value", "Dag 1", "F11", "een emmer")
    (line,) = noticed(clean, unread, language="en")
    assert line.startswith("healthy.xlsx, Dag 1, F11: Under Verlies it says ‘een emmer’. It counts as a leak")


def test_a_long_cell_is_quoted_in_part_and_an_empty_one_not_at_all(clean: Reading):
    long, empty = (Problem("time_unreadable", "error", "refused", "Dag 1", "A9", found) for found in ("ja " * 19, ""))
    lines = noticed(clean, long, empty)
    assert "‘ja ja ja ja ja ja ja ja ja ja ja ja ja…’ is geen tijd." in lines[0]
    assert lines[1].startswith("healthy.xlsx, Dag 1, A9: Wat hier staat is geen tijd.")


def test_a_date_is_written_as_a_person_does(clean: Reading):
    reading = replace(clean, guesses=(Guess("year_from_context", "Dag 1", "B2", "2026-03-02"),))
    (line,) = messages(reading, (), texts("nl"))
    assert "2 maart 2026" in line
    taken = replace(clean, guesses=(Guess("first_morning_void_taken", "Dag 1", "D9", "2026-03-02 07:05"),))
    (line,) = messages(taken, (), texts("en"))
    assert "2 March 2026 07:05" in line


@both
def test_labels_are_those_of_the_workbook_without_their_units(language: str):
    assert not [label for label in labels(language).values() if "(" in label or not label]
