"""Columns of one length by their names: what every room takes the facts from, one numpy array a column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

Array = np.ndarray[Any, np.dtype[Any]]


class Table:
    """Columns of one length; none is written to once it stands in a table.

    A number or a yes/no item is float64, a mark bool, a time datetime64[s], a key int64, a text an object array of
    str. Unknown is NaN, NaT or an empty string.

    >>> drinks = Table({"ml": np.array([250.0, 125.0]), "what": np.array(["tea", ""], dtype=object)})
    >>> drinks.rows(drinks["what"] == "tea").records()
    [{'ml': 250.0, 'what': 'tea'}]
    """

    __slots__ = ("_columns", "_length")

    def __init__(self, columns: Mapping[str, Array]) -> None:
        self._columns = dict(columns)
        lengths = {len(column) for column in self._columns.values()}
        if len(lengths) > 1:
            raise ValueError(f"columns of different lengths: {sorted(lengths)}")
        self._length = lengths.pop() if lengths else 0
        for column in self._columns.values():
            column.flags.writeable = False

    def __getitem__(self, name: str) -> Array:
        """Return a column; shape (rows,)."""
        return self._columns[name]

    def __len__(self) -> int:
        """Return how many rows there are."""
        return self._length

    def __iter__(self) -> Iterator[str]:
        """Return the names of the columns in order."""
        return iter(self._columns)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is a column of this name."""
        return name in self._columns

    def rows(self, which: Array | slice | Sequence[int]) -> Table:
        """Return some of the rows: those of a mask of shape (rows,), at some places in their order, or of a slice."""
        return self._each(lambda column: column[which])

    def _each(self, made: Callable[[Array], Array]) -> Table:
        return Table({name: made(column) for name, column in self._columns.items()})

    def having(self, **columns: Array) -> Table:
        """Return the table with columns of shape (rows,) added at its end, or put in the place of those so named."""
        return Table(self._columns | columns)

    def only(self, *names: str) -> Table:
        """Return the table of these columns, in this order."""
        return Table({name: self._columns[name] for name in names})

    @classmethod
    def joined(cls, tables: Sequence[Table]) -> Table:
        """Return the rows of all tables below each other, with the columns of the first; there is at least one."""
        if len(tables) == 1:
            return tables[0]
        return cls({name: np.concatenate([table[name] for table in tables]) for name in tables[0]})

    def records(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries of Python's own values; a time that is unknown is None.

        >>> Table({"at": np.array(["2026-03-02T07:30", "NaT"], dtype="datetime64[s]")}).records()
        [{'at': datetime.datetime(2026, 3, 2, 7, 30)}, {'at': None}]
        """
        columns = (column.tolist() for column in self._columns.values())
        return [dict(zip(self._columns, row, strict=True)) for row in zip(*columns, strict=True)]

    def frame(self) -> pd.DataFrame:
        """Return the table for what pandas does: its text is kept by Python, whether pyarrow is there or not."""
        import pandas as pd

        text: Any = pd.StringDtype("python", na_value=np.nan)
        columns = {
            name: pd.array(column, dtype=text) if column.dtype == object else column
            for name, column in self._columns.items()
        }
        return pd.DataFrame(columns, columns=pd.Index(columns, dtype=object))

    @classmethod
    def of_frame(cls, frame: pd.DataFrame) -> Table:
        """Return the table of a frame: its times in seconds, its text as str, "" where that is missing."""
        columns = {}
        for name, column in frame.items():
            kind = getattr(column.dtype, "kind", "O")
            if kind == "M":
                columns[str(name)] = column.to_numpy(dtype="datetime64[s]", copy=True)
            elif kind in "fib" and isinstance(column.dtype, np.dtype):
                columns[str(name)] = column.to_numpy(copy=True)
            else:
                columns[str(name)] = column.to_numpy(dtype=object, na_value="")
        return cls(columns)
