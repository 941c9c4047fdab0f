"""Filled forms as clinics, patients and apps make them: read right, or named; nothing in silence, nothing invented."""

import json
from pathlib import Path

import pytest

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
