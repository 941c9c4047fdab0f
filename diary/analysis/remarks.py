"""What free text was recognised to say: in which diaries, and the circumstances that a judgement must know of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_uppercase

import numpy as np

from diary.analysis.grouping import Bools, Ints, among
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
    at: dt.datetime | None
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
    return {code: remarks["diary"][remarks["code"] == code] for code in set(remarks["code"])}


def remarks_of(line: Timeline, diary: int, codes: tuple[str, ...]) -> tuple[Remark, ...]:
    """Return the remarks of these codes in one diary, in order of time."""
    rows = line.facts.remarks
    own = rows.rows((rows["diary"] == diary) & among(rows["code"], codes))
    in_time = own.only(*_FIELDS).rows(np.argsort(own["at"], kind="stable"))
    return tuple(Remark(**row) for row in in_time.records())


def has_clock(line: Timeline, diary: int, remark: Remark) -> bool:
    """Tell whether the moment of a remark is its own: one without a time has that of a row before it.

    It is, where something happened in the same row, or nothing else at that moment.
    """
    if remark.at is None or remark.at.time() == dt.time.min:
        return False
    facts, at = line.facts, np.datetime64(remark.at)
    own = facts.days["diary"] == diary
    elsewhere = any(bool((facts.days[name][own] == at).any()) for name in ("begins", "rise", "bed", "asleep"))
    for table in (facts.voids, facts.drinks, facts.leaks, facts.bowel):
        there = (table["diary"] == diary) & (table["at"] == at) & (table["sheet"] == remark.sheet)
        if any(_row(cell) == _row(remark.cell) for cell in table["cell"][there]):
            return True
        elsewhere |= bool(there.any())
    return not elsewhere


def _row(cell: str) -> str:
    return cell.lstrip(ascii_uppercase)


def context(line: Timeline, diary: int) -> tuple[Remark, ...]:
    """Return the circumstances recognised in the remarks of one diary, in order of time."""
    return remarks_of(line, diary, CONTEXT)
