"""The finished partitions of an output, kept beside it until it is whole: what an interrupted run leaves to go on from.

They lie in a hidden folder named after the output, `.table.csv.parts`, under the fingerprint of everything that
decides a row. Each is written whole or not at all. One run at a time holds the folder: by a lock of the
operating system, which ends with the process however that ends.
"""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from diary.files import CannotWrite, make_folder, write_whole

LOCK = "lock"


class Parts:
    """A context: inside it this run alone may write the output. CannotWrite when another one may (`in_use`)."""

    def __init__(self, output: Path, fingerprint: str) -> None:
        self.output = output
        self._folder = output.with_name(f".{output.name}.parts")
        self._own = self._folder / fingerprint[:32]
        self._lock: IO[bytes] | None = None
        self._kept: set[str] = set()

    def __enter__(self) -> Self:
        """Take the folder for this run, and what an earlier one left in it."""
        if not self.output.parent.is_dir():
            raise CannotWrite("no_folder", path=self.output, folder=self.output.parent)
        self._lock = self._hold()
        for stale in self._folder.iterdir():  # of other settings or another version
            if stale != self._own and stale.is_dir():
                shutil.rmtree(stale, ignore_errors=True)
        make_folder(self._own)
        self._kept = {path.name for path in self._own.iterdir() if not path.name.startswith(".")}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Let the folder go; what is finished stays in it unless the output is whole."""
        if self._lock is not None:
            if not self._kept:  # nothing to go on from: the output is whole, or nothing was finished
                shutil.rmtree(self._folder, ignore_errors=True)
            self._lock.close()

    def _hold(self) -> IO[bytes]:
        """Take the lock; one that was removed by its last holder in the meantime is taken anew."""
        while True:
            make_folder(self._folder)
            with suppress(OSError):
                self._folder.chmod(0o700)
            place = self._folder / LOCK
            try:
                lock = place.open("ab")
            except FileNotFoundError:
                continue
            except OSError as error:
                raise CannotWrite("not_allowed", path=self.output, reason=error.strerror) from error
            try:
                _lock(lock)
            except OSError as error:
                lock.close()
                raise CannotWrite("in_use", path=self.output) from error
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(lock.fileno()), place.stat()):
                    return lock
            lock.close()

    @property
    def resumed(self) -> bool:
        """Tell whether an earlier run left something to go on from."""
        return bool(self._kept)

    def __contains__(self, key: str) -> bool:
        """Tell whether a partition is finished."""
        return key in self._kept

    def write(self, key: str, data: bytes) -> None:
        """Keep the result of a partition."""
        write_whole(self._own / key, data, force=True)
        self._kept.add(key)

    def read(self, key: str) -> bytes:
        """Return the result of a partition."""
        return (self._own / key).read_bytes()

    def done(self) -> None:
        """Let the results go: the output is whole."""
        self._kept.clear()


def _lock(file: IO[bytes]) -> None:
    """Lock a file for this process, or raise OSError at once."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
