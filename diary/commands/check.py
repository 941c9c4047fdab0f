"""`diary check`: what a report would rest on, and everything that reading noticed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from diary.commands.common import FormFile, Json, Language, SettingsFile, in_force, speaking, uncollected


def check(
    files: Annotated[list[Path], typer.Argument()],
    json: Json = False,
    explain: Annotated[bool, typer.Option("--explain")] = False,
    language: Language = "",
    form: FormFile = None,
    settings: SettingsFile = None,
) -> None:
    """Name every problem, guess and question of filled diaries; write nothing."""
    words = speaking(language)
    as_set = in_force(words, language, settings, form)
    entries: list[dict[str, Any]] = []
    failed = False
    with uncollected(alone=len(files) == 1):
        from diary.commands import disk
        from diary.exchange import check as as_data
        from diary.journeys import check as journey
        from diary.record import CannotRead

        for number, path in enumerate(files):
            try:
                diary = disk.opened(path, as_set)
            except CannotRead as refusal:
                failed = True
                if json:
                    entries.append(journey.refused_entry(path.name, refusal, words, explained=explain))
                else:
                    sentences = journey.refused_in_words(refusal, words, explained=explain)
            else:
                if json:
                    entries.append(journey.entry(diary, as_set, explained=explain))
                else:
                    sentences = journey.in_words(diary, as_set, explained=explain)
            if not json:
                typer.echo(("\n" if number else "") + sentences)
    if json:
        typer.echo(as_data.to_json(entries).rstrip("\n"))
    if failed:
        raise typer.Exit(1)
