"""Writes a file whole or not at all: the one door to the disk for everything the product makes.

The bytes go to a temporary file in the target's own folder, reach the disk, and only then take the
target's name. Files hold health data: only their owner may read them (mode 0600).
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from diary.refusal import Refusal

_CODES = {
    errno.EACCES: "not_allowed",
    errno.EPERM: "not_allowed",
    errno.EROFS: "not_allowed",
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.ENAMETOOLONG: "name_too_long",
}


class CannotWrite(Refusal):
    """The file cannot be written."""

    keys = ("files.*",)


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
    try:
        _refuse_what_stands_there(path, force=force)
        with _beside_and_renamed(path) as file:
            yield file
    except OSError as error:
        code = _CODES.get(error.errno or 0, "failed")
        raise CannotWrite(code, path=path, reason=error.strerror or error) from error


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give a folder to fill; it takes this name when the block ends well, and is gone when it does not.

    What has this name already makes way for it.
    """
    try:
        making = Path(tempfile.mkdtemp(dir=path.parent, prefix=".diary-", suffix=".part"))  # mode 0700
        try:
            yield making
            if path.exists():
                old = making.with_suffix(".old")
                path.rename(old)
                making.rename(path)
                shutil.rmtree(old)
            else:
                making.rename(path)
        finally:
            shutil.rmtree(making, ignore_errors=True)
    except OSError as error:
        code = _CODES.get(error.errno or 0, "failed")
        raise CannotWrite(code, path=path, reason=error.strerror or error) from error


def remove(path: Path) -> None:
    """Take away a file of ours, or raise CannotWrite; of a link only the link."""
    try:
        path.unlink()
    except OSError as error:
        raise CannotWrite(_CODES.get(error.errno or 0, "failed"), path=path, reason=error.strerror or error) from error


def make_folder(path: Path) -> None:
    """Make a folder that is not there yet, or raise CannotWrite."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(_CODES.get(error.errno or 0, "failed"), path=path, reason=error.strerror or error) from error


def _refuse_what_stands_there(path: Path, *, force: bool) -> None:
    if path.is_symlink():
        raise CannotWrite("is_link", path=path)
    if path.is_dir():
        raise CannotWrite("is_folder", path=path)
    if path.exists() and not force:
        raise CannotWrite("exists", path=path)
    if not path.parent.is_dir():
        raise CannotWrite("no_folder", path=path, folder=path.parent)


@contextmanager
def _beside_and_renamed(path: Path) -> Iterator[BinaryIO]:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".diary-", suffix=".part")  # mode 0600
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)  # noqa: PTH105  the call that must be atomic, by its own name
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
