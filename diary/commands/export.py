"""`diary export`: filled diaries as data for other programs."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diary.commands.common import (
    Deidentify,
    Force,
    FormFile,
    Key,
    Output,
    Quiet,
    SettingsFile,
    Workers,
    in_force,
    may_write,
)
from diary.commands.jobs import each, how_many
from diary.commands.speaking import Language, choice, one_of, speaking, stop, wrong
from diary.outputs import EXPORTS, LOCALES, WrongUse, plan

if TYPE_CHECKING:
    from datetime import datetime

    from diary.journeys.in_force import InForce
    from diary.journeys.products import Made
    from diary.outputs import Job


def export(
    files: Annotated[list[Path], typer.Argument()],
    output: Output = None,
    to: Annotated[str, typer.Option("--to", metavar=f"[{','.join(EXPORTS.endings)}]")] = "",
    locale: Annotated[str, choice("--locale", of=LOCALES)] = "en",
    deidentify: Deidentify = False,
    key: Key = None,
    stamp: Annotated[bool, typer.Option("--stamp")] = False,
    language: Language = "",
    force: Force = False,
    quiet: Quiet = False,
    workers: Workers = None,
    form: FormFile = None,
    settings: SettingsFile = None,
) -> None:
    """Write filled diaries as data: tidy tables, JSON or FHIR, with every event, metric and finding."""
    words = speaking(language)
    one_of("--locale", locale, LOCALES, words)
    if deidentify and key is None:
        wrong("cli.key_missing", words)
    try:
        jobs = plan(files, output or [], to, force=force, offer=EXPORTS, numbered=deidentify)
    except WrongUse as misuse:
        stop(words.refusal(misuse), 2)

    count = how_many(workers, len(jobs), words)

    import datetime as dt

    from diary.exchange import tabular
    from diary.exchange.deidentify import WrongKey, key_of
    from diary.files import CannotWrite

    as_set = in_force(words, language, settings, form)
    may_write(jobs, as_set, files, (key, settings, form))
    try:
        for target in next(iter(jobs)).targets:
            tabular.require(target.format)
        secret = key_of(key) if deidentify and key else None
    except CannotWrite as refusal:
        stop(words.refusal(refusal), 1)
    except WrongKey as refusal:
        stop(words.refusal(refusal), 2)
    now = dt.datetime.now(dt.UTC).replace(microsecond=0) if stamp else None

    make = partial(made_of, as_set=as_set, locale=locale, now=now, secret=secret)

    def write_export(job: Job, made: Made) -> list[str]:
        from diary.commands import disk

        _, messages = disk.write(job, made, written="cli.exported")
        return [] if quiet else messages

    each(jobs, make, write_export, words, "cli.not_exported", count)


def made_of(job: Job, *, as_set: InForce, locale: str, now: datetime | None, secret: bytes | None) -> Made:
    """Return the export of one diary."""
    from diary.commands import disk
    from diary.journeys.export import Choice
    from diary.journeys.export import export as exported

    formats = [target.format for target in job.targets]
    return exported(disk.opened(job.source, as_set), formats, as_set, Choice(locale, now, secret))
