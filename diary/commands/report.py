"""`diary report`: filled diaries to their reports, with a summary on the screen."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from diary.commands.common import (
    Force,
    Formats,
    FormFile,
    Language,
    Letterhead,
    Open,
    Output,
    Quiet,
    SettingsFile,
    choice,
    colour,
    in_force,
    may_write,
    one_of,
    speaking,
    stop,
    width,
)
from diary.commands.jobs import Jobs, each
from diary.outputs import WrongUse, plan

if TYPE_CHECKING:
    from diary.outputs import Job
    from diary.reports.document import Audience

AUDIENCES = ("patient", "clinician", "both")


def report(
    files: Annotated[list[Path], typer.Argument()],
    output: Output = None,
    to: Formats = "",
    language: Language = "",
    audience: Annotated[str, choice("--audience", of=AUDIENCES)] = "both",
    letterhead: Letterhead = True,
    plain: Annotated[bool, typer.Option("--plain")] = False,
    ascii_: Annotated[bool, typer.Option("--ascii")] = False,
    open_: Open = False,
    force: Force = False,
    quiet: Quiet = False,
    form: FormFile = None,
    settings: SettingsFile = None,
) -> None:
    """Read filled diaries and write their reports, with a summary on the screen."""
    words = speaking(language)
    one_of("--audience", audience, AUDIENCES, words)
    try:
        jobs = plan(files, output or [], to, force=force)
    except WrongUse as misuse:
        stop(words.refusal(misuse), 2)
    with_letterhead = in_force(words, language, settings, form, letterhead=letterhead)
    may_write(jobs, with_letterhead, files, (settings, form))

    def write_report(job: Job) -> list[str]:
        from diary.commands import disk
        from diary.journeys.report import report as reported

        diary = disk.opened(job.source, with_letterhead)
        formats = [target.format for target in job.targets]
        made = reported(diary, formats, with_letterhead, cast("Audience", audience), ascii_=ascii_)
        first, messages = disk.write(job, made)
        if not quiet:
            typer.echo(made.record(ascii_=ascii_) if plain else made.summary(width(), colour=colour()))
        if open_:
            typer.launch(str(first))
        return messages

    with _papers_apart(jobs):
        each(jobs, write_report, words, "cli.no_result")


def _papers_apart(jobs: Jobs) -> AbstractContextManager[None]:
    """Return the context in which several reports are put on paper: one for which memory runs out ends no other."""
    if len(jobs) == 1 or not {"pdf", "png"} & {target.format for target in next(iter(jobs)).targets}:
        return nullcontext()
    from diary.reports import pdf

    return pdf.compiled_apart()
