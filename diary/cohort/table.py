"""The rows of every partition, in order → the cohort table: one row per diary, a column per metric and per finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from diary.analysis.metrics import KEYS
from diary.cohort.batch import BETWEEN
from diary.cohort.duplicates import DUPLICATE, duplicates
from diary.cohort.rows import LEVELS, Rows
from diary.exchange.tabular import Column, Row, Sheet, write
from diary.files import written_whole

if TYPE_CHECKING:
    from pathlib import Path

    from diary.analysis.grouping import Bools
    from diary.cohort.parts import Parts

COLUMNS = (
    Column("file", "text"),
    Column("code", "text"),
    Column("problems", "text"),
    *(Column(key, "number") for key in KEYS),
    *(Column(level, "text") for level in LEVELS),
)
FEWEST_DIGITS = 12
"""Digits of a file's SHA-256 in the column `file`; more where two files of the table would look alike."""


@dataclass(frozen=True)
class Cohort:
    """The finished partitions of a run, before they become a table: rows that can be gone through again and again."""

    parts: Parts
    keys: tuple[str, ...]
    duplicate: Bools  # of every row: whether another holds its diary too
    repeats: Bools  # and whether that is counted already
    readable: Bools
    digits: int

    def rows(self) -> Iterator[tuple[Rows, Bools, Bools]]:
        """Return the rows of each partition, which of them hold a diary that comes twice, and which repeat it."""
        done = 0
        for rows in _each(self.parts, self.keys):
            own = slice(done, done + len(rows))
            yield rows, self.duplicate[own], self.repeats[own]
            done += len(rows)

    def write(self, path: Path, name: str, locale: str) -> None:
        """Write the table in the format of this name."""
        with written_whole(path, force=True) as file:
            write(file, name, [Sheet("cohort", COLUMNS, self._written())], locale=locale)

    def _written(self) -> Iterator[Row]:
        for rows, twice, _ in self.rows():
            numbers = rows.numbers.astype(object)
            numbers[np.isnan(rows.numbers)] = None
            levels = rows.levels.copy()
            levels[rows.levels == ""] = None
            for i, file in enumerate(rows.files):
                problems = [file.problems] if file.problems else []
                reasons = BETWEEN.join([*problems, DUPLICATE] if twice[i] else problems)
                yield file.sha256[: self.digits] or None, rows.code[i] or None, reasons or None, *numbers[i], *levels[i]


def gather(parts: Parts, keys: Sequence[str]) -> Cohort:
    """Go through all rows once: what of a row depends on the others is known then."""
    sha256, code, first, last, readable = [], list[str](), [], [], []
    for rows in _each(parts, keys):
        sha256.append(np.array([file.sha256 for file in rows.files], dtype="S64"))
        readable.append(np.array([file.readable for file in rows.files], dtype=bool))
        code += rows.code
        first.append(rows.first_day)
        last.append(rows.last_day)
    hashes, whole = np.concatenate(sha256), np.concatenate(readable)
    apart, content = np.unique(hashes, return_inverse=True)
    twice, repeats = duplicates(content, code, np.concatenate(first), np.concatenate(last), whole)
    return Cohort(parts, tuple(keys), twice, repeats, whole, digits(apart[apart != b""]))


def digits(apart: npt.NDArray[np.bytes_]) -> int:
    """Return how many digits tell hashes apart that are all different and in order; never fewer than FEWEST_DIGITS.

    >>> digits(np.array([b"a" * 64, b"a" * 20 + b"b" * 44])), digits(np.array([b"c" * 64]))
    (21, 12)
    """
    signs = apart.view(np.uint8).reshape(len(apart), apart.itemsize)
    differ = signs[1:] != signs[:-1]
    return max(FEWEST_DIGITS, 1 + int(differ.argmax(axis=1).max(initial=0)))


def _each(parts: Parts, keys: Sequence[str]) -> Iterator[Rows]:
    return (Rows.from_bytes(parts.read(key)) for key in keys)
