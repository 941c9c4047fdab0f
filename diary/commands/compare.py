"""`diary compare`: two or more diaries of one person, and what changed between them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diary.commands.common import (
    Deidentify,
    Force,
    Formats,
    FormFile,
    Key,
    Letterhead,
    Open,
    Output,
    Quiet,
    SettingsFile,
    in_force,
    may_write,
    secret_of,
    uncollected,
)
from diary.commands.speaking import Language, colour, on_terminal, say, speaking, stop, width, wrong
from diary.outputs import WrongUse, plan_together

if TYPE_CHECKING:
    from diary.texts import Texts

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
    baseline: Annotated[Path | None, typer.Option("--baseline")] = None,
    deidentify: Deidentify = False,
    key: Key = None,
) -> None:
    """Write what changed between two or more diaries of one person, with a summary on the screen."""
    words = speaking(language)
    if len(files) < FEWEST:
        wrong("cli.compare_needs_two", words)
    if baseline is not None and baseline not in files:
        wrong("cli.baseline_not_named", words, path=baseline)
    try:
        job = plan_together(files, output or [], to, force=force, numbered=deidentify)
    except WrongUse as misuse:
        stop(words.refusal(misuse), 2)
    with_letterhead = in_force(words, language, settings, form, letterhead=letterhead)
    may_write([job], with_letterhead, files, (settings, form, key))
    secret = secret_of(key, words, deidentify=deidentify)

    from diary.commands import disk
    from diary.files import CannotWrite
    from diary.journeys.compare import Backwards, Choice, other_person
    from diary.journeys.compare import compare as compared
    from diary.record import CannotRead

    try:
        diaries = [disk.opened(path, with_letterhead) for path in files]
        if not force:
            _ask_whose(other_person(diaries, words), words)
        choice = Choice(None if baseline is None else files.index(baseline), secret, asked=not force)
        made = compared(diaries, [target.format for target in job.targets], with_letterhead, choice)
        first, messages = disk.write(job, made)
    except Backwards:
        wrong("cli.baseline_is_last", words, path=baseline)
    except (CannotRead, CannotWrite) as refusal:
        stop(words.refusal(refusal), 1)
    if not quiet:
        typer.echo(made.summary(width(), colour=colour()))
    for message in messages:
        say(message)
    if open_:
        typer.launch(str(first))


def _ask_whose(doubts: list[str], words: Texts) -> None:
    """Ask a person who watches whether to go on where diaries may be those of different people; else end."""
    if not doubts:
        return
    for doubt in doubts:
        say(doubt)
    if not (on_terminal(sys.stdin) and on_terminal(sys.stderr)):
        stop(words("cli.other_person"), 1)
    try:
        answer = typer.prompt(words("compare.ask.all_the_same"), default="", show_default=False, err=True)
    except typer.Abort:
        raise typer.Exit(130) from None
    if answer.strip().casefold() not in words.lines("compare.ask.yes"):
        raise typer.Exit(1)
