"""Writes a folder whole or not at all, and exchanges it for the one that stands there so that neither is ever lost.

One run at a time may write a folder: whoever calls holds a lock on it. So what an earlier run left lies under
names of its own, `.events.part` and `.events.old`, and is known to be of nobody who still works on it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from diary.files import cannot_write

OWN_FILE, OWN_FOLDER = 0o600, 0o700


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a folder to fill; it takes this name when the block ends well, and is gone when it does not.

    What has this name already makes way for it, and goes only when the new one is on the disk under the name.
    """
    with cannot_write(path):
        recover(path)
        making = _making(path)
        making.mkdir(OWN_FOLDER)
        try:
            yield making
            _seal(making)
            _exchange(path, making)
        finally:
            shutil.rmtree(making, ignore_errors=True)
            if path.exists():
                with suppress(OSError):  # what stays is removed, or named, by the next run
                    _remove(_old(path))


def recover(path: Path) -> None:
    """Put back what a broken run was about to replace, and remove what else it left, or raise CannotWrite."""
    with cannot_write(path):
        old = _old(path)
        if old.is_dir() and not os.path.lexists(path):
            old.rename(path)
        for left in (old, _making(path)):
            if left.is_dir() and not left.is_symlink():
                _remove(left)


def _remove(folder: Path) -> None:
    """Remove a folder of ours with all in it, also where something in it may not be changed."""
    if not folder.exists():
        return
    folder.chmod(OWN_FOLDER)
    for place, inner, _ in os.walk(folder):
        for below in (Path(place, name) for name in inner):
            if not below.is_symlink():
                below.chmod(OWN_FOLDER)
    shutil.rmtree(folder)


def is_left(path: Path) -> bool:
    """Tell whether a broken run left something of this folder."""
    return any(os.path.lexists(left) for left in (_old(path), _making(path)))


def _making(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _old(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")


def _exchange(path: Path, making: Path) -> None:
    """Let the new folder take the name; whatever interrupts that, the name has one of the two."""
    old = _old(path)
    try:
        if path.exists():
            path.rename(old)
        making.rename(path)
        _sync(path.parent)
    except BaseException:
        if old.exists() and not path.exists():
            old.rename(path)
        raise


def _seal(folder: Path) -> None:
    """Let all that lies in a folder be its owner's alone, and reach the disk."""
    for place, _, names in os.walk(folder):
        for name in names:
            with Path(place, name).open("rb+") as file:
                Path(place, name).chmod(OWN_FILE)
                os.fsync(file.fileno())
        Path(place).chmod(OWN_FOLDER)
        _sync(Path(place))


def _sync(folder: Path) -> None:
    """Let the names in a folder reach the disk, where the system can open a folder."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # Windows opens no folder
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
