"""`diary compare`: two or more diaries of one person, and what changed between them."""

from __future__ import annotations

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
    colour,
    one_of,
    say,
    spoken,
    stop,
    width,
    wrong,
)
from diary.outputs import WrongUse, plan_together
from diary.texts import LANGUAGES

FEWEST = 2


def compare(
    files: Annotated[list[Path], typer.Argument(help="Two or more filled diaries of one person, in any order.")],
    output: Output = None,
    to: Formats = "",
    language: Language = "",
    letterhead: Letterhead = True,
    open_: Annotated[bool, typer.Option("--open", help="Show the overview when it is written.")] = False,
    force: Force = False,
    quiet: Quiet = False,
    form: FormFile = None,
    settings: SettingsFile = None,
) -> None:
    """Write what changed between two or more diaries of one person, with a summary on the screen."""
    if language:
        one_of("unknown_language", language=language, allowed=LANGUAGES)
    if len(files) < FEWEST:
        wrong("compare_needs_two", language)
    try:
        job = plan_together(files, output or [], to, force=force, besides=(settings, form))
    except WrongUse as misuse:
        wrong(misuse.code, language, **misuse.values)

    from diary.comparison import write_changes
    from diary.journey import NoReport

    chosen = chosen_settings(settings, spoken(language), letterhead=letterhead)
    declared = chosen_form(form, spoken(language))
    try:
        done = write_changes(files, job, language, spoken(language), chosen, declared)
    except NoReport as problem:
        stop(problem.sentence, 1)
    if not quiet:
        typer.echo(done.summary(width(), colour=colour()))
    for message in done.messages:
        say(message)
    if open_:
        typer.launch(str(done.written[0]))
