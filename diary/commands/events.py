"""`diary events`: many diaries to a data set of their events, so that spreadsheets are read once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diary.commands.common import Force, FormFile, Language, SettingsFile, say, speaking, stop, wrong
from diary.commands.gathering import Cluster, WorkersOption, begin, gathering, require_pyarrow

if TYPE_CHECKING:
    from diary.texts import Texts


def events(
    paths: Annotated[list[str], typer.Argument(metavar="named")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="folder")] = None,
    notes: Annotated[bool, typer.Option("--notes")] = False,
    workers: WorkersOption = None,
    cluster: Cluster = "",
    language: Language = "",
    form: FormFile = None,
    settings: SettingsFile = None,
    force: Force = False,
) -> None:
    """Read many diaries once and write their events as Parquet, for `diary cohort` and for other programs."""
    words = speaking(language)
    if output is None:
        wrong("cohort.output_missing", words, example="events")
    require_pyarrow("diary events", words)

    asked = begin(paths, output, (), workers, cluster, form, settings, words)
    _may_be_written(output, [*paths, *asked.named.paths], words, force=force)

    from diary.cohort.dataset_writing import product, write

    with gathering(asked, partial(product, notes=notes), analysed=False) as (parts, keys):
        files, diaries = write(output, parts, keys, asked.in_force.settings, notes=notes)
        parts.done()
    asked.tell_what_was_left()
    if not diaries:
        stop(words("cohort.none_readable", files=files), 1)
    say(words("cohort.events_written", path=output, diaries=diaries, files=files))
    if not notes:
        say(words("cohort.without_notes"))


def _may_be_written(output: Path, inputs: Iterable[str], words: Texts, *, force: bool) -> None:
    """Refuse a folder that holds what is read, or anything that is not of a data set; and without --force every one."""
    from diary.cohort.dataset import NoDataSet, require_own
    from diary.cohort.parts import settle
    from diary.files import CannotWrite

    try:
        settle(output)
        for path in inputs:
            if Path(path).resolve().is_relative_to(output.resolve()):
                wrong("cli.output_holds_input", words, path=output, input=path)
        if require_own(output) and not force:
            wrong("cohort.set_exists", words, path=output)
    except CannotWrite as refusal:
        stop(words.refusal(refusal), 1)
    except NoDataSet as refusal:
        stop(words.refusal(refusal), 2)
