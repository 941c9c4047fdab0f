"""A list of visits beside what is read: which files it adds, which visit each row is, and what is missing or double."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from diary.cohort.batch import File
from diary.cohort.dataset import NoDataSet, manifest_of, partitions_of
from diary.cohort.places import whole_path
from diary.cohort.sources import Found, Source
from diary.cohort.visits import DOUBLE, MISSING, NOT_LISTED, OF_ANOTHER, Visit

FILE_NOT_FOUND = "file_not_found"
"""The problem of a file that is not there."""


@dataclass(frozen=True)
class Joined:
    """The visits of a list that the rows of a table are, by the place of each file; each visit belongs to one row."""

    of_row: tuple[Visit | None, ...]
    problems: tuple[tuple[str, ...], ...]  # of each row, from holding it against the list

    @classmethod
    def of(cls, visits: Iterable[Visit], files: Sequence[File], codes: Sequence[str]) -> Joined:
        """Join a list to rows in their order; `codes` are those that the diaries bear."""
        waiting = defaultdict[str, deque[Visit]](deque)
        everyone = set[str]()
        for visit in visits:
            waiting[whole_path(visit.source.at())].append(visit)
            everyone.add(visit.id)
        of_row = []
        for file in files:
            own = waiting[whole_path(file.place)]
            of_row.append(own.popleft() if own else None)
        joined = zip(files, codes, of_row, strict=True)
        return cls(tuple(of_row), tuple(tuple(_problems(file, code, visit, everyone)) for file, code, visit in joined))

    def count(self, problem: str) -> int:
        """Return of how many rows this is said."""
        return sum(problem in own for own in self.problems)


def _problems(file: File, code: str, visit: Visit | None, everyone: set[str]) -> Iterator[str]:
    """Yield what a row is by the list; a missing diary has that under its problems already where it has no file."""
    if visit is None:
        yield NOT_LISTED
        return
    if file.problems in (MISSING, FILE_NOT_FOUND):
        yield MISSING
    if visit.double:
        yield DOUBLE
    if code and code != visit.id and code in everyone:
        yield OF_ANOTHER


def with_listed(found: Found, visits: Iterable[Visit]) -> Found:
    """Return what was found, and behind it each visit of a list that is not among it: each has a file of its own."""
    there = Counter[str]()
    for source in found.sources:
        there.update(map(whole_path, [source.at()] if isinstance(source, Source) else _places(source)))
    added = list[Source]()
    for visit in visits:
        own = whole_path(visit.source.at())
        if visit.path and there[own]:
            there[own] -= 1
        else:
            added.append(visit.source)
    return replace(found, sources=(*found.sources, *added))


def _places(folder: Path) -> Iterator[str]:
    """Yield where the files of a data set lay; NoDataSet where a list cannot be held against it."""
    manifest = manifest_of(folder)
    if manifest.get("deidentified"):
        raise NoDataSet("list_with_deidentified", path=folder)
    for partition in partitions_of(folder, manifest):
        yield from partition.listed()["place"]
