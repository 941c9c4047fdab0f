"""What a practice may see of many diaries: both sides of the five that a number must rest on."""

import numpy as np
import pytest

from diary.analysis.many import (
    Group,
    Many,
    Share,
    by_age,
    by_sex,
    completeness,
    shares,
    sizes,
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


def test_age_bands_hold_their_first_year_and_not_their_last() -> None:
    bands = by_age(many([""] * 6, [17, 18, 39, 40, 80, np.nan]))
    assert [(band.name, np.flatnonzero(band.members).tolist()) for band in bands] == [
        ("0", [0]),
        ("18", [1, 2]),
        ("40", [3]),
        ("65", []),
        ("80", [4]),
        ("unknown", [5]),
    ]


def test_every_diary_is_of_one_sex_or_of_none_that_is_known() -> None:
    found = by_sex(many(["male", "", "female", "other"], [40.0] * 4))
    assert [group.name for group in found] == ["female", "male", "other", "unknown"]
    assert np.sum([group.members for group in found], axis=0).tolist() == [1, 1, 1, 1]


def test_shares_count_only_what_could_be_judged() -> None:
    level = np.array(["above"] * 6 + ["within"] * 7 + ["not_assessed"] * 3, dtype=object)
    assert shares(level, [("above",)], [groups(9, 7)]) == [[(Share(6, 13),), (Share(None, None), Share(None, None))]]


@pytest.mark.parametrize(
    ("counts", "told"),
    [((16,), (16,)), ((4, 12), (None, None)), ((4, 12, 20), (None, None, 20)), ((0, 12), (None, 12)), ((3,), (None,))],
)
def test_the_size_of_a_group_is_told_from_five(counts: tuple[int, ...], told: tuple[int | None, ...]) -> None:
    assert sizes(groups(*counts)) == told


def test_completeness_is_told_at_three_days_and_below() -> None:
    assert completeness(many([""] * 15, [40.0] * 15, [3.0, 7.0, 4, 5, 3, 2.0, 1.0, 2, 2, 1] + [0.0] * 5)) == (5, 5, 5)
    assert completeness(many([""] * 5, [40.0] * 5, [3.0, 7.0, 2.0, 1.0, 0.0])) == (None, None, None)
