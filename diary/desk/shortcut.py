"""An icon that opens the desk: what is written, and where, on each system; files that are dropped on it are opened."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from diary.files import CannotWrite, make_folder, stands, write_whole

MARK = "diary desk --shortcut"
"""What stands in every icon of ours: another file is never replaced."""
PROGRAM = (sys.executable, "-P", "-m", "diary", "desk")
"""The desk, by this Python; -P: whatever lies in the folder in which it is started is not taken for a part of it."""
_RUNNABLE = 0o700
_KINDS = ("text/csv", "application/vnd.ms-excel", "application/vnd.oasis.opendocument.spreadsheet",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")  # fmt: skip
_SPECIAL = ('"', "`", "$")


@dataclass(frozen=True)
class Shortcut:
    """A file to write: where, and what is in it."""

    path: Path
    data: bytes


def shortcut(platform: str, home: Path, name: str, program: Sequence[str] = PROGRAM) -> Shortcut:
    """Return the icon of a system: in the menu of Linux, on the desktop of macOS and Windows."""
    if platform == "win32":
        return Shortcut(home / "Desktop" / f"{name}.cmd", _for_windows(program))
    if platform == "darwin":
        return Shortcut(home / "Desktop" / f"{name}.command", _for_mac(program))
    menu = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "applications"
    return Shortcut(menu / "diary-desk.desktop", _for_linux(program, name))


def put(icon: Shortcut) -> None:
    """Write the icon in the place of an older one of ours; CannotWrite where another file has its name."""
    make_folder(icon.path.parent)
    if stands(icon.path) and MARK.encode() not in icon.path.read_bytes():
        raise CannotWrite("exists", path=icon.path)
    write_whole(icon.path, icon.data, force=True)
    icon.path.chmod(_RUNNABLE)


def _for_linux(program: Sequence[str], name: str) -> bytes:
    lines = (
        "[Desktop Entry]",
        f"# {MARK}",
        "Type=Application",
        f"Name={name}",
        f"Exec={_executed(program)} %F",
        "Icon=x-office-spreadsheet",
        "Terminal=false",
        f"MimeType={';'.join(_KINDS)};",
        "Categories=Office;",
    )
    return ("\n".join(lines) + "\n").encode()


def _executed(program: Sequence[str]) -> str:
    r"""Return a command as the value of Exec: quoted, and its backslashes once more, as every value has them.

    >>> _executed(["/home/a b$/python", "-m", "100%"])
    '"/home/a b\\\\$/python" "-m" "100%%"'
    """

    def quoted(word: str) -> str:
        word = word.replace("\\", "\\\\").replace("%", "%%")
        for sign in _SPECIAL:
            word = word.replace(sign, f"\\{sign}")
        return f'"{word}"'.replace("\\", "\\\\")

    return " ".join(map(quoted, program))


def _for_mac(program: Sequence[str]) -> bytes:
    return f'#!/bin/sh\n# {MARK}\nexec {shlex.join(program)} "$@"\n'.encode()


def _for_windows(program: Sequence[str]) -> bytes:
    """Return a batch file in UTF-8, which it says first; a percent sign of a path is written twice."""
    words = " ".join(f'"{word}"'.replace("%", "%%") for word in program)
    return f"@echo off\r\nrem {MARK}\r\nchcp 65001 >nul\r\n{words} %*\r\nif errorlevel 1 pause\r\n".encode()
