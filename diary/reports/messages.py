"""What reading noticed, in one breath: the place, what is there, what became of it, what to do; equal ones once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from diary.analysis.questions import Question
from diary.correction import Correction
from diary.record import NOTHING
from diary.reports.asking import asked
from diary.texts import Texts, texts

if TYPE_CHECKING:
    from diary.record import Guess, Problem, Reading

LONGEST_QUOTED = 40
"""Characters of a cell that a message quotes; the cell itself holds the rest."""
PLACES_ON_A_LINE = 8
"""On the screen a message names so many places; the report names them all."""
_LABELS = {
    "about": ("age", "urge_scale", "sex", "complaint", "cup"),
    "day": ("date", "rise", "bed", "urine", "urge", "leak", "trigger", "pad"),
    "bowel": ("straining", "blood"),
}
"""The labels of our workbook that messages name, by the sheet that has them."""

_AS_DATA = re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?")

WEIGHTIEST_FIRST = ("error", "warning", "note")
"""The order in which a reader meets what could not be read: equal weights as they stand in the file."""

Place = tuple[str, str]
"""A sheet and a cell; either may be empty."""


@dataclass(frozen=True)
class Message:
    """One thing that was noticed: what is there and what became of it, and what to do."""

    what: str
    remedy: str
    places: tuple[Place, ...]


def messages(reading: Reading, questions: Iterable[Question], words: Texts) -> list[str]:
    """Return a line for every problem, guess and question of one file, in this order; equal ones once, with places."""
    noticed = (*of_problems(reading, words), *of_guesses(reading, words), *of_questions(questions, reading, words))
    return [
        f"{', '.join(filter(None, (reading.file, places(one, words, PLACES_ON_A_LINE))))}: {one.what} {one.remedy}"
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


def of_problems(reading: Reading, words: Texts) -> tuple[Message, ...]:
    """Return what could not be read as it stands, the weightiest first."""
    problems = sorted(reading.problems, key=lambda problem: WEIGHTIEST_FIRST.index(problem.severity))
    return _merged(_of_problem(problem, reading, words) for problem in problems)


def of_guesses(reading: Reading, words: Texts) -> tuple[Message, ...]:
    """Return what was understood by evidence."""
    return _merged(_of_guess(guess, reading.language, words) for guess in reading.guesses)


def of_questions(questions: Iterable[Question], reading: Reading, words: Texts) -> tuple[Message, ...]:
    """Return what was written down and may be a slip of the pen."""
    named = labels(reading.language)
    return _merged(
        Message(asked(words, one), words(f"questions.{one.code}.check", **named), ((one.sheet, one.cell),))
        for one in questions
    )


def marks(reading: Reading, questions: Iterable[Question], words: Texts) -> Iterator[tuple[str, str, Message]]:
    """Yield everything that was noticed by itself: what kind of notice it is, its code and what is said of it."""
    for problem in reading.problems:
        yield "problem", problem.code, _of_problem(problem, reading, words)
    for guess in reading.guesses:
        yield "guess", guess.code, _of_guess(guess, reading.language, words)
    for one in questions:
        yield "question", one.code, of_questions((one,), reading, words)[0]


def places(message: Message, words: Texts, most: int | None = None) -> str:
    """Write where it is: `Dag 1, A11, A15; Dag 2, A3`; of more than `most` places how many there are besides."""
    shown = message.places[:most]
    sheets = groupby(shown, key=lambda place: place[0])
    written = "; ".join(", ".join(filter(None, (sheet, *(cell for _, cell in cells)))) for sheet, cells in sheets)
    more = len(message.places) - len(shown)
    return f"{written}, {words('report.reading.more_places', n=more)}" if more else written


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


def _of_problem(problem: Problem, reading: Reading, words: Texts) -> Message:
    key, quoted = f"problems.{problem.code}", _quoted(dated(problem.found, words), words)
    filled = {**labels(reading.language), "found": quoted, "raw": problem.found}
    what = words(f"{key}.what", **filled)
    what = what[0].upper() + what[1:]
    own, usual = f"{key}.became", f"report.fate.{problem.fate}"
    if words.has(f"{usual}_across") and _lies_on_its_side(problem.sheet, reading):
        usual = f"{usual}_across"
    became = words(own, **filled) if words.has(own) else words(usual) if words.has(usual) else ""
    return Message(f"{what} {became}".rstrip(), words(f"{key}.remedy", **filled), ((problem.sheet, problem.cell),))


def _lies_on_its_side(name: str, reading: Reading) -> bool:
    """Tell whether what is written down on a sheet stands in its columns, not in its rows."""
    turned = [layout.turned for sheet, layout in reading.parts if sheet.name == name]
    return bool(turned) and all(turned)


def _of_guess(guess: Guess, language: str, words: Texts) -> Message:
    filled = {**labels(language), "chosen": dated(guess.chosen, words) or NOTHING}
    key = f"guesses.{guess.code}"
    return Message(words(f"{key}.what", **filled), words(f"{key}.check", **filled), ((guess.sheet, guess.cell),))


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


def _merged(noticed: Iterable[Message]) -> tuple[Message, ...]:
    """Return equal messages as one, with the places of all, in the order of their first."""
    merged: dict[tuple[str, str], list[Place]] = {}
    for one in noticed:
        merged.setdefault((one.what, one.remedy), []).extend(one.places)
    return tuple(Message(what, remedy, tuple(found)) for (what, remedy), found in merged.items())
