"""A data set that stands and what is named now → what is read anew, what stays, and what is taken out.

A file is the one of before when it lies in the same place; its content says whether it changed. What is known by its
content is never read again, wherever it lies now. A partition in which nothing changed stays as it is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from diary.cohort.batch import OUR_FAULT, OUT_OF_MEMORY, Batch, File, hash_of, key_of, reader
from diary.cohort.dataset import (
    GENERATED_BY,
    NUMBERED,
    NoDataSet,
    Tables,
    decided_by,
    files_of,
    manifest_of,
    partitions_of,
)
from diary.cohort.engine import BROKE_OFF
from diary.cohort.places import fingerprint, lies_in, whole_path
from diary.cohort.sources import NO_PERMISSION, Found, Source, absolute, cut
from diary.model import TABLES, Diary
from diary.table import Table

if TYPE_CHECKING:
    from diary.analysis.grouping import Ints
    from diary.reading.recognise.form import Declared
    from diary.settings import Settings

_NONE = -1
TRIED_AGAIN = frozenset((OUT_OF_MEMORY, OUR_FAULT, BROKE_OFF))
"""Problems that another run need not have."""


@dataclass(frozen=True)
class Kept:
    """A file whose facts the data set holds: in which partition, and which of its files; `place`: where it lies now."""

    partition: int
    position: int
    file: File
    place: str

    def at(self, secret: bytes = b"") -> str:
        """Return its place."""
        return self.place


@dataclass(frozen=True)
class Renewed:
    """A partition of which some files are read and others come from the data set that stands."""

    items: tuple[Source | Kept, ...]
    standing: Mapping[int, Tables]  # the partitions that it needs, by their number
    secret: bytes = b""  # to deidentify with what is read

    def __len__(self) -> int:
        """Return how many files are read."""
        return sum(isinstance(item, Source) for item in self.items)

    def key(self, settings: Settings) -> str:
        """Return what names its result: the content and the place of each of its files."""
        return self._key(
            item.file.sha256 if isinstance(item, Kept) else hash_of(item, settings, self.secret) for item in self.items
        )

    def _key(self, hashes: Iterable[str]) -> str:
        kept = json.dumps([item.place if isinstance(item, Kept) else "" for item in self.items])
        named = (Source(item.place) if isinstance(item, Kept) else item for item in self.items)
        return hashlib.sha256((kept + key_of(zip(named, hashes, strict=True))).encode()).hexdigest()

    def refusing(self, position: int, code: str) -> Renewed:
        """Return the partition with one of the files that are read refused beforehand."""
        item = self.items[position]
        assert isinstance(item, Source)
        return replace(self, items=(*self.items[:position], replace(item, refused=code), *self.items[position + 1 :]))

    def read(self, settings: Settings, form: Declared | None, now: Callable[[int], None]) -> tuple[str, Batch]:
        """Read what is to be read, telling `now` which file is next, and put it among what stands."""
        of_file, files, rows, fresh = reader(settings, form, self.secret), list[File](), [], list[int]()
        for position, item in enumerate(self.items):
            if isinstance(item, Kept):
                files.append(replace(item.file, place=item.place))
                continue
            now(position)
            file, facts = of_file(item)
            files.append(file)
            if facts is not None:
                rows.append(facts)
                fresh.append(position)
        now(-1)
        number = _numbers(files)
        pieces = _numbered(Diary.of_many(rows), ((read, number[at]) for read, at in enumerate(fresh)))
        for partition, standing in self.standing.items():
            _, batch = standing.read(settings, form, now)
            old = _numbers(batch.files)
            wanted = [
                (old[item.position], number[at])
                for at, item in enumerate(self.items)
                if isinstance(item, Kept) and item.partition == partition and at in number
            ]
            pieces += _numbered(batch.facts, wanted)
        pieces = pieces or [vars(Diary.of_many([]))]
        tables = {name: _in_order([piece[name] for piece in pieces]) for name in TABLES}
        return self._key(file.sha256 for file in files), Batch(tuple(files), Diary(**tables))


def _numbers(files: Iterable[File]) -> dict[int, int]:
    """Return the number of the diary that each file holds, by the place of the file among them."""
    readable = [position for position, file in enumerate(files) if file.readable]
    return {position: number for number, position in enumerate(readable)}


def _numbered(facts: Diary, wanted: Iterable[tuple[int, int]]) -> list[dict[str, Table]]:
    """Return the tables of some diaries under other numbers; of a diary that is wanted twice the second apart."""
    rounds: list[Ints] = []
    for old, new in wanted:
        free = next((numbers for numbers in rounds if numbers[old] == _NONE), None)
        if free is None:
            free = np.full(len(facts.patients), _NONE, dtype=np.int64)
            rounds.append(free)
        free[old] = new
    return [{name: _under(getattr(facts, name), numbers) for name in TABLES} for numbers in rounds]


def _under(table: Table, numbers: Ints) -> Table:
    """Return the rows of the diaries that have a number, under that."""
    new = numbers[table["diary"]]
    own = new != _NONE
    return table.rows(own).having(diary=new[own])


def _in_order(pieces: list[Table]) -> Table:
    """Put rows together in the order of their diaries."""
    whole = Table.joined(pieces)
    return whole.rows(np.argsort(whole["diary"], kind="stable"))


@dataclass(frozen=True)
class Tally:
    """What became of the files of a data set that is renewed."""

    added: int
    changed: int
    gone: int
    same: int
    outside: int  # of what was named: kept


@dataclass(frozen=True)
class Plan:
    """The partitions of the data set to be, in order: those that stand, and those to do; and what became of each file.

    `before` tells which files held a diary, by their place.
    """

    pieces: tuple[Tables | Renewed, ...]
    tally: Tally
    before: Mapping[str, bool]

    @property
    def to_do(self) -> list[Renewed]:
        """Return the partitions that have to be done."""
        return [piece for piece in self.pieces if isinstance(piece, Renewed)]

    def done(self, keys: Iterable[str]) -> list[Tables | str]:
        """Return the partitions in order, those that were to do by the names of what was made of them."""
        made = iter(keys)
        return [piece if isinstance(piece, Tables) else next(made) for piece in self.pieces]

    def lost(self, without_diary: Iterable[str]) -> int:
        """Return of how many files, by their places, that hold no diary there was one before."""
        return sum(self.before.get(whole_path(place), False) for place in without_diary)


def plan(
    folder: Path,
    found: Found,
    named: Iterable[str],
    settings: Settings,
    form: Declared | None,
    *,
    notes: bool,
    secret: bytes = b"",
) -> Plan:
    """Return how a data set is renewed with what was found; NoDataSet where it cannot be.

    What lies in what was named and was not found is gone; what lies elsewhere is kept, and stands first.
    """
    manifest = manifest_of(folder)
    asked = json.loads(json.dumps(decided_by(settings, form, notes=notes, secret=secret)))
    if manifest["schema"] == NUMBERED or manifest.get("generated_by") != GENERATED_BY:
        raise NoDataSet("cannot_update", path=folder)
    if any(manifest.get(name) != value for name, value in asked.items()):
        raise NoDataSet("updated_otherwise", path=folder)
    standing = partitions_of(folder, manifest)
    held = [
        Kept(number, position, file, file.place)
        for number, tables in enumerate(standing)
        for position, file in enumerate(files_of(tables.listed()))
    ]
    by_place = {whole_path(kept.place): kept for kept in held}
    by_content = {kept.file.sha256: kept for kept in reversed(held) if kept.file.problems not in TRIED_AGAIN}
    items, added, same = list[Source | Kept](), 0, 0
    for source in found.sources:
        if isinstance(source, Path):
            raise NoDataSet("update_from_set", path=folder, named=source)
        place, content = source.at(secret), hash_of(source, settings, secret)
        before = by_place.pop(whole_path(place), None)
        known = by_content.get(content) if content and not source.refused else None
        if before is not None and known is not None and before.file.sha256 == content:
            known = before
        items.append(source if known is None else replace(known, place=place))
        added += before is None
        same += before is not None and before.file.sha256 == content
    in_named = {fingerprint(absolute(name), secret) for name in named}
    read = (item for item in items if isinstance(item, Source))
    closed = {fingerprint(item.path, secret) for item in read if item.refused == NO_PERMISSION}
    not_found = [kept for kept in held if whole_path(kept.place) in by_place]
    outside = [kept for kept in not_found if not lies_in(kept.place, in_named) or lies_in(kept.place, closed)]
    tally = Tally(added, len(items) - added - same, len(not_found) - len(outside), same, len(outside))
    pieces = _pieces([*outside, *items], standing, secret)
    return Plan(tuple(pieces), tally, {whole_path(kept.place): kept.file.readable for kept in held})


def _pieces(items: Iterable[Source | Kept], standing: Sequence[Tables], secret: bytes) -> Iterator[Tables | Renewed]:
    for part in cut(items, secret):
        kept = [item for item in part if isinstance(item, Kept)]
        numbers = sorted({item.partition for item in kept})
        if len(numbers) == 1 and _as_it_stands(part, standing[numbers[0]]):
            yield standing[numbers[0]]
        else:
            yield Renewed(part, {number: standing[number] for number in numbers}, secret)


def _as_it_stands(part: Sequence[Source | Kept], tables: Tables) -> bool:
    return len(part) == len(tables) and all(
        isinstance(item, Kept) and item.position == position and whole_path(item.place) == whole_path(item.file.place)
        for position, item in enumerate(part)
    )
