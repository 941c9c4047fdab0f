"""`diary tips`: the topics of the brochure, listed, or explained one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from diary.commands.common import Json, SettingsFile, chosen_settings
from diary.commands.speaking import Language, speaking, width, wrong
from diary.texts import id_of

if TYPE_CHECKING:
    from diary.texts import Texts

Topics = Annotated[list[str] | None, typer.Argument(metavar="topic")]


def tips(
    topics: Topics = None,
    json: Json = False,
    language: Language = "",
    settings: SettingsFile = None,
) -> None:
    """List the brochure's tips, exercises and complaints, or explain some of them."""
    from diary.analysis.brochure import TOPICS
    from diary.analysis.reference import in_force
    from diary.exchange import topics as as_data
    from diary.reports.topics import grouped, in_full

    words = speaking(language)
    chosen, references = known(topics or [], words), in_force(chosen_settings(settings, words).limits)
    if json:
        typer.echo(as_data.to_json(chosen or TOPICS, words, references).rstrip("\n"))
    elif chosen:
        typer.echo(in_full(chosen, words, references, width()))
    else:
        typer.echo(grouped(words, references))


def known(topics: list[str], words: Texts) -> list[str]:
    """Return the topics that were asked for, each once, or end with a sentence on the first that does not exist."""
    from diary.analysis.brochure import TOPICS

    ids = {id_of(topic): topic for topic in topics}
    for id_, topic in ids.items():
        if id_ not in TOPICS:
            wrong("cli.unknown_topic", words, id=topic)
    return list(ids)
