"""A data set of events: the recorded facts of any number of diaries as Parquet, so that spreadsheets are read once.

A folder per table of the model and one for the files, in each a Parquet file per partition, and a manifest.
`diary` is one number throughout. What is unknown is null; a flag is true, false or null.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from diary import __version__
from diary.cohort.batch import Batch, File
from diary.cohort.sources import MANIFEST
from diary.files import whole_folder
from diary.model import TABLES, Column, Diary
from diary.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

    from diary.cohort.parts import Parts
    from diary.settings import Settings

SCHEMA = "diary-events/1"
FILES_AT_ONCE = 8192
"""Files in a partition of a data set: what a worker has in memory together."""
FILES: tuple[Column, ...] = (("file", "text"), ("diary", "number"), ("problems", "text"))
"""The table of the files: the SHA-256 of each, its diary's number or null, the codes of its problems."""
WRITTEN: Mapping[str, tuple[Column, ...]] = {"files": FILES, **TABLES}
PLACES = frozenset(("sheet", "cell", "note"))
"""Columns that no number rests on: outside `days` an analysis leaves them on the disk."""


class NoDataSet(Refusal):
    """The folder cannot be used as a data set; `code` and `values` make one sentence (`cohort.<code>`)."""


def product(batch: Batch, settings: Settings, *, notes: bool) -> bytes:
    """Return a batch as the Arrow tables that a worker makes of it; without `notes` remarks are left empty."""
    import pyarrow as pa

    packed, small = io.BytesIO(), pa.ipc.IpcWriteOptions(compression="zstd")
    with zipfile.ZipFile(packed, "w") as archive:
        for name, frame in {"files": _files(batch.files), **_tables(batch.facts)}.items():
            table = _arrow(frame if notes or "note" not in frame else frame.assign(note=""), WRITTEN[name])
            stream = io.BytesIO()
            with pa.ipc.new_stream(stream, table.schema, options=small) as writer:
                writer.write_table(table)
            archive.writestr(zipfile.ZipInfo(name), stream.getvalue())
    return packed.getvalue()


def _files(files: Iterable[File]) -> pd.DataFrame:
    listed = pd.DataFrame([(one.sha256, one.problems) for one in files], columns=["file", "problems"])
    readable = np.array([one.readable for one in files], dtype=bool)
    return listed.assign(diary=np.where(readable, np.cumsum(readable) - 1.0, np.nan))


def _tables(facts: Diary) -> dict[str, pd.DataFrame]:
    return {name: getattr(facts, name) for name in TABLES}


def _type(kind: str) -> pa.DataType:
    import pyarrow as pa

    types = {"key": pa.int64(), "number": pa.float64(), "time": pa.timestamp("ms"), "text": pa.string()}
    return types.get(kind, pa.bool_())


def _arrow(frame: pd.DataFrame, columns: tuple[Column, ...]) -> pa.Table:
    import pyarrow as pa

    arrays = {}
    for name, kind in columns:
        values = frame[name].to_numpy(dtype=object if kind == "text" else None, copy=kind == "text")
        if kind == "text":
            values[values == ""] = None
        elif kind == "flag":
            arrays[name] = pa.array(values == 1, pa.bool_(), mask=np.isnan(values))
            continue
        arrays[name] = pa.array(values, _type(kind), from_pandas=True)
    return pa.table(arrays)


def write(path: Path, parts: Parts, keys: list[str], settings: Settings, *, notes: bool) -> tuple[int, int]:
    """Write the data set under this name, whole or not at all; return how many files it holds, and how many diaries."""
    listed: list[dict[str, Any]] = []
    with whole_folder(path) as folder:
        for name in WRITTEN:
            (folder / name).mkdir()
        diaries = 0
        for number, (own, tables) in enumerate(_gathered(parts, keys)):
            sizes = {name: _save(folder / place(name, number), table, diaries) for name, table in tables.items()}
            listed.append({"key": own, "files": len(tables["files"]), "first_diary": diaries, "bytes": sizes})
            diaries += len(tables["patients"])
        manifest = {
            "schema": SCHEMA,
            "generated_by": {"name": "diary", "version": __version__},
            "tables": WRITTEN,
            "reading": reading_of(settings),
            "notes": notes,
            "diaries": diaries,
            "partitions": listed,
        }
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    return sum(one["files"] for one in listed), diaries


def place(table: str, number: int) -> str:
    """Return where in a data set a partition of a table stands."""
    return f"{table}/part-{number:05}.parquet"


def reading_of(settings: Settings) -> dict[str, Any]:
    """Return the settings that decide how a file is read, as the manifest has them."""
    return {"household_measures": dict(settings.household_measures), "limits": asdict(settings.reading)}


def _gathered(parts: Parts, keys: list[str]) -> Iterator[tuple[str, dict[str, pa.Table]]]:
    """Put the small partitions of a run together until they hold FILES_AT_ONCE files."""
    import pyarrow as pa

    waiting: list[dict[str, pa.Table]] = []
    own = hashlib.sha256()

    def together() -> tuple[str, dict[str, pa.Table]]:
        return own.hexdigest(), {name: pa.concat_tables([one[name] for one in waiting]) for name in WRITTEN}

    for key in keys:
        opened = _opened(parts.read(key), sum(len(one["patients"]) for one in waiting))
        if waiting and sum(len(one["files"]) for one in waiting) + len(opened["files"]) > FILES_AT_ONCE:
            yield together()
            waiting, own = [], hashlib.sha256()
            opened = _opened(parts.read(key), 0)
        waiting.append(opened)
        own.update(key.encode())
    yield together()


def _opened(packed: bytes, first: int) -> dict[str, pa.Table]:
    import pyarrow as pa

    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: _moved(pa.ipc.open_stream(archive.read(name)).read_all(), first) for name in WRITTEN}


def _moved(table: pa.Table, by: int) -> pa.Table:
    """Return a table with its diaries numbered from `by` on."""
    import pyarrow.compute as pc

    column = table.schema.get_field_index("diary")
    kind = table.schema.field(column)
    return table.set_column(column, kind, pc.add(table.column(column), by).cast(kind.type)) if by else table


def _save(path: Path, table: pa.Table, first: int) -> int:
    """Write a table, texts as a dictionary and numbers that follow each other small; return its size in bytes."""
    from pyarrow import parquet

    table = _moved(table, first)
    texts = [field.name for field in table.schema if str(field.type) == "string"]
    for name in texts:
        column = table.schema.get_field_index(name)
        table = table.set_column(column, name, table.column(column).combine_chunks().dictionary_encode())
    with path.open("wb") as file:
        parquet.write_table(table, file, compression="zstd", use_dictionary=texts)
    return path.stat().st_size


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
        return self.named, Batch(tuple(File(*one) for one in files), Diary(**facts))

    def refusing(self, position: int, code: str) -> Tables:
        """Return itself: there is no file to refuse."""
        return self

    def _load(self, table: str, columns: tuple[Column, ...]) -> pd.DataFrame:
        from pyarrow import parquet

        if self.analysed and table != "days":
            columns = tuple(one for one in columns if one[0] not in PLACES)
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
        for number, one in enumerate(manifest["partitions"]):
            for name, size in one["bytes"].items():
                if (folder / place(name, number)).stat().st_size != size:
                    raise NoDataSet("damaged", path=folder, reason=place(name, number))
        return [
            Tables(str(folder.absolute()), number, one["files"], one["first_diary"], one["key"], analysed)
            for number, one in enumerate(manifest["partitions"])
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoDataSet("damaged", path=folder, reason=MANIFEST) from error
