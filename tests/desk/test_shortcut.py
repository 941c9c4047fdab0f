"""The icon of the desk: the bytes for each system, where they go, and that no file of another's is replaced."""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest

from diary.desk.shortcut import PROGRAM, put, shortcut
from diary.files import CannotWrite
from tests.conftest import PATIENCE_S, Ran

Diary = Callable[..., Ran]


def test_in_the_menu_of_linux_files_can_be_opened_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    icon = shortcut("linux", tmp_path, "Dagboek", ["/opt/a b/python", "-P", "-m", "diary", "desk"])
    assert icon.path == tmp_path / "data/applications/diary-desk.desktop"
    lines = icon.data.decode().splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert {"Type=Application", "Name=Dagboek", "Terminal=false"} <= set(lines)
    assert 'Exec="/opt/a b/python" "-P" "-m" "diary" "desk" %F' in lines
    assert any(line.startswith("MimeType=") and "spreadsheetml.sheet;" in line for line in lines)


def test_on_a_mac_it_is_a_script_of_the_shell(tmp_path: Path) -> None:
    icon = shortcut("darwin", tmp_path, "Diary", ["/Users/it's me/python", "-m", "diary"])
    assert icon.path == tmp_path / "Desktop/Diary.command"
    first, _, last = icon.data.decode().splitlines()
    assert first == "#!/bin/sh"
    assert shlex.split(last) == ["exec", "/Users/it's me/python", "-m", "diary", "$@"]


def test_on_windows_it_is_a_batch_file(tmp_path: Path) -> None:
    program = [str(PureWindowsPath("C:/Users/José 100%/python.exe")), "-m", "diary", "desk"]
    icon = shortcut("win32", tmp_path, "Dagboek", program)
    assert icon.path == tmp_path / "Desktop/Dagboek.cmd"
    lines = icon.data.decode().split("\r\n")
    assert lines[0] == "@echo off"
    assert lines.index("chcp 65001 >nul") < lines.index('"C:\\Users\\José 100%%\\python.exe" "-m" "diary" "desk" %*')


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_it_is_put_over_its_own_kind_and_over_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str
) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    icon = shortcut(platform, tmp_path, "Diary")
    put(icon)
    put(icon)
    assert icon.path.read_bytes() == icon.data
    assert stat.S_IMODE(icon.path.stat().st_mode) == 0o700
    icon.path.write_bytes(b"of another")
    with pytest.raises(CannotWrite):
        put(icon)
    assert icon.path.read_bytes() == b"of another"
    icon.path.unlink()
    icon.path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotWrite):
        put(icon)
    assert not (tmp_path / "elsewhere").exists()


def test_the_command_puts_it_on_this_system(diary: Diary, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    ran = diary("desk", "--shortcut", "--language", "nl")
    (path,) = (path for path in tmp_path.rglob("*") if path.is_file())
    assert (ran.code, ran.out.strip()) == (0, f"Geschreven: {path}. Open het zoals u een programma opent.")
    path.write_bytes(b"of another")
    again = diary("desk", "--shortcut")
    assert again.code == 1
    assert str(path) in again.err


def test_what_it_runs_is_this_program_wherever_it_is_started(tmp_path: Path) -> None:
    (tmp_path / "diary").mkdir()
    (tmp_path / "diary" / "__init__.py").write_text("raise SystemExit('of another')")
    environment = os.environ | {"LC_ALL": "C"}
    ran = subprocess.run(
        [*PROGRAM, "--help"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert PROGRAM[0] == sys.executable
    assert "drop diaries" in " ".join(ran.stdout.split())
