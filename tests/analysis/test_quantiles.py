"""What quantiles of many diaries tell together: both sides of every count, and nobody placed, by trying every way."""

from __future__ import annotations

import itertools
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.analysis import quantiles
from diary.analysis.quantiles import FEWEST_TOLD, PERCENT, Distribution, distribution, spreads

People = tuple[list[float], list[int], list[int]]


def groups(*place: list[int]) -> list[list[np.ndarray]]:
    return [[np.array(own) == number for number in range(3)] for own in place]


@pytest.mark.parametrize(("percent", "fewest"), [(50, 10), (25, 20), (75, 20), (10, 50), (90, 50)])
def test_a_quantile_is_told_with_five_on_either_side(percent: int, fewest: int) -> None:
    assert FEWEST_TOLD[percent] == fewest
    place = PERCENT.index(percent)
    few, enough = (distribution(np.arange(float(n))) for n in (fewest - 1, fewest))
    assert few is None or np.isnan(few.quantiles[place])
    assert enough is not None
    value = enough.quantiles[place]
    assert value == pytest.approx(percent / 100 * (fewest - 1))
    assert min(sum(n < value for n in range(fewest)), sum(n > value for n in range(fewest))) == 5


def test_one_more_than_a_group_is_not_told_beside_it() -> None:
    """The median of eleven and that of ten of them would say on which side the eleventh is."""
    values = np.array([*range(10), 100.0])
    assert spreads(values, groups([0] * 10 + [1])) == [(distribution(values),), (None, None, None)]
    two = np.concatenate([values, np.arange(9.0)])
    assert all(spreads(two, groups([0] * 10 + [1] * 10))[1][:2])


def test_a_group_that_the_whole_and_the_other_place_is_not_told() -> None:
    """All low ones are in the one group: then everyone of the other would lie above the quarter of the whole."""
    low, high = np.arange(20.0), 100 + np.arange(20.0)
    assert spreads(np.concatenate([low, high]), groups([0] * 20 + [1] * 20))[1] == (None, None, None)
    mixed = np.concatenate([100 + np.arange(40.0), np.arange(14.0), 105 + 4 * np.arange(6.0)])
    assert spreads(mixed, groups([0] * 40 + [1] * 20))[1] == (None, None, None)
    even = np.concatenate([low, low + 0.5])
    whole, told = spreads(even, groups([0] * 20 + [1] * 20))
    assert whole[0] == distribution(even)
    assert told == (distribution(low), distribution(low + 0.5), None)


def test_two_divisions_that_place_one_person_are_not_told_both() -> None:
    """One young man, high among low men: his age would tell of him what his sex leaves open."""
    sex, age = [0] * 11 + [1] * 11, [0] + [1] * 10 + [1] + [0] * 10
    values = np.array([9.0] + [9] * 5 + [1] * 5 + [1.0] + [9] * 5 + [1] * 5)
    told = spreads(values, groups(sex, age))
    assert told[0][0] == distribution(values)
    assert not all(told[2][:2])


def test_unknown_is_in_no_number() -> None:
    assert distribution(np.array([*range(9), np.nan])) is None
    assert distribution(np.array([*range(10), np.nan])) == distribution(np.arange(10.0))


def bounds(spread: Distribution | None, n: int, limit: float, strict: bool) -> list[int]:
    """Return how many of n may lie above a limit by what the quantiles say, each in words of its own."""
    possible = []
    for above in range(n + 1):
        fits = True
        for percent, value in zip(PERCENT, spread.quantiles if spread else (), strict=False):
            at_or_below = int(np.floor(percent / 100 * (n - 1) + 1e-9)) + 1
            at_or_above = n - int(np.ceil(percent / 100 * (n - 1) - 1e-9))
            if value > limit or (value == limit and not strict):
                fits &= above >= at_or_above
            elif value <= limit:
                fits &= n - above >= at_or_below
        if fits:
            possible.append(above)
    return possible


people = st.integers(4, 9).flatmap(
    lambda n: st.tuples(
        st.lists(st.sampled_from((1.0, 2.0, 3.0)), min_size=n, max_size=n),
        st.lists(st.sampled_from((0, 0, 1)), min_size=n, max_size=n),
        st.lists(st.sampled_from((0, 1, 1)), min_size=n, max_size=n),
    )
)


@settings(max_examples=150, deadline=None)
@given(people)
def test_nobody_is_placed_above_or_below_a_quantile(population: People) -> None:
    """Every way in which people may lie above and below is tried; one person on either side in the place of five."""
    values, sex, age = population
    with (
        mock.patch.object(quantiles, "FEWEST", 1),
        mock.patch.object(quantiles, "FEWEST_TOLD", {10: 10, 25: 4, 50: 2, 75: 4, 90: 10}),
    ):
        told = spreads(np.array(values), groups(sex, age))
    of = [([True] * len(values), told[0][0])]
    for place, own in zip((sex, age), told[1:], strict=True):
        of += [([person == number for person in place], spread) for number, spread in enumerate(own) if spread]
    limits = {value for _, spread in of if spread for value in spread.quantiles if not np.isnan(value)}
    for limit, strict in itertools.product(limits, (False, True)):
        allowed = [(members, bounds(spread, sum(members), limit, strict)) for members, spread in of]
        ways = [
            way
            for way in itertools.product((False, True), repeat=len(values))
            if all(sum(itertools.compress(way, members)) in possible for members, possible in allowed)
        ]
        for person in range(len(values)):
            assert {way[person] for way in ways} == {False, True}
