"""Reads a small file that a user names (a key, settings, a form, a logo): an ordinary one, bounded, never blocking."""

from __future__ import annotations

import os
import stat
from pathlib import Path

MOST_BYTES = 1_000_000
"""Bytes: far more than anyone writes by hand."""


class NotRegular(Exception):
    """It is no ordinary file: a folder, a pipe, a device."""


class TooLong(Exception):
    """The file holds more than may be read."""


def read_small(path: Path, most: int = MOST_BYTES) -> bytes:
    """Return the bytes of an ordinary file, or raise OSError, NotRegular or TooLong; no more than `most` is read."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotRegular(path)
    with os.fdopen(handle, "rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise TooLong(path)
    return data
