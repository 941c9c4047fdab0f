"""What reading noticed, in one breath: the place, what is there, what became of it, what to do."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from diary.analysis.questions import Question
from diary.correction import Correction
from diary.record import NOTHING
from diary.reports.alike import MOST_OF_A_KIND, Message, told_once
from diary.reports.asking import asked
from diary.reports.places import PLACES_ON_A_LINE, PLACES_ON_A_PAGE, Place, written
from diary.texts import Texts, texts

if TYPE_CHECKING:
    from diary.record import Guess, Problem, Reading

LONGEST_QUOTED = 40
"""Characters of a cell that a message quotes; the cell itself holds the rest."""
_LABELS = {
    "about": ("age", "urge_scale", "sex", "complaint", "cup"),
    "day": ("date", "rise", "bed", "urine", "urge", "leak", "trigger", "pad"),
    "bowel": ("straining", "blood"),
}
"""The labels of our workbook that messages name, by the sheet that has them."""

_AS_DATA = re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?")

WEIGHTIEST_FIRST = ("error", "warning", "note")
"""The order in which a reader meets what could not be read: equal weights as they stand in the file."""


def messages(reading: Reading, questions: Iterable[Question], words: Texts, *, whole: bool = False) -> list[str]:
    """Return a line for every problem, guess and question of one file, in this order; equal ones once, with places.

    `whole`: every one of a kind and every place, however many there are.
    """
    most, most_places = (None, None) if whole else (MOST_OF_A_KIND, PLACES_ON_A_LINE)
    noticed = (
        *of_problems(reading, words, most),
        *of_guesses(reading, words, most),
        *of_questions(questions, reading, words, most),
    )
    return [
        f"{', '.join(filter(None, (reading.file, written(one.places, words, most_places))))}: {one.what} {one.remedy}"
        for one in noticed
    ]


def corrected(reading: Reading, words: Texts) -> list[str]:
    """Return a line for every cell that was written over at the desk; none of them is a question."""
    return [f"{reading.file}: {words('report.reading.corrected', **_shown(one, words))}" for one in reading.corrections]


def of_corrections(reading: Reading, words: Texts) -> tuple[tuple[str, ...], ...]:
    """Return of every cell that was written over its place, what it was, and what it is."""
    return tuple((f"{one.sheet}, {one.cell}", *list(_shown(one, words).values())[2:]) for one in reading.corrections)


def _shown(one: Correction, words: Texts) -> dict[str, str]:
    was, becomes = (text or words("report.reading.empty") for text in (one.was, one.becomes))
    return {"sheet": one.sheet, "cell": one.cell, "was": was, "becomes": becomes}


def of_problems(reading: Reading, words: Texts, most: int | None = MOST_OF_A_KIND) -> tuple[Message, ...]:
    """Return what could not be read as it stands, the weightiest first."""
    problems = sorted(reading.problems, key=lambda problem: WEIGHTIEST_FIRST.index(problem.severity))
    across = _lying_on_their_side(reading)
    return told_once(
        problems,
        lambda problem: ((problem.code, problem.fate, problem.sheet in across), problem.found),
        partial(_of_problem, language=reading.language, across=across, words=words),
        words,
        most,
    )


def of_guesses(reading: Reading, words: Texts, most: int | None = MOST_OF_A_KIND) -> tuple[Message, ...]:
    """Return what was understood by evidence."""
    word = partial(_of_guess, language=reading.language, words=words)
    return told_once(reading.guesses, lambda guess: (guess.code, guess.chosen), word, words, most)


def of_questions(
    questions: Iterable[Question], reading: Reading, words: Texts, most: int | None = MOST_OF_A_KIND
) -> tuple[Message, ...]:
    """Return what was written down and may be a slip of the pen."""
    word = partial(_of_question, language=reading.language, words=words)
    return told_once(questions, lambda question: (question.code, question.value), word, words, most)


def marks(reading: Reading, questions: Iterable[Question], words: Texts) -> Iterator[tuple[str, str, Place, str]]:
    """Yield all that was noticed, each by itself: problem, guess or question, its code, its place and its sentences."""
    across, language = _lying_on_their_side(reading), reading.language
    worded: tuple[tuple[str, Problem | Guess | Question, tuple[str, str]], ...] = (
        *(("problem", problem, _of_problem(problem, language, across, words)) for problem in reading.problems),
        *(("guess", guess, _of_guess(guess, language, words)) for guess in reading.guesses),
        *(("question", question, _of_question(question, language, words)) for question in questions),
    )
    for kind, noticed, (what, remedy) in worded:
        yield kind, noticed.code, (noticed.sheet, noticed.cell), f"{what} {remedy}".strip()


def places(message: Message, words: Texts) -> str:
    """Write on a page where it is."""
    return written(message.places, words, PLACES_ON_A_PAGE)


@cache
def labels(language: str) -> dict[str, str]:
    """Return the labels that messages name, as they stand in a workbook of a language: `Geplast` without its unit.

    >>> labels("nl")["urine"], labels("en")["rise"]
    ('Geplast', 'Got up')
    """
    words = texts(language)
    named = {key: f"template.{sheet}.{key}.label" for sheet, keys in _LABELS.items() for key in keys}
    named["stool_leak"] = "template.bowel.leak.label"
    return {key: words(label).partition(" (")[0] for key, label in named.items()}


def _of_problem(problem: Problem, language: str, across: frozenset[str], words: Texts) -> tuple[str, str]:
    key, quoted = f"problems.{problem.code}", _quoted(dated(problem.found, words), words)
    filled = {**labels(language), "found": quoted, "raw": problem.found}
    what = words(f"{key}.what", **filled)
    what = what[0].upper() + what[1:]
    own, usual = f"{key}.became", f"report.fate.{problem.fate}"
    if problem.sheet in across and words.has(f"{usual}_across"):
        usual = f"{usual}_across"
    became = words(own, **filled) if words.has(own) else words(usual) if words.has(usual) else ""
    return f"{what} {became}".rstrip(), words(f"{key}.remedy", **filled)


def _lying_on_their_side(reading: Reading) -> frozenset[str]:
    """Return the sheets on which what is written down stands in columns, not in rows."""
    upright = {sheet.name for sheet, layout in reading.parts if not layout.turned}
    return frozenset(sheet.name for sheet, _ in reading.parts) - upright


def _of_guess(guess: Guess, language: str, words: Texts) -> tuple[str, str]:
    filled = {**labels(language), "chosen": dated(guess.chosen, words) or NOTHING}
    key = f"guesses.{guess.code}"
    return words(f"{key}.what", **filled), words(f"{key}.check", **filled)


def _of_question(question: Question, language: str, words: Texts) -> tuple[str, str]:
    return asked(words, question), words(f"questions.{question.code}.check", **labels(language))


def dated(cell: str, words: Texts) -> str:
    """Write a date that stands as data, `2026-03-02` or `2026-03-02 07:05`, as a person does."""
    if not _AS_DATA.fullmatch(cell):
        return cell
    try:
        moment = dt.datetime.fromisoformat(cell)
    except ValueError:  # it only looks like one
        return cell
    return f"{words.date(moment.date())}{cell[10:]}"


def _quoted(found: str, words: Texts) -> str:
    if not found:
        return words("report.reading.this")
    short = found if len(found) <= LONGEST_QUOTED else found[: LONGEST_QUOTED - 1].rstrip() + "…"
    return f"‘{short}’"
