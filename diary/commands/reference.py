"""`diary reference`: the reference values that judgements rest on."""

from __future__ import annotations

from typing import Annotated

import typer

from diary.commands.common import SettingsFile, chosen_settings, one_of, stop, width
from diary.texts import LANGUAGES, texts


def reference(
    ids: Annotated[list[str] | None, typer.Argument(help="These in full, for example frequency.")] = None,
    json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
    language: Annotated[str, typer.Option(help="nl or en.")] = "en",
    settings: SettingsFile = None,
) -> None:
    """List the reference values that judgements rest on, each with its source."""
    from diary.analysis.reference import in_force
    from diary.exchange import reference_values
    from diary.reports import listings

    one_of("unknown_language", language=language, allowed=LANGUAGES)
    known = in_force(chosen_settings(settings, language).limits)
    for one in ids or []:
        if one not in known:
            stop(texts(language)("reference.unknown", id=one, known=", ".join(known)), 2)
    shown = [known[one] for one in ids or known]
    if json:
        typer.echo(reference_values.to_json(shown).rstrip("\n"))
    elif ids:
        typer.echo(listings.reference_values(shown, texts(language), width()))
    else:
        typer.echo(listings.reference_table(shown, texts(language)))
