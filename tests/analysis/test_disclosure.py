"""What may be told of many diaries: an exhaustive solver finds every population that fits, and nobody is given away.

The solver is as strong as whoever knows the sex and the age of everyone who kept a diary, and whose could be judged. It
knows the rules by which counts are hidden only as far as the method on the page tells them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.analysis import disclosure
from diary.analysis.disclosure import FEWEST, HIDDEN, pools
from diary.analysis.grouping import Bools
from diary.analysis.many import Group, Share, shares

SIDES = ("below", "above")
LEVELS = (*SIDES, "within")


def divided(place: Sequence[int], count: int) -> list[Bools]:
    return [np.array(place) == number for number in range(count)]


def page(
    level: Sequence[str], sex: Sequence[int], age: Sequence[int], wanted: Sequence[Sequence[str]]
) -> list[list[tuple[Share, ...]]]:
    divisions = [[Group("", members) for members in divided(place, 3)] for place in (sex, age)]
    return shares(np.array(level, dtype=object), wanted, divisions)


def fitting(
    level: Sequence[str], sex: Sequence[int], age: Sequence[int], wanted: Sequence[Sequence[str]]
) -> dict[tuple[int, int], set[str]]:
    """Return for each cell of sex and age the levels that one in it has in some population that fits the page.

    Everyone was judged, so all that a page says of a group is how many of its people have each kind of level.
    """
    told = page(level, sex, age, wanted)
    cells = sorted(set(zip(sex, age, strict=True)))
    size = {cell: sum(pair == cell for pair in zip(sex, age, strict=True)) for cell in cells}
    ways = {
        cell: [way for way in itertools.product(range(size[cell] + 1), repeat=len(LEVELS)) if sum(way) == size[cell]]
        for cell in cells
    }
    constraints = []
    for names, (whole, by_sex, by_age) in zip(wanted, told, strict=True):
        columns = [LEVELS.index(name) for name in names]
        for share, own in (
            *((share, cells) for share in whole),
            *((share, [cell for cell in cells if cell[0] == number]) for number, share in enumerate(by_sex)),
            *((share, [cell for cell in cells if cell[1] == number]) for number, share in enumerate(by_age)),
        ):
            if share.count is not None:
                constraints.append((columns, frozenset(own), share.count))
    possible: dict[tuple[int, int], set[str]] = {cell: set() for cell in cells}

    def search(number: int, chosen: dict[tuple[int, int], tuple[int, ...]]) -> None:
        for columns, own, count in constraints:
            sum_so_far = sum(chosen[cell][column] for cell in own if cell in chosen for column in columns)
            room = sum(size[cell] for cell in own if cell not in chosen)
            if not sum_so_far <= count <= sum_so_far + room:
                return
        if number == len(cells):
            for cell, way in chosen.items():
                possible[cell] |= {LEVELS[place] for place, n in enumerate(way) if n}
            return
        for way in ways[cells[number]]:
            search(number + 1, {**chosen, cells[number]: way})

    search(0, {})
    return possible


people = st.integers(10, 16).flatmap(
    lambda n: st.tuples(
        st.lists(st.sampled_from(LEVELS), min_size=n, max_size=n),
        st.lists(st.sampled_from((0, 0, 1, 1, 2)), min_size=n, max_size=n),
        st.lists(st.sampled_from((0, 1)), min_size=n, max_size=n),
    )
)


@settings(max_examples=60, deadline=None)
@given(people, st.sampled_from((2, FEWEST)))
def test_nobody_of_a_small_population_is_given_away(
    population: tuple[list[str], list[int], list[int]], fewest: int
) -> None:
    """With two in the place of five, so few people have groups and pools that are told as large practices have."""
    level, sex, age = population
    binary = ["below" if one == "below" else "within" for one in level]
    for told, wanted in ((binary, [("below",)]), (level, [("below",), ("above",)])):
        with mock.patch.object(disclosure, "FEWEST", fewest):
            possible = fitting(told, sex, age, wanted)
        for levels in possible.values():
            for names in wanted:
                assert levels & set(names)
                assert levels - set(names)


def test_a_single_way_through_two_tables_is_seen() -> None:
    """One young man and one old woman: together both tables would tell of both, though each group has five and five."""
    sex, age = [0] * 11 + [1] * 11, [0] + [1] * 10 + [1] + [0] * 10
    has = np.array([0] + [1] * 5 + [0] * 5 + [1] + [1] * 5 + [0] * 5, dtype=bool)
    divisions = [divided(sex, 2), divided(age, 2)]
    for groups in divisions:
        told = pools([has, ~has], [groups])
        assert told is not None
        assert told[0].tolist() == [0, 1]
    both = pools([has, ~has], divisions)
    assert both is not None
    assert (both[1] == HIDDEN).all()


@pytest.mark.parametrize(
    ("having", "others", "told"),
    [
        ([5, 5], [5, 5], [True, True]),
        ([5, 4], [5, 9], [False, False]),
        ([9, 5, 1], [9, 5, 9], [True, False, False]),  # with one of nine a second that has enough of both
        ([20, 0, 0], [20, 0, 0], [True, False, False]),  # nobody is no one's secret
        ([20, 0], [20, 7], [False, False]),  # none of seven is told of seven
        ([20, 6], [20, 0], [False, False]),  # nor all of six
    ],
)
def test_what_is_hidden_is_a_pool_of_five_and_five(having: list[int], others: list[int], told: list[bool]) -> None:
    place = [number for number, n in enumerate(having) for _ in range(n)]
    place += [number for number, n in enumerate(others) for _ in range(n)]
    has = np.arange(len(place)) < sum(having)
    found = pools([has, ~has], [divided(place, len(having))])
    assert found is not None
    assert (found[0] != HIDDEN).tolist() == told


@pytest.mark.parametrize("having", [0, FEWEST - 1, FEWEST, 20 - FEWEST, 20 - FEWEST + 1, 20])
def test_the_whole_is_told_from_five_with_and_five_without(having: int) -> None:
    has = np.arange(20) < having
    assert (pools([has, ~has], []) is not None) is (FEWEST <= having <= 20 - FEWEST)


def test_of_two_sides_the_larger_is_told_alone_where_few_are_in_between() -> None:
    level = ["below"] * 8 + ["above"] * 6 + ["within"] * 2
    whole = [told[0] for told in page(level, [0] * 16, [0] * 16, [("below",), ("above",)])]
    assert whole == [(Share(8, 16),), (Share(None, None),)]
