"""What the user named (files, folders, patterns, data sets) → the diaries to read, in an order of their own.

The order is that in which the arguments were given; what a folder or a pattern holds follows the names. It
depends on neither the file system nor the number of workers, so that the same call gives the same table.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar

from diary.cohort.places import mark, place

SUFFIXES = frozenset((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv"))
"""What is taken for a diary in a folder; a file that is named itself is read whatever its name."""
MANIFEST, PACKAGE = "manifest.json", "datapackage.json"
"""The file that makes a folder a data set of events, and the one that describes it."""
NO_PERMISSION = "no_permission"
"""What is wrong with a folder that may not be opened."""
OPEN_ELSEWHERE = "~$"
"""How the name begins of what a spreadsheet program keeps beside a file that it has open."""
FEWEST, MOST, ONE_IN = 128, 512, 192
"""Files in a partition: at least and at most; beyond the fewest it ends at one name in so many.

So a file that comes or goes moves the edges of the partitions beside it, and of no others."""


@dataclass(frozen=True)
class Source:
    """One file to read, by its whole path; `refused` is the code of what is known to be wrong with it beforehand."""

    path: str  # empty where a list of visits names none
    refused: str = ""
    pattern: str = ""  # the pattern that it was found by

    def at(self, secret: bytes = b"") -> str:
        """Return its place, as `diary.cohort.places` tells it."""
        return place(self.path, self.pattern, secret)


class Placed(Protocol):
    """What has a place."""

    def at(self, secret: bytes = b"") -> str:
        """Return the place."""


Item = TypeVar("Item", bound=Placed)


@dataclass(frozen=True)
class Found:
    """Everything that was named: files and data sets in order, and how much of the folders was passed over."""

    sources: tuple[Source | Path, ...]  # a Path is the folder of a data set
    passed_over: int
    missing: tuple[str, ...] = ()  # names that nothing answers to; each is among the sources too
    links: int = 0  # links to folders, which are not followed

    @property
    def paths(self) -> Iterator[str]:
        """Yield the path of every file and data set."""
        paths = (source.path if isinstance(source, Source) else str(source) for source in self.sources)
        return filter(None, paths)


@dataclass
class _Search:
    spared: frozenset[str]  # the tables that are to be written, and a list of visits: they are no diaries
    sources: dict[str, Source | Path] = field(default_factory=dict)
    passed_over: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)

    def add(self, path: str, *, named: bool = True, pattern: str = "") -> None:
        """Take a file, a folder or a data set; one that was taken before stays where it was."""
        key, place = absolute(path), Path(path)
        if key in self.spared or key in self.sources:
            return
        if not is_folder(path):
            if named or place.suffix.lower() in SUFFIXES:
                self.sources[key] = Source(key, pattern=pattern)
            else:
                self.passed_over.add(key)
        elif _answers((place / MANIFEST).exists):
            self.sources[key] = place
        else:
            self._folder(path, pattern)

    def _folder(self, folder: str, pattern: str) -> None:
        """Take what lies in a folder and below it, by name; a folder that may not be opened is refused itself."""
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            self.sources[absolute(folder)] = Source(absolute(folder), NO_PERMISSION)
            return
        for entry in entries:
            if entry.name.startswith((".", OPEN_ELSEWHERE)):  # a dot hides a file
                continue
            if entry.is_symlink() and _answers(entry.is_dir):
                self.links.add(absolute(entry.path))
            elif not entry.is_dir(follow_symlinks=False):
                self.add(entry.path, named=False, pattern=pattern)
            elif not _answers(Path(entry.path, MANIFEST).exists):
                self._folder(entry.path, pattern)


def find(named: Iterable[str], *spared: Path) -> Found:
    """Return what the names stand for; a name that nothing answers to is kept, and becomes a row that says so."""
    search, missing = _Search(frozenset(map(absolute, spared))), []
    for name in named:
        matches = sorted(_matches(name, search.links)) if glob.has_magic(name) else []
        there = os.path.lexists(name)
        pattern = "" if there or not matches else absolute(name)
        if not pattern:
            matches = [name]
            missing += [] if there else [name]
        for path in matches:
            if path == name or not Path(path).name.startswith(OPEN_ELSEWHERE):
                search.add(path, pattern=pattern)
    sources = tuple(search.sources.values())
    return Found(sources, len(search.passed_over), tuple(dict.fromkeys(missing)), len(search.links))


def _matches(pattern: str, links: set[str]) -> Iterator[str]:
    """Yield the names that a pattern stands for, none hidden; links to folders are not followed, but counted.

    What stands before its first sign was named by the user, links and all.
    """
    parts = Path(pattern).parts
    fixed = next(number for number, part in enumerate(parts) if glob.has_magic(part))
    base, rest = Path(*parts[:fixed]), parts[fixed:]
    hidden = any(part.startswith(".") for part in rest)

    @cache
    def leads_elsewhere(place: Path) -> bool:
        return place.is_symlink() and _answers(place.is_dir)

    for path in base.glob(str(Path(*rest))):
        below = path.relative_to(base)
        if not hidden and any(part.startswith(".") for part in below.parts):
            continue
        places = [base / place for place in (*below.parents, below)]
        link = next((place for place in places if place != base and leads_elsewhere(place)), None)
        if link is None:
            yield str(path)
        else:
            links.add(absolute(link))


def is_folder(path: str) -> bool:
    """Tell whether a folder lies there, or a link to one."""
    return _answers(Path(path).is_dir)


def _answers(question: Callable[[], bool]) -> bool:
    """Tell what the disk answers; no, where it may not be asked: what lies there is refused when it is read."""
    try:
        return question()
    except OSError:
        return False


def absolute(path: str | Path) -> str:
    """Return a whole path, however it was named."""
    return os.path.normpath(Path(path).absolute())


def cut(items: Iterable[Item], secret: bytes = b"") -> Iterator[tuple[Item, ...]]:
    """Cut files into partitions; where, depends on their names alone."""
    part: list[Item] = []
    for item in items:
        part.append(item)
        if len(part) == MOST or (len(part) >= FEWEST and mark(item.at(secret)) % ONE_IN == 0):
            yield tuple(part)
            part = []
    if part:
        yield tuple(part)
