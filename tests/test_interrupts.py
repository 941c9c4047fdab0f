"""An interrupted run ends soon, whatever its workers are doing: a few of the many of `fuzz/interrupts.py`."""

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from diary import cli
from diary.apart import undisturbed
from diary.workers import Processes, processes
from fuzz.interrupts import WITHIN_S, run


def test_every_interrupted_run_ends_soon() -> None:
    longest, faults = run(times=3, seed=20260302, files=60, load=1)
    assert not faults
    assert longest < WITHIN_S


def _hold_on(seconds: float) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(seconds)


def test_workers_that_do_not_listen_are_killed() -> None:
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), processes(2, ()) as executor:
        assert isinstance(executor, Processes)
        running = executor.submit(_hold_on, 600)
        while not running.running():
            time.sleep(0.01)
        time.sleep(1)
        raise KeyboardInterrupt
    assert time.monotonic() - began < 60


@pytest.fixture
def heard() -> Iterator[None]:
    """Hear Ctrl-C also where these tests run in the background, in which a shell lets nothing hear it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_a_signal_waits_while_a_process_begins() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), undisturbed():
        signal.raise_signal(signal.SIGINT)
        done.append("begun")
    assert done == ["begun"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_the_first_signal_interrupts_and_sets_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[tuple[float, object, tuple[int]]] = []

    class Timer:
        def __init__(self, seconds: float, call: object, values: tuple[int]) -> None:
            begun.append((seconds, call, values))

        def start(self) -> None:
            assert self.daemon

    set_: list[tuple[int, object]] = []
    monkeypatch.setattr(threading, "Timer", Timer)
    monkeypatch.setattr("diary.cli.signal.signal", lambda *heard: set_.append(heard))
    with pytest.raises(KeyboardInterrupt):
        cli._interrupted(signal.SIGINT, None)
    assert begun == [(cli.ENDS_WITHIN_S, os._exit, (130,))]
    assert set_ == [(signal.SIGINT, signal.SIG_IGN), (signal.SIGTERM, signal.SIG_IGN)]
