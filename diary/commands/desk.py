"""`diary desk`: the journeys on a page in the user's own browser, served by this machine to this machine alone."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diary.commands.common import SettingsFile, forms_folder, in_force, usual_settings
from diary.commands.speaking import Language, say, speaking, stop, wrong

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from diary.desk.access import Access
    from diary.desk.desk import Desk
    from diary.journeys.in_force import InForce
    from diary.texts import Texts

MOST_PORT = 65_535
LOST = 130
"""The exit code when work that was not saved went with the desk: interrupted."""


def desk(
    files: Annotated[list[Path] | None, typer.Argument()] = None,
    no_open: Annotated[bool, typer.Option("--no-open")] = False,
    port: Annotated[int, typer.Option("--port")] = 0,
    shortcut: Annotated[bool, typer.Option("--shortcut")] = False,
    language: Language = "",
    settings: SettingsFile = None,
) -> None:
    """Open a page on this machine to drop diaries on, and see and save their reports."""
    words = speaking(language)
    if not 0 <= port <= MOST_PORT:
        wrong("cli.wrong_number", words, option="--port", value=port, low=0, high=MOST_PORT)
    if shortcut:
        _put_icon(words)
        return

    load = partial(in_force, words, language, settings)
    as_set = load()

    from diary.desk import handing, runtime

    usual = runtime.folder(usual_settings().parent)
    running = handing.running(runtime.find(usual))
    if running is not None and port in (0, running.port):
        _hand_over(running, files or [], as_set, words, no_open=no_open)
    else:
        from diary.desk.pieces import PRELOAD
        from diary.workers import warm_up

        warm_up(PRELOAD)  # while this process loads what it needs

        from diary.desk.desk import Desk

        place = usual if running is None else None  # the note stays that of the desk that runs
        file, forms = settings or usual_settings(), forms_folder(settings)
        made = partial(Desk, load=partial(_again, load), words=words, settings_file=file, forms=forms)
        _sit_down(files or [], made, words, port, place, no_open=no_open)


def _again(load: Callable[[], InForce]) -> InForce:
    """Return what is in force while the desk runs; a file that is faulty by then is told on the page."""
    from diary.desk.desk import CannotTake

    try:
        return load()
    except typer.Exit as ended:
        raise CannotTake("faulty") from ended


def _put_icon(words: Texts) -> None:
    """Put an icon where this system has them, and say where it is."""
    from diary.desk.shortcut import put, shortcut
    from diary.files import CannotWrite

    icon = shortcut(sys.platform, Path.home(), words("desk.name"))
    try:
        put(icon)
    except CannotWrite as refusal:
        stop(words.refusal(refusal), 1)
    typer.echo(words("desk.shortcut", path=icon.path))


def _sit_down(
    files: Sequence[Path], made: partial[Desk], words: Texts, port: int, place: Path | None, *, no_open: bool
) -> None:
    """Serve a desk until it is stopped."""
    from diary.desk import serving
    from diary.files import CannotWrite

    try:
        door = serving.listening(port)
    except serving.CannotServe as refusal:
        stop(words.refusal(refusal), 1)
    access = serving.access_to(door)
    sitting = serving.Sitting(made(access), say)
    typer.echo(f"{access.address}/?key={access.key}")
    if not no_open:
        typer.launch(f"{access.address}/named?key={sitting.desk.ticket()}")
    try:
        serving.sit(sitting, door, files, place)
    except CannotWrite as refusal:
        stop(words.refusal(refusal), 1)
    if sitting.lost:
        raise typer.Exit(LOST)


def _hand_over(running: Access, files: Sequence[Path], as_set: InForce, words: Texts, *, no_open: bool) -> None:
    """Hand files to the desk that runs, and show it."""
    from diary.commands import disk
    from diary.desk import handing
    from diary.record import CannotRead

    failed = False
    handed = []
    for path in files:
        try:
            became = handing.hand(running, disk.source(path, as_set))
        except CannotRead as refusal:
            became = handing.Handed(sentence=words.refusal(refusal))
        except OSError:
            stop(words("desk.serve.gone"), 1)
        handed += [became.id] if became.id else []
        if became.sentence:
            failed = True
            say(became.sentence)
    typer.echo(f"{running.address}/?key={running.key}")
    if not no_open:
        shown = f"/diaries/{handed[0]}" if len(handed) == 1 else "/"
        typer.launch(f"{running.address}{shown}?key={handing.ticket(running)}")
    if failed:
        raise typer.Exit(1)
