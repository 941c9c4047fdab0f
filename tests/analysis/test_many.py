"""What a practice may see of many diaries: both sides of the five that a number must rest on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.analysis.many import (
    FEWEST,
    FEWEST_FOR_EDGES,
    Group,
    Many,
    Share,
    by_age,
    by_sex,
    completeness,
    distribution,
    shares,
    sizes,
    withheld,
)


def many(sex: list[str], age: list[float], complete: list[float] | None = None) -> Many:
    return Many(
        sex=np.array(sex, dtype=object),
        age=np.array(age, dtype=float),
        days_complete=np.array(complete or [3.0] * len(sex)),
        bowel_days=np.zeros(len(sex)),
        numbers={},
        levels={},
    )


def groups(*counts: int) -> tuple[Group, ...]:
    owner = np.repeat(np.arange(len(counts)), counts)
    return tuple(Group(str(number), owner == number) for number in range(len(counts)))


def test_a_distribution_rests_on_five_and_its_edges_on_twenty() -> None:
    assert distribution(np.arange(FEWEST - 1.0)) is None
    few, enough = (distribution(np.arange(float(n))) for n in (FEWEST_FOR_EDGES - 1, FEWEST_FOR_EDGES))
    assert few is not None
    assert enough is not None
    assert (few.n, np.isnan(few.low), np.isnan(few.high)) == (19, True, True)
    assert (enough.low, enough.median, enough.high) == pytest.approx((1.9, 9.5, 17.1))


def test_age_bands_hold_their_first_year_and_not_their_last() -> None:
    bands = by_age(many([""] * 6, [17, 18, 39, 40, 80, np.nan]))
    assert [(band.name, np.flatnonzero(band.members).tolist()) for band in bands] == [
        ("0", [0]),
        ("18", [1, 2]),
        ("40", [3]),
        ("80", [4]),
        ("unknown", [5]),
    ]


def test_every_diary_is_of_one_sex_or_of_none_that_is_known() -> None:
    found = by_sex(many(["male", "", "female", "other"], [40.0] * 4))
    assert [group.name for group in found] == ["female", "male", "other", "unknown"]
    assert np.sum([group.members for group in found], axis=0).tolist() == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("count", "of", "hidden"),
    [
        ([5], [10], [False]),
        ([4], [10], [True]),
        ([6], [10], [True]),  # four without it
        ([10], [10], [False]),
        ([0], [5], [False]),
        ([0], [4], [True]),
        ([0], [0], [False]),  # nobody is no one's secret
        ([20, 3, 30], [40, 30, 60], [True, True, False]),  # with it the smallest of the others
    ],
)
def test_a_count_is_told_from_five_with_and_five_without(count: list[int], of: list[int], hidden: list[bool]) -> None:
    assert withheld(np.array(count), np.array(of)).tolist() == hidden


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=6))
def test_nothing_that_is_withheld_can_be_worked_out_from_a_total(parts: list[tuple[int, int]]) -> None:
    count, of = (np.array(column) for column in zip(*((n, n + others) for n, others in parts), strict=True))
    hidden = withheld(count, of)
    assert not (hidden & (of == 0)).any()
    assert hidden.sum() != 1 or not ((of > 0) & ~hidden).any()
    told = ~hidden & (of > 0)
    assert (of[told] >= FEWEST).all()
    for part in (count, of - count):
        assert not ((part[told] > 0) & (part[told] < FEWEST)).any()


def test_shares_count_only_what_could_be_judged() -> None:
    level = np.array(["above"] * 6 + ["within"] * 7 + ["not_assessed"] * 3, dtype=object)
    assert shares(level, ("above",), groups(16)) == (Share(6, 13),)
    assert shares(level, ("above",), groups(9, 7)) == (Share(None, None), Share(None, None))
    assert sizes(groups(16)) == (16,)
    assert sizes(groups(4, 12)) == (None, None)


def test_completeness_is_told_at_three_days_and_below() -> None:
    assert completeness(many([""] * 5, [40.0] * 5, [3.0, 7.0, 2.0, 1.0, 0.0])) == (2, 2, 1)
