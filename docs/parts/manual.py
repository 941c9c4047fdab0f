"""The parts of docs/manual.md: the commands from the program itself, exit codes, messages, the results' keys."""

from __future__ import annotations

import json
import re
from typing import Any

import typer.main

from diary import cli
from diary.analysis.metrics import BY_KEY
from diary.commands import help as shown
from diary.exchange.schema import schemas
from diary.texts import texts
from docs.parts.markdown import code, codes, listed, spoken, table

WORDS = texts("en")


def program() -> tuple[Any, dict[str, Any]]:
    """Return the program and its commands as the library that parses their lines holds them."""
    whole: Any = typer.main.get_command(cli.app)
    return whole, {name: whole.get_command(None, name) for name in whole.list_commands(None)}


def commands() -> str:
    """Return the options of the program and the arguments and options of each command."""
    whole, by_name = program()
    blocks = [_options(whole)]
    for name, command in by_name.items():
        arguments = [
            [code(shown.names(parameter, WORDS)), shown.meaning(command, parameter, WORDS)]
            for parameter in command.params
            if parameter.param_type_name == "argument"
        ]
        blocks.append(f"### diary {name}\n\n{shown.about(name, WORDS)}\n\n"
                      f"```console\n$ diary {name} {shown.usage(command, WORDS)}\n```\n\n"
                      + table(["Argument", "What it is"], arguments) + "\n\n" + _options(command))  # fmt: skip
    return "\n\n".join(blocks)


def _options(command: Any) -> str:
    rows = [
        [
            " ".join(code(name) for name in (*option.opts, *option.secondary_opts)),
            "" if option.is_flag else code(shown.filled_in(option, WORDS)),
            shown.meaning(command, option, WORDS),
            code(option.opts[0])
            if option.secondary_opts
            else code(without)
            if (without := shown.default(option))
            else "",
        ]
        for option in command.params
        if option.param_type_name == "option"
    ]
    rows.append([code("--help"), "", WORDS("help.show_help"), ""])
    return table(["Option", "Value", "What it does", "Without it"], rows)


def exit_codes() -> str:
    """Return the exit codes, as the command line's own contract names them."""
    said = re.search(r"Exit codes: (.*?)\.", cli.__doc__ or "", re.DOTALL)
    found = [part.strip().split(" ", 1) for part in said[1].split("·")] if said else []
    return table(["Exit code", "Meaning"], [[code(number), meaning] for number, meaning in found])


def results() -> str:
    """Return the keys of the results' JSON from its schema."""
    return _keys("results")


def changes() -> str:
    """Return the keys of the JSON of changes from its schema."""
    return _keys("changes")


def _keys(name: str) -> str:
    schema = json.loads(schemas()[name](WORDS))
    rows = [[code(key), _holds(entry, schema["$defs"])] for key, entry in schema["properties"].items()]
    return table(["Key", "Holds"], rows)


def _holds(entry: dict[str, Any], definitions: dict[str, Any]) -> str:
    """Return what a property is, and the parts that it has whatever the metrics are."""
    of_each = entry.get("additionalProperties")
    whole = entry if "properties" in entry else entry.get("items", {})
    if isinstance(of_each, dict):
        whole = definitions[of_each["$ref"].rpartition("/")[2]]
    parts = [part for part in whole.get("properties", ()) if part not in BY_KEY]
    return f"{entry['description']} {listed(parts)}".strip()


def messages() -> str:
    """Return everything the command line can say about its use and about writing."""
    rows = []
    for file in ("cli", "files"):
        for key in codes(file):
            rows.append([code(f"{file}.{key}"), spoken(WORDS(f"{file}.{key}"))])
    return table(["Message", "In words"], rows)
