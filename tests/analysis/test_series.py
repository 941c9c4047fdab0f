"""Diaries in order of time, and what became of their findings."""

import pandas as pd
import pytest

from diary.analysis.compared import compare
from diary.analysis.finding_changes import finding_changes
from diary.analysis.series import Period, in_order, period
from diary.model import Diary
from tests.analysis.recorded import facts
from tests.kept import kept


def on(first: str, last: str) -> Period:
    return Period(pd.Timestamp(first), pd.Timestamp(last))


def test_the_earliest_comes_first_then_the_shortest_then_by_name() -> None:
    periods = [on("2026-05-01", "2026-05-03"), on("2026-03-01", "2026-03-07"), on("2026-03-01", "2026-03-03")]
    assert in_order(periods, "abc") == [2, 1, 0]
    same = [on("2026-03-01", "2026-03-03")] * 2
    assert in_order(same, "ba") == [1, 0]
    assert in_order(same, "ab") == [0, 1]


def test_one_diary_without_a_date_leaves_the_order_that_was_given() -> None:
    assert in_order([on("2026-05-01", "2026-05-03"), None, on("2026-03-01", "2026-03-03")], "abc") == [0, 1, 2]


def test_a_bowel_diary_alone_has_the_dates_of_its_bowel() -> None:
    rows = [{"at": f"2026-03-{day}T08:00", "kind": "visit"} for day in ("05", "02")]
    found = period(Diary.of(patients=[{}], bowel=rows), 0)
    assert found == Period(pd.Timestamp("2026-03-02T08:00"), pd.Timestamp("2026-03-05T08:00"))
    assert period(Diary.of(patients=[{}]), 0) is None


@pytest.mark.parametrize(
    ("before", "after", "fate"),
    [(10, 7, "gone"), (7, 10, "new"), (10, 5, "stayed"), (10, 9, "stayed")],
)
def test_a_finding_goes_comes_or_stays(before: int, after: int, fate: str) -> None:
    diaries = [facts(kept(voids=before)), facts(kept(voids=after, start="2026-05-04"))]
    found = compare(diaries, "ab").findings
    assert "frequency" in getattr(found, fate)


def test_what_one_diary_cannot_judge_neither_went_nor_came() -> None:
    open_ended = kept(days=1, voids=10, start="2026-05-04")
    open_ended["events"].pop()
    compared = compare([facts(kept(voids=10)), facts(open_ended)], "ab")
    assert "frequency" in compared.findings.not_comparable
    numbers, findings = compared.assessment.numbers, compared.assessment.findings
    turned = finding_changes(numbers, findings, 1, 0)
    assert "frequency" in turned.not_comparable


def test_what_part_of_a_day_shows_neither_went_nor_came() -> None:
    part = kept(days=1, drink=100, start="2026-03-01")
    part["events"].pop()
    part["nights"][-1]["rise"] = None
    found = compare([facts(part), facts(kept(largest=450))], "ab").findings
    assert {"capacity", "intake"} <= {*found.not_comparable}
    assert not {"capacity", "intake"} & {*found.gone, *found.stayed}
