"""`diary tips`: the topics of the brochure, listed, or explained one by one."""

from __future__ import annotations

from typing import Annotated

import typer

from diary.commands.common import SettingsFile, chosen_settings, one_of, spoken, width, wrong
from diary.texts import LANGUAGES, texts


def tips(
    topics: Annotated[list[str] | None, typer.Argument(help="These in full, for example exercise_5.")] = None,
    json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
    language: Annotated[str, typer.Option(help="nl or en; that of the terminal unless asked.")] = "",
    settings: SettingsFile = None,
) -> None:
    """List the brochure's tips, exercises and complaints, or explain some of them."""
    from diary.analysis.brochure import TOPICS
    from diary.analysis.reference import in_force
    from diary.exchange import topics as as_data
    from diary.reports.topics import grouped, in_full

    one_of("unknown_language", language=spoken(language), allowed=LANGUAGES)
    words, chosen = texts(spoken(language)), known(topics or [], language)
    references = in_force(chosen_settings(settings, spoken(language)).limits)
    if json:
        typer.echo(as_data.to_json(chosen or TOPICS, words, references).rstrip("\n"))
    elif chosen:
        typer.echo(in_full(chosen, words, references, width()))
    else:
        typer.echo(grouped(words, references))


def known(topics: list[str], language: str) -> list[str]:
    """Return the topics that were asked for, each once, or end with a sentence on the first that does not exist."""
    from diary.analysis.brochure import TOPICS

    for topic in topics:
        if topic not in TOPICS:
            wrong("unknown_topic", language, id=topic)
    return list(dict.fromkeys(topics))
