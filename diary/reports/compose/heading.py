"""The heading of a report: who, when, on how many days it rests, and the letterhead's logo."""

from __future__ import annotations

import numpy as np

from diary.analysis import series
from diary.analysis.coverage import coverage
from diary.reports.compose.figures import OneDiary
from diary.reports.document import Picture


def who(one: OneDiary) -> str:
    """Return the code, sex and age, each as far as it is known."""
    patient, w = one.assessment.numbers.line.facts.patients.iloc[one.index], one.words
    parts = [w("report.who.code", code=patient["code"]) if patient["code"] else w("report.who.no_code")]
    if patient["sex"]:
        parts.append(w(f"report.who.{patient['sex']}"))
    known_age = not np.isnan(patient["age"])
    parts.append(w("report.who.age", age=w.number(patient["age"])) if known_age else w("report.who.age_unknown"))
    return " · ".join(parts)


def period(one: OneDiary) -> str:
    """Return from when to when the diary was kept, as `2–4 maart 2026`."""
    w = one.words
    kept = series.period(one.assessment.numbers.line.facts, one.index)
    if kept is None:
        return w("report.no_dates")
    first, last = kept.first, kept.last
    if first.normalize() == last.normalize():
        return w.date(first)
    begin = str(first.day) if (first.year, first.month) == (last.year, last.month) else w.date(first, year=False)
    return f"{begin if first.year == last.year else w.date(first)}–{w.date(last)}"


def begins(one: OneDiary) -> str:
    """Return the first date of the diary without its year, empty where it has none."""
    kept = series.period(one.assessment.numbers.line.facts, one.index)
    return one.words.date(kept.first, year=False) if kept else ""


def completeness(one: OneDiary) -> str:
    """Return how many days, nights and bowel days there are, and how many questions came up in the reading."""
    found, w, i = coverage(one.assessment.numbers.line), one.words, one.index
    bowel_days = int(found.bowel_days_covered[i])
    recorded = int(found.days_recorded[i])
    days = [
        w(f"report.complete.days{_one(recorded)}", complete=int(found.days_complete[i]), recorded=recorded),
        w("report.complete.nights", n=int(found.nights_complete[i])),
    ]
    parts = [
        *(days if recorded else [w("report.complete.no_days")]),
        w(f"report.complete.bowel{_one(bowel_days)}", n=bowel_days) if bowel_days else w("report.complete.no_bowel"),
    ]
    changed = len(one.assessment.numbers.line.settings.overrides)
    if changed:
        parts.append(w("report.complete.settings", n=changed))
    problems = len(one.reading.problems) + len(one.questions())
    if problems:
        parts.append(w(f"report.complete.problems{_one(problems)}", n=problems))
    return " · ".join(parts)


def _one(n: int) -> str:
    """Return the tail of the key of a sentence about one."""
    return "_one" if n == 1 else ""


def logo(one: OneDiary) -> Picture | None:
    """Return the logo of the practice, if it has one."""
    practice = one.assessment.numbers.line.settings.practice
    if practice.logo is None:
        return None
    alt = practice.name or one.words("report.logo")
    return Picture(practice.logo.png, practice.logo.width, practice.logo.height, alt)
