"""Runs partitions on workers, a few at a time, each result as soon as it is there: the table does not see on which.

One worker is this process itself; several are processes, or those of a cluster, behind the interface of
`concurrent.futures.Executor`. A worker that is killed loses nothing: what it was doing is done again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from contextlib import AbstractContextManager
from functools import partial
from typing import Any

from diary.apart import end_with_its_asker, undisturbed
from diary.cohort.work import Job, Partition, Result, work
from diary.workers import AHEAD, Processes, context, ends_after
from diary.workers import processes as begun

Numbered = tuple[int, Partition]
TRIES = 2
"""Times that a partition may be under way when a worker dies before it is done alone."""
BROKE_OFF = "reading_broke_off"
"""The problem of a file that ended the process which read it."""
HANGS_AFTER_S = 60
"""How long a worker may take for one file before it is ended; within its bounds reading takes ten seconds at most."""
PRELOAD = ("diary.cohort.rows",)
"""What a worker loads before it is given anything."""
_NONE = -1


class WorkersLost(Exception):
    """Workers were lost in a way that doing it again does not help."""


def in_process(job: Job, partitions: Iterable[Numbered]) -> Iterator[tuple[int, Result]]:
    """Do every partition here, one after the other."""
    for number, partition in partitions:
        yield number, work(job, partition)


def processes(workers: int) -> Processes:
    """Return that many worker processes."""
    return begun(workers, PRELOAD)


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
                            futures[executor.submit(_within, HANGS_AFTER_S, job, partition)] = number
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
    at = context(PRELOAD).Value("q", _NONE)
    tries, refused = TRIES, set[int]()
    while tries:
        with begun(1, PRELOAD, _begin, at) as executor:
            try:
                with undisturbed():
                    future = executor.submit(_watched, HANGS_AFTER_S, job, partition)
                return future.result()
            except BrokenExecutor:
                if at.value == _NONE or at.value in refused:  # no file, or one that cannot even be fetched
                    tries -= 1
                else:
                    partition = partition.refusing(at.value, BROKE_OFF)
                    refused.add(at.value)
                at.value = _NONE
    raise WorkersLost


_at: Any = None  # in a worker that is alone: where its asker sees which file is being read


def _watched(seconds: float, job: Job, partition: Partition) -> Result:
    return _within(seconds, job, partition, partial(setattr, _at, "value"))


def _within(seconds: float, job: Job, partition: Partition, tell: Callable[[int], None] = lambda _: None) -> Result:
    """Do a partition in a worker, which ends where one of its files takes longer; `tell` which is being read."""

    def now(position: int) -> None:
        tell(position)
        ends_after(0 if position == _NONE else seconds)

    try:
        return work(job, partition, now)
    finally:
        ends_after(0)


def _begin(at: Any) -> None:
    """Begin a worker: Ctrl-C is for the process that asked, and it does not outlive that process."""
    global _at  # noqa: PLW0603  a worker process has no other place for what it was begun with
    _at = at
    end_with_its_asker()
