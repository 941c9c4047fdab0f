"""`diary leaflet`: a handout with exercises and tips, of topics that are named or that a diary raises."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from diary.commands.common import FormFile, SettingsFile, chosen_form, chosen_settings, one_of, say, spoken, stop, wrong
from diary.commands.tips import known
from diary.texts import LANGUAGES, texts

ENDINGS = (".pdf", ".html")


def leaflet(
    topics: Annotated[
        list[str] | None,
        typer.Argument(help="Topics in this order, for example exercise_1 time; `diary tips` lists them."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write, .pdf or .html; otherwise leaflet.pdf.")
    ] = None,
    for_: Annotated[
        Path | None, typer.Option("--for", help="A filled diary: its findings raise the topics, after those named.")
    ] = None,
    language: Annotated[
        str, typer.Option(help="nl or en. That of the diary, or else of the terminal, unless asked.")
    ] = "",
    open_: Annotated[bool, typer.Option("--open", help="Show the leaflet when it is written.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing leaflet.pdf.")] = False,
    form: FormFile = None,
    settings: SettingsFile = None,
) -> None:
    """Write a handout of two sheets: exercises to tick, tips, drawings and a log to fill in."""
    one_of("unknown_language", language=spoken(language), allowed=LANGUAGES)
    chosen, path = known(topics or [], language), output or Path("leaflet.pdf")
    if path.suffix.lower() not in ENDINGS:
        wrong("leaflet_extension", language, path=path)
    if for_ is not None and path.resolve() == for_.resolve():
        wrong("output_is_input", language, path=path)

    from diary.handout import raised_by, write_leaflet
    from diary.journey import NoReport, open_diary

    in_force, declared = chosen_settings(settings, spoken(language)), chosen_form(form, spoken(language))
    doctor, words = None, texts(spoken(language))
    try:
        if for_ is not None:
            raised = raised_by(open_diary(for_, spoken(language), in_force, declared), language)
            chosen, doctor, words = [*chosen, *raised.topics], raised.doctor, texts(raised.language)
            for message in raised.messages:
                say(message)
            if not chosen:
                stop(words("cli.nothing_raised", file=for_), 1)
        written, messages = write_leaflet(path, chosen, words, in_force, doctor, force=force or output is not None)
    except NoReport as problem:
        stop(problem.sentence, 1)
    for message in messages:
        say(message)
    if open_:
        typer.launch(str(written))
