"""The finished partitions of an output, kept beside it until it is whole: what an interrupted run leaves to go on from.

They lie in a hidden folder named after the output, `.table.csv.parts`, under the fingerprint of everything that
decides a row. Each is written whole or not at all. One run at a time holds the folder: by a lock of the
operating system, which ends with the process however that ends.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from diary.files import CannotWrite, make_folder, sweep, write_whole
from diary.folders import is_left, recover
from diary.locks import lock

LOCK = "lock"
ASIDE = ".aside"
"""The folder of what a run lays aside, hidden from the results."""
DIGITS = 32
"""Of a fingerprint, in the name of its folder."""
_FINGERPRINT = re.compile(f"[0-9a-f]{{{DIGITS}}}")


@dataclass(frozen=True)
class Held:
    """Where finished partitions lie; a worker on this machine reads them there."""

    folder: Path

    def read(self, key: str) -> bytes:
        """Return the result of a partition."""
        return (self.folder / key).read_bytes()


def _not_through_a_link(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


class Parts:
    """A context: inside it this run alone may write the output. CannotWrite when another one may (`in_use`)."""

    def __init__(self, output: Path, fingerprint: str) -> None:
        self.output = output
        self._folder = output.with_name(f".{output.name}.parts")
        self._own = self._folder / hashlib.sha256(fingerprint.encode()).hexdigest()[:DIGITS]
        self._lock: IO[bytes] | None = None
        self._kept: set[str] = set()

    def __enter__(self) -> Self:
        """Take the folder for this run, and what an earlier one left in it."""
        if not self.output.parent.is_dir():
            raise CannotWrite("no_folder", path=self.output, folder=self.output.parent)
        self._lock = self.hold()
        self._remove(spared=self._own)  # what is there of other settings or of another version
        make_folder(self._own)
        sweep(self._own)
        self._kept = {path.name for path in self._own.iterdir() if not path.name.startswith(".")}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Let the folder go; what is finished stays in it unless the output is whole."""
        if self._lock is not None:
            if not self._kept:  # nothing to go on from: the output is whole, or nothing was finished
                self._remove()
            self.let_go(self._lock)

    def let_go(self, held: IO[bytes]) -> None:
        """Let another run take the folder, which goes when nothing is in it."""
        with suppress(OSError):
            if {path.name for path in self._folder.iterdir()} == {LOCK}:
                (self._folder / LOCK).unlink()
                self._folder.rmdir()
        held.close()

    def _remove(self, spared: Path | None = None) -> None:
        """Remove what runs left in the folder; anything else that lies there is not ours, nor what a link leads to."""
        for left in self._folder.iterdir():
            if not _FINGERPRINT.fullmatch(left.name) or (left == spared and not left.is_symlink()):
                continue
            if left.is_symlink():
                left.unlink()
            else:
                shutil.rmtree(left, ignore_errors=True)

    def hold(self) -> IO[bytes]:
        """Take the lock; one that was removed by its last holder in the meantime is taken anew."""
        while True:
            if self._folder.is_symlink():
                raise CannotWrite("is_link", path=self._folder)
            make_folder(self._folder)
            with suppress(OSError):
                self._folder.chmod(0o700)
            place = self._folder / LOCK
            try:
                file = open(place, "ab", opener=_not_through_a_link)  # noqa: SIM115  it is held
            except FileNotFoundError:
                continue
            except OSError as error:
                raise CannotWrite("not_allowed", path=self.output, reason=error.strerror) from error
            try:
                lock(file)
            except OSError as error:
                file.close()
                raise CannotWrite("in_use", path=self.output) from error
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(file.fileno()), place.stat()):
                    return file
            file.close()

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

    @property
    def held(self) -> Held:
        """Return where the results lie."""
        return Held(self._own)

    @contextmanager
    def aside(self) -> Iterator[Path]:
        """Give a folder for what is of use until the block ends; what a killed run left there is gone."""
        folder = self._own / ASIDE
        shutil.rmtree(folder, ignore_errors=True)
        make_folder(folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def done(self) -> None:
        """Let the results go: the output is whole."""
        self._kept.clear()


def settle(output: Path) -> None:
    """Put in order what a broken run left of a folder; CannotWrite (`in_use`) where another run is at it."""
    if is_left(output):
        parts = Parts(output, "")
        held = parts.hold()
        try:
            recover(output)
        finally:
            parts.let_go(held)
