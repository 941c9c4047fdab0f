"""Runs partitions on workers, a few at a time, each result as soon as it is there: the table does not see on which.

One worker is this process itself; several are processes, or those of a cluster, behind the interface of
`concurrent.futures.Executor`. A worker that is killed loses nothing: what it was doing is done again.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import AbstractContextManager
from functools import partial
from types import TracebackType
from typing import Any

from diary.apart import end_with_its_asker, undisturbed
from diary.cohort.work import Job, Partition, Result, work

Numbered = tuple[int, Partition]
AHEAD = 2
"""Partitions handed out for each worker: one to do and one to go on with."""
TRIES = 2
"""Times that a partition may be under way when a worker dies before it is done alone."""
BROKE_OFF = "reading_broke_off"
"""The problem of a file that ended the process which read it."""
_NONE = -1
PATIENCE_S = 1
"""How long workers that are ended may take before they are killed."""


class WorkersLost(Exception):
    """Workers were lost in a way that doing it again does not help."""


def available() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_process(job: Job, partitions: Iterable[Numbered]) -> Iterator[tuple[int, Result]]:
    """Do every partition here, one after the other."""
    for number, partition in partitions:
        yield number, work(job, partition)


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


def processes(workers: int) -> ProcessPoolExecutor:
    """Return that many worker processes."""
    return Processes(workers, mp_context=_context(), initializer=_begin)


def on_workers(
    job: Job,
    partitions: Iterable[Numbered],
    workers: int,
    executors: Callable[[], AbstractContextManager[Executor]],
    lost: tuple[type[Exception], ...] = (BrokenExecutor,),
) -> Iterator[tuple[int, Result]]:
    """Do every partition on the workers of an executor; `executors` opens one, and a fresh one when it broke.

    `lost` are the errors by which an executor tells that a worker died. A partition that was under way too
    often when one did is done last, alone.
    """
    more, again = iter(partitions), dict[int, Partition]()
    deaths, suspects = Counter[int](), dict[int, Partition]()
    whole = False
    while not whole:
        under_way, futures = dict[int, Partition](), dict[Future[Result], int]()
        with executors() as executor:
            try:
                while not whole:
                    for number, partition in _next(again, more, workers * AHEAD - len(under_way)):
                        under_way[number] = partition
                        with undisturbed():
                            futures[executor.submit(work, job, partition)] = number
                    whole = not under_way
                    for future in wait(futures, return_when=FIRST_COMPLETED).done:
                        result = future.result()
                        number = futures.pop(future)
                        del under_way[number]
                        yield number, result
            except CancelledError as error:  # the cluster is gone
                raise WorkersLost from error
            except lost:
                deaths.update(under_way.keys())
                again |= under_way
                suspects |= {number: again.pop(number) for number in under_way if deaths[number] >= TRIES}
            finally:
                for future in futures:
                    future.cancel()
    for number, partition in suspects.items():
        yield number, alone(job, partition)


def _next(again: dict[int, Partition], more: Iterator[Numbered], count: int) -> Iterator[Numbered]:
    """Return the next partitions to hand out: first what has to be done again."""
    for _ in range(count):
        if again:
            yield again.popitem()
        elif (following := next(more, None)) is not None:
            yield following


def alone(job: Job, partition: Partition) -> Result:
    """Do a partition in a process of its own; a file that ends that process becomes a row that says so."""
    at = _context().Value("q", _NONE)
    tries = TRIES
    while tries:
        with Processes(1, mp_context=_context(), initializer=_begin, initargs=(at,)) as executor:
            try:
                with undisturbed():
                    future = executor.submit(_watched, job, partition)
                return future.result()
            except BrokenExecutor:
                if at.value == _NONE:
                    tries -= 1
                else:
                    partition = partition.refusing(at.value, BROKE_OFF)
                at.value = _NONE
    raise WorkersLost


_at: Any = None  # in a worker that is alone: where its asker sees which file is being read


def _watched(job: Job, partition: Partition) -> Result:
    return work(job, partition, partial(setattr, _at, "value"))


def _begin(at: Any = None) -> None:
    """Begin a worker: Ctrl-C is for the process that asked, and it does not outlive that process."""
    global _at  # noqa: PLW0603  a worker process has no other place for what it was begun with
    _at = at
    end_with_its_asker()


def _context() -> Any:
    """Return how processes are begun: from one that has what they need and nothing else, where there is such a way."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["diary.cohort.rows"])
    return context


def warm_up() -> None:
    """Let worker processes begin to load what they need while this one does."""
    if _context().get_start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running

        ensure_running()
