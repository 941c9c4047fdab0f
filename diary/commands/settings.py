"""`diary settings`: where the settings file lies, and what is in force."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from diary.commands.common import Json, SettingsFile, chosen_settings, may_write, usual_settings
from diary.commands.speaking import Language, say, speaking, stop
from diary.outputs import Right, alone


def settings(
    json: Json = False,
    init: Annotated[bool, typer.Option("--init")] = False,
    language: Language = "",
    settings: SettingsFile = None,
) -> None:
    """Show where the settings file lies and what is in force."""
    from diary.exchange import settings as as_data
    from diary.files import CannotWrite, make_folder, write_whole
    from diary.journeys.in_force import InForce
    from diary.reports import listings
    from diary.settings import DEFAULTS
    from diary.settings_file import blank, in_force

    words, path = speaking(language), settings or usual_settings()
    if init:
        may_write([replace(alone(path, Right.NOTHING), folder=path.parent)], InForce(words))
        try:
            make_folder(path.parent)
            write_whole(path, blank().encode(), force=False)
        except CannotWrite as refusal:
            stop(words.refusal(refusal), 1)
        say(words("settings.made", path=path))
        return
    values, defaults = in_force(chosen_settings(settings, words)), in_force(DEFAULTS)
    if json:
        typer.echo(as_data.to_json(path, values, defaults).rstrip("\n"))
        return
    typer.echo(words("settings.place" if path.exists() else "settings.place_absent", path=path))
    typer.echo(listings.settings(values, defaults, words))
