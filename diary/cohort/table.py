"""The rows of every partition, in order → the cohort table, a row a diary, and the three tidy tables beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from diary import __version__
from diary.analysis.absence import kind
from diary.analysis.metrics import CATALOGUE
from diary.cohort.batch import BETWEEN, File
from diary.cohort.columns import INPUTS, OF_DIARY, shape
from diary.cohort.duplicates import DUPLICATE, UNDATED
from diary.cohort.joined import Joined
from diary.cohort.package import labels, of_table, package
from diary.cohort.rows import COVERED, EDGES, GIVEN, QUESTIONS, TOLD, Rows
from diary.cohort.tidy import DAY_KEYS, NUMBERS
from diary.cohort.visits import Visit
from diary.exchange.deidentify import FILE, banded, code_for, pseudonym
from diary.exchange.settings import hash_of
from diary.exchange.tabular import Column, Row, Sheet, Value, labelled, write
from diary.files import write_whole, written_whole

if TYPE_CHECKING:
    from pathlib import Path

    from diary.analysis.grouping import Bools
    from diary.cohort.parts import Held
    from diary.settings import Settings

_EPOCH = dt.date(1970, 1, 1)
NOBODY = Visit("", "")
"""Stands beside a row that a list of visits does not have."""
_ABOUT_FILE = {"form": "layout", **{name: name for name in ("language", "errors", "warnings", "notices")}}
"""What a column tells of a file, by the name of the column."""


@dataclass(frozen=True)
class Table:
    """Finished partitions of a run, before they become tables: rows that can be gone through again and again."""

    parts: Held
    names: tuple[str, ...]  # of the partitions
    keys: Sequence[str]  # of every row: the key of its diary, empty where the file could not be opened
    visit: Sequence[str]  # of every row
    settings: Settings
    secret: bytes | None  # to deidentify with: hashes and codes have others in their place, no date is told
    joined: Joined | None  # the list of visits beside the rows
    duplicate: Bools  # of every row: whether another holds its diary too

    def rows(self) -> Iterator[tuple[Rows, slice]]:
        """Return the rows of each partition, and which of all they are."""
        done = 0
        for rows in each(self.parts, self.names):
            yield rows, slice(done, done + len(rows))
            done += len(rows)

    def write(self, paths: Mapping[str, Path], name: str, locale: str) -> None:
        """Write tables, each under its path, in the format of this name."""
        rows = {"cohort": self._wide, "diaries": self._diaries, "metrics": self._metrics, "days": self._days}
        rows[INPUTS] = lambda _: self.inputs()
        for table, path in paths.items():
            self._write(path, name, locale, Sheet(table, self.shape(table), rows[table](name)))

    def inputs(self) -> Iterator[tuple[str, str]]:
        """Yield the key of each file that could be opened, and its hash."""
        hashes = (hash_told(file.sha256, self.secret) for rows in each(self.parts, self.names) for file in rows.files)
        return ((diary, digest) for diary, digest in zip(self.keys, hashes, strict=True) if diary)

    def write_package(self, path: Path, tables: Mapping[str, Path], locale: str) -> None:
        """Write the description of the tables that were written, by their names."""
        resources = [of_table(name, table, self.shape(name), locale) for name, table in tables.items()]
        told = package(path.name.partition(".")[0], resources, self.inputs(), self.settings)
        write_whole(path, told.encode(), force=True)

    def shape(self, table: str) -> tuple[Column, ...]:
        """Return the columns of a table."""
        return shape(table, listed=self.joined is not None)

    def _write(self, path: Path, name: str, locale: str, sheet: Sheet) -> None:
        with written_whole(path, force=True) as file:
            if name in labelled.FORMATS:
                labelled.write(file, name, sheet, labels(sheet.columns))
            else:
                write(file, name, [sheet], locale=locale)

    def _wide(self, name: str) -> Iterator[Row]:
        for rows, own in self.rows():
            numbers, levels = _known(rows.numbers), rows.levels.copy()
            if name in labelled.FORMATS and rows.tidy is not None and rows.tidy.at.size:
                numbers[rows.tidy.at] = _or_why(numbers[rows.tidy.at], rows.tidy.measures["reason"])
            levels[rows.levels == ""] = None
            problems, of_diary, listed = self._problems(rows, own), self._of_diary(rows, own), self._listed(own)
            for i, diary in enumerate(self.keys[own]):
                first = diary or None, self._code(rows, i), problems[i]
                yield *first, *numbers[i], *levels[i], *of_diary[i], *listed[i]

    def _diaries(self, _: str) -> Iterator[Row]:
        for rows, own in self.rows():
            problems, of_diary, listed = self._problems(rows, own), self._of_diary(rows, own), self._listed(own)
            for i, diary in enumerate(self.keys[own]):
                sha256 = hash_told(rows.files[i].sha256, self.secret) or None
                yield diary or None, sha256, self._code(rows, i), *of_diary[i], problems[i], *listed[i]

    def _metrics(self, name: str) -> Iterator[Row]:
        for rows, own in self.rows():
            if rows.tidy is None or not rows.tidy.at.size:
                continue
            held = {name: _known(rows.tidy.measures[name]) for name in NUMBERS}
            keys = self.keys[own]
            if name in labelled.FORMATS:
                held["value"] = _or_why(held["value"], rows.tidy.measures["reason"])
            reasons, estimated, assumed = (rows.tidy.measures[name] for name in ("reason", "estimated", "assumed"))
            for at, file in enumerate(rows.tidy.at):
                for place, metric in enumerate(CATALOGUE):
                    value, n, lower, upper, pooled = (held[name][at, place] for name in NUMBERS)
                    reason = reasons[at, place]
                    yield (
                        keys[file], metric.key, value, metric.unit, n, lower, upper, pooled, reason or None,
                        kind(reason) or None, bool(estimated[at, place]), bool(assumed[at, place]),
                    )  # fmt: skip

    def _days(self, name: str) -> Iterator[Row]:
        for rows, own in self.rows():
            if rows.tidy is None or not rows.tidy.at.size:
                continue
            days, keys = rows.tidy.days, self.keys[own]
            values = _known(days["value"])
            if name in labelled.FORMATS:
                values = _or_why(values, days["reason"])
            for row, file in enumerate(days["at"]):
                about = keys[file], float(days["day"][row]), self._date(days["date"][row]), bool(days["complete"][row])
                for place, metric in enumerate(DAY_KEYS):
                    reason = days["reason"][row, place]
                    yield *about, metric, values[row, place], reason or None, kind(reason) or None

    def _code(self, rows: Rows, place: int) -> str | None:
        return self._hidden(rows.about["code"][place]) or None

    def _hidden(self, code: str) -> str:
        return code_for(self.secret, code) if self.secret and code else code

    def _date(self, day: int) -> dt.date | None:
        return None if self.secret or day == UNDATED else _EPOCH + dt.timedelta(days=int(day))

    def _problems(self, rows: Rows, own: slice) -> list[str | None]:
        marks = [(DUPLICATE,) if twice else () for twice in self.duplicate[own]]
        listed = self.joined.problems[own] if self.joined else [()] * len(rows)
        told = [(file.problems, *mark, *by_list) for file, mark, by_list in zip(rows.files, marks, listed, strict=True)]
        return [BETWEEN.join(dict.fromkeys(filter(None, codes))) or None for codes in told]

    def _listed(self, own: slice) -> list[tuple[Value, ...]]:
        """Return what the list tells of each row, in the order of LISTED; without a list nothing."""
        if self.joined is None:
            return [()] * (own.stop - own.start)
        visits = [visit or NOBODY for visit in self.joined.of_row[own]]
        told = [(self._hidden(one.id), one.arm, one.site, one.expected_visits) for one in visits]
        return [tuple(text or None for text in texts) for texts in told]

    def _of_diary(self, rows: Rows, own: slice) -> list[tuple[Value, ...]]:
        """Return what each diary is, in the order of OF_DIARY."""
        about: dict[str, Iterable[Value]] = {name: [text or None for text in rows.about[name]] for name in TOLD}
        about |= {name: _known(rows.about[name]) for name in (*GIVEN, *COVERED, QUESTIONS)}
        about["indicative"] = [None if one is None else bool(one) for one in about["indicative"]]
        about |= {name: map(self._date, rows.about[name]) for name in EDGES}
        if self.secret:
            about["age"] = [None if np.isnan(age) else banded(float(age)) for age in rows.about["age"]]
        about |= {name: [_of_file(file, held) for file in rows.files] for name, held in _ABOUT_FILE.items()}
        about["visit"] = [visit or None for visit in self.visit[own]]
        about["is_diary"] = [file.readable for file in rows.files]
        about["program_version"] = [__version__] * len(rows)
        about["settings_hash"] = [hash_of(self.settings)] * len(rows)
        return [*zip(*(about[column.name] for column in OF_DIARY), strict=True)]


def hash_told(sha256: str, secret: bytes | None) -> str:
    """Return the hash of a file as it is told: with a secret what stands for it."""
    return pseudonym(secret, FILE, sha256) if secret and sha256 else sha256


def _of_file(file: File, name: str) -> Value:
    value = getattr(file, name) if file.readable else None
    return (value or None) if isinstance(value, str) else value


def _known(numbers: Any) -> Any:
    known = numbers.astype(object)
    known[np.isnan(numbers)] = None
    return known


def _or_why(known: Any, reason: Any) -> Any:
    """Return the numbers with the reason in the place of each that is not there."""
    return np.where(known == None, reason, known)  # noqa: E711  element by element


def each(parts: Held, names: Sequence[str]) -> Iterator[Rows]:
    """Return the rows of each partition, in order."""
    return (Rows.from_bytes(parts.read(name)) for name in names)
