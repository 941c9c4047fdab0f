"""What a row has of others: copies of its file, the diaries of its code; found by a sort on disk, a bucket in memory.

Each row is laid into two buckets, by its content and by its code, so that what belongs together lies together, in the
order of the rows. What is found in a bucket is laid into one file with a place for each row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from diary.cohort.duplicates import UNDATED, duplicates, visit_numbers
from diary.cohort.rows import EDGES, Rows
from diary.cohort.table import hash_told
from diary.keys import DIGITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from diary.analysis.grouping import Ints

    Result = tuple[NDArray[Any], NDArray[Any]]

BYTES = 16
"""Of a hash: what tells contents and codes apart."""
TIE = np.dtype(
    [("row", "i8"), ("content", f"S{BYTES}"), ("code", f"S{BYTES}"), ("first", "i8"), ("last", "i8"), ("readable", "?")]
)
"""What of a row others are held against."""
FOUND = np.dtype([("copy", "i4"), ("twice", "?"), ("visit", "i4")])
"""What is found: how many rows before it have its key, whether its diary comes twice, which visit of its code it is."""
ROWS_AT_ONCE = 200_000
"""Rows of a bucket, about; they are in memory together."""


def ties(rows: Rows, start: int, secret: bytes | None) -> NDArray[Any]:
    """Return the ties of the rows of a partition, the first of which is row `start` of the table."""
    made = np.zeros(len(rows), TIE)
    made["row"] = np.arange(start, start + len(rows))
    made["content"] = [bytes.fromhex(hash_told(file.sha256, secret)[: 2 * BYTES]) for file in rows.files]
    made["code"] = [_digest(code) for code in rows.about["code"]]
    for name in EDGES:
        made[name.removesuffix("_day")] = rows.about[name]
    made["readable"] = [file.readable for file in rows.files]
    return made


def _digest(code: str) -> bytes:
    return hashlib.sha256(code.encode("utf-8", "surrogatepass")).digest()[:BYTES] if code else b""


@dataclass
class Ties:
    """The ties of so many rows, in buckets in this folder."""

    folder: Path
    total: int
    _waiting: list[NDArray[Any]] = field(default_factory=list)

    @property
    def found(self) -> Path:
        """Return the file of what is found."""
        return self.folder / "found"

    def add(self, some: NDArray[Any]) -> None:
        """Lay the ties of the next rows into their buckets."""
        self._waiting.append(some)
        if sum(map(len, self._waiting)) >= ROWS_AT_ONCE:
            self._lay()

    def settle(self) -> int:
        """Find what each row has of others; return how many diaries come twice."""
        self._lay()
        self.found.write_bytes(b"")
        with self.found.open("r+b") as file:
            file.truncate(self.total * FOUND.itemsize)
        self._each_bucket("content", _copies)
        self._each_bucket("code", _of_code)
        found = self._open()
        return sum(int(found["twice"][at : at + ROWS_AT_ONCE].sum()) for at in range(0, self.total, ROWS_AT_ONCE))

    def _lay(self) -> None:
        if not self._waiting:
            return
        rows = np.concatenate(self._waiting)
        self._waiting.clear()
        dated = rows["readable"] & (rows["first"] != UNDATED)
        for by, own in (("content", rows), ("code", rows[dated])):
            held = own[own[by] != b""]
            number = np.ascontiguousarray(held[by]).view(">u4")[:: BYTES // 4].astype(np.int64) % self._buckets
            order = np.argsort(number, kind="stable")
            for bucket, some in _runs(number[order], held[order]):
                with self._bucket(by, bucket).open("ab") as file:
                    some.tofile(file)

    @property
    def _buckets(self) -> int:
        return self.total // ROWS_AT_ONCE + 1

    def _bucket(self, by: str, number: int) -> Path:
        return self.folder / f"{by}-{number}"

    def _each_bucket(self, by: str, find: Callable[[NDArray[Any]], Result]) -> None:
        name = {"content": "copy", "code": "visit"}[by]
        for number in range(self._buckets):
            path = self._bucket(by, number)
            if path.exists():
                rows, found = np.fromfile(path, TIE), self._open()
                found[name][rows["row"]], twice = find(rows)
                found["twice"][rows["row"]] |= twice
                path.unlink()

    def _open(self) -> NDArray[Any]:
        """Return what is found as it lies on disk; opened for each bucket, so that none of it stays in memory."""
        return np.memmap(self.found, FOUND, "r+", shape=(self.total,)) if self.total else np.zeros(0, FOUND)


def found_of(path: Path, start: int, count: int) -> NDArray[Any]:
    """Return what was found of some rows that follow each other."""
    return np.fromfile(path, FOUND, count, offset=start * FOUND.itemsize)


def _runs(numbers: Ints, rows: NDArray[Any]) -> Iterator[tuple[int, NDArray[Any]]]:
    """Yield the rows of each bucket; `numbers`, those of their buckets, are in order."""
    edges = [*np.flatnonzero(np.diff(numbers, prepend=-1)), len(rows)]
    for begin, end in pairwise(edges):
        yield int(numbers[begin]), rows[begin:end]


def _copies(rows: NDArray[Any]) -> Result:
    key = rows["content"].astype(f"S{DIGITS // 2}")
    content = rows["content"].tolist()
    nobody = np.full(len(rows), "", dtype=object)
    twice, _ = duplicates(content, nobody, rows["first"], rows["last"], rows["readable"])
    return pd.Series(key).groupby(key).cumcount().to_numpy(dtype=np.int64), twice


def _of_code(rows: NDArray[Any]) -> Result:
    code = rows["code"].astype(object)
    twice, _ = duplicates(range(len(rows)), code, rows["first"], rows["last"], rows["readable"])
    return visit_numbers(code, rows["first"], rows["readable"]), twice
