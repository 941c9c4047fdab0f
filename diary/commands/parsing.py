"""How a line is parsed: former names of options, and help and refusals in the reader's language, a sentence each."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer
from typer._click import exceptions
from typer.core import TyperCommand, TyperGroup
from typer.models import TyperPath

from diary.commands import COMMANDS
from diary.commands import help as shown
from diary.commands.speaking import of_terminal, wrong
from diary.texts import LANGUAGES, texts

if TYPE_CHECKING:
    from diary.texts import Texts

FORMER_NAMES = {"form": "--layout"}
"""What an option was called before, which keeps working."""
SPREADSHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv")
_WORDS = "diary.words"
_LANGUAGE = "--language"


def words_for(line: Sequence[str]) -> Texts:
    """Return the words in the language that a line asks for, before it is understood; else in the terminal's."""
    asked = ""
    for word, following in zip_longest(line, line[1:], fillvalue=""):
        name, _, value = word.partition("=")
        if name == _LANGUAGE:
            asked = value or following
    return texts(asked if asked in LANGUAGES else of_terminal())


def language_behind(line: Sequence[str]) -> list[str]:
    """Return a line with a language that stands before the command behind its name; without a command it is the help.

    >>> language_behind(["--language", "nl", "report", "a.xlsx"])
    ['report', '--language', 'nl', 'a.xlsx']
    >>> language_behind(["--help", "--language=nl"])
    ['--help']
    """
    rest, moved, kept = list(line), [], []
    while rest and rest[0].startswith("-"):
        name, given, _ = rest[0].partition("=")
        if name == _LANGUAGE:
            moved += [rest.pop(0), *([] if given else rest[:1])]
            del rest[: 0 if given else 1]
        else:
            kept.append(rest.pop(0))
    if rest:
        return [*kept, rest[0], *moved, *rest[1:]]
    return kept or (["--help"] if moved else [])


class Command(TyperCommand):
    """A command of ours."""

    allow_extra_args = True  # which are refused below, in our words

    def make_parser(self, ctx: Any) -> Any:
        """Return the parser of the command's line, which understands former names of options too."""
        parser: Any = super().make_parser(ctx)
        for option in self.params:
            if option.name in FORMER_NAMES:
                parser.add_option(obj=option, opts=[FORMER_NAMES[option.name]], dest=option.name)
            if isinstance(option.type, TyperPath):
                option.type.readable = False  # whether it may be read is said where it is read
        return parser

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the command's line, or say in one sentence what is wrong with it."""
        words = ctx.meta[_WORDS] = words_for(args)
        try:
            rest = super().parse_args(ctx, args)
        except exceptions.UsageError as error:
            _refuse(error, self, ctx, words)
        if rest and not ctx.resilient_parsing:
            wrong("cli.unexpected", words, command=ctx.command_path, value=rest[0])
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help of the command."""
        _write_help(self, ctx, formatter, ctx.meta[_WORDS])

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return what the command does, for a shell that completes its name."""
        return shown.about(str(self.name), texts(of_terminal()))


class Program(TyperGroup):
    """The program, which holds the commands by their names; one is loaded when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands."""
        return [*COMMANDS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of a name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.command(cls=Command)(getattr(import_module(f"diary.commands.{cmd_name}"), cmd_name))
        return typer.main.get_command(alone)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse what comes before the command, or say in one sentence what is wrong with it."""
        words = ctx.meta[_WORDS] = words_for(args)
        try:
            return super().parse_args(ctx, language_behind(args))
        except exceptions.NoArgsIsHelpError:
            raise
        except exceptions.UsageError as error:
            _refuse(error, self, ctx, words)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that is named, or say which may have been meant."""
        name = args[0]
        if name not in COMMANDS and not ctx.resilient_parsing:
            words = ctx.meta[_WORDS]
            near = get_close_matches(name, COMMANDS, 1)
            if Path(name).suffix.lower() in SPREADSHEETS or Path(name).is_file():
                given = shlex.join(args)
                wrong("cli.file_for_command", words, line=f"diary report {given}", page=f"diary desk {given}")
            if near:
                wrong("cli.unknown_command_near", words, name=name, near=f"diary {near[0]}")
            wrong("cli.unknown_command", words, name=name)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help of the program, with what each command does."""
        words = ctx.meta[_WORDS]
        _write_help(self, ctx, formatter, words)
        with formatter.section(words("help.commands")):
            formatter.write_dl([(name, shown.about(name, words)) for name in COMMANDS])


def _write_help(command: Any, ctx: Any, formatter: Any, words: Texts) -> None:
    formatter.write_usage(ctx.command_path, shown.usage(command, words), f"{words('help.usage')}: ")
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(shown.about(command.name, words))
    for kind in ("argument", "option"):
        rows = [
            (shown.names(parameter, words), _explained(command, parameter, words))
            for parameter in command.get_params(ctx)
            if parameter.param_type_name == kind
        ]
        if rows:
            with formatter.section(words(f"help.{kind}s")):
                formatter.write_dl(rows)


def _explained(command: Any, parameter: Any, words: Texts) -> str:
    default, meaning = shown.default(parameter), shown.meaning(command, parameter, words)
    return f"{meaning} {words('help.default', value=default)}" if default else meaning


def _refuse(error: Any, command: Any, ctx: Any, words: Texts) -> NoReturn:
    """Say what is wrong with the line, and end with exit code 2."""
    if ctx.resilient_parsing:
        raise error
    line = ctx.command_path
    match error:
        case exceptions.NoSuchOption():
            name = error.option_name
            near = get_close_matches(name, error.possibilities or (), 1)
            if near:
                wrong("cli.unknown_option_near", words, option=name, near=near[0])
            wrong("cli.unknown_option", words, option=name, command=line)
        case exceptions.MissingParameter():
            wrong("cli.missing", words, command=line, what=shown.filled_in(error.param, words))
        case exceptions.BadParameter() if error.param:
            wrong("cli.no_number", words, option=error.param.opts[-1])
        case exceptions.BadOptionUsage():
            options = [option for option in command.params if option.param_type_name == "option"]
            named = [option for option in options if error.option_name in (*option.opts, *option.secondary_opts)]
            wrong(
                "cli.without_value" if any(map(shown.is_bare, named)) else "cli.needs_value",
                words,
                option=error.option_name,
            )
    raise error
