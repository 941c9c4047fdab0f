"""Many diaries in one call: the same on any number of workers, and interrupted as one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from diary.commands import disk
from diary.commands.jobs import HERE, Refused, each, how_many, made
from diary.journeys.in_force import InForce
from diary.journeys.opening import Opened, open_diary
from diary.outputs import Job, Right, alone
from diary.texts import texts
from tests.conftest import PATIENCE_S, SAMPLES, Ran

Diary = Callable[..., Ran]
WORDS = texts("en")
WITHIN_S = 5


@pytest.fixture
def named(tmp_path: Path) -> list[Path]:
    """Return five files: three diaries, of which two have one name, one that is none, and one that is not there."""
    files = [tmp_path / "a.xlsx", tmp_path / "b" / "a.xlsx", tmp_path / "none.xlsx", tmp_path / "away.xlsx",
             tmp_path / "last.xlsx"]  # fmt: skip
    files[1].parent.mkdir()
    for file, sample in ((0, "healthy"), (1, "english"), (4, "frequent-small-voids")):
        files[file].write_bytes((SAMPLES / f"{sample}.xlsx").read_bytes())
    files[2].write_bytes(b"no workbook")
    return files


@pytest.mark.parametrize(
    "command",
    [
        ("report", "--to", "html,json", "--force"),
        ("report", "--to", "record", "--plain", "--language", "nl", "--force"),
        ("report", "--to", "pdf", "-q", "--force"),
        ("export", "--to", "csv,json", "--force"),
        ("leaflet", "--to", "pdf,html", "--for"),
        ("check",),
        ("check", "--json", "--explain"),
    ],
    ids=" ".join,
)
def test_the_same_on_any_number_of_workers(
    diary: Diary, named: list[Path], tmp_path: Path, command: tuple[str, ...]
) -> None:
    folder = tmp_path / "out"
    writes = () if command[0] == "check" else ("-o", folder)
    first, *runs = [
        (diary(*command, *named, *writes, "--workers", workers),
         {path.name: path.read_bytes() for path in folder.iterdir()} if writes else {})
        for workers in (1, 2, 4)
    ]  # fmt: skip
    assert first[0].code == 1
    assert bool(writes) == bool(first[1])
    assert runs == [first, first]


def test_a_file_that_takes_its_worker_down_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    jobs = [alone(tmp_path / f"{name}.xlsx", Right.NOTHING) for name in "abcd"]
    finished: list[str] = []

    def finish(job: Job, stem: str) -> list[str]:
        finished.append(f"{job.source.stem}{stem}")
        return []

    with pytest.raises(BaseException, match="1"):
        each(jobs, _down_with_b, finish, WORDS, "cli.no_result", 2)
    assert finished == ["aa", "cc", "dd"]
    said = capsys.readouterr().err
    assert said == WORDS("cli.broke_off", file="b.xlsx") + "\n" + WORDS("cli.no_result", count=1, total=4) + "\n"


def _down_with_b(job: Job) -> str:
    if job.source.stem == "b":
        os._exit(9)
    return job.source.stem


MAKING = """
import os, signal, sys, time
from pathlib import Path

from diary import workers
from diary.commands.jobs import each, how_many
from diary.outputs import Right, alone
from diary.texts import texts


def made(job):
    if job.source.stem == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    while job.source.stem == "hung":
        time.sleep(1)
    return job.source.stem, os.getppid()


def finished(job, made):
    print(made[0], made[1] == os.getpid())
    return []


if __name__ == "__main__":
    workers.HANGS_AFTER_S = 1
    jobs, words = [alone(Path(f"{name}.xlsx"), Right.NOTHING) for name in sys.argv[1:]], texts("en")
    each(jobs, made, finished, words, "cli.no_result", how_many(None, len(jobs), words))
"""


def test_of_three_diaries_one_that_is_killed_and_one_that_hangs_are_sentences(tmp_path: Path) -> None:
    ran = _made(tmp_path, "killed", "hung", "fine")
    assert ran.stdout.startswith("fine ")
    broke_off = [WORDS("cli.broke_off", file=f"{name}.xlsx") for name in ("killed", "hung")]
    assert ran.stderr.splitlines()[:3] == [*broke_off, WORDS("cli.no_result", count=2, total=3)]


def test_where_processes_can_be_forked_a_single_worker_is_a_fork_of_the_command(tmp_path: Path) -> None:
    forked = sys.platform == "linux"
    assert _made(tmp_path, "fine", "well").stdout == f"fine {forked}\nwell {forked}\n"


def _made(folder: Path, *names: str) -> subprocess.CompletedProcess[str]:
    program = folder / "making.py"
    program.write_text(MAKING, "utf-8")
    call = [sys.executable, program, *names]
    return subprocess.run(call, check=False, capture_output=True, text=True, timeout=PATIENCE_S)


@pytest.mark.parametrize("workers", [HERE, 2])
def test_memory_that_runs_out_is_a_sentence_with_the_name_of_the_file(workers: int) -> None:
    outcomes = list(made([1, 2], _out_of_memory, "{}.xlsx".format, WORDS, workers))
    assert outcomes == [1, Refused(WORDS("cli.file_out_of_memory", file="2.xlsx"))]


def _out_of_memory(number: int) -> int:
    if number == 2:
        raise MemoryError
    return number


def test_workers_begin_where_they_pay(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[object] = []
    monkeypatch.setattr("diary.workers.warm_up", begun.append)
    monkeypatch.setattr("diary.workers.available", lambda: 8)
    assert [how_many(None, jobs, WORDS) for jobs in (1, 2, 7, 8, 20, 400)] == [HERE, 1, 1, 2, 5, 8]
    assert [how_many(asked, 3, WORDS) for asked in (1, 2, 8)] == [HERE, 2, 3]
    assert how_many(4, 1, WORDS) == HERE
    assert len(begun) == 5


def test_a_number_of_workers_that_cannot_be_is_refused(diary: Diary, named: list[Path]) -> None:
    for command in (("report",), ("export",), ("leaflet", "--for"), ("check",)):
        ran = diary(*command, named[0], "--workers", 0)
        assert (ran.code, "--workers 0" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("command", "ends"),
    [
        (("report", "--to", "json"), b"}"),
        (("export", "--to", "xlsx"), b"diary"),
        (("leaflet", "--to", "html", "--for"), b"</html>"),
    ],
    ids=["report", "export", "leaflet"],
)
def test_an_interrupted_run_ends_soon_and_leaves_whole_files(
    tmp_path: Path, command: tuple[str, ...], ends: bytes
) -> None:
    data = (SAMPLES / "frequent-small-voids.xlsx").read_bytes()
    files = [tmp_path / f"d{number}.xlsx" for number in range(200)]
    for file in files:
        file.write_bytes(data)
    out = tmp_path / "out"
    call = [sys.executable, "-m", "diary", *command, *map(str, files), "-o", str(out), "--workers", "2"]
    with subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        until = time.monotonic() + PATIENCE_S
        while not (out.is_dir() and len(list(out.iterdir())) > 2):
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        began = time.monotonic()
        said = process.communicate()[1]
    assert time.monotonic() - began < WITHIN_S
    assert process.returncode in {130, -signal.SIGINT}
    assert "Traceback" not in said
    written = list(out.iterdir())
    assert [path for path in written if not path.read_bytes().rstrip().endswith(ends)] == []
    assert len(written) < len(files)


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["words", "json"])
def test_memory_that_runs_out_ends_the_check_of_one_diary_alone(
    diary: Diary, named: list[Path], monkeypatch: pytest.MonkeyPatch, form: tuple[str, ...]
) -> None:
    def opened(path: Path, as_set: InForce) -> Opened:
        if path == named[0]:
            raise MemoryError
        return open_diary(disk.source(path, as_set), as_set)

    monkeypatch.setattr(disk, "opened", opened)
    ran = diary("check", named[0], named[4], *form, "--language", "en", "--workers", 1)
    assert ran.code == 1
    assert ran.out.count(WORDS("cli.file_out_of_memory", file=named[0].name)) == 1
    assert "last.xlsx" in ran.out
