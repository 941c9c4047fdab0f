"""`diary explain`: what a key of the results, of a report or of a message is, how it is made, where it comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from diary.commands.common import Json, SettingsFile, chosen_settings
from diary.commands.speaking import Language, say, speaking, width
from diary.texts import id_of


def explain(
    keys: Annotated[list[str] | None, typer.Argument(metavar="key")] = None,
    json: Json = False,
    language: Language = "",
    settings: SettingsFile = None,
) -> None:
    """Explain keys: what each is, its formula, source, unit and limits, and an example; or list all keys."""
    from diary.analysis.reference import in_force
    from diary.exchange import explanations
    from diary.reports.explain import explained, meant, screen, titles

    words = speaking(language)
    limits = in_force(chosen_settings(settings, words).limits)
    every = titles(words, limits)
    asked = keys or ([key for named in every.values() for key in named] if json else [])
    by_key = {key: explained(key, words, limits) for key in map(id_of, asked)}
    unknown = [key for key, entries in by_key.items() if not entries]
    for key in unknown:
        alike = meant(key, words, limits)
        instead = words("explain.meant", keys=", ".join(alike)) if alike else words("explain.list_them")
        say(f"{words('explain.unknown', key=key)} {instead}")
    if unknown:
        raise typer.Exit(2)
    entries = [entry for explanations_of_key in by_key.values() for entry in explanations_of_key]
    if json:
        typer.echo(explanations.to_json((entry.as_data() for entry in entries), words.language).rstrip("\n"))
    elif entries:
        typer.echo(screen.in_full(entries, words, width()))
    else:
        typer.echo(screen.listing(every, words, width()))
