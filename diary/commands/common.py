"""What the commands share: their common options, and the settings, forms and outputs that these name."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diary.commands.speaking import say, stop, wrong
from diary.outputs import FORMATS

if TYPE_CHECKING:
    from diary.journeys.in_force import InForce
    from diary.outputs import Job
    from diary.reading.recognise.form import Declared
    from diary.settings import Settings
    from diary.texts import Texts

Output = Annotated[list[Path] | None, typer.Option("-o", "--output")]
Formats = Annotated[str, typer.Option("--to", metavar=f"[{','.join(FORMATS)}]")]
Letterhead = Annotated[bool, typer.Option("--letterhead/--no-letterhead")]
Force = Annotated[bool, typer.Option("--force")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q")]
Open = Annotated[bool, typer.Option("--open")]
Json = Annotated[bool, typer.Option("--json")]
SettingsFile = Annotated[Path | None, typer.Option("--settings", envvar="DIARY_SETTINGS")]
FormFile = Annotated[Path | None, typer.Option("--form")]
Workers = Annotated[int | None, typer.Option("--workers")]
Deidentify = Annotated[bool, typer.Option("--deidentify")]
Key = Annotated[Path | None, typer.Option("--key", envvar="DIARY_KEY")]


def usual_settings() -> Path:
    """Return where the settings file lies unless another is named."""
    return Path(typer.get_app_dir("diary")) / "settings.toml"


def in_force(
    words: Texts, language: str, settings: Path | None, form: Path | None = None, *, letterhead: bool = True
) -> InForce:
    """Return what is in force for a call; a faulty file of settings or of a form ends it with exit code 2."""
    from diary.journeys.in_force import InForce

    return InForce(
        words, language, chosen_settings(settings, words, letterhead=letterhead), _form(form, settings, words)
    )


def chosen_settings(named: Path | None, words: Texts, *, letterhead: bool = True) -> Settings:
    """Return the settings in force: those of the named file, else of the usual one where it is there.

    Without `letterhead` they tell of no practice.
    """
    from diary.settings import DEFAULTS, Practice

    if named is None and not usual_settings().exists():
        return DEFAULTS
    from diary.settings_file import WrongSettings, load

    try:
        settings = load(named or usual_settings())
        return settings if letterhead else replace(settings, practice=Practice())
    except WrongSettings as wrong:
        for problem in wrong.problems:
            kind = problem.values.get("kind")
            expected = words(f"settings.expected.{kind}") if kind else ""
            say(words(f"settings.{problem.code}", **problem.values, expected=expected))
        raise typer.Exit(2) from None


def may_write(
    jobs: Iterable[Job], as_set: InForce, inputs: Iterable[Path] = (), besides: Iterable[Path | None] = ()
) -> None:
    """Look at every output before the work begins; one that may not be written ends the command, with its name."""
    from diary.commands import disk
    from diary.files import CannotWrite
    from diary.outputs import WrongUse

    try:
        disk.look(jobs, as_set, inputs, besides)
    except WrongUse as misuse:
        stop(as_set.words.refusal(misuse), 2)
    except CannotWrite as refusal:
        stop(as_set.words.refusal(refusal), 1)


def forms_folder(settings: Path | None) -> Path:
    """Return the folder of remembered forms: beside the settings file that is named, else beside the usual one."""
    return (settings or usual_settings()).with_name("forms")


def _form(named: Path | None, settings: Path | None, words: Texts) -> Declared | None:
    """Return the form of a file, or that of a remembered name; without either all that are remembered."""
    folder = forms_folder(settings)
    if named is None and not folder.is_dir():
        return None
    from diary.forms_folder import NoForm, all_in, one_in
    from diary.reading.recognise.form_file import load
    from diary.record import CannotRead

    try:
        if named is None:
            return all_in(folder)
        return load(named) if named.suffix or named.exists() else one_in(folder, named.name)
    except (CannotRead, NoForm) as refusal:
        stop(words.refusal(refusal), 2)


@contextmanager
def uncollected(*, alone: bool = True) -> Iterator[None]:
    """Do not look for garbage meanwhile: one report makes a million objects and no garbage, and looking takes a tenth.

    Not `alone`, garbage is collected as ever: memory stays flat however many diaries follow.
    """
    collected = gc.isenabled()
    if alone:
        gc.disable()
    try:
        yield
    finally:
        if collected:
            gc.enable()


def secret_of(key: Path | None, words: Texts, *, deidentify: bool) -> bytes | None:
    """Return the key to deidentify with, None where that was not asked; without one that will do the command ends."""
    from diary.exchange.deidentify import WrongKey, key_of

    if not deidentify:
        return None
    if key is None:
        wrong("cli.key_missing", words)
    try:
        return key_of(key)
    except WrongKey as refusal:
        stop(words.refusal(refusal), 2)
