"""The exercise log: how often and how long on a day, which exercises, beside how often to practise."""

from __future__ import annotations

import numpy as np
import pandas as pd

from diary.analysis.exercise import logged_days
from diary.guidance import guidance
from diary.model import EXERCISE_NUMBERS
from diary.reports.compose.figures import OneDiary
from diary.reports.document import Cell, Section, Table, Text


def chapter(one: OneDiary) -> list[Section]:
    """Return the chapter, or nothing where no log was kept."""
    if one.figure("exercise_sessions_per_day").reason == "no_exercise_log":
        return []
    tables = tuple(table for table in (_by_exercise(one), _by_day(one)) if table.rows)
    return [Section("exercises", one.words("report.exercises.title"), "both", (_said(one), *tables))]


def _said(one: OneDiary) -> Text:
    """Say how often and how long, what is not known of it, and how often to practise."""
    words, verdict = one.words, one.verdicts()["exercise_adherence"]
    judged = one.sentence(verdict) if verdict.level != "not_assessed" else one.why(verdict.reason)
    lengths = " ".join(_minutes(one, key) for key in ("exercise_minutes_per_day", "median_session_min"))
    often = guidance("little_and_often", words, one.references)
    return Text((judged, lengths.strip(), words("report.exercises.advice", why=often.why)))


def _minutes(one: OneDiary, key: str) -> str:
    """Return the sentence of a number of minutes, or that it is not known."""
    figure = one.figure(key)
    if not figure.known:
        return one.words("report.exercises.minutes_unknown") if key == "exercise_minutes_per_day" else ""
    written = one.number(key, figure.value)
    return one.words(f"report.exercises.{key}{'_one' if written == '1' else ''}", minutes=written)


def _by_exercise(one: OneDiary) -> Table:
    """Return how often each exercise was done on a day; one that is not in the log has no row."""
    rows = []
    for number in EXERCISE_NUMBERS:
        figure = one.figure(f"exercise_{number}_sessions_per_day")
        if figure.known and figure.value > 0:
            rows.append((Cell(_named(one, number)), Cell(one.number(figure.key, figure.value), number=True)))
    header = one.words.lines("report.exercises.header")
    return Table("exercises-by-kind", one.words("report.exercises.caption"), header, tuple(rows))


def _named(one: OneDiary, number: int) -> str:
    return f"{number}. {one.words(f'advice.exercise_{number}.title')}"


def _by_day(one: OneDiary) -> Table:
    """Return each day of the log: how often, how many minutes, which exercises."""
    days, words = logged_days(one.assessment.numbers.line), one.words

    def amount(value: float) -> Cell:
        return Cell(words("report.unknown") if np.isnan(value) else words.number(value), number=True)

    rows = [
        (
            Cell(words.date(pd.Timestamp(days.date[day]), year=False)),
            amount(days.times[day]),
            amount(days.minutes[day]),
            Cell(" · ".join(str(number) for number in EXERCISE_NUMBERS if days.done[day, number - 1])),
        )
        for day in np.flatnonzero(days.diary == one.index)
    ]
    header = words.lines("report.exercises.day_header")
    return Table("exercises-by-day", words("report.exercises.day_caption"), header, tuple(rows))
