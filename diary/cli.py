"""The command line: arguments in, files, messages and exit codes out; it computes nothing.

Exit codes: 0 done · 1 no result possible · 2 wrong use · 130 interrupted. Heavy imports happen inside the
commands, so that help answers at once.
"""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from diary.commands import completion, parsing, screen
from diary.commands.speaking import Language, say, speaking

INTERRUPTED = 130
ENDS_WITHIN_S = 3
"""How long an interrupted run may take to put things in order."""

IN_SILENCE = "ignore:resource_tracker"
"""Who takes away what worker processes leave where a run is cut off does so without a word, which no user can use."""

app = typer.Typer(
    name="diary",
    cls=parsing.Program,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the command line; a fault of our own ends in one sentence too, DIARY_DEBUG=1 shows where it is."""
    for ending in (signal.SIGINT, signal.SIGTERM):  # to be ended is to be interrupted
        signal.signal(ending, _interrupted)
    os.environ.setdefault("PYTHONSAFEPATH", "1")  # worker processes load nothing from the folder they are started in
    sys.warnoptions.append(IN_SILENCE)
    screen.show_what_it_can()
    completion.be_ready()
    try:
        app()
    except Exception as fault:
        if os.environ.get("DIARY_DEBUG"):
            raise
        _say_why(fault)
        sys.exit(1)
    finally:
        gc.disable()  # the process ends: looking for garbage once more would only make it wait


def _interrupted(number: int, frame: FrameType | None) -> None:
    """Interrupt what is being done, once; whatever does not end by then ends with the process."""
    import threading

    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)
    last = threading.Timer(ENDS_WITHIN_S, os._exit, (INTERRUPTED,))
    last.daemon = True
    last.start()
    signal.default_int_handler(number, frame)


def _say_why(fault: Exception) -> None:
    """Say in one sentence what ended the program; what is read and written has refusals of its own."""
    words = speaking()
    if _out_of_memory(fault):
        say(words("cli.out_of_memory"))
    elif isinstance(fault, ModuleNotFoundError) and not (fault.name or "").startswith("diary"):
        say(words("cli.package_missing", package=fault.name or fault))
    elif not isinstance(fault, OSError):
        say(words("cli.our_fault", fault=f"{type(fault).__name__}: {fault}"))
    elif fault.filename is not None:
        say(words("cli.out_of_reach", path=Path(fault.filename), reason=fault.strerror))
    else:
        say(words("cli.no_output", reason=fault.strerror or fault))
        _give_up_on_the_output()


def _out_of_memory(fault: Exception) -> bool:
    """Tell whether memory ran out: at work, or while a library was being loaded."""
    if isinstance(fault, ImportError):
        return any(words in str(fault) for words in ("failed to map segment", "annot allocate memory"))
    return isinstance(fault, MemoryError) or (isinstance(fault, OSError) and fault.errno == errno.ENOMEM)


def _give_up_on_the_output() -> None:
    """Let what could not be written go, so that ending the program does not try it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version(asked: bool) -> None:
    if asked:
        from diary import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _diary(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,
    language: Language = "",
) -> None:
    """Hold the commands together; `parsing` has put the language behind the command, which speaks it."""
