"""What `--help` shows of a command: its words from the texts, the choices of an option, what holds without it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diary.texts import Texts

KINDS = {"path": "path", "int": "number"}
"""What is to be filled in, by the name of a type; anything else is text."""


def about(name: str, words: Texts) -> str:
    """Return what the command of a name does."""
    return words(f"help.{name}.about")


def meaning(command: Any, parameter: Any, words: Texts) -> str:
    """Return what an argument or an option is: the command's own words, else those that commands share."""
    if parameter.name == "help":
        return words("help.show_help")
    own = f"help.{command.name}.{parameter.name}"
    return words(own if words.has(own) else f"help.shared.{parameter.name}")


def filled_in(parameter: Any, words: Texts) -> str:
    """Return what is to be filled in for an argument or after an option: the choices, or what kind of thing."""
    kind = parameter.metavar or KINDS.get(parameter.type.name, "text")
    return kind if kind.startswith("[") else words(f"help.kind.{kind}")


def names(parameter: Any, words: Texts) -> str:
    """Return how an argument or an option is written: its names, and what is to be filled in."""
    what = filled_in(parameter, words)
    if parameter.param_type_name == "argument":
        return what + ("…" if parameter.nargs != 1 else "")
    written = ", ".join((*sorted(parameter.opts, key=len), *parameter.secondary_opts))
    return written if is_bare(parameter) else f"{written} {what}"


def is_bare(parameter: Any) -> bool:
    """Tell whether an option stands alone: a flag, or one that counts how often it is given."""
    return bool(parameter.is_flag or parameter.count)


def default(parameter: Any) -> str:
    """Return what holds without an argument or option, empty where that is nothing or a flag."""
    value = parameter.default
    return "" if value is None or isinstance(value, bool) or value == 0 else str(value)


def usage(command: Any, words: Texts) -> str:
    """Return how a line goes on after the name of its command."""
    pieces = [f"[{words('help.options').upper()}]"]
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            piece = names(parameter, words)
            pieces.append(piece if parameter.required or piece.startswith("[") else f"[{piece}]")
    if hasattr(command, "list_commands"):
        pieces.append(f"{words('help.kind.command')} …")
    return " ".join(pieces)
