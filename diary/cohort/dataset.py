"""A data set of events: the recorded facts of any number of diaries as Parquet, so that spreadsheets are read once.

A folder per table of the model and one for the files, in each a Parquet file per partition, and a manifest.
`diary` is one number throughout. What is unknown is null; a flag is true, false or null.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from diary.cohort.batch import Batch, File
from diary.cohort.sources import MANIFEST
from diary.files import CannotWrite, cannot_write
from diary.model import TABLES, Column, Diary
from diary.refusal import Refusal
from diary.regular import NotRegular, TooLong, read_small

if TYPE_CHECKING:
    import pyarrow as pa

    from diary.settings import Settings

SCHEMA = "diary-events/1"
FILES: tuple[Column, ...] = (("file", "text"), ("diary", "number"), ("problems", "text"))
"""The table of the files: the SHA-256 of each, its diary's number or null, the codes of its problems."""
WRITTEN: Mapping[str, tuple[Column, ...]] = {"files": FILES, **TABLES}
MOST_MANIFEST = 50_000_000
"""Bytes of a manifest; one of a million diaries is smaller."""
_PART = re.compile(r"part-\d{5,}\.parquet")
PLACES = frozenset(("sheet", "cell", "note"))
"""Columns that no number rests on: outside `days` an analysis leaves them on the disk."""


class NoDataSet(Refusal):
    """The folder cannot be used as a data set."""

    keys = ("cohort.*",)


def place(table: str, number: int) -> str:
    """Return where in a data set a partition of a table stands."""
    return f"{table}/part-{number:05}.parquet"


def require_own(folder: Path) -> bool:
    """Tell whether a data set stands there; NoDataSet when it is anything else, or when a foreign name stands in it."""
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
        if manifest["schema"].partition("/")[0] == SCHEMA.partition("/")[0]:
            own = {MANIFEST, *manifest["tables"]}
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


@dataclass(frozen=True)
class Tables:
    """One partition of a data set; `analysed`: only what an analysis needs is loaded."""

    folder: str
    number: int
    files: int
    first_diary: int
    named: str
    analysed: bool = True

    def __len__(self) -> int:
        """Return how many files it has."""
        return self.files

    def key(self, settings: Settings) -> str:
        """Return the name that the partition was given when it was written."""
        return self.named

    def read(self, settings: Settings, form: object, now: Callable[[int], None]) -> tuple[str, Batch]:
        """Load it; how it was read from spreadsheets is long decided."""
        facts = {name: self._load(name, columns) for name, columns in TABLES.items()}
        listed = self._load("files", FILES)
        files = zip(listed["file"], listed["problems"], listed["diary"].notna(), strict=True)
        return self.named, Batch(tuple(File(*file) for file in files), Diary(**facts))

    def refusing(self, position: int, code: str) -> Tables:
        """Return itself: there is no file to refuse."""
        return self

    def _load(self, table: str, columns: tuple[Column, ...]) -> pd.DataFrame:
        from pyarrow import parquet

        if self.analysed and table != "days":
            columns = tuple(column for column in columns if column[0] not in PLACES)
        file = parquet.ParquetFile(Path(self.folder) / place(table, self.number))
        read = file.read(columns=[name for name, _ in columns], use_threads=False)
        frame = pd.DataFrame({name: _values(read.column(name), kind) for name, kind in columns})
        return frame.assign(diary=frame["diary"] - self.first_diary)


def _values(column: pa.ChunkedArray, kind: str) -> Any:
    import pyarrow as pa

    if kind == "text":
        return column.cast(pa.string()).fill_null("").to_pandas().astype("str")
    if kind == "time":
        return column.to_pandas().astype("datetime64[s]")
    return column.cast(pa.float64()).to_pandas() if kind == "flag" else column.to_pandas()


def tables(folder: Path, settings: Settings, *, analysed: bool) -> list[Tables]:
    """Return the partitions of a data set, or raise NoDataSet when it is not whole or was read otherwise."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        if manifest["schema"] != SCHEMA or manifest["tables"] != json.loads(json.dumps(WRITTEN)):
            raise NoDataSet("other_schema", path=folder)
        if manifest["reading"] != json.loads(json.dumps(reading_of(settings))):
            raise NoDataSet("other_reading", path=folder)
        for number, partition in enumerate(manifest["partitions"]):
            for name, size in partition["bytes"].items():
                if (folder / place(name, number)).stat().st_size != size:
                    raise NoDataSet("damaged", path=folder, reason=place(name, number))
        return [
            Tables(
                str(folder.absolute()), number, partition["files"], partition["first_diary"], partition["key"], analysed
            )
            for number, partition in enumerate(manifest["partitions"])
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoDataSet("damaged", path=folder, reason=MANIFEST) from error
