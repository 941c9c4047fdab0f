"""`diary events`: many diaries to a data set of their events, so that spreadsheets are read once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diary.commands.common import Deidentify, Force, FormFile, Key, SettingsFile, Workers, secret_of
from diary.commands.gathering import (
    Asked,
    Cluster,
    begin,
    gathering,
    output_missing,
    partitions,
    require_pyarrow,
)
from diary.commands.sets import named_as_folder, set_stands
from diary.commands.speaking import Language, say, speaking, stop, wrong

if TYPE_CHECKING:
    from diary.cohort.dataset_writing import Written
    from diary.cohort.renewal import Plan
    from diary.cohort.work import Partition
    from diary.texts import Texts


def events(
    paths: Annotated[list[str], typer.Argument(metavar="named")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="folder")] = None,
    notes: Annotated[bool, typer.Option("--notes")] = False,
    workers: Workers = None,
    cluster: Cluster = "",
    language: Language = "",
    form: FormFile = None,
    settings: SettingsFile = None,
    deidentify: Deidentify = False,
    key: Key = None,
    update: Annotated[bool, typer.Option("--update")] = False,
    force: Force = False,
) -> None:
    """Read many diaries once and write their events as Parquet, for `diary cohort` and for other programs."""
    words = speaking(language)
    if output is None:
        output_missing(paths, "events", words)
    named_as_folder(output, "events", words)
    require_pyarrow("diary events", words)

    if update and force:
        wrong("cohort.update_or_force", words)
    secret = secret_of(key, words, deidentify=deidentify) or b""
    from diary.cohort.dataset import SCHEMA

    asked = begin(paths, output, (), workers, cluster, form, settings, words)
    stands = set_stands(output, [*paths, *asked.named.paths], SCHEMA, words)
    if stands and not (update or force):
        wrong("cohort.set_exists", words, path=output)
    renewed = _renewed(asked, paths, secret, notes=notes) if stands and update else None
    to_do: Sequence[Partition] = renewed.to_do if renewed else partitions(asked, analysed=False, secret=secret)

    from diary.cohort.dataset_writing import product, write

    with gathering(asked, partial(product, notes=notes), to_do) as (parts, keys):
        pieces = renewed.done(keys) if renewed else keys
        written = write(output, pieces, parts, asked.in_force.settings, asked.in_force.form, notes=notes, secret=secret)
        parts.done()
    asked.tell_what_was_left()
    if not written.diaries:
        stop(words("cohort.none_readable", files=written.files), 1)
    say(words("cohort.events_written", path=output, diaries=written.diaries, files=written.files))
    if renewed:
        _tell(renewed, written, words)
    if not notes:
        say(words("cohort.without_notes"))


def _renewed(asked: Asked, named: Iterable[str], secret: bytes, *, notes: bool) -> Plan:
    """Return how the data set that stands is renewed; one that cannot be ends here."""
    from diary.cohort.dataset import NoDataSet
    from diary.cohort.renewal import plan

    try:
        how = asked.in_force
        return plan(asked.output, asked.named, named, how.settings, how.form, notes=notes, secret=secret)
    except NoDataSet as refusal:
        stop(asked.in_force.words.refusal(refusal), 1)


def _tell(renewed: Plan, written: Written, words: Texts) -> None:
    tally = renewed.tally
    say(words("cohort.updated", added=tally.added, changed=tally.changed, gone=tally.gone, same=tally.same))
    if tally.outside:
        say(words("cohort.outside", count=tally.outside))
    if lost := renewed.lost(written.without_diary):
        say(words("cohort.lost", count=lost))
