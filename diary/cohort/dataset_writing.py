"""Diaries → a data set of events: what a worker makes of a partition, and how the partitions become Parquet files."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from diary import __version__
from diary.cohort.dataset import SCHEMA, WRITTEN, place, reading_of
from diary.cohort.sources import MANIFEST
from diary.folders import whole_folder
from diary.model import TABLES, Column, Diary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pyarrow as pa

    from diary.cohort.batch import Batch, File
    from diary.cohort.parts import Parts
    from diary.settings import Settings

FILES_AT_ONCE = 8192
"""Files in a partition of a data set: what a worker has in memory together."""


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
    listed = pd.DataFrame([(file.sha256, file.problems) for file in files], columns=["file", "problems"])
    readable = np.array([file.readable for file in files], dtype=bool)
    return listed.assign(diary=np.where(readable, np.cumsum(readable) - 1.0, np.nan))


def _tables(facts: Diary) -> dict[str, pd.DataFrame]:
    """Return the tables with the number of a sheet in the place of its name, which can be a patient's."""
    tables: dict[str, pd.DataFrame] = {name: getattr(facts, name) for name in TABLES}
    placed = {name: table for name, table in tables.items() if "sheet" in table}
    named = pd.concat([table[["diary", "sheet"]] for table in placed.values()], ignore_index=True)
    told = named[named["sheet"] != ""].drop_duplicates()
    number = (told.groupby("diary").cumcount() + 1).astype(str)
    numbers = pd.Series(number.to_numpy(), pd.MultiIndex.from_frame(told))
    for name, table in placed.items():
        own = numbers.reindex(pd.MultiIndex.from_frame(table[["diary", "sheet"]])).fillna("")
        tables[name] = table.assign(sheet=own.to_numpy(dtype=object))
    return tables


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
    return sum(partition["files"] for partition in listed), diaries


def _gathered(parts: Parts, keys: list[str]) -> Iterator[tuple[str, dict[str, pa.Table]]]:
    """Put the small partitions of a run together until they hold FILES_AT_ONCE files."""
    import pyarrow as pa

    waiting: list[dict[str, pa.Table]] = []
    own = hashlib.sha256()

    def together() -> tuple[str, dict[str, pa.Table]]:
        return own.hexdigest(), {name: pa.concat_tables([part[name] for part in waiting]) for name in WRITTEN}

    for key in keys:
        opened = _opened(parts.read(key), sum(len(part["patients"]) for part in waiting))
        if waiting and sum(len(part["files"]) for part in waiting) + len(opened["files"]) > FILES_AT_ONCE:
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
