"""A form that is broken as people break it is read right, or asked about, or refused; never wrongly in silence."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from diary.reading.files.workbook import Workbook, open_content
from diary.reading.reader import understand
from diary.record import CannotRead, Reading
from diary.settings import Limits
from tests.reading.broken.breaking import WAYS
from tests.reading.forms.judging import judge

CASES = Path(__file__).parents[2] / "cases" / "reading"
NAMES = sorted(path.name for path in CASES.glob("*.truth.json"))
WELL = ("exact", "asked", "refused")


@cache
def handed(name: str) -> tuple[dict[str, Any], Workbook, Reading | None]:
    """Return what is true in a form, the opened form, and how it is read unbroken; None where it is refused."""
    case = {"language": "nl", "turned": False, "blocks": []} | json.loads((CASES / name).read_text("utf-8"))
    workbook = open_content((CASES / case["file"]).read_bytes(), case["file"], Limits())
    return case, workbook, read(workbook, case["file"])


def read(workbook: Workbook, file: str) -> Reading | None:
    try:
        return understand(workbook, file)
    except CannotRead:
        return None


def outcome(name: str, number: int) -> tuple[str, list[str]] | None:
    """Return how a form is read that is broken in a way, and its silent faults; None where it cannot be broken so."""
    case, workbook, well = handed(name)
    broken = WAYS[number](workbook, case, well) if well and case["expects"] == "read" else None
    if broken is None:
        return None
    again = read(broken[0], case["file"])
    if again is None:
        return "refused", []
    verdict = judge(broken[1], again)
    silent = [fault for fault in verdict.faults if not fault.startswith("TOLD") and not _told_above(fault, again)]
    return verdict.outcome if silent or verdict.outcome in WELL else "asked", silent


def _told_above(fault: str, reading: Reading) -> bool:
    """Tell whether the heading of a cell is told, be it below the times of getting up and going to bed."""
    at = re.match(r"SILENT .* at (.+)!([A-Z]+)\d+: ", fault)
    heads = {(each.sheet, each.cell.rstrip("0123456789")) for each in reading.problems if each.code == "column_unknown"}
    return at is not None and at.groups() in heads


@given(st.sampled_from(NAMES), st.sampled_from(range(len(WAYS))))
def test_a_line_of_sums_in_the_middle_is_never_an_event_in_silence(name: str, number: int):
    ended = outcome(name, number)
    assume(ended is not None)
    assert ended is None or ended[0] in WELL, ended


def test_the_ways_break_enough_of_the_forms():
    broken = sum(outcome(name, 1) is not None for name in NAMES[::4])
    assert broken > 5
