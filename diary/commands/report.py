"""`diary report`: filled diaries to their reports, with a summary on the screen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from diary.commands.common import (
    Force,
    Formats,
    FormFile,
    Language,
    Letterhead,
    Output,
    Quiet,
    SettingsFile,
    chosen_form,
    chosen_settings,
    collect_garbage,
    colour,
    on_terminal,
    one_of,
    say,
    spoken,
    width,
    wrong,
)
from diary.outputs import WrongUse, plan
from diary.texts import LANGUAGES, texts

AUDIENCES = ("patient", "clinician", "both")


def report(
    files: Annotated[list[Path], typer.Argument(help="One or more filled diaries.")],
    output: Output = None,
    to: Formats = "",
    language: Language = "",
    audience: Annotated[str, typer.Option(help="patient, clinician or both.")] = "both",
    letterhead: Letterhead = True,
    open_: Annotated[bool, typer.Option("--open", help="Show the report when it is written.")] = False,
    force: Force = False,
    quiet: Quiet = False,
    form: FormFile = None,
    settings: SettingsFile = None,
) -> None:
    """Read filled diaries and write their reports, with a summary on the screen."""
    if language:
        one_of("unknown_language", language=language, allowed=LANGUAGES)
    one_of("unknown_audience", audience=audience, allowed=AUDIENCES)
    try:
        jobs = plan(files, output or [], to, force=force, besides=(settings, form))
    except WrongUse as misuse:
        wrong(misuse.code, language, **misuse.values)

    from diary.journey import NoReport, write_report

    chosen = chosen_settings(settings, spoken(language), letterhead=letterhead)
    declared = chosen_form(form, spoken(language))
    failed = 0
    if len(jobs) > 1:
        collect_garbage()
    for number, job in enumerate(jobs, 1):
        if len(jobs) > 1 and on_terminal(sys.stderr):
            say(texts(spoken(language))("cli.progress", number=number, total=len(jobs), file=job.source.name))
        try:
            done = write_report(job, language, spoken(language), audience, chosen, declared)
        except NoReport as problem:
            say(problem.sentence)
            failed += 1
            continue
        if not quiet:
            typer.echo(done.summary(width(), colour=colour()))
        for message in done.messages:
            say(message)
        if open_ and done.written:
            typer.launch(str(done.written[0]))
    if failed:
        if len(jobs) > 1:
            say(texts(spoken(language))("cli.no_result", count=failed, total=len(jobs)))
        raise typer.Exit(1)
