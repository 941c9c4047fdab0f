"""The desk's workers: processes that read, analyse and render; each can be ended and is begun anew.

A hostile file takes neither the desk nor another diary with it: a worker that takes too long is ended, one that was
ended is begun anew, and its piece is done once more before anyone is told.
"""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from diary.apart import end_with_its_asker
from diary.desk.bounds import READING_S
from diary.refusal import Refusal
from diary.workers import PATIENCE_S, available, context

T = TypeVar("T")
MOST_WORKERS = 2
"""So that a file that takes long holds up no other."""

LISTENS_S = 0.2
"""How often who waits for an answer looks whether it is still wanted."""
BEGINNING_S = 60.0
"""How long a worker may take to begin and to load what it needs."""


class NotDone(Refusal):
    """A piece of work came to nothing: it took too long, too much memory, or its worker twice."""

    keys = ("desk.work.*",)


class Refused(Refusal):
    """What a piece of work refused, as it travelled: with the keys of its words."""

    def __init__(self, keys: tuple[str, ...], code: str, values: Mapping[str, object], language: str) -> None:
        super().__init__(code, **values)
        self.keys = keys  # type: ignore[misc]  # of the refusal that travelled
        self.language = language


class Fault(Exception):
    """A fault of our own in a piece of work, as the worker tells it."""


class Worker:
    """One process, begun with its first piece, and what it did last."""

    def __init__(self, preload: Sequence[str]) -> None:
        self._preload = preload
        self._lock = threading.Lock()
        self._process: Any = None
        self._pipe: Connection | None = None
        self._closed = False
        self.waiting = 0
        self.about: object = None

    @property
    def pid(self) -> int | None:
        """The number of its process, where it has one."""
        return self._process.pid if self._process is not None else None

    def do(self, piece: Callable[..., T], given: tuple[object, ...], seconds: float) -> T:
        """Return what a piece of work returns; raise what it refuses, or NotDone."""
        with self._lock:
            if self._closed:
                raise NotDone("ended")
            try:
                return self._asked(piece, given, seconds)
            except (EOFError, OSError):
                self.end()
            try:
                return self._asked(piece, given, seconds)
            except (EOFError, OSError):
                self.end()
                raise NotDone("ended") from None

    def _asked(self, piece: Callable[..., T], given: tuple[object, ...], seconds: float) -> T:
        pipe = self._begun()
        pipe.send((piece, given))
        kind, value = self._heard(pipe, seconds)
        if kind == "memory":
            self.end()  # what it holds now is worth nothing
            raise NotDone("memory")
        if kind == "missing":
            raise NotDone("package", package=value)
        if kind == "refused":
            raise Refused(*value)
        if kind == "fault":
            raise Fault(value)
        result: T = value
        return result

    def _begun(self) -> Connection:
        """Return the way to the process, begun where there is none and ready for a piece."""
        if self._pipe is None or not self._process.is_alive():
            self.end()
            processes = context(self._preload)
            ours, theirs = processes.Pipe()
            process = processes.Process(target=serve, args=(theirs, tuple(self._preload)), daemon=True)
            process.start()
            theirs.close()
            self._process, self._pipe = process, ours
            self._heard(ours, BEGINNING_S)
        return self._pipe

    def _heard(self, pipe: Connection, seconds: float) -> Any:
        """Return what the process says; NotDone, and its end, where it takes longer or is wanted no more."""
        until = time.monotonic() + seconds
        while not pipe.poll(min(LISTENS_S, max(until - time.monotonic(), 0))):
            if self._closed:
                raise NotDone("ended")
            if time.monotonic() >= until:
                self.end()
                raise NotDone("too_long", seconds=round(seconds))
        return pipe.recv()

    def close(self) -> None:
        """End the process, whatever it is doing, and begin none anew; who waits for it hears that it ended."""
        self._closed = True
        with self._lock:
            self.end()

    def end(self) -> None:
        """End the process, whatever it is doing."""
        if self._pipe is not None:
            self._pipe.close()
            self._process.terminate()
            self._process.join(PATIENCE_S)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
        self._pipe = self._process = None


class Workers:
    """A few workers; a piece about a diary goes to the one that did the last piece about it, unless another is free."""

    def __init__(self, preload: Sequence[str], count: int | None = None) -> None:
        self.all = [Worker(preload) for _ in range(count or min(MOST_WORKERS, available()))]

    async def do(self, piece: Callable[..., T], *given: object, about: object = None, seconds: float = READING_S) -> T:
        """Return what a piece of work returns, while the desk goes on."""
        worker = min(self.all, key=lambda worker: (worker.waiting, worker.about != about))
        worker.waiting += 1
        worker.about = about
        try:
            return await asyncio.to_thread(worker.do, piece, given, seconds)
        finally:
            worker.waiting -= 1

    async def warm_up(self, piece: Callable[..., object], *given: object) -> None:
        """Let every worker do a piece of work, one after the other, so that each is ready for the next."""
        for worker in self.all:
            await asyncio.to_thread(worker.do, piece, given, BEGINNING_S)

    def end(self) -> None:
        """End them all, for good."""
        for worker in self.all:
            worker.close()


def serve(pipe: Connection, preload: Sequence[str]) -> None:
    """Be a worker: do one piece after the other until whoever asks is gone."""
    end_with_its_asker()
    for name in preload:
        import_module(name)
    pipe.send("ready")
    gc.freeze()
    gc.disable()  # a piece makes much and no garbage; what it leaves is taken away after its answer
    while True:
        try:
            answer = _answer(*pipe.recv())
        except EOFError:
            return
        except Exception as fault:  # what could not travel here
            answer = "fault", f"{type(fault).__name__}: {fault}"
        try:
            pipe.send(answer)
        except (TypeError, AttributeError, ValueError) as fault:  # what cannot travel back
            pipe.send(("fault", f"{type(fault).__name__}: {fault}"))
        del answer
        gc.collect()


def _answer(piece: Callable[..., object], given: tuple[object, ...]) -> tuple[str, object]:
    try:
        return "done", piece(*given)
    except MemoryError:
        return "memory", None
    except Refusal as refusal:
        return "refused", (refusal.keys, refusal.code, refusal.values, refusal.language)
    except ModuleNotFoundError as fault:
        return "missing", fault.name
    except Exception as fault:
        return "fault", f"{type(fault).__name__}: {fault}"
