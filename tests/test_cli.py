"""The command line's own words: what it refuses, what it says, and how it ends."""

import errno
import gc
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diary import __version__
from diary.reports.compose import compose
from tests.analysis.recorded import vector
from tests.conftest import Ran
from tests.filled import fill

Diary = Callable[..., Ran]
PROGRAM = str(Path(sys.executable).with_name("diary"))


@pytest.fixture
def patient(tmp_path: Path) -> Path:
    return fill(tmp_path / "patient.xlsx", vector("c01"), "en")


def test_version_and_help(diary: Diary) -> None:
    assert diary("--version").out.strip() == __version__
    assert all(command in diary("--help").out for command in ("template", "report"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "report.docx"], "report.docx"),
        (["--to", "docx"], "html, pdf, png, json"),
        (["--language", "fr"], "Choose nl or en"),
        (["--audience", "nurse"], "patient, clinician or both"),
        (["-o", "."], "--to html,pdf"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(diary: Diary, patient: Path, arguments: list[str], said: str) -> None:
    ran = diary("report", patient, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_several_files_need_a_folder(diary: Diary, patient: Path) -> None:
    for arguments in ([], ["-o", patient.parent / "one.html"], ["-o", patient]):
        assert diary("report", patient, patient, *arguments).code == 2


def test_a_folder_is_made_when_it_is_not_there(diary: Diary, patient: Path) -> None:
    folder = patient.parent / "new" / "reports"
    assert diary("report", patient, "--to", "json,html", "-o", folder, "-q").code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["patient.html", "patient.json"]


def test_garbage_is_looked_for_unless_one_report_is_made(
    diary: Diary, patient: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = []

    def noted(*arguments: Any) -> Any:
        looked.append(gc.isenabled())
        return compose(*arguments)

    monkeypatch.setattr("diary.journeys.report.compose", noted)
    for files in ([patient], [patient, patient]):
        assert diary("report", *files, "--to", "json", "--workers", 1, "-o", patient.parent / "reports").code == 0
        assert gc.isenabled()
    assert looked == [False, True, True]


def test_data_alone_are_made_without_a_report(diary: Diary, patient: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("diary.journeys.report.compose")
    assert diary("report", patient, "--to", "json", "-o", patient.parent / "reports", "-q").code == 0
    assert (patient.parent / "reports" / "patient.json").exists()


def test_a_folder_that_cannot_be_made_is_said(diary: Diary, patient: Path) -> None:
    ran = diary("report", patient, "--to", "json", "-o", patient / "inside", "-q")
    assert ran.code == 1
    assert len(ran.err.strip().splitlines()) == 1


def test_the_diary_itself_is_never_written_over(diary: Diary, tmp_path: Path) -> None:
    path = fill(tmp_path / "patient.html", vector("c01"), "en")
    before = path.read_bytes()
    ran = diary("report", path, "-o", path)
    assert ran.code == 2
    assert "never written over" in ran.err
    assert path.read_bytes() == before


def test_an_output_that_cannot_be_written_leaves_nothing(diary: Diary, patient: Path) -> None:
    target = patient.parent / "no" / "report.html"
    ran = diary("report", patient, "-o", target)
    assert ran.code == 1
    assert str(target.parent) in ran.err
    assert [path.name for path in patient.parent.iterdir()] == ["patient.xlsx"]


def test_open_shows_the_report(diary: Diary, patient: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr("typer.launch", shown.append)
    assert diary("report", patient, "--open").code == 0
    assert shown == [str(patient.with_name("patient-report.html"))]


def test_progress_only_on_a_terminal(diary: Diary, patient: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = patient.parent / "out"
    folder.mkdir()
    arguments = ("report", patient, patient, "--to", "json", "-o", folder, "-q", "--force")
    assert "1 of 2" not in diary(*arguments).err
    monkeypatch.setattr("diary.commands.jobs.on_terminal", lambda stream: True)
    assert "1 of 2" in diary(*arguments).err


def test_the_template_is_written_and_never_over_a_file(diary: Diary, tmp_path: Path) -> None:
    path = tmp_path / "diary.xlsx"
    assert diary("template", path, "--language", "en", "--start", "2026-03-02").code == 0
    before = path.read_bytes()
    assert diary("template", path).code == 1
    assert path.read_bytes() == before
    assert diary("template", path, "--force").code == 0
    assert path.read_bytes() != before


@pytest.mark.parametrize(
    "arguments",
    [
        ["diary.pdf"],
        ["diary.xlsx", "--days", "0"],
        ["diary.xlsx", "--days", "32"],
        ["diary.xlsx", "--bowel-days", "61"],
        ["diary.xlsx", "--start", "31-2-2026"],
        ["diary.xlsx", "--start", "2 maart"],
        ["diary.xlsx", "--start", "dag 1"],
        ["diary.xlsx", "--start", "di 2-3-2026"],
        ["diary.xlsx", "--start", " "],
        ["diary.xlsx", "--language", "de"],
    ],
)
def test_a_template_that_cannot_be_is_exit_2(
    diary: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = diary("template", *arguments)
    assert ran.code == 2
    assert len(ran.err.strip().splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_an_empty_template_is_no_diary_yet(diary: Diary, tmp_path: Path) -> None:
    path = tmp_path / "diary.xlsx"
    diary("template", path, "--language", "en", "--start", "2026-03-02")
    ran = diary("report", path)
    assert ran.code == 1
    assert "diary.xlsx" in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_no_traceback_no_network_no_colour_in_a_pipe(patient: Path) -> None:
    """As a program of its own: plain words on stdout, messages on stderr, nothing else."""
    done = subprocess.run([PROGRAM, "report", str(patient)], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "\x1b" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_closed_pipe_is_quiet(patient: Path) -> None:
    command = f"{PROGRAM} report {patient} --force | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "Error" not in done.stderr


def test_interrupting_ends_with_130(patient: Path, diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("diary.journeys.opening.read_content", interrupted)
    assert diary("report", patient).code == 130
    assert [path.name for path in patient.parent.iterdir()] == ["patient.xlsx"]


def test_without_a_pdf_engine_the_page_is_written_instead(
    diary: Diary, patient: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from diary.reports import pdf

    def unavailable(*_: object) -> bytes:
        raise pdf.PdfUnavailable

    monkeypatch.setattr(pdf, "render", unavailable)
    ran = diary("report", patient, "-o", patient.with_suffix(".pdf"), "-q")
    assert ran.code == 0
    assert "HTML" in ran.err
    assert sorted(path.name for path in patient.parent.iterdir()) == ["patient.html", "patient.xlsx"]


def broken_by(fault: Exception, patient: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the report of a diary, begun in this process, fail while it is read."""

    def broken(*_: object) -> None:
        raise fault

    monkeypatch.setattr("diary.journeys.opening.read_content", broken)
    monkeypatch.setattr("gc.disable", lambda: None)  # the process goes on
    monkeypatch.setattr("diary.cli.signal.signal", lambda *_: None)  # and is interrupted as before
    monkeypatch.setattr(sys, "argv", ["diary", "report", str(patient)])


def test_a_fault_of_our_own_is_one_sentence_too(
    patient: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from diary import cli

    broken_by(ZeroDivisionError("by us"), patient, monkeypatch)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert len(said.strip().splitlines()) == 1
    monkeypatch.setenv("DIARY_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        cli.main()


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (MemoryError(), "too little memory"),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), "too little memory"),
        (ImportError("libx.so.6: failed to map segment from shared object"), "too little memory"),
        (ImportError("libx.so.6: cannot open shared object file"), "a fault of the program"),
        (ModuleNotFoundError("No module named 'typst'", name="typst"), "not installed whole: typst is missing"),
        (ModuleNotFoundError("No module named 'diary.x'", name="diary.x"), "a fault of the program"),
        (PermissionError(errno.EACCES, "Permission denied", "a/b"), "a/b cannot be reached (Permission denied)"),
    ],
    ids=repr,
)
def test_what_ends_the_program_is_said_for_what_it_is(
    patient: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: Exception, said: str
) -> None:
    from diary import cli

    broken_by(fault, patient, monkeypatch)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 1
    written = capsys.readouterr().err
    assert said in written
    assert len(written.strip().splitlines()) == 1


@pytest.mark.parametrize("folder", [".", "/", ""])
def test_a_folder_without_a_name_is_refused_like_any_other(diary: Diary, folder: str) -> None:
    ran = diary("report", folder)
    assert ran.code in (1, 2)
    assert len(ran.err.strip().splitlines()) == 1


def test_an_output_that_is_full_is_said_and_is_no_fault_of_ours(patient: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        arguments = [PROGRAM, "report", str(patient), "-o", str(patient.with_suffix(".json"))]
        ran = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 1
    assert "could not be written" in ran.stderr
    assert "fault of the program" not in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("terminal", "said"), [("nl_NL.UTF-8", "bestaat niet"), ("de_DE", "There is no file"), ("", "There is no file")]
)
def test_what_is_said_before_a_diary_is_understood_is_in_the_language_of_the_terminal(
    diary: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, terminal: str, said: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", terminal)
    assert said in diary("report", tmp_path / "none.xlsx").err
    assert "There is no file" in diary("report", tmp_path / "none.xlsx", "--language", "en").err


@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        ("report", ["--audience", "dokter"]),
        ("report", ["--to", "docx"]),
        ("export", ["--locale", "fr"]),
        ("check", ["--language", "fr"]),
    ],
)
def test_wrong_use_is_told_in_the_language_of_the_terminal(
    diary: Diary, patient: Path, monkeypatch: pytest.MonkeyPatch, command: str, wrong: list[str]
) -> None:
    for terminal, said in (("nl_NL.UTF-8", "bestaat niet"), ("C", "has no ")):
        monkeypatch.setenv("LC_ALL", terminal)
        assert said in diary(command, patient, *wrong).err


def test_what_holds_for_every_file_is_said_once(diary: Diary, patient: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    patient.write_bytes(b"no diary")
    ran = diary("report", *[patient] * 21, "--to", "json", "-o", patient.parent / "out", "-q")
    assert ran.code == 1
    assert len(ran.err.strip().splitlines()) == 2
    assert "21 of 21" in ran.err


def test_a_folder_that_cannot_be_is_told_before_the_work_begins(diary: Diary, patient: Path) -> None:
    blocked = patient.parent / "blocked"
    blocked.write_text("no folder", "utf-8")
    patient.write_bytes(b"no diary")
    ran = diary("report", patient, patient, "--to", "json", "-o", blocked / "out", "-q")
    assert (ran.code, len(ran.err.strip().splitlines())) == (1, 1)
    assert str(blocked / "out") in ran.err


@pytest.mark.parametrize("start", ["2026-03-02", "2-3-2026", "02/03/2026", "ma 2 maart 2026", "2 March 2026"])
def test_the_first_day_is_written_as_in_the_workbook(diary: Diary, tmp_path: Path, start: str) -> None:
    iso, other = tmp_path / "iso.xlsx", tmp_path / "other.xlsx"
    diary("template", iso, "--start", "2026-03-02")
    assert diary("template", other, "--start", start).code == 0
    assert iso.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("command", ["report", "compare"])
def test_a_terminal_that_cannot_show_a_sign_stops_nothing(patient: Path, command: str) -> None:
    names = [patient, *(patient.with_name(f"{name}.xlsx") for name in ("second", "third"))]
    for name in names[1:]:
        name.write_bytes(patient.read_bytes())
    out = patient.parent / "out"
    arguments = [PROGRAM, command, *map(str, names), "--to", "html", "-o", str(out)]
    done = subprocess.run(arguments, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "cp1252"}, check=False)
    assert done.returncode == 0, done.stderr
    assert len(list(out.iterdir())) == (3 if command == "report" else 1)
    assert "2 March 2026" in done.stdout.decode("cp1252")


def test_it_runs_as_a_module(patient: Path) -> None:
    arguments = [sys.executable, "-m", "diary", "--version"]
    assert subprocess.run(arguments, capture_output=True, text=True, check=True).stdout.strip() == __version__
