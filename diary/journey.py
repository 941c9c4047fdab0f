"""The journey of one file: read → analyse → compose → render → write, with what to tell about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from diary.analysis.assess import Assessment, assess
from diary.analysis.questions import late_first_voids, questions
from diary.files import CannotWrite, make_folder, write_whole
from diary.outputs import Job, Target
from diary.reports.compose import compose
from diary.reports.compose.asking import asked
from diary.reports.document import Audience, Report
from diary.settings import DEFAULTS, Settings
from diary.spreadsheets.problems import CannotRead, Guess, Problem
from diary.spreadsheets.reading import Reading, read
from diary.spreadsheets.volumes import household_measures
from diary.texts import Texts, texts

if TYPE_CHECKING:
    from collections.abc import Mapping


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


def write_report(job: Job, language: str, spoken: str, audience: str, settings: Settings = DEFAULTS) -> Done:
    """Write every target of a job, all or none, or raise NoReport.

    `language` empty is the file's own; `spoken` is that of what is said before a file is understood.
    """
    reading = opened(job.source, spoken, settings)
    words = texts(language or reading.language)
    assessment = assess(reading.diary, settings)
    reading = _with_late_first_voids(reading, assessment)
    report = compose(reading, assessment, words, cast("Audience", audience))
    messages = [_sentence(problem, reading, words) for problem in reading.problems]
    messages += [
        words(
            "cli.guess",
            place=_place(reading.file, guess.sheet, guess.cell),
            what=words(f"guesses.{guess.code}.what"),
            chosen=guess.chosen,
        )
        for guess in reading.guesses
    ]
    messages += [
        words("cli.question", place=_place(reading.file, question.sheet, question.cell), what=asked(words, question))
        for question in questions(assessment.numbers, 0)
    ]
    made = _made(job.targets, reading, assessment, report, words)
    if made.keys() != set(job.targets):
        messages.append(words("cli.pdf_unavailable"))
    try:
        if job.folder is not None:
            make_folder(job.folder)
        for target, data in made.items():
            write_whole(target.path, data, force=target.force)
    except CannotWrite as problem:
        raise NoReport(words(f"files.{problem.code}", **problem.values)) from problem
    written = tuple(target.path for target in made)
    if job.renamed:
        messages.append(words("cli.renamed", source=job.source, path=written[0].name))
    messages += [words("cli.written", path=path) for path in written]
    return Done(report, written, tuple(messages))


def opened(source: Path, spoken: str, settings: Settings) -> Reading:
    """Return what a file says, or raise NoReport with why it cannot be read, in the language spoken."""
    try:
        return read(source, settings.reading, {**household_measures(), **settings.household_measures})
    except CannotRead as problem:
        what, remedy = (
            texts(spoken)(f"problems.{problem.code}.{part}", **problem.values) for part in ("what", "remedy")
        )
        raise NoReport(f"{what} {remedy}") from problem


def _with_late_first_voids(reading: Reading, assessment: Assessment) -> Reading:
    """Return the reading with a guess for each first morning void that was taken as such long after rising."""
    late = late_first_voids(assessment.numbers.line, 0)
    more = tuple(Guess("first_morning_void_late", one.sheet, one.cell, f"{one.at:%H:%M}") for one in late)
    return replace(reading, guesses=reading.guesses + more)


def _made(
    targets: tuple[Target, ...], reading: Reading, assessment: Assessment, report: Report, words: Texts
) -> dict[Target, bytes]:
    """Return the bytes of every target; where no PDF can be made, an HTML report takes its place."""
    made: dict[Target, bytes] = {}
    drawn = _drawn(report) if any(target.format != "json" for target in targets) else {}
    for target in targets:
        if target.format == "json":
            from diary.exchange.results import to_json

            made[target] = to_json(reading, assessment, words).encode()
        elif target.format == "html":
            made[target] = _html(report, drawn)
        else:
            from diary.reports import pdf

            try:
                made[target] = pdf.render(report, drawn)
            except pdf.PdfUnavailable:
                made[replace(target, path=target.path.with_suffix(".html"), format="html")] = _html(report, drawn)
    return made


def _drawn(report: Report) -> Mapping[str, str]:
    from diary.reports import charts

    return charts.draw(report)


def _html(report: Report, drawn: Mapping[str, str]) -> bytes:
    from diary.reports import html

    return html.render(report, drawn).encode()


def _sentence(problem: Problem, reading: Reading, words: Texts) -> str:
    place = _place(reading.file, problem.sheet, problem.cell)
    return words(
        "cli.problem" if problem.found else "cli.problem_bare",
        place=place,
        what=words(f"problems.{problem.code}.what"),
        found=problem.found,
        expected=words(f"problems.{problem.code}.expected"),
        fate=words(f"report.fate.{problem.fate}"),
    )


def _place(file: str, sheet: str, cell: str) -> str:
    return ", ".join(part for part in (file, sheet, cell) if part)
