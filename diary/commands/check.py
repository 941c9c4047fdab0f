"""`diary check`: what a report would rest on, and everything that reading noticed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from diary.commands.common import FormFile, Language, SettingsFile, chosen_form, chosen_settings, one_of, spoken
from diary.texts import LANGUAGES, texts

if TYPE_CHECKING:
    from diary.journey import Opened


def check(
    files: Annotated[list[Path], typer.Argument(help="One or more filled diaries.")],
    json: Annotated[bool, typer.Option("--json", help="As data.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show how each file was understood, and a form's file to start from.")
    ] = False,
    language: Language = "",
    form: FormFile = None,
    settings: SettingsFile = None,
) -> None:
    """Name every problem, guess and question of filled diaries; write nothing."""
    from diary.exchange import check as as_data
    from diary.journey import NoReport, open_diary

    if language:
        one_of("unknown_language", language=language, allowed=LANGUAGES)
    chosen, declared = chosen_settings(settings, spoken(language)), chosen_form(form, spoken(language))
    listed: list[dict[str, Any]] = []
    for number, path in enumerate(files):
        try:
            opened = open_diary(path, spoken(language), chosen, declared)
        except NoReport as problem:
            listed.append(as_data.refused(path.name, problem.sentence))
            said = problem.sentence
        else:
            listed.append(_entry(opened, language, explain=explain))
            said = "" if json else _said(opened, language, explain=explain)
        if not json:
            typer.echo(("\n" if number else "") + said)
    if json:
        typer.echo(as_data.to_json(listed).rstrip("\n"))
    if not all(one["report_possible"] for one in listed):
        raise typer.Exit(1)


def _entry(opened: Opened, language: str, *, explain: bool) -> dict[str, Any]:
    from diary.exchange import check as as_data
    from diary.reading.recognise import explain as explaining

    reading = opened.reading
    entry = as_data.checked(reading, opened.assessment, texts(language or reading.language))
    if explain:
        entry["explained"] = as_data.explained(explaining.explain(reading), explaining.form_toml(reading))
    return entry


def _said(opened: Opened, language: str, *, explain: bool) -> str:
    from diary.reading.recognise import explain as explaining
    from diary.reports import check as in_words

    words = texts(language or opened.reading.language)
    said = in_words.checked(opened.reading, opened.assessment, opened.messages(words), words)
    if explain:
        understood = in_words.explained(explaining.explain(opened.reading), words)
        said = "\n".join((said, understood, "", f"# {words('check.form')}", explaining.form_toml(opened.reading)))
    return said
