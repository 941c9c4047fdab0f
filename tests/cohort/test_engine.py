"""Workers that die: what they were doing is done again, elsewhere; what kills each of them becomes a row."""

import os
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
from distributed import LocalCluster

from diary.cohort import engine, run
from diary.cohort.batch import Files
from diary.cohort.cluster import NO_DASHBOARD, known
from diary.cohort.cluster import cluster as joined
from diary.cohort.parts import Parts
from diary.cohort.rows import Rows, product
from diary.cohort.sources import Source
from diary.cohort.work import Job, OtherVersion, work
from diary.settings import DEFAULTS
from tests.cohort.conftest import Folder
from tests.conftest import Ran

JOB = Job(product, DEFAULTS)


@dataclass(frozen=True)
class OnceDeadly(Files):
    """A partition that kills the first worker that does it."""

    mark: str = ""

    def read(self, settings, form, now):
        if self.mark and not Path(self.mark).exists():
            Path(self.mark).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().read(settings, form, now)


@dataclass(frozen=True)
class AlwaysDeadly(Files):
    """A partition with a file that kills every worker that reads it; `at`: its place, or -1 for the analysis."""

    at: int = 0

    def read(self, settings, form, now):
        def deadly(position: int) -> None:
            now(position)
            if position == self.at and not (position >= 0 and self.sources[position].refused):
                os.kill(os.getpid(), signal.SIGKILL)

        return super().read(settings, form, deadly)


@dataclass(frozen=True)
class OutOfReach(Files):
    """A partition with a file that kills every worker that fetches it, refused or not."""

    def read(self, settings, form, now):
        def deadly(position: int) -> None:
            now(position)
            if position == 1:
                os.kill(os.getpid(), signal.SIGKILL)

        return super().read(settings, form, deadly)


@dataclass(frozen=True)
class Hanging(Files):
    """A partition of which reading the second file never ends."""

    def read(self, settings, form, now):
        def hanging(position: int) -> None:
            now(position)
            if position == 1 and not self.sources[position].refused:
                time.sleep(600)

        return super().read(settings, form, hanging)


def each(folder: Path) -> list[Files]:
    return [Files((Source(str(path)),)) for path in sorted(folder.iterdir())]


def rows_of(results: dict[int, engine.Result]) -> list[bytes]:
    return [results[number].data for number in sorted(results)]


def on_two(partitions: list[Files]) -> dict[int, engine.Result]:
    return dict(engine.on_workers(JOB, enumerate(partitions), 2, partial(engine.processes, 2)))


def test_what_a_killed_worker_was_doing_is_done_again(folder: Folder, tmp_path: Path) -> None:
    partitions = each(folder(4))
    straight = rows_of(dict(engine.in_process(JOB, enumerate(partitions))))
    partitions[1] = OnceDeadly(partitions[1].sources, mark=str(tmp_path / "mark"))
    assert rows_of(on_two(partitions)) == straight


def test_a_killed_worker_of_a_cluster_loses_nothing(folder: Folder, cluster: str, tmp_path: Path) -> None:
    partitions = each(folder(4))
    straight = rows_of(dict(engine.in_process(JOB, enumerate(partitions))))
    partitions[1] = OnceDeadly(partitions[1].sources, mark=str(tmp_path / "mark"))
    with joined(cluster, 2) as (executors, count, lost):
        assert count == 2
        results = dict(engine.on_workers(JOB, enumerate(partitions), count, executors, lost))
    assert rows_of(results) == straight


def test_two_clusters_on_one_machine_are_in_no_ones_way(cluster: str) -> None:
    """The port that Dask would take for itself is held by the first; what the second says of that is an error here."""
    with joined(cluster, 1) as (_, first, _), joined(cluster, 1) as (_, second, _):
        assert (first, second) == (1, 1)


def test_a_file_that_kills_every_worker_is_a_row_and_the_others_are_whole(folder: Folder) -> None:
    whole = Files(tuple(Source(str(path)) for path in sorted(folder(3).iterdir())))
    results = on_two([whole, AlwaysDeadly(whole.sources, at=1)])
    straight, hurt = (Rows.from_bytes(results[number].data) for number in (0, 1))
    assert [one.problems for one in hurt.files] == ["", engine.BROKE_OFF, ""]
    assert [one.sha256 for one in hurt.files] == [one.sha256 for one in straight.files]
    assert (hurt.levels[[0, 2]] == straight.levels[[0, 2]]).all()
    assert results[1].readable == 2


def test_a_file_whose_reading_never_ends_is_a_row_and_the_others_are_whole(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "HANGS_AFTER_S", 2)
    whole = Files(tuple(Source(str(path)) for path in sorted(folder(3).iterdir())))
    results = on_two([whole, Hanging(whole.sources)])
    hurt = Rows.from_bytes(results[1].data)
    assert [file.problems for file in hurt.files] == ["", engine.BROKE_OFF, ""]
    assert Rows.from_bytes(results[0].data).files[0] == hurt.files[0]


def test_workers_that_die_of_no_file_are_said_to_be_lost(folder: Folder) -> None:
    with pytest.raises(engine.WorkersLost):
        engine.alone(JOB, AlwaysDeadly(each(folder(1))[0].sources, at=-1))


@pytest.mark.usefixtures("cluster")
def test_a_cluster_elsewhere_is_used_by_its_address(
    diary: Callable[..., Ran], folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder(2).parent)
    arguments = ("cohort", "diaries", "-o", "table.csv", "--cluster")
    quiet = {"scheduler_kwargs": NO_DASHBOARD, "silence_logs": "CRITICAL"}
    with LocalCluster(n_workers=0, **quiet) as empty:
        ran = diary(*arguments, empty.scheduler_address)
        assert (ran.code, len(ran.err.strip().splitlines())) == (1, 1)
        assert "has no workers" in ran.err
        empty.scale(1)
        empty.wait_for_workers(1)
        assert diary(*arguments, empty.scheduler_address).code == 0
    elsewhere = Path("table.csv").read_bytes()
    assert diary("cohort", "diaries", "-o", "table.csv", "--workers", 1).code == 0
    assert Path("table.csv").read_bytes() == elsewhere


class Gone(Executor):
    """An executor that has lost its cluster, or breaks at once."""

    def __init__(self, *, broken: bool) -> None:
        self.broken = broken

    def submit(self, *_, **__):
        if self.broken:
            raise BrokenExecutor
        future = Future()
        future.cancel()
        future.set_running_or_notify_cancel()
        return future


def test_a_cluster_that_goes_away_is_said(folder: Folder) -> None:
    with pytest.raises(engine.WorkersLost):
        list(engine.on_workers(JOB, enumerate(each(folder(2))), 2, lambda: nullcontext(Gone(broken=False))))


def test_where_no_worker_can_be_had_each_partition_is_done_alone(folder: Folder) -> None:
    results = dict(engine.on_workers(JOB, enumerate(each(folder(1))), 2, lambda: nullcontext(Gone(broken=True))))
    assert results[0].readable == 1


def test_a_worker_of_another_version_is_refused() -> None:
    with pytest.raises(OtherVersion):
        work(replace(JOB, version="0.0"), Files(()))


@pytest.mark.parametrize(
    ("address", "is_one"), [("local", True), ("tcp://h:1", True), ("tls://h:1", True), ("http://h", False)]
)
def test_what_names_a_cluster(address: str, is_one: bool) -> None:
    assert known(address) is is_one


def test_a_worker_leaves_ctrl_c_to_who_asked_and_ends_with_that_process(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard, ended = {}, []
    monkeypatch.setattr("diary.apart.signal.signal", heard.__setitem__)
    monkeypatch.setattr("diary.apart.os._exit", ended.append)
    monkeypatch.setattr("diary.cohort.engine._at", None)
    at = SimpleNamespace(value=-1)
    engine._begin(at)
    assert heard == {signal.SIGINT: signal.SIG_IGN, signal.SIGTERM: signal.SIG_DFL}
    whole = Files(tuple(Source(str(path)) for path in sorted(folder(2).iterdir())))
    assert engine._watched(60, JOB, whole).readable == 2
    assert at.value == -1
    joined = threading.Event()
    monkeypatch.setattr("diary.apart.multiprocessing.parent_process", lambda: SimpleNamespace(join=joined.wait))
    engine._begin(None)
    assert not ended
    joined.set()
    for thread in threading.enumerate():
        if thread.name.endswith("(_end_after)"):
            thread.join()
    assert ended == [1]


@pytest.mark.parametrize(
    ("error", "said"), [(engine.WorkersLost(), "were lost"), (OtherVersion("0.0"), "another version"),
                        (ModuleNotFoundError("diary"), "another version")],
)  # fmt: skip
def test_workers_that_cannot_go_on_end_the_run_in_one_sentence(
    diary: Callable[..., Ran], folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    error: Exception, said: str,
) -> None:  # fmt: skip
    def lost(*_: object) -> object:
        raise error

    monkeypatch.setattr("diary.cohort.engine.work", lost)
    ran = diary("cohort", folder(1), "-o", tmp_path / "table.csv", "--workers", 1)
    assert (ran.code, len(ran.err.strip().splitlines())) == (1, 1)
    assert said in ran.err


def test_a_lone_partition_has_a_worker_too_unless_the_process_itself_was_asked_for(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So a file that hangs among few is ended, and is a row."""
    monkeypatch.setattr(engine, "HANGS_AFTER_S", 4)
    files = [Source(str(path)) for path in sorted(folder(3).iterdir())]
    with Parts(tmp_path / "t.csv", "settings") as parts:
        (key,) = run.run(JOB, [Hanging(tuple(files))], parts, run.Workers(2), lambda _: None)
        rows = Rows.from_bytes(parts.held.read(key))
    assert [file.problems for file in rows.files][1] == engine.BROKE_OFF
    assert [file.readable for file in rows.files] == [True, False, True]


def test_a_file_that_kills_every_worker_though_it_is_refused_does_not_go_on_for_ever(folder: Folder) -> None:
    sources = tuple(Source(str(path)) for path in sorted(folder(3).iterdir()))
    with pytest.raises(engine.WorkersLost):
        engine.alone(JOB, OutOfReach(sources))
