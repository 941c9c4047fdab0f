"""Leaks that only a remark tells of."""

from __future__ import annotations

import pytest

from tests.reading.grids import at, codes, day, reading

BLANK = " | " * 8


@pytest.mark.parametrize(("remark", "amount", "trigger"), [
    ("leaked a few drops when I sneezed", "drops", "sneeze"), ("ongelukje", "some", ""),
    ("scheutje verloren bij hoesten", "small", "cough"), ("nat", "small", ""),
])  # fmt: skip
def test_a_remark_alone_in_its_row_that_tells_of_a_leak_is_that_leak(remark: str, amount: str, trigger: str):
    found = reading(day(f"07:05 | | | 300\n11:00{BLANK} | {remark}"))
    assert at(found, "leaks") == ["02 11:00"]
    assert found.diary.leaks.frame()[["amount", "trigger"]].to_numpy().tolist() == [[amount, trigger]]
    assert codes(found) == [("leak_by_remark", "J7")]


@pytest.mark.parametrize("remark", [
    "niet gelekt", "bijna gelekt", "bang voor urineverlies", "no leaks", "ongelukje met ontlasting",
])  # fmt: skip
def test_a_remark_that_denies_a_leak_or_tells_of_a_stool_is_none(remark: str):
    found = reading(day(f"07:05 | | | 300\n11:00{BLANK} | {remark}"))
    assert not len(found.diary.leaks)
    assert codes(found) == [("remark_only", "J7")]


@pytest.mark.parametrize("leak", ["", "geen"])
def test_a_leak_in_the_remark_of_another_event_is_told(leak: str):
    found = reading(day(f"07:05 | | | 300 | | {leak} | | | | onderweg gelekt"))
    assert [(one.code, one.cell, one.severity) for one in found.problems] == [("leak_in_remark", "J6", "warning")]
    assert not len(found.diary.leaks)


def test_a_leak_in_its_own_column_and_in_the_remark_is_told_once():
    assert codes(reading(day("07:05 | | | 300 | | druppels | | | | onderweg gelekt"))) == []


@pytest.mark.parametrize(
    "remark", ["vannacht ook 1x eruit, niet gemeten", "got up twice to pee", "vergeten op te schrijven"]
)
def test_a_visit_in_a_remark_is_told_beside_an_event_and_alone(remark: str):
    found = reading(day(f"07:05 | | | 300 | | | | | | {remark}\n08:00{BLANK} | {remark}"))
    assert [(one.code, one.cell, one.fate) for one in found.problems] == [
        ("visit_in_remark", "J6", "read"),
        ("visit_in_remark", "J7", "skipped"),
    ]
    assert {one.severity for one in found.problems} == {"warning"}


def test_a_visit_that_was_denied_is_none():
    assert codes(reading(day("07:05 | | | 300 | | | | | | niet 2x eruit"))) == []
