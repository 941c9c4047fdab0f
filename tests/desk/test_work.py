"""The desk's workers: whatever a piece of work does to its process, the desk hears it in a sentence and goes on."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from importlib import import_module
from multiprocessing import Pipe
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from typing import Any

import pytest

from diary.desk import work
from diary.desk.bounds import within_memory
from diary.desk.work import Fault, NotDone, Refused, Worker, Workers, serve
from diary.record import CannotRead
from tests.conftest import PATIENCE_S


def number() -> int:
    return os.getpid()


def end_once(marker: Path) -> str:
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done all the same"


def end_always() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def long(begun: Path | None = None) -> None:
    if begun:
        begun.touch()
    time.sleep(PATIENCE_S)


def large() -> int:
    with within_memory(50_000_000):
        return len(bytearray(200_000_000))


def unreadable() -> None:
    raise CannotRead("not_a_spreadsheet", file="a.xlsx")


def faulty() -> None:
    raise ZeroDivisionError("one by nothing")


def without_a_package() -> None:
    import_module("a_package_that_is_not_there")


def untravelling() -> object:
    return lambda: None


@pytest.fixture
def worker() -> Iterator[Worker]:
    begun = Worker(())
    yield begun
    begun.close()


def test_a_worker_does_one_piece_after_the_other_in_one_process(worker: Worker) -> None:
    first = worker.do(number, (), PATIENCE_S)
    assert first == worker.do(number, (), PATIENCE_S) == worker.pid != os.getpid()


def test_a_piece_whose_process_ended_is_done_once_more(worker: Worker, tmp_path: Path) -> None:
    assert worker.do(end_once, (tmp_path / "ended",), PATIENCE_S) == "done all the same"


def test_a_worker_that_was_killed_between_two_pieces_is_begun_anew(worker: Worker) -> None:
    first = worker.do(number, (), PATIENCE_S)
    os.kill(first, signal.SIGKILL)
    assert worker.do(number, (), PATIENCE_S) != first


@pytest.mark.parametrize(
    ("piece", "code", "seconds"),
    [
        (without_a_package, "package", PATIENCE_S),
        (end_always, "ended", PATIENCE_S),
        (long, "too_long", 1),
        (large, "memory", PATIENCE_S),
    ],
)
def test_what_a_piece_does_to_its_process_is_a_refusal_and_the_next_is_done(
    worker: Worker, piece: Any, code: str, seconds: float
) -> None:
    worker.do(number, (), PATIENCE_S)
    with pytest.raises(NotDone) as refused:
        worker.do(piece, (), seconds)
    assert refused.value.code == code
    assert worker.do(number, (), PATIENCE_S) == worker.pid


def test_what_a_piece_refuses_travels_with_its_words(worker: Worker) -> None:
    with pytest.raises(Refused) as refused:
        worker.do(unreadable, (), PATIENCE_S)
    assert (refused.value.keys, refused.value.code) == (CannotRead.keys, "not_a_spreadsheet")
    assert refused.value.values == {"file": "a.xlsx"}


@pytest.mark.parametrize(("piece", "fault"), [(faulty, "ZeroDivisionError: one by nothing"), (untravelling, "Error: ")])
def test_a_fault_of_our_own_is_told(worker: Worker, piece: Any, fault: str) -> None:
    with pytest.raises(Fault, match=fault):
        worker.do(piece, (), PATIENCE_S)
    assert worker.do(number, (), PATIENCE_S)


def test_a_worker_that_is_closed_ends_what_it_does_and_begins_nothing(worker: Worker, tmp_path: Path) -> None:
    worker.do(number, (), PATIENCE_S)
    heard: list[str] = []

    def wait() -> None:
        try:
            worker.do(long, (tmp_path / "begun",), PATIENCE_S)
        except NotDone as refusal:
            heard.append(refusal.code)

    waiting = Thread(target=wait)
    waiting.start()
    while waiting.is_alive() and not (tmp_path / "begun").exists():
        time.sleep(0.01)
    worker.close()
    waiting.join(PATIENCE_S)
    assert heard == ["ended"]
    assert worker.pid is None


def test_pieces_about_one_diary_go_to_one_worker_and_a_long_one_holds_up_no_other() -> None:
    workers = Workers((), 2)

    async def both() -> tuple[int, int, int]:
        slow = asyncio.create_task(workers.do(long, about="slow", seconds=3))
        await asyncio.sleep(0)
        first = await workers.do(number, about="a", seconds=PATIENCE_S)
        second = await workers.do(number, about="a", seconds=PATIENCE_S)
        with pytest.raises(NotDone):
            await slow
        return first, second, await workers.do(number, about="a", seconds=PATIENCE_S)

    try:
        first, second, third = asyncio.run(both())
    finally:
        workers.end()
    assert first == second == third


def test_a_worker_serves_until_whoever_asks_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """As its process does, in this one: so that what it does is measured."""
    monkeypatch.setattr(work, "end_with_its_asker", lambda: None)
    monkeypatch.setattr(work, "gc", SimpleNamespace(freeze=int, disable=int, collect=int))
    ours, theirs = Pipe()
    serving = Thread(target=serve, args=(theirs, ("diary.plain",)))
    serving.start()
    answers = [ours.recv()]
    for piece in (number, faulty, unreadable, untravelling, _out_of_memory, without_a_package):
        ours.send((piece, ()))
        answers.append(ours.recv()[0])
    ours.send_bytes(b"no piece of work")
    answers.append(ours.recv()[0])
    ours.close()
    serving.join(PATIENCE_S)
    assert answers == ["ready", "done", "fault", "refused", "fault", "memory", "missing", "fault"]
    assert not serving.is_alive()


def _out_of_memory() -> None:
    raise MemoryError


def test_memory_is_bounded_only_within_the_block() -> None:
    def room() -> int:
        import resource

        return resource.getrlimit(resource.RLIMIT_DATA)[0]

    before = room()
    with within_memory():
        assert room() != before
    assert room() == before
