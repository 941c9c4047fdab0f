"""Work in a process of its own, so that a library which ends its process ends no other; here that is a MemoryError."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import ParamSpec, Self, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Apart:
    """A context: what it is given to do is done in one process of its own, begun anew when it ends."""

    def __init__(self) -> None:
        self._process: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Begin nothing yet: the process begins with its first work."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Let the process go."""
        self._let_go()

    def do(self, work: Callable[P, T], *arguments: P.args, **more: P.kwargs) -> T:
        """Return what a function of a module returns; MemoryError when its process ended before that."""
        if self._process is None:
            context = multiprocessing.get_context("spawn")
            self._process = ProcessPoolExecutor(1, mp_context=context, initializer=end_with_its_asker)
        try:
            return self._process.submit(work, *arguments, **more).result()
        except BrokenExecutor as error:
            self._let_go()
            raise MemoryError from error

    def _let_go(self) -> None:
        if self._process is not None:
            self._process.shutdown(cancel_futures=True)
            self._process = None


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let what interrupts wait until the block is done: a process that was half begun would be known to nobody."""
    heard: list[tuple[int, FrameType | None]] = []
    before = {number: signal.signal(number, lambda *of: heard.append(of)) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for ending, handler in before.items():
            signal.signal(ending, handler)
    for number, frame in heard[:1]:
        told = before[signal.Signals(number)]
        if callable(told):
            told(number, frame)


def end_with_its_asker() -> None:
    """Begin a worker process: Ctrl-C is for the process that asked, and it does not outlive that process.

    What was loaded before it began stays, and is not looked through for garbage.
    """
    gc.freeze()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
