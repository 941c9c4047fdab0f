"""The note by which a second call finds the desk that runs: a file for its user alone, gone when the desk ends."""

from __future__ import annotations

import json
import os
import stat
from contextlib import suppress
from pathlib import Path

from diary.desk.access import Access
from diary.files import make_folder, write_whole

NAME = "diary-desk.json"
OWNERS_ONLY = 0o700


def folder(usual: Path) -> Path:
    """Return where the note lies: the user's runtime folder, else beside the user's settings."""
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    return Path(given) if given and Path(given).is_dir() else usual


def leave(place: Path, access: Access) -> None:
    """Write the note, for its user alone; or raise CannotWrite."""
    if not place.is_dir():
        make_folder(place)
        place.chmod(OWNERS_ONLY)
    note = json.dumps({"port": access.port, "key": access.key})
    write_whole(place / NAME, note.encode(), force=True)


def find(place: Path) -> Access | None:
    """Return what the note says; None without one, or where it is not an ordinary file of this user alone."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        handle = os.open(place / NAME, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(handle, "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode) or not _is_ours(about):
                return None
            note = json.loads(file.read(10_000))
        return Access(int(note["port"]), str(note["key"]))
    return None


def _is_ours(about: os.stat_result) -> bool:
    if not hasattr(os, "getuid"):
        return True  # the folder is in the profile of the user
    return about.st_uid == os.getuid() and not about.st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def take_away(place: Path, access: Access) -> None:
    """Remove the note, where it is still that of this desk."""
    if find(place) == access:
        with suppress(OSError):
            (place / NAME).unlink()
