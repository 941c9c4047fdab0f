"""`diary check`: what a report would rest on, and everything that reading noticed."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from diary.commands.common import FormFile, Json, SettingsFile, Workers, in_force, uncollected
from diary.commands.jobs import Refused, how_many, made
from diary.commands.speaking import Language, speaking

if TYPE_CHECKING:
    from diary.journeys.in_force import InForce


def check(
    files: Annotated[list[Path], typer.Argument()],
    json: Json = False,
    explain: Annotated[bool, typer.Option("--explain")] = False,
    workers: Workers = None,
    language: Language = "",
    form: FormFile = None,
    settings: SettingsFile = None,
) -> None:
    """Name every problem, guess and question of filled diaries; write nothing."""
    words = speaking(language)
    as_set = in_force(words, language, settings, form)
    make = partial(checked, as_set=as_set, json=json, explained=explain)
    entries: list[dict[str, Any]] = []
    failed = False
    outcomes = made(files, make, _name, words, how_many(workers, len(files), words))
    with uncollected(alone=len(files) == 1), closing(outcomes):
        for number, (path, outcome) in enumerate(zip(files, outcomes, strict=True)):
            answer = Answer.without(path, outcome.why) if isinstance(outcome, Refused) else outcome
            failed |= answer.refused
            entries.append(answer.entry)
            if not json:
                typer.echo(("\n" if number else "") + answer.sentences)
    if json:
        from diary.exchange.check import to_json

        typer.echo(to_json(entries).rstrip("\n"))
    if failed:
        raise typer.Exit(1)


@dataclass(frozen=True)
class Answer:
    """What is told of one file: as data, or else in sentences."""

    refused: bool
    entry: dict[str, Any]
    sentences: str = ""

    @classmethod
    def without(cls, path: Path, why: str) -> Answer:
        """Return the answer for a file of which nothing could be told but why."""
        from diary.exchange.check import refused

        return cls(refused=True, entry=refused(path.name, why), sentences=why)


def checked(path: Path, *, as_set: InForce, json: bool, explained: bool) -> Answer:
    """Read a file and return what is told of it."""
    from diary.commands import disk
    from diary.journeys import check as journey
    from diary.record import CannotRead

    try:
        diary = disk.opened(path, as_set)
    except CannotRead as refusal:
        if json:
            entry = journey.refused_entry(path.name, refusal, as_set.words, explained=explained)
            return Answer(refused=True, entry=entry)
        sentences = journey.refused_in_words(refusal, as_set.words, explained=explained)
        return Answer(refused=True, entry={}, sentences=sentences)
    if json:
        return Answer(refused=False, entry=journey.entry(diary, as_set, explained=explained))
    return Answer(refused=False, entry={}, sentences=journey.in_words(diary, as_set, explained=explained))


def _name(path: Path) -> str:
    return path.name
