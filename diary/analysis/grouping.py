"""Reductions over groups as one numpy operation each: no loop over diaries, days or rows anywhere.

A group is a whole number from 0 to n - 1; a row with group -1 belongs to none. Results have shape (n,).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Strings = npt.NDArray[np.object_]
Times = npt.NDArray[np.datetime64]

_DIARY_STRIDE = 1 << 36  # seconds: longer than any time stamp, so that diaries never overlap on one axis


def seconds(times: Times | pd.Series) -> Ints:
    """Return times as whole seconds; NaT becomes the smallest integer."""
    return np.asarray(times, dtype="datetime64[s]").astype(np.int64)


def axis(diary: Ints, moment: Ints) -> Ints:
    """Put the moments of all diaries on one rising axis, diary after diary."""
    return diary * _DIARY_STRIDE + moment


def in_order(table: pd.DataFrame, column: str) -> pd.DataFrame:
    """Return the rows of a table by diary and by the time in a column; one that is in order already as it is."""
    times = table[column].to_numpy()
    moment = axis(table["diary"].to_numpy(), np.where(np.isnat(times), _DIARY_STRIDE // 2, seconds(times)))
    if (moment[1:] >= moment[:-1]).all() and table.index.equals(pd.RangeIndex(len(table))):
        return table
    return table.take(np.argsort(moment, kind="stable")).reset_index(drop=True)


def count(group: Ints, n: int, where: Bools | None = None) -> Floats:
    """Return how many rows each group has."""
    keep = group >= 0 if where is None else (group >= 0) & where
    return np.bincount(group[keep], minlength=n).astype(float)


def total(group: Ints, values: Floats, n: int, where: Bools | None = None) -> Floats:
    """Return the sum of each group; a NaN among the rows makes its group's sum NaN, no rows make 0."""
    keep = group >= 0 if where is None else (group >= 0) & where
    return np.bincount(group[keep], weights=values[keep], minlength=n).astype(float)


def mean(group: Ints, values: Floats, n: int) -> tuple[Floats, Floats]:
    """Return the mean of each group's known values, NaN where none is known, and how many are."""
    known = ~np.isnan(values)
    counted = count(group, n, known)
    return ratio(total(group, values, n, known), counted), counted


def median(group: Ints, values: Floats, n: int) -> tuple[Floats, Floats]:
    """Return the median of each group's known values, NaN where none is known, and how many are."""
    known = (group >= 0) & ~np.isnan(values)
    group, values = group[known], values[known]
    order = np.lexsort((values, group))
    counted = np.bincount(group, minlength=n)
    has = np.flatnonzero(counted)
    begins = (np.cumsum(counted) - counted)[has]
    low, high = (values[order[begins + (counted[has] - odd) // 2]] for odd in (1, 0))
    result = np.full(n, np.nan)
    result[has] = (low + high) / 2
    return result, counted.astype(float)


def maximum(group: Ints, values: Floats, n: int) -> Floats:
    """Return the largest known value of each group, NaN where none is known."""
    known = (group >= 0) & ~np.isnan(values)
    result = np.full(n, -np.inf)
    np.maximum.at(result, group[known], values[known])
    return np.where(np.isneginf(result), np.nan, result)


def first(group: Ints, values: Strings, n: int, where: Bools) -> Strings:
    """Return the first value of each group among the rows that qualify, an empty string where none does."""
    result = np.full(n, "", dtype=object)
    rows = np.flatnonzero((group >= 0) & where)[::-1]
    result[group[rows]] = values[rows]
    return result


def ratio(above: Floats, below: Floats) -> Floats:
    """Return the quotient, NaN where the divisor is zero or unknown."""
    quotient: Floats = np.divide(above, below, out=np.full(np.shape(above), np.nan), where=below > 0)
    return quotient
