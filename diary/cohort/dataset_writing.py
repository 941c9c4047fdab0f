"""Diaries → a data set of events: what a worker makes of a partition, and how the partitions become Parquet files."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from diary.cohort import package
from diary.cohort.dataset import FILES, GENERATED_BY, SCHEMA, WRITTEN, Tables, decided_by, place
from diary.cohort.sources import MANIFEST, PACKAGE
from diary.folders import whole_folder
from diary.keys import apart, key
from diary.model import TABLES, Column, Diary
from diary.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from diary.cohort.batch import Batch, File
    from diary.cohort.parts import Parts
    from diary.reading.recognise.form import Declared
    from diary.settings import Settings

_NUMBERED = {
    name: tuple((column, "number" if column == "diary" else kind) for column, kind in columns)
    for name, columns in WRITTEN.items()
}
"""The tables as a worker makes them: a diary is its number in the batch, until all keys are known."""
_DTYPES = {"text": object, "number": float}
Piece = str | Tables
"""A partition that was made now, by its name among the parts, or one of the data set that is renewed, as it stands."""


def product(batch: Batch, settings: Settings, *, notes: bool) -> bytes:
    """Return a batch as the Arrow tables that a worker makes of it; without `notes` remarks are left empty."""
    import pyarrow as pa

    packed, small = io.BytesIO(), pa.ipc.IpcWriteOptions(compression="zstd")
    with zipfile.ZipFile(packed, "w") as archive:
        for name, own in {"files": _files(batch.files), **_tables(batch.facts)}.items():
            silent = not notes and "note" in own
            table = _arrow(own.having(note=np.full(len(own), "", object)) if silent else own, _NUMBERED[name])
            stream = io.BytesIO()
            with pa.ipc.new_stream(stream, table.schema, options=small) as writer:
                writer.write_table(table)
            archive.writestr(zipfile.ZipInfo(name), stream.getvalue())
    return packed.getvalue()


def _files(files: Sequence[File]) -> Table:
    """Return the table of the files, each diary with its number among those of the batch."""
    readable = np.array([file.readable for file in files], dtype=bool)
    listed = {
        name: np.array([getattr(file, {"file": "sha256"}.get(name, name)) for file in files], _DTYPES[kind])
        for name, kind in FILES
        if name != "diary"
    }
    return Table({**listed, "diary": np.where(readable, np.cumsum(readable) - 1.0, np.nan)})


def _tables(facts: Diary) -> dict[str, Table]:
    """Return the tables with the number of a sheet in the place of its name, which can be a patient's."""
    numbers, sheets = dict[tuple[int, str], str](), Counter[int]()

    def number(diary: int, sheet: str) -> str:
        if sheet and (diary, sheet) not in numbers:
            sheets[diary] += 1
            numbers[diary, sheet] = str(sheets[diary])
        return numbers.get((diary, sheet), "")

    tables: dict[str, Table] = {name: getattr(facts, name) for name in TABLES}
    for name, table in tables.items():
        if "sheet" in table:
            numbered = map(number, table["diary"].tolist(), table["sheet"])
            tables[name] = table.having(sheet=np.array([*numbered], dtype=object))
    return tables


def _type(kind: str) -> pa.DataType:
    import pyarrow as pa

    types = {"number": pa.float64(), "time": pa.timestamp("ms"), "date": pa.date32(), "text": pa.string()}
    return types.get(kind, pa.bool_())


def _arrow(table: Table, columns: tuple[Column, ...]) -> pa.Table:
    import pyarrow as pa

    arrays = {}
    for name, kind in columns:
        values = table[name]
        if kind == "text":
            arrays[name] = pa.array(values, _type(kind), mask=values == "")
        elif kind == "flag":
            arrays[name] = pa.array(values == 1, _type(kind), mask=np.isnan(values))
        else:
            whole = values.astype("datetime64[D]") if kind == "date" else values
            arrays[name] = pa.array(whole, _type(kind), from_pandas=True)
    return pa.table(arrays)


@dataclass(frozen=True)
class Written:
    """What a data set holds: how many files and diaries, and the places of the files read now that hold none."""

    files: int
    diaries: int
    without_diary: list[str]


def write(
    path: Path,
    pieces: Sequence[Piece],
    parts: Parts,
    settings: Settings,
    form: Declared | None,
    *,
    notes: bool,
    secret: bytes = b"",
) -> Written:
    """Write the data set under this name, whole or not at all.

    What stands of it already is linked, not read nor written again.
    """
    standing = [piece for piece in pieces if isinstance(piece, Tables)]
    used = {key for piece in standing for key in piece.listed()["diary"] if key}
    listed: list[dict[str, Any]] = []
    without_diary = list[str]()
    with whole_folder(path) as folder:
        for name in WRITTEN:
            (folder / name).mkdir()
        for number, piece in enumerate(pieces):
            if isinstance(piece, Tables):
                listed.append(_linked(piece, folder, number))
                continue
            tables = _opened(parts.held.read(piece))
            files = tables["files"].select(["file", "diary", "place"]).to_pylist()
            without_diary += [file["place"] for file in files if file["diary"] is None]
            keys = apart((key(file["file"]) for file in files if file["diary"] is not None), used)
            used |= {*keys}
            sizes = {name: _save(folder / place(name, number), table, keys) for name, table in tables.items()}
            listed.append({"key": piece, "files": len(tables["files"]), "diaries": len(keys), "bytes": sizes})
        manifest = {
            "schema": SCHEMA,
            "generated_by": GENERATED_BY,
            "tables": WRITTEN,
            **decided_by(settings, form, notes=notes, secret=secret),
            "diaries": sum(partition["diaries"] for partition in listed),
            "partitions": listed,
        }
        (folder / PACKAGE).write_text(_described(folder, len(listed), settings), "utf-8")
        (folder / MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")
    return Written(sum(partition["files"] for partition in listed), manifest["diaries"], without_diary)


def _described(folder: Path, partitions: int, settings: Settings) -> str:
    """Return the data package of a data set of so many partitions."""
    from pyarrow import parquet

    inputs = list[tuple[str, str]]()
    for number in range(partitions):
        listed = parquet.read_table(folder / place("files", number), columns=["diary", "file"]).to_pydict()
        inputs += zip(*(["" if one is None else one for one in column] for column in listed.values()), strict=True)
    resources = [
        package.of_events(name, [place(name, number) for number in range(partitions)], columns)
        for name, columns in WRITTEN.items()
    ]
    return package.package("diary-events", resources, inputs, settings)


def _linked(piece: Tables, folder: Path, number: int) -> dict[str, Any]:
    """Let a partition that stands stand in the new folder too; return what the manifest says of it."""
    sizes = {}
    for name in WRITTEN:
        old, new = Path(piece.folder, place(name, *piece.numbers)), folder / place(name, number)
        try:
            new.hardlink_to(old)
        except OSError:  # a file system without links
            shutil.copyfile(old, new)
        sizes[name] = new.stat().st_size
    diaries = int((piece.listed()["diary"] != "").sum())
    return {"key": piece.named, "files": piece.files, "diaries": diaries, "bytes": sizes}


def _opened(packed: bytes) -> dict[str, pa.Table]:
    import pyarrow as pa

    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: pa.ipc.open_stream(archive.read(name)).read_all() for name in WRITTEN}


def _save(path: Path, table: pa.Table, keys: list[str]) -> int:
    """Write a table with the key of each diary in the place of its number, texts as a dictionary; return its bytes."""
    import pyarrow as pa
    from pyarrow import parquet

    texts = [field.name for field in table.schema if str(field.type) == "string"]
    for name in texts:
        column = table.schema.get_field_index(name)
        table = table.set_column(column, name, table.column(column).combine_chunks().dictionary_encode())
    column = table.schema.get_field_index("diary")
    numbers = table.column(column).combine_chunks().cast(pa.int32())
    table = table.set_column(column, "diary", pa.DictionaryArray.from_arrays(numbers, pa.array(keys, pa.string())))
    with path.open("wb") as file:
        parquet.write_table(table, file, compression="zstd", use_dictionary=[*texts, "diary"])
    return path.stat().st_size
