"""The journey of one file: read → analyse → compose → render → write, with what to tell about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from diary.analysis.assess import Assessment, assess
from diary.analysis.questions import late_first_voids, questions
from diary.files import CannotWrite, make_folder, write_whole
from diary.outputs import Job, Target
from diary.reading.cells.volumes import with_own_measures
from diary.reading.reader import read
from diary.reading.recognise.form import Form
from diary.record import CannotRead, Guess, Reading
from diary.reports.compose import compose
from diary.reports.document import Audience, Report
from diary.reports.messages import messages
from diary.settings import DEFAULTS, Settings
from diary.texts import Texts, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class NoReport(Exception):
    """A file gave no report; `sentence` says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Done:
    """What was written for one file, and what to tell about it on the screen."""

    report: Report
    written: tuple[Path, ...]
    messages: tuple[str, ...]

    def summary(self, width: int, *, colour: bool) -> str:
        """Return the summary that stands alone on the screen."""
        from diary.reports import terminal

        return terminal.render(self.report, width, colour)


@dataclass(frozen=True)
class Opened:
    """One file, read and analysed: number 0 of its batch of one."""

    reading: Reading
    assessment: Assessment

    def messages(self, words: Texts) -> list[str]:
        """Return a sentence for every problem, guess and question."""
        return messages(self.reading, questions(self.assessment.numbers, 0), words)


def open_diary(path: Path, spoken: str, settings: Settings = DEFAULTS, form: Form | None = None) -> Opened:
    """Read and analyse a file, or raise NoReport in the language `spoken`; `form` maps a clinic's own form."""
    measures = with_own_measures(settings.household_measures)
    try:
        reading = read(path, settings.reading, measures, form)
    except CannotRead as problem:
        raise NoReport(in_words(problem, spoken)) from problem
    assessment = assess(reading.diary, settings)
    return Opened(_with_late_first_voids(reading, assessment), assessment)


def in_words(problem: CannotRead, spoken: str) -> str:
    """Return what is wrong with a file as a whole, and what to do."""
    return " ".join(texts(spoken)(f"problems.{problem.code}.{part}", **problem.values) for part in ("what", "remedy"))


def write_report(
    job: Job, language: str, spoken: str, audience: str, settings: Settings = DEFAULTS, form: Form | None = None
) -> Done:
    """Write every target of a job, all or none, or raise NoReport.

    `language` empty is the file's own; `spoken` is that of what is said before a file is understood.
    """
    opened = open_diary(job.source, spoken, settings, form)
    reading, assessment = opened.reading, opened.assessment
    words = texts(language or reading.language)
    report = compose(reading, assessment, words, cast("Audience", audience))
    told = opened.messages(words)

    def as_data() -> str:
        from diary.exchange.results import to_json

        return to_json(reading, assessment, words)

    return deliver(job, report, as_data, told, words)


def deliver(job: Job, report: Report, as_data: Callable[[], str], told: list[str], words: Texts) -> Done:
    """Render and write every target of a job, all or none; `told` is said before what was written."""
    made = _made(job.targets, report, as_data)
    if made.keys() != set(job.targets):
        told.append(words("cli.pdf_unavailable"))
    try:
        if job.folder is not None:
            make_folder(job.folder)
        for target, data in made.items():
            write_whole(target.path, data, force=target.force)
    except CannotWrite as problem:
        raise NoReport(words(f"files.{problem.code}", **problem.values)) from problem
    written = tuple(target.path for target in made)
    if job.renamed:
        told.append(words("cli.renamed", source=job.source, path=written[0].name))
    told += [words("cli.written", path=path) for path in written]
    return Done(report, written, tuple(told))


def _with_late_first_voids(reading: Reading, assessment: Assessment) -> Reading:
    """Return the reading with a guess for each first morning void that was taken as such long after rising."""
    late = late_first_voids(assessment.numbers.line, 0)
    more = tuple(Guess("first_morning_void_late", one.sheet, one.cell, f"{one.at:%H:%M}") for one in late)
    return replace(reading, guesses=reading.guesses + more)


def _made(targets: tuple[Target, ...], report: Report, as_data: Callable[[], str]) -> dict[Target, bytes]:
    """Return the bytes of every target; where no PDF or picture can be made, an HTML report takes its place."""
    made: dict[Target, bytes] = {}
    drawn = _drawn(report) if any(target.format != "json" for target in targets) else {}
    for target in targets:
        if target.format == "json":
            made[target] = as_data().encode()
        elif target.format == "html":
            made[target] = _html(report, drawn)
        else:
            from diary.reports import pdf

            try:
                made[target] = (pdf.picture if target.format == "png" else pdf.render)(report, drawn)
            except pdf.PdfUnavailable:
                made[replace(target, path=target.path.with_suffix(".html"), format="html")] = _html(report, drawn)
    return made


def _drawn(report: Report) -> Mapping[str, str]:
    from diary.reports import charts

    return charts.draw(report)


def _html(report: Report, drawn: Mapping[str, str]) -> bytes:
    from diary.reports import html

    return html.render(report, drawn).encode()
