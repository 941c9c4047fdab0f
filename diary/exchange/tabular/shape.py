"""What is written: a sheet of named columns with a kind each, and its rows, which need not all exist at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from numpy.typing import NDArray

GENERATOR = "diary"
"""What a file calls the program that made it."""
Kind = Literal["key", "number", "time", "date", "clock", "text", "flag", "mark"]
"""Those of the model's columns (`diary.model`), `date`: a day without a time, and `clock`: a time without a day."""
Value = str | float | int | bool | dt.datetime | dt.date | dt.time | None
Row = Sequence[Value]
Batch = list[Row]
"""A cell of kind flag or mark is a bool. What is unknown is None: an empty cell, never a zero or a NaN."""


@dataclass(frozen=True)
class Column:
    """One column: its name, its kind, and its width on a sheet, in characters."""

    name: str
    kind: Kind
    width: int = 0  # 0: that of its kind

    @property
    def shown_width(self) -> int:
        """Return the width, wide enough for the name."""
        return max(self.width or {"time": 17, "date": 11, "clock": 7, "text": 14}.get(self.kind, 8), len(self.name) + 3)


@dataclass(frozen=True)
class Sheet:
    """One table: its name, its columns, and its rows, read once from first to last."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]


def rows_of(named: Mapping[str, NDArray[Any]], columns: Iterable[Column]) -> Iterator[Row]:
    """Yield the rows of arrays by their names, in the order of the columns; NaN, NaT and an empty text become None.

    >>> import numpy as np
    >>> named = {"volume_ml": np.array([250.0, np.nan]), "catheter": np.array([True, False])}
    >>> list(rows_of(named, [Column("catheter", "mark"), Column("volume_ml", "number")]))
    [(True, 250.0), (False, None)]
    """
    return zip(*(_values(named[column.name].tolist(), column.kind) for column in columns), strict=True)


def _values(values: list[Any], kind: Kind) -> list[Value]:
    if kind == "time":
        return values
    if kind == "date":
        return [moment and moment.date() for moment in values]
    if kind == "text":
        return [text or None for text in values]
    if kind in ("flag", "mark"):
        return [None if value != value else bool(value) for value in values]  # noqa: PLR0124  NaN is not itself
    return [None if value != value else value for value in values]  # noqa: PLR0124
