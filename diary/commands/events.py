"""`diary events`: many diaries to a data set of their events, so that spreadsheets are read once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from diary.commands.common import FormFile, Language, SettingsFile, say, speaking, stop, wrong
from diary.commands.gathering import Cluster, WorkersOption, begin, gathering, require_pyarrow


def events(
    paths: Annotated[list[str], typer.Argument(metavar="named")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="folder")] = None,
    notes: Annotated[bool, typer.Option("--notes")] = False,
    workers: WorkersOption = None,
    cluster: Cluster = "",
    language: Language = "",
    form: FormFile = None,
    settings: SettingsFile = None,
) -> None:
    """Read many diaries once and write their events as Parquet, for `diary cohort` and for other programs."""
    words = speaking(language)
    if output is None:
        wrong("cohort.output_missing", words, example="events")
    require_pyarrow("diary events", words)

    from diary.cohort.sources import MANIFEST

    if output.exists() and not (output / MANIFEST).is_file():
        wrong("cohort.folder_taken", words, path=output)
    asked = begin(paths, output, workers, cluster, form, settings, words)

    from diary.cohort.dataset_writing import product, write

    with gathering(asked, partial(product, notes=notes), analysed=False) as (parts, keys):
        files, diaries = write(output, parts, keys, asked.in_force.settings, notes=notes)
        parts.done()
    if asked.passed_over:
        say(words("cohort.passed_over", count=asked.passed_over))
    if not diaries:
        stop(words("cohort.none_readable", files=files), 1)
    say(words("cohort.events_written", path=output, diaries=diaries, files=files))
    if not notes:
        say(words("cohort.without_notes"))
