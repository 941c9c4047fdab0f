"""Reductions over groups as one numpy operation each: no loop over diaries, days or rows anywhere.

A group is a whole number from 0 to n - 1; a row with group -1 belongs to none. Results have shape (n,).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from diary.table import Table

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Strings = npt.NDArray[np.object_]
Times = npt.NDArray[np.datetime64]

_KEPT = 16
"""So many arrays of one value are kept of each kind: a diary, or a batch of them, asks for few lengths."""
_DIARY_STRIDE = 1 << 36  # seconds: longer than any time stamp, so that diaries never overlap on one axis


def seconds(times: Times) -> Ints:
    """Return times as whole seconds; NaT becomes the smallest integer."""
    return times.astype("datetime64[s]").astype(np.int64)


def axis(diary: Ints, moment: Ints) -> Ints:
    """Put the moments of all diaries on one rising axis, diary after diary."""
    return diary * _DIARY_STRIDE + moment


def in_order(table: Table, column: str) -> Table:
    """Return the rows of a table by diary and by the time in a column, unknown last; one in order already as it is."""
    times = table[column]
    moment = axis(table["diary"], np.where(np.isnat(times), _DIARY_STRIDE // 2, seconds(times)))
    return table if (moment[1:] >= moment[:-1]).all() else table.rows(np.argsort(moment, kind="stable"))


def among(values: Strings, wanted: Iterable[str]) -> Bools:
    """Tell which values are one of those wanted, of which there are few; shape (rows,).

    >>> among(np.array(["tea", "milk", ""], dtype=object), ("tea", "coffee"))
    array([ True, False, False])
    """
    there = np.zeros(len(values), dtype=bool)
    for value in wanted:
        there |= values == value
    return there


@lru_cache(_KEPT)
def nothing(n: int) -> Floats:
    """Return unknown so many times; nobody writes to it."""
    return _for_all(np.full(n, np.nan))


@lru_cache(_KEPT)
def nowhere(n: int) -> Bools:
    """Return False so many times; nobody writes to it."""
    return _for_all(np.zeros(n, dtype=bool))


@lru_cache(_KEPT)
def constant(text: str, n: int) -> Strings:
    """Return a text so many times; nobody writes to it."""
    return _for_all(np.full(n, text, dtype=object))


def _for_all(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    values.flags.writeable = False
    return values


def repeated(*columns: npt.NDArray[Any]) -> Bools:
    """Tell which rows say in every column what one before them says; shape (rows,).

    >>> repeated(np.array([7, 8, 7, 7]), np.array(["tea", "tea", "tea", "milk"]))
    array([False, False,  True, False])
    """
    places = [np.unique(column, return_inverse=True)[1] for column in columns]
    order = np.lexsort(places)
    again = np.zeros(len(order), dtype=bool)
    again[order[1:]] = np.logical_and.reduce([place[order][1:] == place[order][:-1] for place in places])
    return again


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
