"""Compared diaries + texts → Report: what changed, what cannot be told, what cannot be compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from diary.analysis.compared import Compared
from diary.reports.compare import pictures, tables
from diary.reports.compare.beside import Beside
from diary.reports.compare.keynumbers import key_numbers
from diary.reports.compare.lead import lead, summary
from diary.reports.compose import clinician, heading
from diary.reports.compose.advice import doctor_box
from diary.reports.compose.figures import OneDiary
from diary.reports.document import Block, Report, Section
from diary.reports.wording import PAGE
from diary.texts import Texts

if TYPE_CHECKING:
    from diary.record import Reading


def compose(readings: Sequence[Reading], compared: Compared, words: Texts) -> Report:
    """Compose the overview of what changed between diaries, whose readings come in order of time."""
    read_by = OneDiary.read_by
    ones = tuple(read_by(reading, compared.assessment, words, at) for at, reading in enumerate(readings))
    words = ones[-1].words
    them = Beside(compared, ones, words)
    days = ", ".join(tables.complete_days(them, at) for at in range(len(ones)))
    return Report(
        language=words.language,
        title=words("compare.title"),
        who=heading.who(them.after),
        period=words("compare.period", before=them.period(them.before), after=them.period(them.after)),
        completeness=words("compare.complete", n=len(ones), days=days),
        letterhead=compared.assessment.numbers.line.settings.practice.letterhead,
        sections=tuple(_sections(them)),
        footer=words("compare.footer"),
        words={key: words(f"page.{key}") for key in PAGE},
        logo=heading.logo(them.after),
    )


def _sections(them: Beside) -> list[Section]:
    w, settings = them.words, clinician.settings(them.after)
    course = pictures.course_table(them)
    every_pair = tables.pairs(them)
    numbers: tuple[Block, ...] = (
        *((course,) if course else ()),
        *((every_pair,) if every_pair else ()),
        *tables.all_numbers(them),
    )
    return [
        Section("page-one", w("compare.page_one.title"), "both", _page_one(them)),
        Section("numbers", w("compare.all.title"), "both", numbers),
        Section("diaries", w("compare.diaries.title"), "both", (tables.diaries(them),)),
        *([Section("settings", w("report.settings.title"), "both", (settings,))] if settings else []),
        Section("method", w("compare.method.title"), "both", tables.method(them)),
    ]


def _page_one(them: Beside) -> tuple[Block, ...]:
    """Return what answers in ten seconds; what has nothing to show is left out."""
    facts, numbers = summary(them), key_numbers(them)
    shown: tuple[Block | None, ...] = (
        facts if facts.items else None,
        numbers if numbers.rows else None,
        pictures.typical_days(them),
        pictures.course(them),
    )
    return (lead(them), *(block for block in shown if block), doctor_box(*them.ones))
