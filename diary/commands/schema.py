"""`diary schema`: the JSON Schema of what is written as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from diary.commands.common import say, spoken, stop, wrong
from diary.texts import texts


def schema(
    name: Annotated[
        str, typer.Argument(help="results, of the JSON of report and export; changes, of compare.")
    ] = "results",
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write, instead of the screen.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
) -> None:
    """Print the JSON Schema that every JSON file of ours satisfies."""
    from diary.exchange.schema import schemas

    known = schemas()
    if name not in known:
        wrong("unknown_schema", "", name=name, known=", ".join(known))
    written = known[name]()
    if output is None:
        typer.echo(written.rstrip("\n"))
        return
    from diary.files import CannotWrite, write_whole

    try:
        write_whole(output, written.encode(), force=force)
    except CannotWrite as problem:
        stop(texts(spoken())(f"files.{problem.code}", **problem.values), 1)
    say(texts(spoken())("cli.exported", path=output))
