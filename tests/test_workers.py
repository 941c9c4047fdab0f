"""Worker processes: work done in order, whatever becomes of a piece of it or of its worker."""

import os
import time
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from diary.workers import WorkerEnded, available, context, in_order, warm_up


def _doubled(number: int) -> int:
    return 2 * number


def _slow_first(number: int) -> int:
    time.sleep(0.3 * (number == 0))
    return number


def _ending(number: int) -> int:
    if number % 5 == 3:
        os._exit(9)
    return number


def _ending_once(mark: Path) -> str:
    if not mark.exists():
        mark.touch()
        os._exit(9)
    return mark.name


def _hanging(number: int) -> int:
    while number == 1:
        time.sleep(1)
    return number


def _refusing(number: int) -> int:
    if number == 2:
        raise ValueError(number)
    return number


def _worker(_: int) -> int:
    return os.getpid()


def test_results_come_in_the_order_of_the_work() -> None:
    assert list(in_order(_slow_first, range(9), 2, ())) == list(range(9))
    assert list(in_order(_doubled, (), 2, ())) == []


def test_a_piece_that_takes_its_worker_down_costs_no_other() -> None:
    results = list(in_order(_ending, range(9), 2, ()))
    assert [result for result in results if not isinstance(result, WorkerEnded)] == [0, 1, 2, 4, 5, 6, 7]
    assert [number for number, result in enumerate(results) if isinstance(result, WorkerEnded)] == [3, 8]


def test_a_worker_that_ended_by_chance_is_asked_again(tmp_path: Path) -> None:
    assert list(in_order(_ending_once, [tmp_path / "a"], 2, ())) == ["a"]


def test_a_piece_that_hangs_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diary.workers.HANGS_AFTER_S", 2)
    first, hung, last = in_order(_hanging, range(3), 2, ())
    assert (first, last) == (0, 2)
    assert isinstance(hung, WorkerEnded)


def test_what_a_piece_raises_is_raised_here_and_ends_the_workers() -> None:
    results = in_order(_refusing, range(9), 2, ())
    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(ValueError, match="2"):
        next(results)


def test_work_is_taken_a_few_pieces_ahead_and_no_more() -> None:
    pieces = iter(range(1000))
    with closing(in_order(_doubled, pieces, 2, ())) as results:
        assert next(results) == 0
    assert next(pieces) <= 6


def test_workers_end_when_their_user_stops() -> None:
    with closing(in_order(_worker, range(100), 2, ())) as results:
        worker = next(results)
        assert isinstance(worker, int)
    assert not psutil.pid_exists(worker)


def test_where_processes_cannot_be_forked_they_are_begun_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diary.workers.multiprocessing.get_all_start_methods", lambda: ["spawn"])
    warm_up(())
    assert context(()).get_start_method() == "spawn"


def test_processors_are_those_this_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 1 <= available() <= (os.cpu_count() or 1)
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert available() == 1
