"""What reading noticed, a sentence each: the place, what was found, what is expected, what became of the row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from diary.analysis.questions import Question
from diary.reports.compose.asking import asked
from diary.texts import Texts

if TYPE_CHECKING:
    from diary.record import Guess, Problem, Reading


def messages(reading: Reading, questions: Iterable[Question], words: Texts) -> list[str]:
    """Return a sentence for every problem, guess and question of one file, in this order."""
    return [
        *(_of_problem(problem, reading.file, words) for problem in reading.problems),
        *(_of_guess(guess, reading.file, words) for guess in reading.guesses),
        *(
            words("cli.question", place=_place(reading.file, one.sheet, one.cell), what=asked(words, one))
            for one in questions
        ),
    ]


def _of_problem(problem: Problem, file: str, words: Texts) -> str:
    return words(
        "cli.problem" if problem.found else "cli.problem_bare",
        place=_place(file, problem.sheet, problem.cell),
        what=words(f"problems.{problem.code}.what"),
        found=problem.found,
        expected=words(f"problems.{problem.code}.expected"),
        fate=words(f"report.fate.{problem.fate}"),
    )


def _of_guess(guess: Guess, file: str, words: Texts) -> str:
    place, what = _place(file, guess.sheet, guess.cell), words(f"guesses.{guess.code}.what")
    return words("cli.guess", place=place, what=what, chosen=guess.chosen)


def _place(file: str, sheet: str, cell: str) -> str:
    return ", ".join(part for part in (file, sheet, cell) if part)
