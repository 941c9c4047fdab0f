"""The exercise log: how often and how long on a day, which exercises, beside how often to practise."""

from __future__ import annotations

import numpy as np

from diary.analysis.exercise import logged_days
from diary.guidance import guidance
from diary.model import EXERCISE_NUMBERS
from diary.reports.compose.figures import OneDiary
from diary.reports.document import Cell, Section, Table, Text


def chapter(diary: OneDiary) -> list[Section]:
    """Return the chapter, or nothing where no log was kept."""
    if diary.figure("exercise_sessions_per_day").reason == "no_exercise_log":
        return []
    tables = tuple(table for table in (_by_exercise(diary), _by_day(diary)) if table.rows)
    return [Section("exercises", diary.words("report.exercises.title"), "both", (_judged(diary), *tables))]


def _judged(diary: OneDiary) -> Text:
    """Say how often and how long, what is not known of it, and how often to practise."""
    words, verdict = diary.words, diary.verdicts["exercise_adherence"]
    judged = diary.sentence(verdict) if verdict.level != "not_assessed" else diary.why(verdict.reason)
    lengths = " ".join(_minutes(diary, key) for key in ("exercise_minutes_per_day", "median_session_min"))
    often = guidance("little_and_often", words, diary.references)
    return Text((judged, lengths.strip(), words("report.exercises.advice", why=often.why)))


def _minutes(diary: OneDiary, key: str) -> str:
    """Return the sentence of a number of minutes, or that it is not known."""
    figure = diary.figure(key)
    if not figure.known:
        return diary.words("report.exercises.minutes_unknown") if key == "exercise_minutes_per_day" else ""
    written = diary.number(key, figure.value)
    return diary.words(f"report.exercises.{key}{'_one' if written == '1' else ''}", minutes=written)


def _by_exercise(diary: OneDiary) -> Table:
    """Return how often each exercise was done on a day; one that is not in the log has no row."""
    rows = []
    for number in EXERCISE_NUMBERS:
        figure = diary.figure(f"exercise_{number}_sessions_per_day")
        if figure.known and figure.value > 0:
            rows.append((Cell(_named(diary, number)), Cell(diary.number(figure.key, figure.value), number=True)))
    header = diary.words.lines("report.exercises.header")
    return Table("exercises-by-kind", diary.words("report.exercises.caption"), header, tuple(rows))


def _named(diary: OneDiary, number: int) -> str:
    return f"{number}. {diary.words(f'advice.exercise_{number}.title')}"


def _by_day(diary: OneDiary) -> Table:
    """Return each day of the log: how often, how many minutes, which exercises."""
    days, words = logged_days(diary.assessment.numbers.line), diary.words

    def amount(value: float) -> Cell:
        return Cell(words("report.unknown") if np.isnan(value) else words.number(value), number=True)

    rows = [
        (
            Cell(words.date(days.date[day].item(), year=False)),
            amount(days.times[day]),
            amount(days.minutes[day]),
            Cell(" · ".join(str(number) for number in EXERCISE_NUMBERS if days.done[day, number - 1])),
        )
        for day in np.flatnonzero(days.diary == diary.index)
    ]
    header = words.lines("report.exercises.day_header")
    return Table("exercises-by-day", words("report.exercises.day_caption"), header, tuple(rows))
