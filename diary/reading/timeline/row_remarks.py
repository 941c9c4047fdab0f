"""What the remark of a row says beside its columns: an amount or a time that belongs in one, or a leak."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from diary.model import LEAK_UNKNOWN_AMOUNT
from diary.reading.cells import remarks
from diary.reading.cells.codes import is_blank
from diary.reading.cells.words import look_up
from diary.reading.recognise.meaning import meanings
from diary.reading.recognise.row_record import TARGETS
from diary.reading.timeline.page import Page


def data(note: str, amounts: Mapping[str, float | None]) -> str:
    """Return what a remark says beyond the row's own amounts (None: nothing there) that belongs in a column."""
    told = remarks.data(note)
    if not told:
        return ""
    named = {TARGETS.get(word.key, "") for word in meanings("events", told)} & amounts.keys() or amounts.keys()
    own = {f"{ml:g}" for key in named if (ml := amounts[key]) is not None}
    return "" if own.issuperset(re.findall(r"\d+", told)) else told


def leak(page: Page, row: int, note: str, *, alone: bool) -> dict[str, Any] | None:
    """Return the leak that a remark tells of where its row holds nothing else, or no column is there for it: a guess.

    Beside an event, where there is a column, it is told. A leak that stands in its own column needs no telling.
    """
    written = page.raw(row, "leak")
    if not remarks.tells_leak(note) or not (is_blank(written) or look_up("leak", str(written)) == "none"):
        return None
    cell = page.cell(row, "remarks")
    if not (alone or "leak" not in page.layout.columns) or not is_blank(written):
        page.problem("leak_in_remark", "read", cell, note)
        return None
    page.guess("leak_by_remark", cell, note)
    amount, trigger = look_up("leak", note), look_up("trigger", note)
    unknown = {"pad": math.nan, "pad_gain_g": math.nan}
    return {
        "amount": amount or LEAK_UNKNOWN_AMOUNT, "trigger": trigger or "", **unknown, "sheet": page.name, "cell": cell
    }  # fmt: skip
