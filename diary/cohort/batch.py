"""A partition of files → the facts of all their diaries, and for every file its hash and its problems."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from diary.cohort.sources import Source
from diary.model import Diary, Rows
from diary.reading.cells.household import with_own_measures
from diary.reading.files.workbook import fetch
from diary.reading.reader import read_content, shown_name
from diary.record import CannotRead

if TYPE_CHECKING:
    from diary.reading.recognise.form import Declared
    from diary.settings import Settings

BETWEEN = "; "
"""What stands between the codes of several problems."""

OUT_OF_MEMORY = "out_of_memory"
"""The problem of a file for which there was too little memory."""


@dataclass(frozen=True)
class File:
    """One file: the SHA-256 of the bytes that were read, the codes of its problems, and whether it holds a diary.

    Without bytes (a file that is not there, or may not be opened) there is no hash.
    """

    sha256: str
    problems: str
    readable: bool

    def broken(self, code: str) -> File:
        """Return the file as one that gave no diary, for this reason."""
        return replace(self, problems=code, readable=False)


@dataclass(frozen=True)
class Batch:
    """The files of a partition in order, and the facts of those that are diaries, numbered 0, 1, 2 …"""

    files: tuple[File, ...]
    facts: Diary


@dataclass(frozen=True)
class Files:
    """A partition of files."""

    sources: tuple[Source, ...]

    def __len__(self) -> int:
        """Return how many files it has."""
        return len(self.sources)

    def key(self, settings: Settings) -> str:
        """Return what names the result of this partition: the content and the name of each of its files.

        The name counts because a sheet of separated text is called after its file.
        """
        return _key((source, _hash(source, settings)) for source in self.sources)

    def read(self, settings: Settings, form: Declared | None, now: Callable[[int], None]) -> tuple[str, Batch]:
        """Read every file, telling `now` which one is next; return the key of what was read, and the batch."""
        measures = with_own_measures(settings.household_measures)
        files, tables = [], []
        for position, source in enumerate(self.sources):
            now(position)
            file, facts = _read(source, settings, measures, form)
            files.append(file)
            if facts is not None:
                tables.append(facts)
        now(-1)
        key = _key((source, file.sha256) for source, file in zip(self.sources, files, strict=True))
        return key, Batch(tuple(files), Diary.of_many(tables))

    def refusing(self, position: int, code: str) -> Files:
        """Return the partition with one of its files refused beforehand."""
        sources = list(self.sources)
        sources[position] = replace(sources[position], refused=code)
        return replace(self, sources=tuple(sources))


def _key(hashes: Iterable[tuple[Source, str]]) -> str:
    whole = hashlib.sha256()
    for source, digest in hashes:
        whole.update("\0".join((Path(source.path).name, source.refused, digest, "")).encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def _hash(source: Source, settings: Settings) -> str:
    try:
        return hashlib.sha256(fetch(Path(source.path), settings.reading)).hexdigest()
    except CannotRead:
        return ""


def _read(
    source: Source, settings: Settings, measures: dict[str, float], form: Declared | None
) -> tuple[File, Rows | None]:
    """Read one file from bytes that were fetched once: its hash is that of what was read, whatever happens to it."""
    if source.refused:
        return File(_hash(source, settings), source.refused, readable=False), None
    path, data = Path(source.path), b""
    try:
        data = fetch(path, settings.reading)
        reading = read_content(data, shown_name(path), settings.reading, measures, form, settings.timezone)
    except CannotRead as refusal:
        why = refusal.code
    except MemoryError:
        why = OUT_OF_MEMORY
    except Exception:  # a fault of ours in one file must not stop the others
        why = "our_fault"
    else:
        codes = dict.fromkeys(problem.code for problem in reading.problems)
        return File(reading.sha256, BETWEEN.join(codes), readable=True), reading.tables
    return File(hashlib.sha256(data).hexdigest() if data else "", why, readable=False), None
