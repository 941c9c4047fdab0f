"""A data set of events: the recorded facts of any number of diaries as Parquet, so that spreadsheets are read once.

A folder per table of the model and one for the files, in each a Parquet file per partition, and a manifest.
`diary` is one key throughout (`diary.keys`). What is unknown is null; a flag is true, false or null.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from diary import __version__
from diary.cohort.batch import Batch, File
from diary.cohort.sources import MANIFEST, PACKAGE
from diary.exchange.deidentify import pseudonym
from diary.files import CannotWrite, cannot_write
from diary.keys import DIGITS
from diary.model import TABLES, Column, Diary
from diary.refusal import Refusal
from diary.regular import NotRegular, TooLong, read_small
from diary.table import Table

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from diary.reading.recognise.form import Declared
    from diary.settings import Settings

SCHEMA = "diary-events/2"
GENERATED_BY = {"name": "diary", "version": __version__}
NUMBERED = "diary-events/1"
"""The data sets of before, in which `diary` is a number: they are read, and not written."""
TABLE_SCHEMA = "diary-table/1"
"""The tables that are written by partition (`diary.cohort.partitioned`): no data sets of events."""
FILES: tuple[Column, ...] = (
    ("file", "text"), ("diary", "text"), ("place", "text"), ("layout", "text"), ("language", "text"),
    ("errors", "number"), ("warnings", "number"), ("notices", "number"), ("problems", "text"),
)  # fmt: skip
"""The table of the files: the SHA-256 of each, its diary's key or null, where it lay, how it was read."""


COUNTS = ("errors", "warnings", "notices")


def _keyed(name: str, kind: str) -> Column:
    return (name, "text" if kind == "key" else "date" if name == "date" else kind)


WRITTEN: Mapping[str, tuple[Column, ...]] = {
    "files": FILES,
    **{table: tuple(_keyed(*column) for column in columns) for table, columns in TABLES.items()},
}
WRITTEN_NUMBERED: Mapping[str, tuple[Column, ...]] = {
    "files": (("file", "text"), ("diary", "number"), ("problems", "text")),
    **TABLES,
}
FILES_AT_ONCE = 8192
"""Files of a data set that a worker has in memory together."""
MOST_MANIFEST = 50_000_000
"""Bytes of a manifest; one of a million diaries is smaller."""
_PART = re.compile(r"part-\d{5,}\.parquet")
PLACES = frozenset(("sheet", "cell", "note"))
"""Columns that no number rests on: outside `days` an analysis leaves them on the disk, and has empty ones."""


class NoDataSet(Refusal):
    """The folder cannot be used as a data set."""

    keys = ("cohort.*",)


def place(table: str, number: int) -> str:
    """Return where in a data set a partition of a table stands."""
    return f"{table}/part-{number:05}.parquet"


def require_own(folder: Path, schema: str) -> bool:
    """Tell whether a data set of this schema, of any version, stands there.

    NoDataSet when it is anything else, or when a foreign name stands in it.
    """
    with cannot_write(folder):
        if not os.path.lexists(folder):
            if not folder.parent.is_dir():
                raise CannotWrite("no_folder", path=folder, folder=folder.parent)
            return False
        if folder.is_symlink():
            raise CannotWrite("is_link", path=folder)
        if not folder.is_dir():
            raise NoDataSet("folder_taken", path=folder, stranger=folder.name)
        names = sorted(os.listdir(folder))  # noqa: PTH208  names alone
    with suppress(OSError, ValueError, TypeError, KeyError, NotRegular, TooLong):
        manifest = json.loads(read_small(folder / MANIFEST, MOST_MANIFEST))
        if manifest["schema"].partition("/")[0] == schema.partition("/")[0]:
            own = {MANIFEST, PACKAGE, *manifest["tables"]}
            strange = [name for name in names if name not in own] + [
                f"{table}/{name}"
                for table in manifest["tables"]
                for name in sorted(os.listdir(folder / table))  # noqa: PTH208
                if not _PART.fullmatch(name) or not (folder / table / name).is_file()
            ]
            if not strange:
                return True
            raise NoDataSet("folder_taken", path=folder, stranger=strange[0])
    raise NoDataSet("folder_taken", path=folder, stranger=next(iter(names), folder.name))


def reading_of(settings: Settings) -> dict[str, Any]:
    """Return the settings that decide how a file is read, as the manifest has them."""
    return {"household_measures": dict(settings.household_measures), "limits": asdict(settings.reading)}


def decided_by(settings: Settings, form: Declared | None, *, notes: bool, secret: bytes = b"") -> dict[str, Any]:
    """Return what decides, beside the files, what a data set holds, as the manifest has it."""
    read_as = hashlib.sha256(repr(form).encode()).hexdigest() if form is not None else ""
    own = pseudonym(secret, "key", "")[:DIGITS] if secret else ""  # tells one key from another, and neither
    return {"reading": reading_of(settings), "form": read_as, "notes": notes, "deidentified": own}


@dataclass(frozen=True)
class Tables:
    """One partition of a data set, or several that are loaded as one; `analysed`: only what an analysis needs is."""

    folder: str
    numbers: tuple[int, ...]
    files: int
    named: str
    schema: str = SCHEMA
    analysed: bool = True

    def __len__(self) -> int:
        """Return how many files it has."""
        return self.files

    def key(self, settings: Settings) -> str:
        """Return the name that the partition was given when it was written."""
        return self.named

    def read(self, settings: Settings, form: object, now: Callable[[int], None]) -> tuple[str, Batch]:
        """Load it; how it was read from spreadsheets is long decided."""
        listed = self.listed()
        number = {key: number for number, key in enumerate(filter(None, listed["diary"]))}
        facts = {name: self._facts(name, columns, number) for name, columns in TABLES.items()}
        return self.named, Batch(files_of(listed), Diary(**facts))

    def refusing(self, position: int, code: str) -> Tables:
        """Return itself: there is no file to refuse."""
        return self

    def listed(self) -> Table:
        """Return the table of its files, as it is written today."""
        columns = FILES if self.schema == SCHEMA else WRITTEN_NUMBERED["files"]
        read = self._read("files", [name for name, _ in columns])
        loaded = {name: _values(read.column(name), kind) for name, kind in columns}
        if self.schema != SCHEMA:
            keys = ["" if np.isnan(number) else str(int(number)) for number in loaded["diary"]]
            loaded["diary"] = np.array(keys, dtype=object)
            loaded = {name: _unknown(len(read), kind) for name, kind in FILES} | loaded
        return Table(loaded)

    def _facts(self, table: str, columns: tuple[Column, ...], number: Mapping[str, int]) -> Table:
        left = PLACES if self.analysed and table != "days" else frozenset()
        read = self._read(table, [name for name, _ in columns if name not in left])
        diary = read.column("diary").cast("string").combine_chunks().dictionary_encode()
        numbers = np.array([number[key] for key in diary.dictionary.to_pylist()], dtype=np.int64)
        own: dict[str, Any] = {"diary": numbers[diary.indices.to_numpy()]}
        for name, kind in columns:
            if name not in own:
                own[name] = _unknown(len(read), kind) if name in left else _values(read.column(name), kind)
        return Table(own)

    def _read(self, table: str, names: list[str]) -> pa.Table:
        import pyarrow as pa
        from pyarrow import parquet

        files = (parquet.ParquetFile(Path(self.folder) / place(table, number)) for number in self.numbers)
        return pa.concat_tables([file.read(columns=names, use_threads=False) for file in files])


def files_of(listed: Table) -> tuple[File, ...]:
    """Return the files that a table of them lists."""
    counts = ([None if np.isnan(count) else int(count) for count in listed[name]] for name in COUNTS)
    how = (listed["problems"], (listed["diary"] != "").tolist(), listed["layout"], listed["language"])
    return tuple(File(*file) for file in zip(listed["file"], *how, *counts, listed["place"], strict=True))


def _values(column: pa.ChunkedArray, kind: str) -> NDArray[Any]:
    import pyarrow as pa

    if kind == "text":  # each text is one object, however many rows have it
        coded = column.cast(pa.string()).fill_null("").combine_chunks().dictionary_encode()
        texts: NDArray[Any] = np.array(coded.dictionary.to_pylist(), dtype=object)[np.asarray(coded.indices)]
        return texts
    if kind == "time":
        return np.asarray(column.cast(pa.timestamp("ms")), dtype="datetime64[s]")
    return np.asarray(column.cast(pa.float64()) if kind == "flag" else column)


def _unknown(rows: int, kind: str) -> NDArray[Any]:
    return np.full(rows, "", dtype=object) if kind == "text" else np.full(rows, np.nan)


def manifest_of(folder: Path) -> dict[str, Any]:
    """Return what a data set says of itself, or raise NoDataSet when it is not one that is read."""
    try:
        manifest: dict[str, Any] = json.loads(read_small(folder / MANIFEST, MOST_MANIFEST))
        written = {SCHEMA: WRITTEN, NUMBERED: WRITTEN_NUMBERED}.get(manifest["schema"])
        if manifest["schema"].partition("/")[0] == TABLE_SCHEMA.partition("/")[0]:
            raise NoDataSet("table_as_source", path=folder)
        if written is None or manifest["tables"] != json.loads(json.dumps(written)):
            raise NoDataSet("other_schema", path=folder)
        for number, partition in enumerate(manifest["partitions"]):
            for name, size in partition["bytes"].items():
                if (folder / place(name, number)).stat().st_size != size:
                    raise NoDataSet("damaged", path=folder, reason=place(name, number))
    except (OSError, ValueError, KeyError, TypeError, NotRegular, TooLong) as error:
        raise NoDataSet("damaged", path=folder, reason=MANIFEST) from error
    return manifest


def tables(folder: Path, settings: Settings, *, analysed: bool) -> list[Tables]:
    """Return the partitions of a data set, or raise NoDataSet when it is not whole or was read otherwise.

    For an analysis, which costs little more for many diaries than for some, they are put together.
    """
    manifest = manifest_of(folder)
    if manifest["reading"] != json.loads(json.dumps(reading_of(settings))):
        raise NoDataSet("other_reading", path=folder)
    standing = partitions_of(folder, manifest)
    return [*_together(standing)] if analysed else standing


def partitions_of(folder: Path, manifest: Mapping[str, Any]) -> list[Tables]:
    """Return the partitions that a manifest lists, whole."""
    whole, schema = str(folder.absolute()), manifest["schema"]
    return [
        Tables(whole, (number,), partition["files"], partition["key"], schema, analysed=False)
        for number, partition in enumerate(manifest["partitions"])
    ]


def _together(standing: Iterable[Tables]) -> Iterator[Tables]:
    """Put partitions that follow each other together until they hold FILES_AT_ONCE files."""
    waiting = list[Tables]()
    for one in standing:
        if waiting and sum(map(len, waiting)) + len(one) > FILES_AT_ONCE:
            yield _as_one(waiting)
            waiting.clear()
        waiting.append(one)
    if waiting:
        yield _as_one(waiting)


def _as_one(several: Sequence[Tables]) -> Tables:
    numbers = tuple(number for tables in several for number in tables.numbers)
    named = hashlib.sha256("".join(tables.named for tables in several).encode()).hexdigest()
    return replace(several[0], numbers=numbers, files=sum(map(len, several)), named=named, analysed=True)
