"""`diary export`: filled diaries as data for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from diary.commands.common import (
    FormFile,
    SettingsFile,
    chosen_form,
    chosen_settings,
    on_terminal,
    one_of,
    say,
    spoken,
    stop,
    wrong,
)
from diary.outputs import EXPORTS, WrongUse, plan
from diary.texts import LANGUAGES, texts

LOCALES = ("en", "nl")


def export(
    files: Annotated[list[Path], typer.Argument(help="One or more filled diaries.")],
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "-o",
            "--output",
            help="File to write; its ending is the format. Repeatable. Of several diaries, with --to: a folder.",
        ),
    ] = None,
    to: Annotated[str, typer.Option(help=f"Formats to write, separated by commas: {', '.join(EXPORTS.endings)}.")] = "",
    locale: Annotated[
        str, typer.Option(help="en, or nl: a CSV with semicolons and decimal commas, for a Dutch Excel.")
    ] = "en",
    deidentify: Annotated[
        bool,
        typer.Option(
            "--deidentify",
            help="Day numbers for dates, no remarks, a keyed hash for the code: a pseudonym. Needs --key.",
        ),
    ] = False,
    key: Annotated[
        Path | None,
        typer.Option("--key", envvar="DIARY_KEY", help="The file that holds the secret key of --deidentify."),
    ] = None,
    stamp: Annotated[bool, typer.Option("--stamp", help="Note when it was made; without it no file says so.")] = False,
    language: Annotated[str, typer.Option(help="nl or en, of the words in it. That of the file unless asked.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace existing files.")] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Write the files, and say only what went wrong.")
    ] = False,
    form: FormFile = None,
    settings: SettingsFile = None,
) -> None:
    """Write filled diaries as data: tidy tables, JSON or FHIR, with every event, metric and finding."""
    if language:
        one_of("unknown_language", language=language, allowed=LANGUAGES)
    one_of("unknown_locale", locale=locale, allowed=LOCALES)
    if deidentify and key is None:
        wrong("key_missing", language)
    try:
        jobs = plan(
            files, output or [], to, force=force, offer=EXPORTS, numbered=deidentify, besides=(key, settings, form)
        )
    except WrongUse as misuse:
        wrong(misuse.code, language, **misuse.values)

    import datetime

    from diary.exchange import tabular
    from diary.exchange.deidentify import WrongKey, key_of
    from diary.exporting import Choice, write_export
    from diary.files import CannotWrite
    from diary.journey import NoReport

    words = texts(spoken(language))
    chosen, declared = chosen_settings(settings, spoken(language)), chosen_form(form, spoken(language))
    try:
        for target in next(iter(jobs)).targets:
            tabular.require(target.format)
        secret = key_of(key) if deidentify and key else None
    except CannotWrite as problem:
        stop(words(f"files.{problem.code}", **problem.values), 1)
    except WrongKey as problem:
        wrong(problem.code, language, **problem.values)
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0) if stamp else None
    choice, failed = Choice(language, locale, now, secret), 0
    for number, job in enumerate(jobs, 1):
        if len(jobs) > 1 and on_terminal(sys.stderr):
            say(words("cli.progress", number=number, total=len(jobs), file=job.source.name))
        try:
            told = write_export(job, choice, spoken(language), chosen, declared)
        except NoReport as problem:
            say(problem.sentence)
            failed += 1
            continue
        for message in () if quiet else told:
            say(message)
    if failed:
        if len(jobs) > 1:
            say(words("cli.not_exported", count=failed, total=len(jobs)))
        raise typer.Exit(1)
