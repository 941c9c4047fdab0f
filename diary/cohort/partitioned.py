"""A table as a data set: a folder a table, in it a Parquet file for so many diaries; no process holds all.

Workers write the parts, each whole or not at all; the folder is exchanged whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from diary.cohort import package
from diary.cohort.columns import INPUTS, shape
from diary.cohort.dataset import FILES_AT_ONCE, GENERATED_BY, TABLE_SCHEMA, place
from diary.cohort.engine import WorkersLost
from diary.cohort.sources import MANIFEST, PACKAGE
from diary.cohort.table import Table, each, hash_told
from diary.cohort.ties import Ties, found_of, ties
from diary.folders import whole_folder
from diary.keys import key
from diary.workers import WorkerEnded, in_order

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from diary.cohort.parts import Held, Parts
    from diary.settings import Settings

T = TypeVar("T")
R = TypeVar("R")
PRELOAD = ("diary.cohort.partitioned", "pyarrow.parquet")
"""What a worker loads before it is given anything."""


@dataclass(frozen=True)
class Part:
    """Partitions that follow each other and become one file of each table."""

    number: int
    names: tuple[str, ...]
    start: int  # the first of its rows among all
    rows: int


@dataclass(frozen=True)
class Made:
    """What became of a part: how many of its rows are diaries, and the bytes of its file of each table."""

    diaries: int
    sizes: dict[str, int]


@dataclass(frozen=True)
class Written:
    """What a table holds."""

    files: int
    diaries: int
    twice: int


@dataclass(frozen=True)
class Writing:
    """What the writing of any part needs."""

    held: Held
    found: Path
    folder: Path
    tables: tuple[str, ...]
    settings: Settings
    secret: bytes | None


def cut(names: Iterable[str], sizes: Iterable[int]) -> Iterator[Part]:
    """Put partitions that follow each other together until they hold FILES_AT_ONCE files."""
    waiting, rows, start, number = list[str](), 0, 0, 0
    for name, size in zip(names, sizes, strict=True):
        if waiting and rows + size > FILES_AT_ONCE:
            yield Part(number, tuple(waiting), start, rows)
            waiting, rows, start, number = [], 0, start + rows, number + 1
        waiting.append(name)
        rows += size
    if waiting:
        yield Part(number, tuple(waiting), start, rows)


def write(
    path: Path,
    parts: Parts,
    pieces: Sequence[Part],
    tables: Sequence[str],
    settings: Settings,
    secret: bytes | None,
    workers: int,
) -> Written:
    """Write the data set under this name, whole or not at all; `tables` by their names, beside that of the inputs."""
    total = sum(piece.rows for piece in pieces)
    with parts.aside() as aside, whole_folder(path) as folder:
        together = Ties(aside, total)
        for some in _each(partial(ties_of, held=parts.held, secret=secret), pieces, workers):
            together.add(some)
        twice = together.settle()
        names = (*tables, INPUTS)
        for name in names:
            (folder / name).mkdir()
        writing = Writing(parts.held, together.found, folder, names, settings, secret)
        made = [*_each(partial(write_part, writing=writing), pieces, workers)]
        written = Written(total, sum(part.diaries for part in made), twice)
        manifest = {
            "schema": TABLE_SCHEMA,
            "generated_by": GENERATED_BY,
            "tables": {name: [[column.name, column.kind] for column in shape(name, listed=False)] for name in names},
            "files": written.files,
            "diaries": written.diaries,
            "parts": [
                {"files": piece.rows, "diaries": part.diaries, "bytes": part.sizes}
                for piece, part in zip(pieces, made, strict=True)
            ],
        }
        (folder / PACKAGE).write_text(_described(path.name, names, len(pieces), settings), "utf-8")
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    return written


def ties_of(part: Part, held: Held, secret: bytes | None) -> NDArray[np.void]:
    """Return the ties of the rows of a part."""
    start, some = part.start, []
    for rows in each(held, part.names):
        some.append(ties(rows, start, secret))
        start += len(rows)
    return np.concatenate(some)


def write_part(part: Part, writing: Writing) -> Made:
    """Write the file of each table for the rows of a part."""
    hashes, diaries = list[str](), 0
    for rows in each(writing.held, part.names):
        hashes += [hash_told(file.sha256, writing.secret) for file in rows.files]
        diaries += sum(file.readable for file in rows.files)
    found = found_of(writing.found, part.start, part.rows)
    keys = [key(own) + (f"-{copy + 1}" if copy else "") for own, copy in zip(hashes, found["copy"], strict=True)]
    visits = [str(number or "") for number in found["visit"]]
    table = Table(writing.held, part.names, keys, visits, writing.settings, writing.secret, None, found["twice"])
    paths = {name: writing.folder / place(name, part.number) for name in writing.tables}
    table.write(paths, "parquet", "en")
    return Made(diaries, {name: path.stat().st_size for name, path in paths.items()})


def _each(do: Callable[[T], R], work: Sequence[T], workers: int) -> Generator[R]:
    """Do each piece of work on so many workers; yield what it gives, in order."""
    if workers == 1:
        yield from map(do, work)
        return
    with closing(in_order(do, work, workers, PRELOAD)) as outcomes:
        for outcome in outcomes:
            if isinstance(outcome, WorkerEnded):
                raise WorkersLost from outcome
            yield outcome


def _described(name: str, tables: Iterable[str], parts: int, settings: Settings) -> str:
    """Return the data package; what the table was made of is a table itself."""
    resources = [
        package.in_parts(
            table, [place(table, number) for number in range(parts)], map(package.field, shape(table, listed=False))
        )
        for table in tables
    ]
    return package.package(name, resources, (), settings)
