"""What free text was recognised to say: in which diaries, and the circumstances that a judgement must know of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_uppercase

import numpy as np
import pandas as pd

from diary.analysis.grouping import Bools, Ints
from diary.analysis.periods import Timeline, remember

VOIDING = ("weak_stream", "hesitancy", "pushing", "interrupting", "not_empty")
"""Remarks that tell of difficulty in emptying the bladder [dancona2019]."""
CONTEXT = (
    "oedema", "diuretic", "pregnant", "postpartum", "fasting", *VOIDING, "dribbling", "bowel_urgency", "numbness",
)  # fmt: skip
"""Circumstances that are named beside the numbers they touch; never a verdict."""


@dataclass(frozen=True)
class Remark:
    """One circumstance of one diary, in the person's own words."""

    code: str
    at: pd.Timestamp
    note: str
    sheet: str
    cell: str


_NONE = np.array([], dtype=np.int64)
_FIELDS = ("code", "at", "note", "sheet", "cell")


def noted(line: Timeline, *codes: str) -> Bools:
    """Tell which diaries hold a remark of one of these codes; shape (diaries,)."""
    told = np.zeros(line.diaries, dtype=bool)
    for code in codes:
        told[_diaries_by_code(line).get(code, _NONE)] = True
    return told


@remember
def _diaries_by_code(line: Timeline) -> Mapping[str, Ints]:
    """Return the diary of every remark of each code."""
    remarks = line.facts.remarks
    return {str(code): rows.to_numpy() for code, rows in remarks["diary"].groupby(remarks["code"].to_numpy(object))}


def remarks_of(line: Timeline, diary: int, codes: tuple[str, ...]) -> tuple[Remark, ...]:
    """Return the remarks of these codes in one diary, in order of time."""
    rows = line.facts.remarks
    own = rows[(rows["diary"] == diary) & rows["code"].isin(codes)].sort_values("at", kind="stable")
    return tuple(Remark(*row) for row in zip(*(own[name] for name in _FIELDS), strict=True))


def has_clock(line: Timeline, diary: int, remark: Remark) -> bool:
    """Tell whether the moment of a remark is its own: one without a time has that of a row before it.

    It is, where something happened in the same row, or nothing else at that moment.
    """
    if pd.isna(remark.at) or remark.at == remark.at.normalize():
        return False
    facts = line.facts
    slept = facts.days.loc[facts.days["diary"] == diary, ["begins", "rise", "bed", "asleep"]]
    elsewhere = bool((slept == remark.at).to_numpy().any())
    for table in (facts.voids, facts.drinks, facts.leaks, facts.bowel):
        there = table[(table["diary"] == diary) & (table["at"] == remark.at) & (table["sheet"] == remark.sheet)]
        if any(_row(cell) == _row(remark.cell) for cell in there["cell"]):
            return True
        elsewhere |= len(there) > 0
    return not elsewhere


def _row(cell: str) -> str:
    return cell.lstrip(ascii_uppercase)


def context(line: Timeline, diary: int) -> tuple[Remark, ...]:
    """Return the circumstances recognised in the remarks of one diary, in order of time."""
    return remarks_of(line, diary, CONTEXT)
