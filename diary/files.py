"""Writes a file whole or not at all: the one door to the disk for everything the product makes.

The bytes go to a temporary file in the target's own folder, reach the disk, and only then take the
target's name. Files hold health data: only their owner may read them (mode 0600).
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from diary.locks import lock
from diary.refusal import Refusal

_CODES = {
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "not_allowed",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.ENAMETOOLONG: "name_too_long",
}
_BEGINS, _ENDS = ".diary-", ".part"


class CannotWrite(Refusal):
    """The file cannot be written."""

    keys = ("files.*",)


@contextmanager
def cannot_write(path: Path) -> Iterator[None]:
    """Turn whatever the disk refuses inside the block into CannotWrite of this path."""
    try:
        yield
    except OSError as error:
        code = _CODES.get(error.errno or 0, "failed")
        raise CannotWrite(code, path=path, reason=error.strerror or error) from error


def write_whole(path: Path, data: bytes, *, force: bool) -> None:
    """Write the bytes under this name, or raise CannotWrite and leave the folder as it was.

    An existing file is only replaced with `force`; a link is never followed nor replaced.
    """
    with written_whole(path, force=force) as file:
        file.write(data)


@contextmanager
def written_whole(path: Path, *, force: bool) -> Iterator[BinaryIO]:
    """Give a file to write to; it takes this name when the block ends well, and is gone when it does not.

    For what is too long to hold as bytes; otherwise as `write_whole`.
    """
    with cannot_write(path):
        if stands(path) and not force:
            raise CannotWrite("exists", path=path)
        with _beside_and_renamed(path) as file:
            yield file


def stands(path: Path) -> bool:
    """Tell whether an ordinary file has this name; CannotWrite where none can: a link, a folder, a device, no folder.

    Nothing is opened, so that nothing can block.
    """
    with cannot_write(path):
        try:
            kind = path.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            if path.parent.is_dir():
                return False
            raise CannotWrite("no_folder", path=path, folder=path.parent) from None
    for is_one, code in ((stat.S_ISLNK, "is_link"), (stat.S_ISDIR, "is_folder")):
        if is_one(kind):
            raise CannotWrite(code, path=path)
    if not stat.S_ISREG(kind):
        raise CannotWrite("not_a_file", path=path)
    return True


def remove(path: Path) -> None:
    """Take away a file of ours, or raise CannotWrite; of a link only the link."""
    with cannot_write(path):
        path.unlink()


def make_folder(path: Path) -> None:
    """Make a folder that is not there yet, or raise CannotWrite."""
    with cannot_write(path):
        path.mkdir(parents=True, exist_ok=True)


def sweep(folder: Path) -> None:
    """Remove from a folder the temporary files of runs that were killed; those of a run that lives are locked."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(_BEGINS) and entry.name.endswith(_ENDS) and entry.is_file(follow_symlinks=False):
                _remove_when_left(Path(entry.path))


def _remove_when_left(part: Path) -> None:
    with suppress(OSError):
        handle = os.open(part, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(handle, "rb+") as file:
            lock(file)
        part.unlink()


@contextmanager
def _beside_and_renamed(path: Path) -> Iterator[BinaryIO]:
    temporary = path.parent / f"{_BEGINS}{secrets.token_hex(8)}{_ENDS}"  # known first: an interrupt finds it
    try:
        with open(temporary, "x+b", opener=_of_its_owner) as file:
            with suppress(OSError):  # a file system without locks
                lock(file)
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)  # noqa: PTH105  the call that must be atomic, by its own name
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _of_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
