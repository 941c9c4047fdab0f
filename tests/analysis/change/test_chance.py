"""The test of two counts, and what a count must exceed: by fractions, on both sides of limits, and both ways round."""

import json
import math
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.analysis.change.chance import Exposure, chance_of, must_exceed

PUBLISHED = json.loads(
    (Path(__file__).parents[2] / "vectors" / "p01_homma2002_confidence_intervals.json").read_text("utf-8")
)
DAYS = st.integers(1, 14)
DISPERSIONS = st.one_of(st.just(1.0), st.floats(1.0, 12.0))
COUNTS = st.integers(0, 60)


def exactly(before: int, after: int, days_before: int, days_after: int, dispersion: Fraction = Fraction(1)) -> float:
    """Return the same in whole numbers: what lies further out, and half of this outcome, by the share of its side.

    Each outcome k weighs C(n, k) · r₁(r₁+1)…(r₁+k−1) · r₂(r₂+1)…(r₂+n−k−1), with sizes in proportion to the days.
    """
    n, days = before + after, days_before + days_after
    if before * days_after == after * days_before:
        return 1.0

    def rising(days_of: int, episodes: int) -> Fraction:
        if dispersion == 1:
            return Fraction(days_of) ** episodes
        size = Fraction(n * days_of, days) / (dispersion - 1)
        return math.prod((size + i for i in range(episodes)), start=Fraction(1))

    weights = [math.comb(n, k) * rising(days_before, k) * rising(days_after, n - k) for k in range(n + 1)]
    more = before * days_after > after * days_before
    beyond = sum(weights[before + 1 :] if more else weights[:before]) + weights[before] / 2
    side = Fraction(days_after if more else days_before, days)
    return float(min(Fraction(1), beyond / sum(weights) / side))


@pytest.mark.parametrize("dispersion", [Fraction(1), Fraction(4, 3), Fraction(2)])
@pytest.mark.parametrize("days", [(3, 3), (3, 7), (7, 3), (1, 14)])
def test_it_is_what_whole_numbers_give(days: tuple[int, int], dispersion: Fraction) -> None:
    for before in range(10):
        for after in range(10):
            found = chance_of(before, after, Exposure(*days, float(dispersion)))
            assert found == pytest.approx(exactly(before, after, *days, dispersion), abs=1e-12)


@settings(max_examples=300, deadline=None)
@given(before=COUNTS, days=st.tuples(DAYS, DAYS), dispersion=DISPERSIONS, level=st.sampled_from([0.02, 0.0283, 0.05]))
def test_a_change_is_below_the_level_exactly_when_it_exceeds_the_figure(before, days, dispersion, level) -> None:
    exposure = Exposure(*days, dispersion)
    figures = {fewer: must_exceed(before, exposure, level, fewer=fewer) for fewer in (True, False)}
    for after in range(61):
        change = exposure.rate(before, after)
        exceeds = round(abs(change) - figures[change < 0], 9) > 0
        assert exceeds == (chance_of(before, after, exposure) < level)


@settings(max_examples=300, deadline=None)
@given(before=COUNTS, after=COUNTS, days=st.tuples(DAYS, DAYS), dispersion=DISPERSIONS)
def test_it_is_the_same_whichever_diary_is_named_first(before, after, days, dispersion) -> None:
    forwards = chance_of(before, after, Exposure(days[0], days[1], dispersion))
    assert forwards == pytest.approx(chance_of(after, before, Exposure(days[1], days[0], dispersion)), abs=1e-12)


def test_the_more_days_differ_the_less_a_change_says() -> None:
    ways = [chance_of(12, 3, Exposure(3, 3, dispersion)) for dispersion in (1.0, 1.0001, 1.5, 2.0, 4.0)]
    assert ways == sorted(ways)
    assert ways[1] == pytest.approx(ways[0], abs=1e-4)


def test_more_days_with_as_many_leaks_is_a_change() -> None:
    assert chance_of(6, 6, Exposure(3, 3, 1.0)) == 1.0
    assert chance_of(6, 6, Exposure(2, 14, 1.0)) < 0.05 < chance_of(6, 6, Exposure(3, 7, 1.0))


def test_thousands_of_episodes_still_give_a_probability() -> None:
    assert chance_of(20_000, 20_001, Exposure(3, 3, 1.5)) == pytest.approx(1.0, abs=0.01)
    assert chance_of(20_000, 10_000, Exposure(3, 3, 1.5)) == pytest.approx(0.0)


@pytest.mark.parametrize(
    ("before", "fewer", "figure"),
    [
        (6, True, 2.0),  # even none is within chance: all of it is too little
        (7, True, 2.0),  # 7 → 1 is within chance, 7 → 0 is not
        (0, False, 2.0),  # 0 → 6 is within chance, 0 → 7 is not
        (0, True, 0.0),
    ],
)
def test_what_must_be_exceeded_parts_chance_from_change(before: int, fewer: bool, figure: float) -> None:
    assert must_exceed(before, Exposure(3, 3, 4 / 3), 0.0283, fewer=fewer) == pytest.approx(figure)


@pytest.mark.parametrize("row", PUBLISHED["daytime_leaks_per_day"], ids=lambda row: f"{row['mean']} on {row['days']}")
def test_the_published_intervals_take_leaks_to_come_one_by_one(row) -> None:
    """They rest on counts whose variance is their mean, a dispersion of 1; no less is ever taken here."""
    half = 1.96 * math.sqrt(1.0 * row["mean"] / row["days"])
    assert [max(0.0, row["mean"] - half), row["mean"] + half] == pytest.approx(row["ci95"], abs=0.015)
