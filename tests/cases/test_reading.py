"""Filled forms as clinics, patients and apps make them: read right, or named; nothing in silence, nothing invented."""

import json
import re
from pathlib import Path

import pytest

from diary.reading.reader import read
from diary.reading.recognise.layout import ABREAST
from diary.record import CannotRead
from tests.cases import reported
from tests.cases.reading import FOLDER, TRUTHS, judged

FEW_MISSED = 0.03
"""The largest share of a form's events that may be missed, each with a message."""


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.name.removesuffix(".truth.json"))
def test_a_form_is_read_right_or_what_is_missed_is_named(truth: Path) -> None:
    verdict = judged(truth)
    assert verdict.holds, verdict.faults
    assert verdict.count["right"] >= (1 - FEW_MISSED) * verdict.count["events"], verdict.faults


@pytest.mark.parametrize("truth", sorted(FOLDER.glob("ok_*.truth.json")), ids=lambda path: path.name)
def test_a_plain_form_raises_no_warning_and_no_question(truth: Path) -> None:
    results, *_ = reported(FOLDER / json.loads(truth.read_text("utf-8"))["file"])
    assert results is not None
    assert results["reading"]["questions"] == []
    assert [problem for problem in results["reading"]["problems"] if problem["severity"] != "note"] == []


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.name.removesuffix(".truth.json"))
def test_every_row_that_does_not_count_is_named(truth: Path) -> None:
    """By its own cell, or once with how many there are; a row that crosses tables beside each other once for all."""
    try:
        found = read(FOLDER / json.loads(truth.read_text("utf-8"))["file"])
    except CannotRead:
        return
    tables = len({layout.labels.get("date") for _, layout in found.parts if layout.name == ABREAST}) or 1
    for fate, rows in (("skipped", found.rows.skipped), ("refused", found.rows.refused)):
        named = [one for one in found.problems if one.fate == fate or (fate, one.code) == ("skipped", "sleep_twice")]
        assert tables * sum(_rows_of(problem.found) for problem in named) >= rows


def _rows_of(found: str) -> int:
    counted = re.search(r"\((\d+)×\)$", found)
    return int(counted[1]) if counted else 1
