"""Diaries in order of time, and what became of their findings."""

import datetime as dt
from dataclasses import replace

import pytest

from diary.analysis.change import changes
from diary.analysis.compared import compare
from diary.analysis.finding_changes import finding_changes
from diary.analysis.series import Period, days_of, in_order, period
from diary.model import Diary
from tests.analysis.recorded import facts
from tests.kept import kept
from tests.tables import filled

STARTS = "2026-03-02", "2026-05-04"


def on(first: str, last: str) -> Period:
    return Period(dt.datetime.fromisoformat(first), dt.datetime.fromisoformat(last))


def test_the_earliest_comes_first_then_the_shortest_then_by_name() -> None:
    periods = [on("2026-05-01", "2026-05-03"), on("2026-03-01", "2026-03-07"), on("2026-03-01", "2026-03-03")]
    assert in_order(periods, "abc") == [2, 1, 0]
    same = [on("2026-03-01", "2026-03-03")] * 2
    assert in_order(same, "ba") == [1, 0]
    assert in_order(same, "ab") == [0, 1]


def test_one_without_a_date_keeps_its_place_among_those_that_have_one() -> None:
    late, early = on("2026-05-01", "2026-05-03"), on("2026-03-01", "2026-03-03")
    assert in_order([late, None, early], "abc") == [2, 1, 0]
    assert in_order([None, late, early], "abc") == [0, 2, 1]
    assert in_order([None, None], "ba") == [0, 1]


def test_days_of_a_diary_are_its_dates_but_not_the_morning_that_closes_it() -> None:
    dates = {dt.date(2026, 3, day) for day in (2, 3, 4)}
    assert days_of(facts(kept()), 0) == dates
    rows = [{"at": f"2026-03-0{day}T08:00", "kind": "visit"} for day in (2, 3, 3, 4)]
    assert days_of(Diary.of(patients=[{}], bowel=rows), 0) == dates
    undated = facts(kept())
    assert days_of(replace(undated, days=filled(undated.days, dated=False)), 0) == set()


def test_a_diary_that_begins_on_the_morning_that_closes_another_does_not_overlap() -> None:
    following = compare([facts(kept(leaks=9)), facts(kept(start="2026-03-05"))], "ab")
    assert following.notices == ()
    assert following.changes["urine_leaks_per_24h"].real
    shared = compare([facts(kept(leaks=9)), facts(kept(start="2026-03-04"))], "ab")
    assert shared.notices == ("overlap",)
    assert shared.changes["urine_leaks_per_24h"].state == "overlap"
    assert "gone" not in shared.findings.gone


def test_a_bowel_diary_alone_has_the_dates_of_its_bowel() -> None:
    rows = [{"at": f"2026-03-{day}T08:00", "kind": "visit"} for day in ("05", "02")]
    found = period(Diary.of(patients=[{}], bowel=rows), 0)
    assert found == on("2026-03-02T08:00", "2026-03-05T08:00")
    assert period(Diary.of(patients=[{}]), 0) is None


@pytest.mark.parametrize(
    ("before", "after", "fate"),
    [(10, 7, "gone"), (7, 10, "new"), (10, 5, "stayed"), (10, 9, "stayed"), (9, 8, "too_small_to_tell")],
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
    turned = finding_changes(compared.assessment.findings, changes(compared.assessment.numbers, 1, 0), 1, 0)
    assert "frequency" in turned.not_comparable


@pytest.mark.parametrize(("leaks", "fate"), [(3, "too_small_to_tell"), (9, "gone")])
def test_a_finding_is_gone_only_where_its_number_changed_beyond_chance(leaks: int, fate: str) -> None:
    for pair, turned in (((leaks, 0), fate), ((0, leaks), {"gone": "new"}.get(fate, fate))):
        before, after = (facts(kept(leaks=count, start=day)) for count, day in zip(pair, STARTS, strict=True))
        assert "urgency_leakage" in getattr(compare([before, after], "ab").findings, turned)


def test_from_three_diaries_on_each_pair_is_judged_and_any_may_be_the_first() -> None:
    diaries = [facts(kept(leaks=leaks, start=f"2026-0{3 + at}-02")) for at, leaks in enumerate((9, 9, 0))]
    compared = compare(diaries, "abc")
    assert compared.pair == (0, 2)
    assert {two: judged["urine_leaks_per_24h"].real for two, judged in compared.pairs.items()} == {
        (0, 1): False, (0, 2): True, (1, 2): True,
    }  # fmt: skip
    from_the_second = compare(diaries, "abc", baseline=1)
    assert from_the_second.pair == (1, 2)
    for key in compared.primaries:
        assert from_the_second.changes[key].p == compared.pairs[1, 2][key].p
    assert compare(diaries[:2], "ab").pairs == {}


def test_what_part_of_a_day_shows_neither_went_nor_came() -> None:
    part = kept(days=1, drink=100, start="2026-03-01")
    part["events"].pop()
    part["nights"][-1]["rise"] = None
    found = compare([facts(part), facts(kept(largest=450))], "ab").findings
    assert {"capacity", "intake"} <= {*found.not_comparable}
    assert not {"capacity", "intake"} & {*found.gone, *found.stayed}
