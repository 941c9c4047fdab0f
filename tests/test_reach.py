"""What cannot be reached, and names that nobody would choose: said in a sentence, by the name as it is shown."""

import csv
import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PATIENCE_S, SAMPLES, Ran

Diary = Callable[..., Ran]
AS_ANYONE = (
    "import ctypes, os, sys; [ctypes.CDLL(None).prctl(24, right) for right in (1, 2)];"
    "os.execv(sys.executable, [sys.executable, '-m', 'diary', *sys.argv[1:]])"
)
"""Runs the program without the rights of an administrator to read and change everything."""
HOSTILE = "a\x1b]0;b\x07\n\u202ec"


def as_anyone(*line: object, **changed: str) -> Ran:
    program = [sys.executable, "-c", AS_ANYONE, *map(str, line)]
    ran = subprocess.run(
        program, check=False, capture_output=True, text=True, timeout=PATIENCE_S, env=os.environ | changed
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(SAMPLES / "healthy.xlsx", "h.xlsx")
    return tmp_path


@pytest.fixture
def locked(here: Path) -> Path:
    for name in ("secret.xlsx", "secret.toml"):
        Path(name).touch(mode=0)
    Path("locked").mkdir()
    shutil.copy("h.xlsx", "locked")
    Path("locked").chmod(0)
    return here


@pytest.mark.parametrize(
    ("line", "code", "named"),
    [
        (["report", "secret.xlsx"], 1, "secret.xlsx"),
        (["leaflet", "--for", "locked/h.xlsx"], 1, "h.xlsx"),
        (["report", "h.xlsx", "-q", "-o", "locked/r.html"], 1, "locked/r.html"),
        (["report", "h.xlsx", "-q", "--to", "html", "-o", "locked/a/b"], 1, "locked/a/b"),
        (["template", "locked/t.xlsx"], 1, "locked/t.xlsx"),
        (["events", "h.xlsx", "-o", "locked/ev", "--workers", 1], 1, "locked/.ev.parts"),
        (["report", "h.xlsx", "-q", "--settings", "secret.toml"], 2, "secret.toml"),
        (["report", "h.xlsx", "-q", "--form", "secret.toml"], 2, "secret.toml"),
    ],
    ids=str,
)
def test_what_may_not_be_reached_is_said_by_its_name(locked: Path, line: list[object], code: int, named: str) -> None:
    ran = as_anyone(*line, LC_ALL="en_GB.UTF-8")
    assert (ran.code, ran.out) == (code, "")
    assert named in ran.err
    assert any(words in ran.err for words in ("may not", "permission", "Permission denied"))
    assert len(ran.err.strip().splitlines()) == 1


def test_settings_that_may_be_there_are_not_taken_for_absent(locked: Path) -> None:
    """Of a practice's own limits nobody would know that they were left out."""
    ran = as_anyone("report", "h.xlsx", "-q", HOME=str(locked / "locked"))
    assert ran.code == 1
    assert "settings.toml" in ran.err
    assert not Path("h-report.html").exists()


def test_what_may_not_be_opened_is_a_row_of_the_table(locked: Path) -> None:
    ran = as_anyone("cohort", ".", "-o", "t.csv", "--workers", 1)
    assert ran.code == 0
    with Path("t.csv").open(encoding="utf-8-sig") as file:
        assert sorted(row["problems"] for row in csv.DictReader(file)) == ["", "no_permission", "no_permission"]


def test_a_link_to_itself_is_one_file_that_cannot_be_read(diary: Diary, here: Path) -> None:
    Path("loop.csv").symlink_to("loop.csv")
    Path("loop").symlink_to("loop")
    assert diary("cohort", ".", "-o", "t.csv", "--workers", 1).code == 0
    assert len(Path("t.csv").read_text("utf-8").splitlines()) == 3
    ran = diary("events", "h.xlsx", "-o", "loop", "--workers", 1)
    assert (ran.code, len(ran.err.strip().splitlines())) == (1, 1)


@pytest.mark.parametrize("folder", [".", "..", "/", ""])
def test_a_folder_of_events_has_a_name_of_its_own(diary: Diary, here: Path, folder: str) -> None:
    ran = diary("events", "h.xlsx", "-o", folder, "--workers", 1, "--force")
    assert (ran.code, len(ran.err.strip().splitlines())) == (2, 1)
    assert [path.name for path in here.iterdir()] == ["h.xlsx"]


@pytest.mark.parametrize("shut", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_a_stream_that_is_shut_takes_nothing_and_harms_no_file(here: Path, shut: str) -> None:
    command = f"{sys.executable} -m diary report h.xlsx -o r.json -o r.html {shut}"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert ran.returncode == 0
    assert "fault" not in ran.stderr
    assert Path("r.json").read_bytes().startswith(b"{")
    assert Path("r.html").read_bytes().lstrip().startswith(b"<!doctype")


def test_where_nothing_may_be_written_at_home_a_report_says_nothing_of_it(here: Path) -> None:
    line = [sys.executable, "-m", "diary", "report", "h.xlsx", "-q", "-o", "r.html"]
    changed = {"HOME": os.devnull, "TMPDIR": str(here / "tmp")}
    Path("tmp").mkdir()
    ran = subprocess.run(line, capture_output=True, text=True, check=False, env=os.environ | changed)
    assert (ran.returncode, len(ran.stderr.strip().splitlines())) == (0, 1)
    assert list(Path("tmp").iterdir()) == []


@pytest.mark.parametrize(
    "line",
    [
        ["report", f"{HOSTILE}.xlsx"],
        ["report", f"{HOSTILE}.xlsx", "h.xlsx", "--to", "html", "-o", HOSTILE],
        ["check", f"{HOSTILE}.xlsx"],
        ["check", f"{HOSTILE}.xlsx", "--explain"],
        ["export", f"{HOSTILE}.xlsx"],
        ["compare", f"{HOSTILE}.xlsx", "h.xlsx"],
        ["cohort", f"{HOSTILE}.xlsx", "-o", f"{HOSTILE}.csv", "--summary", f"{HOSTILE}.html", "--workers", 1],
        ["events", f"{HOSTILE}.xlsx", "-o", HOSTILE, "--workers", 1],
        ["leaflet", "time", "-o", f"{HOSTILE}.html"],
        ["template", f"{HOSTILE}-new.xlsx"],
        ["settings", "--init", "--settings", f"{HOSTILE}.toml"],
        ["settings", "--settings", f"{HOSTILE}.toml"],
        ["forms", "list", "--settings", f"{HOSTILE}/s.toml"],
        ["schema", "-o", f"{HOSTILE}.json"],
        ["report", f"{HOSTILE}-absent.xlsx"],
        ["explain", HOSTILE],
        ["report", "h.xlsx", "--language", HOSTILE],
        [HOSTILE],
    ],
    ids=lambda line: " ".join(map(str, line)).replace(HOSTILE, "…"),
)
def test_a_name_commands_no_terminal(diary: Diary, here: Path, line: list[object]) -> None:
    shutil.copy("h.xlsx", f"{HOSTILE}.xlsx")
    ran = diary(*line)
    shown = (ran.out + ran.err).splitlines()
    assert shown
    assert not [sign for text in shown for sign in text if unicodedata.category(sign) == "Cc" or sign == "\u202e"]


def test_a_name_of_two_lines_is_one_line_of_a_message(diary: Diary, here: Path) -> None:
    ran = diary("report", "a\nb.xlsx")
    assert ran.err.splitlines()[0].startswith("There is no file a b.xlsx")
    ran = diary("template", "a\nb.xlsx")
    assert ran.err.splitlines() == ["Diary written: a b.xlsx"]
