"""What the commands share: their common options, how they speak, and how they end."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TextIO

import typer

from diary.outputs import FORMATS
from diary.texts import texts

if TYPE_CHECKING:
    from diary.reading.recognise.form import Form
    from diary.settings import Settings

Output = Annotated[
    list[Path] | None,
    typer.Option(
        "-o",
        "--output",
        help="File to write; its ending (.html, .pdf, .png, .json) is the format. Repeatable. With --to: a folder.",
    ),
]
Formats = Annotated[str, typer.Option("--to", help=f"Formats to write, separated by commas: {', '.join(FORMATS)}.")]
Letterhead = Annotated[
    bool, typer.Option("--letterhead/--no-letterhead", help="With or without the practice's name, lines and logo.")
]
Force = Annotated[bool, typer.Option("--force", help="Replace existing files.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Write the files and print no summary.")]
SettingsFile = Annotated[
    Path | None,
    typer.Option(
        "--settings", envvar="DIARY_SETTINGS", help="The clinic's settings file, in the place of the usual one."
    ),
]
FormFile = Annotated[
    Path | None,
    typer.Option("--form", help="A file that tells how to read a clinic's own form."),
]
Language = Annotated[str, typer.Option(help="nl or en. The report speaks the language of the file unless asked.")]


def spoken(language: str = "") -> str:
    """Return the language of messages: the one asked for, else that of the terminal, else English."""
    terminal = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return language or ("nl" if terminal.startswith("nl") else "en")


def usual_settings() -> Path:
    """Return where the settings file lies unless another is named."""
    return Path(typer.get_app_dir("diary")) / "settings.toml"


def chosen_settings(named: Path | None, language: str, *, letterhead: bool = True) -> Settings:
    """Return the settings in force: those of the named file, else of the usual one where it is there.

    Without `letterhead` they tell of no practice.
    """
    from diary.settings import DEFAULTS, Practice
    from diary.settings_file import WrongSettings, load

    if named is None and not usual_settings().exists():
        return DEFAULTS
    try:
        settings = load(named or usual_settings())
        return settings if letterhead else replace(settings, practice=Practice())
    except WrongSettings as wrong:
        words = texts(language)
        for problem in wrong.problems:
            kind = problem.values.get("kind")
            expected = words(f"settings.expected.{kind}") if kind else ""
            say(words(f"settings.{problem.code}", **problem.values, expected=expected))
        raise typer.Exit(2) from None


def chosen_form(named: Path | None, language: str) -> Form | None:
    """Return a clinic's own form, when one is named; a faulty one ends with exit code 2."""
    if named is None:
        return None
    from diary.journey import in_words
    from diary.reading.recognise.form import load
    from diary.record import CannotRead

    try:
        return load(named)
    except CannotRead as problem:
        stop(in_words(problem, language), 2)


def collect_garbage() -> None:
    """Let Python look for garbage again, which `cli.main` stopped: memory stays flat however many files follow."""
    gc.enable()


def width() -> int:
    """Return how many columns the screen has, at most as many as read well."""
    import shutil

    return min(shutil.get_terminal_size((100, 24)).columns, 120)


def colour() -> bool:
    """Tell whether the summary may be coloured."""
    return on_terminal(sys.stdout) and not os.environ.get("NO_COLOR")


def on_terminal(stream: TextIO) -> bool:
    """Tell whether a person watches this stream."""
    return stream.isatty()


def say(sentence: str) -> None:
    """Say a sentence beside the results, on standard error."""
    typer.echo(sentence, err=True)


def stop(sentence: str, code: int) -> NoReturn:
    """Say a sentence and end with this exit code."""
    say(sentence)
    raise typer.Exit(code)


def wrong(code: str, language: str, /, **values: object) -> NoReturn:
    """Say what is wrong with how the command was used, and end with exit code 2."""
    stop(texts(spoken(language))(f"cli.{code}", **values), 2)


def one_of(code: str, *, allowed: tuple[str, ...], **value: str) -> None:
    """Refuse an option whose value is not among those allowed."""
    if not set(value.values()) <= set(allowed):
        wrong(code, "en", **value)


def in_range(option: str, value: int, most: int, language: str) -> None:
    """Refuse a number of an option that is not from 1 to the most."""
    if not 1 <= value <= most:
        wrong("wrong_number", language, option=option, value=value, low=1, high=most)
