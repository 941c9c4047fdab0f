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
    Open,
    Output,
    Quiet,
    SettingsFile,
    colour,
    in_force,
    may_write,
    say,
    speaking,
    stop,
    uncollected,
    width,
    wrong,
)
from diary.outputs import WrongUse, plan_together

FEWEST = 2


@uncollected()
def compare(
    files: Annotated[list[Path], typer.Argument()],
    output: Output = None,
    to: Formats = "",
    language: Language = "",
    letterhead: Letterhead = True,
    open_: Open = False,
    force: Force = False,
    quiet: Quiet = False,
    form: FormFile = None,
    settings: SettingsFile = None,
) -> None:
    """Write what changed between two or more diaries of one person, with a summary on the screen."""
    words = speaking(language)
    if len(files) < FEWEST:
        wrong("cli.compare_needs_two", words)
    try:
        job = plan_together(files, output or [], to, force=force)
    except WrongUse as misuse:
        stop(words.refusal(misuse), 2)
    with_letterhead = in_force(words, language, settings, form, letterhead=letterhead)
    may_write([job], with_letterhead, files, (settings, form))

    from diary.commands import disk
    from diary.files import CannotWrite
    from diary.journeys.compare import compare as compared
    from diary.record import CannotRead

    try:
        diaries = [disk.opened(path, with_letterhead) for path in files]
        made = compared(diaries, [target.format for target in job.targets], with_letterhead)
        first, messages = disk.write(job, made)
    except (CannotRead, CannotWrite) as refusal:
        stop(words.refusal(refusal), 1)
    if not quiet:
        typer.echo(made.summary(width(), colour=colour()))
    for message in messages:
        say(message)
    if open_:
        typer.launch(str(first))
