"""Tables for tests: a column in which every row says the same."""

from __future__ import annotations

from typing import Any

import numpy as np

from diary.table import Table


def filled(table: Table, **values: Any) -> Table:
    """Return the table with one value in every row of each column so named."""
    return table.having(**{name: np.full(len(table), value, table[name].dtype) for name, value in values.items()})
