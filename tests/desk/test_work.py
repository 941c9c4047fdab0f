"""The desk's workers: whatever a piece of work does to its process, the desk hears it in a sentence and goes on."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Iterator
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


def number() -> int:
    return os.getpid()


def end_once(marker: Path) -> str:
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done all the same"


def end_always() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def long() -> None:
    time.sleep(60)


def large() -> int:
    with within_memory(50_000_000):
        return len(bytearray(200_000_000))


def unreadable() -> None:
    raise CannotRead("not_a_spreadsheet", file="a.xlsx")


def faulty() -> None:
    raise ZeroDivisionError("one by nothing")


def untravelling() -> object:
    return lambda: None


@pytest.fixture
def worker() -> Iterator[Worker]:
    begun = Worker(())
    yield begun
    begun.close()


def test_a_worker_does_one_piece_after_the_other_in_one_process(worker: Worker) -> None:
    first = worker.do(number, (), 60)
    assert first == worker.do(number, (), 60) == worker.pid != os.getpid()


def test_a_piece_whose_process_ended_is_done_once_more(worker: Worker, tmp_path: Path) -> None:
    assert worker.do(end_once, (tmp_path / "ended",), 60) == "done all the same"


def test_a_worker_that_was_killed_between_two_pieces_is_begun_anew(worker: Worker) -> None:
    first = worker.do(number, (), 60)
    os.kill(first, signal.SIGKILL)
    assert worker.do(number, (), 60) != first


@pytest.mark.parametrize(
    ("piece", "code", "seconds"), [(end_always, "ended", 60), (long, "too_long", 1), (large, "memory", 60)]
)
def test_what_a_piece_does_to_its_process_is_a_refusal_and_the_next_is_done(
    worker: Worker, piece: Any, code: str, seconds: float
) -> None:
    worker.do(number, (), 60)
    with pytest.raises(NotDone) as refused:
        worker.do(piece, (), seconds)
    assert refused.value.code == code
    assert worker.do(number, (), 60) == worker.pid


def test_what_a_piece_refuses_travels_with_its_words(worker: Worker) -> None:
    with pytest.raises(Refused) as refused:
        worker.do(unreadable, (), 60)
    assert (refused.value.keys, refused.value.code) == (CannotRead.keys, "not_a_spreadsheet")
    assert refused.value.values == {"file": "a.xlsx"}


@pytest.mark.parametrize(("piece", "fault"), [(faulty, "ZeroDivisionError: one by nothing"), (untravelling, "Error: ")])
def test_a_fault_of_our_own_is_told(worker: Worker, piece: Any, fault: str) -> None:
    with pytest.raises(Fault, match=fault):
        worker.do(piece, (), 60)
    assert worker.do(number, (), 60)


def test_a_worker_that_is_closed_ends_what_it_does_and_begins_nothing(worker: Worker) -> None:
    worker.do(number, (), 60)
    heard: list[str] = []

    def wait() -> None:
        try:
            worker.do(long, (), 60)
        except NotDone as refusal:
            heard.append(refusal.code)

    waiting = Thread(target=wait)
    waiting.start()
    time.sleep(0.2)
    worker.close()
    waiting.join(20)
    assert heard == ["ended"]
    assert worker.pid is None


def test_pieces_about_one_diary_go_to_one_worker_and_a_long_one_holds_up_no_other() -> None:
    workers = Workers((), 2)

    async def both() -> tuple[int, int, int]:
        slow = asyncio.create_task(workers.do(long, about="slow", seconds=3))
        await asyncio.sleep(0)
        first = await workers.do(number, about="a", seconds=60)
        second = await workers.do(number, about="a", seconds=60)
        with pytest.raises(NotDone):
            await slow
        return first, second, await workers.do(number, about="a", seconds=60)

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
    for piece in (number, faulty, unreadable, untravelling, _out_of_memory):
        ours.send((piece, ()))
        answers.append(ours.recv()[0])
    ours.send_bytes(b"no piece of work")
    answers.append(ours.recv()[0])
    ours.close()
    serving.join(10)
    assert answers == ["ready", "done", "fault", "refused", "fault", "memory", "fault"]
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
