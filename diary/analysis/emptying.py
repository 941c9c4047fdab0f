"""How each diary tells that a bladder was emptied: by voiding, by catheter, both, or not a word of either.

What opens a day follows from it. Of more catheter volumes than voids the first emptying of the morning, of either
kind, does what the first morning void does elsewhere; without any of them a day runs from rising to rising.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diary.analysis import grouping
from diary.analysis.grouping import Bools, Floats, Strings
from diary.model import Diary
from diary.table import Table

CATHETER_ONLY, NO_VOIDS = "catheter_only", "no_voids_recorded"


@dataclass(frozen=True)
class Emptying:
    """How the bladder was emptied in each diary; arrays of shape (diaries,)."""

    emptied: Bools  # a void or a catheter volume was written down
    catheter_used: Bools
    mostly_catheter: Bools  # more catheter volumes than voids
    why_no_voids: Strings  # CATHETER_ONLY or NO_VOIDS, empty where there are voids to count


def emptying(facts: Diary) -> Emptying:
    """Tell of each diary how the bladder was emptied in it; a void without a time is a void."""
    n = len(facts.patients)
    by_catheter = facts.voids["catheter"]
    drained = _rows(facts.voids, n, by_catheter)
    voided = _rows(facts.voids, n, ~by_catheter) + _rows(facts.gaps, n, facts.gaps["what"] == "void")
    kept = _rows(facts.drinks, n) + _rows(facts.leaks, n)
    why = np.where((voided == 0) & (kept > 0), NO_VOIDS, "")
    why = np.where((voided == 0) & (drained > 0), CATHETER_ONLY, why)
    return Emptying(drained + voided > 0, drained > 0, drained > voided, why.astype(object))


def _rows(table: Table, n: int, where: Bools | None = None) -> Floats:
    return grouping.count(table["diary"], n, where)
