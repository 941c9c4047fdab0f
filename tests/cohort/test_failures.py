"""What goes wrong around a run: interrupted, killed, full, changed or held; nothing is lost and nothing is half."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from diary import cli
from diary.cohort import batch
from diary.cohort.parts import Parts
from diary.files import CannotWrite
from diary.reading.files import workbook
from tests.cohort.conftest import Folder, own_copy, sha256
from tests.cohort.test_table import rows, told
from tests.conftest import PATIENCE_S, SAMPLES, Ran

Diary = Callable[..., Ran]
PROGRAM = """
from diary.cohort import sources
sources.FEWEST = sources.MOST = 3
from diary.cli import main
main()
"""


HALFWAY = 2
WAITS_HALFWAY = """
import time
from diary.cohort.parts import Parts
written, write = [], Parts.write
def wait_halfway(self, key, data):
    write(self, key, data)
    written.append(key)
    if len(written) == 2:
        time.sleep(600)  # until the signal comes
Parts.write = wait_halfway
"""


@contextmanager
def started(*arguments: object, before: str = "") -> Iterator[subprocess.Popen[str]]:
    """Start the program, with partitions of three files, in a process group of its own; `before` is run first."""
    command = [sys.executable, "-c", before + PROGRAM, *map(str, arguments)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        yield process
        if process.poll() is None:
            process.kill()


def parts_of(table: Path) -> list[Path]:
    return [path for path in table.with_name(f".{table.name}.parts").glob("*/*") if not path.name.startswith(".")]


def wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.005)


@pytest.mark.usefixtures("in_threes", "cluster")
def test_a_run_that_is_cut_off_because_it_does_not_end_says_nothing_of_what_it_leaves(
    folder: Folder, tmp_path: Path
) -> None:
    cut_off = f"from diary import cli\ncli.ENDS_WITHIN_S = 0\n{WAITS_HALFWAY}"
    line = ("cohort", folder(15), "-o", tmp_path / "table.csv", "--workers", 2, "--cluster", "local")
    with started(*line, before=cut_off) as process:
        wait_for(lambda: len(parts_of(tmp_path / "table.csv")) == HALFWAY)
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=PATIENCE_S)[1]
    assert process.returncode == 130
    assert "resource_tracker" not in said
    assert len(said.strip().splitlines()) <= 1


@pytest.mark.usefixtures("in_threes", "cluster")
@pytest.mark.parametrize(
    ("on", "send", "how"),
    [("", os.killpg, signal.SIGINT), ("local", os.killpg, signal.SIGINT), ("", os.kill, signal.SIGTERM)],
)
def test_ctrl_c_keeps_what_is_finished_and_the_same_command_goes_on(
    diary: Diary,
    folder: Folder,
    tmp_path: Path,
    reads: list[str],
    on: str,
    send: Callable[[int, int], None],
    how: signal.Signals,
) -> None:
    here, table = folder(15), tmp_path / "table.csv"
    line = ("cohort", here, "-o", table, "--workers", 2, "--cluster", on)
    with started(*line, before=WAITS_HALFWAY) as process:
        wait_for(lambda: len(parts_of(table)) == HALFWAY)
        send(process.pid, how)
        said = process.communicate(timeout=PATIENCE_S)[1]
        assert process.returncode == 130
    assert len(said.strip().splitlines()) == 1
    assert "The same command goes on from there." in said
    assert not table.exists()
    finished = 3 * len(parts_of(table))
    assert finished == 3 * HALFWAY
    ran = diary("cohort", here, "-o", table, "--workers", 1)
    assert ran.code == 0
    assert f"{finished} had been done by an earlier run and were not done again." in told(ran)
    assert len(reads) == 15 - finished
    assert not parts_of(table)
    diary("cohort", here, "-o", tmp_path / "straight.csv", "--workers", 1)
    assert (tmp_path / "straight.csv").read_bytes() == table.read_bytes()


@pytest.mark.usefixtures("in_threes")
def test_a_killed_worker_loses_nothing(diary: Diary, folder: Folder, tmp_path: Path) -> None:
    here, table = folder(36), tmp_path / "table.csv"
    with started("cohort", here, "-o", table, "--workers", 2) as process:
        wait_for(lambda: bool(parts_of(table)))
        server = next(
            child for child in psutil.Process(process.pid).children() if "forkserver" in " ".join(child.cmdline())
        )
        server.children()[0].kill()
        said = process.communicate(timeout=PATIENCE_S)[1]
        assert process.returncode == 0, said
    assert diary("cohort", here, "-o", tmp_path / "straight.csv", "--workers", 1).code == 0
    assert (tmp_path / "straight.csv").read_bytes() == table.read_bytes()
    assert len(rows(table)) == 36


@pytest.mark.usefixtures("in_threes")
@pytest.mark.parametrize("during", ["the parts", "the table"])
def test_a_full_disk_leaves_no_half_table_and_what_is_finished(
    diary: Diary, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: list[str], during: str
) -> None:
    here, table = folder(9), tmp_path / "table.csv"
    written = []

    def fsync(handle: int) -> None:
        written.append(handle)
        if len(written) == (3 if during == "the parts" else 4):
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("diary.files.os.fsync", fsync)
    ran = diary("cohort", here, "-o", table, "--workers", 1)
    assert ran.code == 1
    assert told(ran) == [
        f"{table} was not written: the disk is full. Make room: the same command then goes on from where it stopped."
    ]
    assert not table.exists()
    kept = 2 if during == "the parts" else 3
    assert len(parts_of(table)) == kept
    reads.clear()
    assert diary("cohort", here, "-o", table, "--workers", 1).code == 0
    assert len(reads) == 9 - 3 * kept
    assert len(rows(table)) == 9


def test_of_two_runs_on_the_same_output_the_second_is_refused(diary: Diary, folder: Folder, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    with Parts(table, "another run"):
        ran = diary("cohort", folder(1), "-o", table, "--workers", 1)
        assert (ran.code, len(told(ran))) == (1, 1)
        assert "Another run is writing" in ran.err
        assert not table.exists()
    assert diary("cohort", tmp_path / "diaries", "-o", table, "--workers", 1).code == 0


def test_a_lock_that_its_holder_left_behind_holds_nothing(tmp_path: Path) -> None:
    """A run that was killed leaves its lock file; the lock went with the process."""
    (tmp_path / ".table.csv.parts").mkdir()
    (tmp_path / ".table.csv.parts" / "lock").touch()
    with Parts(tmp_path / "table.csv", "settings") as parts:
        parts.write("one", b"1")
    with Parts(tmp_path / "table.csv", "settings") as parts:
        assert "one" in parts
        assert parts.held.read("one") == b"1"
    with Parts(tmp_path / "table.csv", "other settings") as parts:
        assert not parts.resumed
    assert not list(tmp_path.iterdir())


def test_where_nothing_may_be_written_is_said(diary: Diary, tmp_path: Path) -> None:
    ran = diary("cohort", SAMPLES, "-o", tmp_path / "no" / "table.csv", "--workers", 1)
    assert (ran.code, len(told(ran))) == (1, 1)
    (tmp_path / ".table.csv.parts" / "lock").mkdir(parents=True)
    with pytest.raises(CannotWrite), Parts(tmp_path / "table.csv", "settings"):
        pass


def test_a_file_that_changes_while_it_is_read_has_the_hash_of_what_was_read(
    diary: Diary, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder(1) / "d000.xlsx"
    before, after = sha256(path), own_copy((SAMPLES / "healthy.xlsx").read_bytes(), 1)

    def fetch(file: Path, limits: object) -> bytes:
        data = workbook.fetch(file, limits)
        path.write_bytes(after)
        return data

    monkeypatch.setattr(batch, "fetch", fetch)
    diary("cohort", path, "-o", tmp_path / "table.csv", "--workers", 1)
    (row,) = rows(tmp_path / "table.csv")
    assert row["file"] == "d" + before[:16]
    assert row["code"] == "P-06"  # of the diary that was read


@pytest.mark.usefixtures("in_threes")
def test_going_on_does_anew_what_changed_in_the_meantime(
    diary: Diary, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reads: list[str]
) -> None:
    here, table = folder(9), tmp_path / "table.csv"
    with monkeypatch.context() as patched:
        patched.setattr("diary.cohort.gather.Cohort.write", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        ran = diary("cohort", here, "-o", table, "--workers", 1)
        assert (ran.code, len(parts_of(table))) == (130, 3)
    (here / "d004.xlsx").write_bytes(own_copy((SAMPLES / "healthy.xlsx").read_bytes(), 777))
    reads.clear()
    assert diary("cohort", here, "-o", table, "--workers", 1).code == 0
    assert reads == ["d003.xlsx", "d004.xlsx", "d005.xlsx"]
    assert sha256(here / "d004.xlsx").startswith(rows(table)[4]["file"][1:])


def test_a_fault_of_ours_in_one_diary_stops_no_other(
    diary: Diary, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One diary cannot be read and another not analysed: each is a row, the others stand."""
    here = folder(5)
    real_read, real_assess = batch.read_content, __import__("diary.cohort.rows", fromlist=["assess"]).assess

    def read(data: bytes, name: str, *more: object) -> object:
        if name == "d000.xlsx":
            raise RuntimeError("a fault")
        return real_read(data, name, *more)

    def assess(facts: object, settings: object) -> object:
        if (facts.patients["code"] == "P-03").any():  # d002
            raise RuntimeError("another fault")
        return real_assess(facts, settings)

    monkeypatch.setattr(batch, "read_content", read)
    monkeypatch.setattr("diary.cohort.rows.assess", assess)
    assert diary("cohort", here, "-o", tmp_path / "table.csv", "--workers", 1).code == 0
    table = rows(tmp_path / "table.csv")
    assert [row["problems"] for row in table] == ["our_fault", "", "our_fault", "", ""]
    assert [bool(row["frequency_level"]) for row in table] == [False, True, False, True, True]


def test_too_little_memory_for_one_file_is_its_row_and_for_all_a_sentence(
    diary: Diary, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real, here = batch.read_content, folder(2)

    def read(data: bytes, name: str, *more: object) -> object:
        if name == "d000.xlsx":
            raise MemoryError
        return real(data, name, *more)

    monkeypatch.setattr(batch, "read_content", read)
    assert diary("cohort", here, "-o", tmp_path / "table.csv", "--workers", 1).code == 0
    assert [row["problems"] for row in rows(tmp_path / "table.csv")] == ["out_of_memory", ""]

    def nothing_left(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("diary.cli.app", nothing_left)
    monkeypatch.setattr("diary.cli.signal.signal", lambda *_: None)
    monkeypatch.setattr("diary.cli.gc.disable", lambda: None)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    said = capsys.readouterr().err
    assert (ended.value.code, len(said.strip().splitlines())) == (1, 1)
    assert "memory" in said or "geheugen" in said


def test_the_lock_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[tuple[int, int]] = []

    def locking(handle: int, mode: int, size: int) -> None:
        if held:
            raise PermissionError(13, "Permission denied")
        held.append((mode, size))

    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    monkeypatch.setattr("diary.locks.sys.platform", "win32")
    with Parts(tmp_path / "table.csv", "settings"):
        assert held == [(2, 1)]
        with pytest.raises(CannotWrite), Parts(tmp_path / "table.csv", "settings"):
            pass


def test_a_lock_that_was_removed_while_it_was_waited_for_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last holder removes its folder when it is done: who opened the file before that holds nothing."""
    from diary.cohort import parts

    real, removed = parts.lock, []

    def lock(file: object) -> None:
        real(file)
        if len(removed) < 2:
            removed.append(file)
            Path(file.name).unlink()

    monkeypatch.setattr(parts, "lock", lock)
    with Parts(tmp_path / "table.csv", "settings"):
        assert len(removed) == 2
        assert (tmp_path / ".table.csv.parts" / "lock").exists()
