"""A partition of files → the facts of all their diaries, and for every file its hash and its problems."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from diary.cohort.sources import Source
from diary.exchange.deidentify import FILE, deidentified, pseudonym
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

OUR_FAULT = "our_fault"
"""The problem of a file in which something went wrong that is no fault of the file."""


@dataclass(frozen=True)
class File:
    """One file: the SHA-256 of the bytes that were read, the codes of its problems, and whether it holds a diary.

    Without bytes (a file that is not there, or may not be opened) there is no hash. Of a diary also how it was read,
    and how many of its problems are of each severity; `place` as `diary.cohort.places` tells it.
    """

    sha256: str
    problems: str
    readable: bool
    layout: str = ""
    language: str = ""
    errors: int | None = None
    warnings: int | None = None
    notices: int | None = None
    place: str = ""

    def broken(self, code: str) -> File:
        """Return the file as one that gave no diary, for this reason."""
        return File(self.sha256, code, readable=False, place=self.place)


@dataclass(frozen=True)
class Batch:
    """The files of a partition in order, and the facts of those that are diaries, numbered 0, 1, 2 …"""

    files: tuple[File, ...]
    facts: Diary


@dataclass(frozen=True)
class Files:
    """A partition of files."""

    sources: tuple[Source, ...]
    secret: bytes = b""  # to deidentify with

    def __len__(self) -> int:
        """Return how many files it has."""
        return len(self.sources)

    def key(self, settings: Settings) -> str:
        """Return what names the result of this partition: the content and the name of each of its files.

        The name counts because a sheet of separated text is called after its file.
        """
        return key_of((source, hash_of(source, settings, self.secret)) for source in self.sources)

    def read(self, settings: Settings, form: Declared | None, now: Callable[[int], None]) -> tuple[str, Batch]:
        """Read every file, telling `now` which one is next; return the key of what was read, and the batch."""
        read = reader(settings, form, self.secret)
        files, tables = [], []
        for position, source in enumerate(self.sources):
            now(position)
            file, facts = read(source)
            files.append(file)
            if facts is not None:
                tables.append(facts)
        now(-1)
        key = key_of((source, file.sha256) for source, file in zip(self.sources, files, strict=True))
        return key, Batch(tuple(files), Diary.of_many(tables))

    def refusing(self, position: int, code: str) -> Files:
        """Return the partition with one of its files refused beforehand."""
        sources = list(self.sources)
        sources[position] = replace(sources[position], refused=code)
        return replace(self, sources=tuple(sources))


def key_of(hashes: Iterable[tuple[Source, str]]) -> str:
    """Return what names the result of these files with these contents."""
    whole = hashlib.sha256()
    for source, digest in hashes:
        _, name = os.path.split(source.path)
        whole.update("\0".join((name, source.refused, digest, "")).encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def hash_of(source: Source, settings: Settings, secret: bytes = b"") -> str:
    """Return the hash of a file's content, or with a secret what stands for it; none where it cannot be opened."""
    try:
        return _hash(fetch(Path(source.path), settings.reading), secret)
    except CannotRead:
        return ""


def _hash(data: bytes, secret: bytes) -> str:
    plain = hashlib.sha256(data).hexdigest()
    return pseudonym(secret, FILE, plain) if secret else plain


def reader(
    settings: Settings, form: Declared | None, secret: bytes = b""
) -> Callable[[Source], tuple[File, Rows | None]]:
    """Return what reads a file with these settings: the file, and its facts where it holds a diary.

    With a secret both are without what points to a person.
    """
    measures = with_own_measures(settings.household_measures)

    def read(source: Source) -> tuple[File, Rows | None]:
        file, facts = _read(source, settings, measures, form, secret)
        return replace(file, place=source.at(secret)), facts

    return read


def _read(
    source: Source, settings: Settings, measures: dict[str, float], form: Declared | None, secret: bytes
) -> tuple[File, Rows | None]:
    """Read one file from bytes that were fetched once: its hash is that of what was read, whatever happens to it."""
    if source.refused:
        return File(hash_of(source, settings, secret), source.refused, readable=False), None
    path, data = Path(source.path), b""
    try:
        data = fetch(path, settings.reading)
        reading = read_content(data, shown_name(path), settings.reading, measures, form, settings.timezone)
        reading = deidentified(reading, secret) if secret else reading
    except CannotRead as refusal:
        why = refusal.code
    except MemoryError:
        why = OUT_OF_MEMORY
    except Exception:  # a fault of ours in one file must not stop the others
        why = OUR_FAULT
    else:
        codes = dict.fromkeys(problem.code for problem in reading.problems)
        counts = Counter(problem.severity for problem in reading.problems)
        severities = counts["error"], counts["warning"], counts["note"]
        how = BETWEEN.join(codes), True, reading.layout, reading.language
        return File(reading.sha256, *how, *severities), reading.tables
    return File(_hash(data, secret) if data else "", why, readable=False), None
