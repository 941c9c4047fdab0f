"""How the commands speak: in which language, on which stream, in sentences that may end them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, NoReturn, TextIO

import typer

from diary.plain import printable
from diary.texts import LANGUAGES, Texts, texts


def choice(*names: str, of: Sequence[str]) -> Any:
    """Return an option whose choices stand in the help and complete in a shell."""
    return typer.Option(*names, metavar=f"[{'|'.join(of)}]", autocompletion=lambda: list(of))


Language = Annotated[str, choice("--language", of=LANGUAGES)]


def speaking(language: str = "") -> Texts:
    """Return the words of messages, in the language asked for or else in that of the terminal."""
    words = texts(language if language in LANGUAGES else of_terminal())
    if language:
        one_of("--language", language, LANGUAGES, words)
    return words


def of_terminal() -> str:
    """Return the language of the terminal; English where that is neither."""
    terminal = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "nl" if terminal.startswith("nl") else "en"


def say(sentence: str) -> None:
    """Say sentences beside the results, on standard error; what they quote commands no terminal."""
    typer.echo("\n".join(map(printable, sentence.split("\n"))), err=True)


def stop(sentence: str, code: int) -> NoReturn:
    """Say a sentence and end with this exit code."""
    say(sentence)
    raise typer.Exit(code)


def wrong(key: str, words: Texts, /, **values: object) -> NoReturn:
    """Say what is wrong with how the command was used, and end with exit code 2."""
    stop(words(key, **values), 2)


def one_of(option: str, value: str, allowed: Iterable[str], words: Texts) -> None:
    """Refuse an option whose value is not among those allowed."""
    choices = list(allowed)
    if value not in choices:
        listed = words("cli.or", before=", ".join(choices[:-1]), last=choices[-1])
        wrong("cli.unknown_choice", words, option=option, value=value, choices=listed)


def in_range(option: str, value: int, most: int, words: Texts) -> None:
    """Refuse a number of an option that is not from 1 to the most."""
    if not 1 <= value <= most:
        wrong("cli.wrong_number", words, option=option, value=value, low=1, high=most)


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
