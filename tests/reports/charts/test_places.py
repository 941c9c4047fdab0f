"""Places of marks: apart, in order, as near to their time as can be, and on their side of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.reports.charts.places import Crowd, Wanted, floors, side_by_side, spread

LINE = st.lists(st.integers(0, 40), min_size=1, max_size=30).map(sorted)


@given(LINE, st.sampled_from([0.5, 1.0, 2.5]))
def test_places_keep_their_order_and_their_distance(wanted: list[int], pitch: float) -> None:
    placed = side_by_side([Wanted(float(x)) for x in wanted], pitch)
    assert all(after - before >= pitch - 1e-9 for before, after in pairwise(placed))
    assert sum(placed) == pytest.approx(sum(wanted))  # together they do not move


@pytest.mark.parametrize(
    ("wanted", "placed"),
    [
        ([10], [10]),
        ([10, 20], [10, 20]),
        ([10, 10, 10], [8, 10, 12]),
        ([10, 11], [9.5, 11.5]),
        ([10, 10, 12.5], [9 - 1 / 6, 11 - 1 / 6, 13 - 1 / 6]),  # the pair pushes the third a little
    ],
)
def test_bars_of_one_moment_stand_around_it(wanted: list[float], placed: list[float]) -> None:
    assert side_by_side([Wanted(x) for x in wanted], 2) == pytest.approx(placed)


def test_bars_stay_on_their_side_of_going_to_bed() -> None:
    before, after = [Wanted(9.5, most=10)] * 3, [Wanted(10.5, least=10)] * 3
    placed = side_by_side([*before, *after], 2)
    assert placed == pytest.approx([5, 7, 9, 11, 13, 15])
    assert side_by_side([Wanted(9.5, most=10)] * 3, 2) == pytest.approx([6, 8, 10])


def test_what_cannot_keep_its_side_keeps_its_neighbours() -> None:
    placed = side_by_side([Wanted(10, least=10), Wanted(10, most=10)], 2)
    assert placed[1] - placed[0] == pytest.approx(2)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=30))
def test_none_moves_further_than_the_reach_or_its_own_room(wanted: list[int]) -> None:
    placed, room = spread([Wanted(float(x)) for x in wanted], 3, 2)
    assert 0 < room <= 3
    assert all(abs(x - at) <= max(2, room) + 1e-6 for x, at in zip(placed, wanted, strict=True))


def test_three_of_one_moment_are_as_wide_as_can_be() -> None:
    assert spread([Wanted(10.0)] * 3, 3, 2) == (pytest.approx([7, 10, 13]), 3)
    placed, room = spread([Wanted(10.0)] * 9, 3, 2)
    assert max(placed) - 10 <= 2
    assert room > 0.4


@given(LINE)
def test_no_mark_of_a_floor_covers_another(places: list[int]) -> None:
    on = floors(places, 3)
    for floor in set(on):
        assert all(b - a >= 3 for a, b in pairwise(x for x, own in zip(places, on, strict=True) if own == floor))
    assert max(on) < max(sum(x - 3 < other <= x for other in places) for x in places)  # no more floors than it takes


@given(st.lists(st.tuples(st.floats(0, 60), st.floats(0, 60)), max_size=25))
def test_marks_within_reach_never_cover_each_other(points: list[tuple[float, float]]) -> None:
    crowd = Crowd(room=3, reach=90)
    placed = [(crowd.place(x, y), y) for x, y in points]
    gaps = [abs(complex(*a) - complex(*b)) for i, a in enumerate(placed) for b in placed[:i]]
    assert all(gap >= 2.9 for gap in gaps)


def test_a_crowded_mark_without_a_free_place_stays_at_its_own() -> None:
    crowd = Crowd(room=3, reach=3)
    assert sorted(crowd.place(10, 0) for _ in range(5)) == [7, 10, 10, 10, 13]
