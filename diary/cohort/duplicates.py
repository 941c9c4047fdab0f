"""Which diaries of a table come twice: the same content, or the same code with days in common; and which come later."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diary.analysis.grouping import Bools, Ints, Strings

UNDATED = np.iinfo(np.int64).min
"""The first and last day of a diary whose dates are not known."""
DUPLICATE = "duplicate_diary"
"""The problem that marks each of them; all are kept."""


def duplicates(
    content: Iterable[object], code: Sequence[str] | Strings, first: Ints, last: Ints, readable: Bools
) -> tuple[Bools, Bools]:
    """Tell which rows hold a diary that another row holds as well, wholly or in part, and which of those repeat one.

    Arrays of shape (rows,). `content` is equal where the files are. Of diaries that come twice one repeats nothing: the
    one that begins first, or stands first. Days in common count only where both diaries have a code and dates.

    >>> day = np.array([1, 3, 4, 9])
    >>> [which.tolist() for which in duplicates("abcc", ["p", "p", "p", "q"], day, day + 2, np.ones(4, dtype=bool))]
    [[True, True, True, True], [False, True, True, True]]
    >>> [bool(which.any()) for which in duplicates("abcd", ["p", "p", "", "q"], day, day + 1, np.ones(4, dtype=bool))]
    [False, False]
    """
    rows = pd.DataFrame({"content": list(content), "code": list(code), "first": first, "last": last})[readable]
    dated = rows[(rows["code"] != "") & (rows["first"] != UNDATED)].sort_values(["code", "first"], kind="stable")
    by_code = dated.groupby("code", sort=False)
    latest_so_far = by_code["last"].cummax().groupby(dated["code"], sort=False).shift()
    begins_within = dated["first"] <= latest_so_far
    overlaps = begins_within | (dated["last"] >= by_code["first"].shift(-1))
    duplicate, repeats = np.zeros((2, len(readable)), dtype=bool)
    for found, which in (
        (duplicate, rows.duplicated("content", keep=False)),
        (duplicate, overlaps),
        (repeats, rows.duplicated("content")),
        (repeats, begins_within),
    ):
        found[which.index[which]] = True
    return duplicate, repeats


def later(code: Strings, first: Ints, counted: Bools) -> Bools:
    """Tell which of the rows that are `counted` are not the first diary of their code; each without a code is.

    Arrays of shape (rows,). The first begins first; one without dates comes behind those with, then the order counts.

    >>> code, first = np.array(["p", "p", "q", "", "", "p"]), np.array([9, 3, UNDATED, 1, 1, 1])
    >>> later(code, first, np.array([True, True, True, True, True, False])).tolist()
    [True, False, False, False, False, False]
    """
    own = pd.DataFrame({"code": code, "undated": first == UNDATED, "first": first})[counted & (code != "")]
    behind = own.sort_values(["undated", "first"], kind="stable").duplicated("code")
    found = np.zeros(len(counted), dtype=bool)
    found[behind.index[behind]] = True
    return found


def visit_numbers(code: Strings, first: Ints, readable: Bools) -> Ints:
    """Return which visit of its code each diary is, in order of first day; 0 without a code or dates.

    >>> visit_numbers(np.array(["p", "q", "p", ""]), np.array([20, 3, 10, 1]), np.ones(4, dtype=bool)).tolist()
    [2, 1, 1, 0]
    """
    dated = readable & (code != "") & (first != UNDATED)
    visits = np.zeros(len(code), dtype=np.int64)
    visits[dated] = pd.Series(first[dated]).groupby(code[dated]).rank("dense").astype(int)
    return visits
