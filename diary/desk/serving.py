"""Serves the desk to this machine alone, from its first line on the terminal until it is stopped."""

from __future__ import annotations

import asyncio
import logging
import secrets
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from diary.desk import runtime
from diary.desk.access import KEY_BYTES, Access
from diary.desk.app import application
from diary.desk.guard import SLOW_S
from diary.desk.pieces import ready
from diary.refusal import Refusal

if TYPE_CHECKING:
    from diary.desk.desk import Desk

HOST = "127.0.0.1"
IDLE_S = 60 * 60.0
"""After so long without a request the desk ends, unless something is unsaved."""
LOOKS_EVERY_S = 0.2
"""How often it looks whether it is to end."""
WAITING = 64
"""Connections that wait for an answer."""
LAST_ANSWERS_S = 1
"""How long answers that are on their way may take when the desk ends."""


class CannotServe(Refusal):
    """The desk cannot begin."""

    keys = ("desk.serve.*",)


def listening(port: int) -> socket.socket:
    """Return a socket that only this machine reaches, on this port or on any that is free (0); or raise CannotServe."""
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # where it would let another program listen beside us
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((HOST, port))
        door.listen(WAITING)
    except OSError as error:
        door.close()
        raise CannotServe("port_taken", port=port) from error
    return door


def access_to(door: socket.socket) -> Access:
    """Return a new key to what listens there."""
    return Access(door.getsockname()[1], secrets.token_urlsafe(KEY_BYTES))


def say_nothing_else() -> None:
    """Let what libraries would log go nowhere: a user is told in sentences, on the page."""
    for name in ("uvicorn", "asyncio"):
        logging.getLogger(name).addHandler(logging.NullHandler())


class Patient(H11Protocol):
    """As uvicorn's, which waits for a head without end; the guard bounds the body that comes after it."""

    slow_s = SLOW_S
    _looks: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to look at times whether a head is on its way."""
        super().connection_made(transport)
        self._look(waited=False)

    def connection_lost(self, exc: Exception | None) -> None:
        """Look no more."""
        if self._looks is not None:
            self._looks.cancel()
        super().connection_lost(exc)

    def _look(self, *, waited: bool) -> None:
        """Close a connection on which, at two looks after each other, a head has begun or the first has not come."""
        waits = self.conn.their_state is h11.IDLE and (self.cycle is None or bool(self.conn.trailing_data[0]))
        if waits and waited:
            self.transport.close()
            return
        self._looks = self.loop.call_later(self.slow_s, lambda: self._look(waited=waits))


class _Quiet(uvicorn.Server):
    """A server that leaves the signals to us."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Catch none."""
        yield


class Sitting:
    """A desk while it is served: begun, watched, ended."""

    def __init__(self, desk: Desk, say: Callable[[str], None], idle_s: float = IDLE_S) -> None:
        self.desk = desk
        self.lost = False
        self._say = say
        self._idle_s = idle_s
        self._warned = False

    def interrupted(self, number: int, frame: FrameType | None) -> None:
        """Hear Ctrl-C, which is asked about once while something is unsaved; to be terminated is not."""
        if self.desk.shelf.unsaved:
            if number == signal.SIGINT and not self._warned:
                self._warned = True
                self._say(self.desk.words("desk.unsaved.interrupted"))
                return
            self.lost = True
        self.desk.stopped = True

    async def serve(self, door: socket.socket, files: Sequence[Path]) -> None:
        """Serve until the desk is stopped; the files that were named are put down meanwhile."""
        config = uvicorn.Config(
            application(self.desk),
            http=Patient,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=LAST_ANSWERS_S,
        )
        server = _Quiet(config)
        self.desk.awaited = len(files)
        serving = asyncio.create_task(server.serve(sockets=[door]))
        begun = asyncio.create_task(self._begin(files))
        while not (serving.done() or self.desk.stopped or self._is_idle()):
            await asyncio.sleep(LOOKS_EVERY_S)
        server.should_exit = True
        begun.cancel()
        await serving
        await asyncio.to_thread(self.desk.workers.end)

    async def _begin(self, files: Sequence[Path]) -> None:
        """Put down the files that were named, and let the workers do once what takes longer the first time."""
        desk = self.desk
        for path in files:
            try:
                await desk.fetch(path)
            except Refusal as refusal:
                self._say(desk.words.refusal(refusal))
            desk.awaited -= 1
        desk.all_read.set()
        desk.was_asked()
        if not files:  # the report of a file that was named is asked for now, and waits for nothing
            with suppress(Refusal):
                await desk.workers.warm_up(ready, desk.as_set)

    def _is_idle(self) -> bool:
        desk = self.desk
        return time.monotonic() - desk.asked_at > self._idle_s and not desk.awaited and not desk.shelf.unsaved


def sit(sitting: Sitting, door: socket.socket, files: Sequence[Path], place: Path | None) -> None:
    """Serve a desk, with a note of it in a folder where others may find it, and leave nothing behind."""
    access = sitting.desk.access
    before = {number: signal.signal(number, sitting.interrupted) for number in (signal.SIGINT, signal.SIGTERM)}
    say_nothing_else()
    try:
        if place is not None:
            runtime.leave(place, access)
        asyncio.run(sitting.serve(door, files))
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if place is not None:
            runtime.take_away(place, access)
        door.close()
