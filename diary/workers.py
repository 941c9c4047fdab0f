"""Worker processes: how many, how they begin, how they end whatever they are doing, and work done by them in order."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from diary.apart import end_with_its_asker, undisturbed

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 2
"""Pieces of work handed out for each worker: one to do and one to go on with."""
MOST = 1024
"""Workers that may be asked for."""
HANGS_AFTER_S = 300
"""How long a worker may take for one piece of work before it is ended: many times what the largest takes."""
PATIENCE_S = 1
"""How long workers that are ended may take before they are killed."""


class WorkerEnded(Exception):
    """A piece of work ended the process that did it, or did not end itself, twice."""


def available() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Processes(ProcessPoolExecutor):
    """Worker processes; where something stops the work they end at once, whatever they are doing.

    A worker that was stopped halfway through a message holds the lock of the queue: who waits for the queue to become
    empty waits for ever. So they are ended, waited for so long, and then killed; nothing of theirs is needed.
    """

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> bool | None:
        """Let the workers go: when they are done, or at once."""
        if kind is not None:
            self._end()
        return super().__exit__(kind, error, traceback)

    def _end(self) -> None:
        begun = [*(self._processes or {}).values()]
        self.shutdown(wait=False, cancel_futures=True)
        for process in begun:
            process.terminate()
        until = time.monotonic() + PATIENCE_S
        for process in begun:
            process.join(max(until - time.monotonic(), 0))
            if process.is_alive():
                process.kill()


def processes(
    count: int, preload: Sequence[str], begin: Callable[..., object] = end_with_its_asker, *given: object
) -> Processes:
    """Return so many worker processes, which have loaded these modules; each calls `begin` with what is given first."""
    return Processes(count, mp_context=context(preload), initializer=begin, initargs=given)


def _workers(count: int, preload: Sequence[str]) -> Processes:
    """Return processes for pieces of work: a single one is this process forked, where that runs no other thread.

    It then begins at once, loads for itself what it needs, and nothing is loaded twice.
    """
    if count == 1 and is_single():
        return Processes(1, mp_context=multiprocessing.get_context("fork"), initializer=end_with_its_asker)
    return processes(count, preload)


def is_single() -> bool:
    """Tell whether this process is known to run one thread, so that it can be forked safely."""
    threads = Path("/proc/self/task")
    return threads.is_dir() and len(list(threads.iterdir())) == 1


def context(preload: Sequence[str]) -> Any:
    """Return how processes are begun: from one that has loaded these modules and nothing else, where there is a way."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    forking = multiprocessing.get_context("forkserver")
    forking.set_forkserver_preload(list(preload))
    return forking


def warm_up(preload: Sequence[str]) -> None:
    """Let worker processes begin to load what they need while this one does."""
    if context(preload).get_start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running

        ensure_running()


def ends_after(seconds: float) -> None:
    """Let this process end, whatever it is doing then, unless it is asked again within so many seconds; 0: never."""
    faulthandler.cancel_dump_traceback_later()
    if seconds:
        faulthandler.dump_traceback_later(seconds, file=_nowhere(), exit=True)


@cache
def _nowhere() -> int:
    return os.open(os.devnull, os.O_WRONLY)


def in_order(do: Callable[[T], R], work: Iterable[T], count: int, preload: Sequence[str]) -> Generator[R | WorkerEnded]:
    """Do every piece of work on so many workers; yield the results in the order of the work, a few ahead of its user.

    A piece that takes its worker down, or hangs, is done once more by itself, and then yields WorkerEnded; the others
    are done all the same. What `do` raises is raised here.
    """
    more, waiting = iter(work), deque[tuple[T, Future[R]]]()
    again: list[T] = []

    def hand_out(executor: Processes) -> None:
        while len(waiting) < count * AHEAD:
            piece = again.pop(0) if again else next(more, _NOTHING)
            if piece is _NOTHING:
                return
            try:
                with undisturbed():
                    waiting.append((piece, executor.submit(_within, HANGS_AFTER_S, do, piece)))
            except BrokenExecutor:
                again.insert(0, piece)
                raise

    whole = False
    while not whole:
        with _workers(count, preload) as executor:
            try:
                hand_out(executor)
                while waiting:
                    result = waiting[0][1].result()
                    waiting.popleft()
                    yield result
                    hand_out(executor)
                whole = True
            except BrokenExecutor:
                again = [piece for piece, _ in waiting] + again
                waiting.clear()
        if not whole:
            yield _by_itself(do, again.pop(0), preload)


_NOTHING: Any = object()


def _within(seconds: float, do: Callable[[T], R], piece: T) -> R:
    """Do a piece of work in a worker, which ends where that takes longer."""
    ends_after(seconds)
    try:
        return do(piece)
    finally:
        ends_after(0)


def _by_itself(do: Callable[[T], R], piece: T, preload: Sequence[str]) -> R | WorkerEnded:
    with _workers(1, preload) as executor:
        try:
            with undisturbed():
                future = executor.submit(_within, HANGS_AFTER_S, do, piece)
            return future.result()
        except BrokenExecutor:
            return WorkerEnded()
