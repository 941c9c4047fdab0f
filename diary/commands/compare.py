"""`diary compare`: two or more diaries of one person, and what changed between them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from diary.commands.common import (
    Form,
    Language,
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
from diary.outputs import FORMATS, WrongUse, plan_together
from diary.texts import LANGUAGES

FEWEST = 2


def compare(
    files: Annotated[list[Path], typer.Argument(help="Two or more filled diaries of one person, in any order.")],
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "-o",
            "--output",
            help="File to write; its ending (.html, .pdf, .png, .json) is the format. Repeatable. With --to: a folder.",
        ),
    ] = None,
    to: Annotated[str, typer.Option(help=f"Formats to write, separated by commas: {', '.join(FORMATS)}.")] = "",
    language: Language = "",
    letterhead: Annotated[
        bool, typer.Option("--letterhead/--no-letterhead", help="With or without the practice's name, lines and logo.")
    ] = True,
    open_: Annotated[bool, typer.Option("--open", help="Show the overview when it is written.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace existing files.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Write the files and print no summary.")] = False,
    layout: Form = None,
    settings: SettingsFile = None,
) -> None:
    """Write what changed between two or more diaries of one person, with a summary on the screen."""
    if language:
        one_of("unknown_language", language=language, allowed=LANGUAGES)
    if len(files) < FEWEST:
        wrong("compare_needs_two", language)
    try:
        job = plan_together(files, output or [], to, force=force, besides=(settings, layout))
    except WrongUse as misuse:
        wrong(misuse.code, language, **misuse.values)

    from diary.comparison import write_changes
    from diary.journey import NoReport
    from diary.settings import Practice

    chosen, form = chosen_settings(settings, spoken(language)), chosen_form(layout, spoken(language))
    if not letterhead:
        chosen = replace(chosen, practice=Practice())
    try:
        done = write_changes(files, job, language, spoken(language), chosen, form)
    except NoReport as problem:
        stop(problem.sentence, 1)
    if not quiet:
        typer.echo(done.summary(width(), colour=colour()))
    for message in done.messages:
        say(message)
    if open_:
        typer.launch(str(done.written[0]))
