"""The heading of a report: who, when, on how many days it rests, and the letterhead's logo."""

from __future__ import annotations

from math import isnan

from diary.analysis.coverage import coverage
from diary.analysis.emptying import NO_VOIDS
from diary.reports.compose.figures import OneDiary
from diary.reports.letterhead import Picture


def who(diary: OneDiary) -> str:
    """Return the code, sex and age, each as far as it is known."""
    patient, w = diary.patient, diary.words
    parts = [w("report.who.code", code=patient["code"]) if patient["code"] else w("report.who.no_code")]
    known_age = not isnan(patient["age"])
    if patient["sex"] and (known_age or not diary.is_child):
        child = "_child" if diary.is_child and patient["sex"] != "other" else ""
        parts.append(w(f"report.who.{patient['sex']}{child}"))
    parts.append(w("report.who.age", age=w.number(patient["age"])) if known_age else w("report.who.age_unknown"))
    if patient["ibs"] == 1:
        parts.append(w("report.who.ibs"))
    return " · ".join(parts)


def period(diary: OneDiary) -> str:
    """Return from when to when the diary was kept, as `2–4 maart 2026`."""
    w, kept = diary.words, diary.kept
    if kept is None:
        return w("report.no_dates")
    first, last = kept.first, kept.last
    if first.date() == last.date():
        return w.date(first)
    begin = str(first.day) if (first.year, first.month) == (last.year, last.month) else w.date(first, year=False)
    return f"{begin if first.year == last.year else w.date(first)}–{w.date(last)}"


def begins(diary: OneDiary) -> str:
    """Return the first date of the diary without its year, empty where it has none."""
    return diary.words.date(diary.kept.first, year=False) if diary.kept else ""


def completeness(diary: OneDiary, recorded: int) -> str:
    """Return how many days of those recorded, nights and bowel days there are, and how many questions came up."""
    covered, w, i = coverage(diary.assessment.numbers.line), diary.words, diary.index
    bowel_days = int(covered.bowel_days_covered[i])
    days = [
        w(f"report.complete.days{_one(recorded)}", complete=int(covered.days_complete[i]), recorded=recorded),
        w("report.complete.nights", n=int(covered.nights_complete[i])),
    ]
    if diary.assessment.numbers.line.emptying.why_no_voids[i] == NO_VOIDS:
        days = [w(f"report.complete.no_voids{_one(recorded)}", n=recorded)]
    parts = [
        *(days if recorded else [w("report.complete.no_days")]),
        w(f"report.complete.bowel{_one(bowel_days)}", n=bowel_days) if bowel_days else w("report.complete.no_bowel"),
    ]
    settings = diary.assessment.numbers.line.settings
    changed = len({override.key.removesuffix(".low").removesuffix(".high") for override in settings.overrides})
    if changed:
        parts.append(w(f"report.complete.settings{_one(changed)}", n=changed))
    problems = len(diary.reading.problems) + len(diary.questions)
    if problems:
        parts.append(w(f"report.complete.problems{_one(problems)}", n=problems))
    return " · ".join(parts)


def footer(diary: OneDiary) -> str:
    """Return what the report is for and where its limits come from: also how many the practice has set itself."""
    own = len(diary.assessment.numbers.line.settings.limits)
    return diary.words(f"report.footer_own{_one(own)}", n=own) if own else diary.words("report.footer")


def _one(n: int) -> str:
    """Return the tail of the key of a sentence about one."""
    return "_one" if n == 1 else ""


def logo(diary: OneDiary) -> Picture | None:
    """Return the logo of the practice, if it has one."""
    practice = diary.assessment.numbers.line.settings.practice
    if practice.logo is None:
        return None
    alt = practice.name or diary.words("report.logo")
    return Picture(practice.logo.png, practice.logo.width, practice.logo.height, alt)
