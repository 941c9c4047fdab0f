"""`diary completion`: the script that lets a shell complete commands, options and choices."""

from __future__ import annotations

import os
from typing import Annotated

import typer
from typer._completion_classes import completion_init
from typer._completion_shared import get_completion_script

from diary.commands.speaking import one_of, speaking

SHELLS = ("bash", "zsh", "fish", "powershell")
ASKED = "_DIARY_COMPLETE"
"""The variable by which such a script asks for what fits."""


def be_ready() -> None:
    """Answer the script of a shell, when that is what runs the program."""
    if ASKED in os.environ:
        completion_init()


def completion(shell: Annotated[str, typer.Argument(metavar=f"[{'|'.join(SHELLS)}]")]) -> None:
    """Print the script; nothing of the machine is changed."""
    one_of("completion", shell, SHELLS, speaking())
    typer.echo(get_completion_script(prog_name="diary", complete_var=ASKED, shell=shell))
