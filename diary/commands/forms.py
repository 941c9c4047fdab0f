"""`diary forms`: the forms that a clinic uses, remembered so that a file of one of them is read without an option."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diary.commands.common import Force, FormFile, SettingsFile, forms_folder, in_force, may_write
from diary.commands.speaking import Language, one_of, say, speaking, stop, wrong
from diary.outputs import Right, alone

if TYPE_CHECKING:
    from diary.journeys.in_force import InForce
    from diary.reading.recognise.form import Form
    from diary.texts import Texts

ACTIONS = ("list", "add", "show", "remove")


def forms(
    action: Annotated[
        str, typer.Argument(metavar=f"[{'|'.join(ACTIONS)}]", autocompletion=lambda: [*ACTIONS])
    ] = "list",
    name: Annotated[str, typer.Argument(metavar="name")] = "",
    file: Annotated[Path | None, typer.Argument()] = None,
    form: FormFile = None,
    force: Force = False,
    language: Language = "",
    settings: SettingsFile = None,
) -> None:
    """List the forms that are remembered, add one, show one, or remove one."""
    words = speaking(language)
    one_of("forms", action, ACTIONS, words)
    if (action != "list" and not name) or (action == "add") != (file is not None):
        wrong(f"forms.usage_{action}", words)
    from diary.files import CannotWrite
    from diary.forms_folder import NoForm, place
    from diary.record import CannotRead

    folder = forms_folder(settings)
    try:
        if action == "list":
            _list(folder, words)
        elif action == "add" and file is not None:
            as_set = in_force(words, language, settings, form)
            wanted = replace(alone(place(folder, name), Right.of(force=force)), folder=folder)
            may_write([wanted], as_set, [file], (settings, form))
            _add(folder, name, _read(file, as_set), words, force=force)
        elif action == "show":
            _show(folder, name)
        else:
            _remove(folder, name, words)
    except (CannotRead, CannotWrite, NoForm) as refusal:
        stop(words.refusal(refusal), 1)


def _list(folder: Path, words: Texts) -> None:
    from diary.forms_folder import all_in

    typer.echo(words("forms.place", folder=folder))
    remembered = all_in(folder).forms
    for form in remembered:
        typer.echo(words("forms.form", name=form.name, headings=_headings(form)))
    if not remembered:
        typer.echo(words("forms.none"))


def _headings(form: Form) -> str:
    return "; ".join(" | ".join(sheet.headings.values()) for sheet in form.sheets if sheet.headings)


def _read(file: Path, as_set: InForce) -> Form:
    """Return the form of a form's file, or of a filled diary."""
    if file.suffix.lower() == ".toml":
        from diary.reading.recognise.form_file import load

        return load(file)
    from diary.commands import disk
    from diary.journeys.forms import form_of_diary

    return form_of_diary(disk.source(file, as_set), as_set)


def _add(folder: Path, name: str, form: Form, words: Texts, *, force: bool) -> None:
    from diary.forms_folder import remember

    path = remember(folder, name, form, force=force)
    say(words("forms.added", name=name, path=path, headings=_headings(form)))


def _show(folder: Path, name: str) -> None:
    from diary.forms_folder import one_in
    from diary.reading.recognise.form_writing import written

    typer.echo(written(one_in(folder, name)).rstrip("\n"))


def _remove(folder: Path, name: str, words: Texts) -> None:
    from diary.forms_folder import forget

    forget(folder, name)
    say(words("forms.removed", name=name))
