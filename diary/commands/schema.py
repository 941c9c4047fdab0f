"""`diary schema`: the JSON Schema of what is written as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from diary.commands.common import Force, may_write
from diary.commands.speaking import Language, say, speaking, stop, wrong
from diary.outputs import Right, alone
from diary.texts import texts


def schema(
    name: Annotated[str, typer.Argument(metavar="[results|changes]")] = "results",
    output: Annotated[Path | None, typer.Option("-o", "--output")] = None,
    language: Language = "",
    force: Force = False,
) -> None:
    """Print the JSON Schema that every JSON file of ours satisfies."""
    from diary.exchange.schema import schemas
    from diary.journeys.in_force import InForce

    words, known = speaking(language), schemas()
    if name not in known:
        wrong("cli.unknown_schema", words, name=name, known=", ".join(known))
    written = known[name](texts(language or "en"))
    if output is None:
        typer.echo(written.rstrip("\n"))
        return
    may_write([alone(output, Right.of(force=force))], InForce(words))

    from diary.files import CannotWrite, write_whole

    try:
        write_whole(output, written.encode(), force=force)
    except CannotWrite as refusal:
        stop(words.refusal(refusal), 1)
    say(words("cli.exported", path=output))
