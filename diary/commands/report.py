"""`diary report`: filled diaries to their reports, with a summary on the screen."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, cast

import typer

from diary.commands.common import (
    Force,
    Formats,
    FormFile,
    Letterhead,
    Open,
    Output,
    Quiet,
    SettingsFile,
    Workers,
    in_force,
    may_write,
)
from diary.commands.jobs import each, how_many, papers_apart
from diary.commands.speaking import Language, choice, colour, one_of, speaking, stop, width
from diary.outputs import WrongUse, plan

if TYPE_CHECKING:
    from diary.journeys.in_force import InForce
    from diary.journeys.products import Made
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
    workers: Workers = None,
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

    screen = None if quiet else Screen(width(), colour=colour(), plain=plain, ascii_=ascii_)
    make = partial(made_of, as_set=with_letterhead, audience=cast("Audience", audience), ascii_=ascii_, screen=screen)

    def write_report(job: Job, made: tuple[Made, str]) -> list[str]:
        from diary.commands import disk

        first, messages = disk.write(job, made[0])
        if not quiet:
            typer.echo(made[1])
        if open_:
            typer.launch(str(first))
        return messages

    count = how_many(workers, len(jobs), words)
    with papers_apart(jobs, count):
        each(jobs, make, write_report, words, "cli.no_result", count)


class Screen(NamedTuple):
    """How a report is shown on the screen: its width in columns, and whether as the text for the record."""

    width: int
    colour: bool
    plain: bool
    ascii_: bool


def made_of(job: Job, *, as_set: InForce, audience: Audience, ascii_: bool, screen: Screen | None) -> tuple[Made, str]:
    """Return the report of one diary, and what the screen shows of it."""
    from diary.commands import disk
    from diary.journeys.products import Made
    from diary.journeys.report import report as reported

    diary = disk.opened(job.source, as_set)
    made = reported(diary, [target.format for target in job.targets], as_set, audience, ascii_=ascii_)
    shown = ""
    if screen is not None:
        shown = made.record(ascii_=screen.ascii_) if screen.plain else made.summary(screen.width, colour=screen.colour)
    return Made(made.products, made.messages, made.words), shown
