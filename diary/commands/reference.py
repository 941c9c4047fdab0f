"""`diary reference`: the reference values that judgements rest on."""

from __future__ import annotations

from typing import Annotated

import typer

from diary.commands.common import Json, SettingsFile, chosen_settings
from diary.commands.speaking import Language, speaking, width, wrong
from diary.texts import id_of


def reference(
    ids: Annotated[list[str] | None, typer.Argument(metavar="key")] = None,
    json: Json = False,
    language: Language = "",
    settings: SettingsFile = None,
) -> None:
    """List the reference values that judgements rest on, each with its source."""
    from diary.analysis.reference import in_force
    from diary.exchange import reference_values
    from diary.reports import listings

    words = speaking(language)
    known = in_force(chosen_settings(settings, words).limits)
    for name in ids or []:
        if id_of(name) not in known:
            wrong("reference.unknown", words, id=name, known=", ".join(known))
    shown = [known[id_of(name)] for name in ids or known]
    if json:
        typer.echo(reference_values.to_json(shown).rstrip("\n"))
    elif ids:
        typer.echo(listings.reference_values(shown, words, width()))
    else:
        typer.echo(listings.reference_table(shown, words))
