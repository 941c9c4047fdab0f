"""The exact test of two counts, and what a count must exceed: by fractions and by the published intervals."""

import json
import math
from fractions import Fraction
from pathlib import Path

import pytest

from diary.analysis.chance import LIKELY_BY_CHANCE, by_chance, chance_of

PUBLISHED = json.loads(
    (Path(__file__).parents[1] / "vectors" / "p01_homma2002_confidence_intervals.json").read_text("utf-8")
)


def exactly(before: int, after: int, days_before: int, days_after: int) -> float:
    """Return the same probability in whole numbers: each outcome weighs C(n, k)·d₁ᵏ·d₂ⁿ⁻ᵏ."""
    n = before + after
    weights = [math.comb(n, k) * days_before**k * days_after ** (n - k) for k in range(n + 1)]
    return float(Fraction(sum(one for one in weights if one <= weights[before]), sum(weights)))


@pytest.mark.parametrize("days", [(3, 3), (3, 7), (7, 3), (1, 14)])
def test_it_is_what_whole_numbers_give(days: tuple[int, int]) -> None:
    for before in range(12):
        for after in range(12):
            assert chance_of(before, after, *days) == pytest.approx(exactly(before, after, *days), abs=1e-12)


def test_more_days_with_as_many_leaks_is_a_change() -> None:
    assert chance_of(6, 6, 3, 3) == 1.0
    assert chance_of(6, 6, 2, 14) < LIKELY_BY_CHANCE < chance_of(6, 6, 3, 7)


def test_thousands_of_episodes_still_give_a_probability() -> None:
    assert chance_of(20_000, 20_000, 3, 3) == pytest.approx(1.0)
    assert chance_of(20_000, 10_000, 3, 3) == pytest.approx(0.0)


@pytest.mark.parametrize("before", [0, 1, 3, 5, 6, 10, 25])
@pytest.mark.parametrize("days", [(3, 3), (3, 7), (7, 3)])
def test_what_must_be_exceeded_parts_chance_from_change(before: int, days: tuple[int, int]) -> None:
    for fewer in (True, False):
        most = by_chance(before, *days, fewer=fewer)
        for after in range(60):
            change = after / days[1] - before / days[0]
            if (change < 0) == fewer and change:
                assert (abs(change) > most + 1e-9) == (chance_of(before, after, *days) < LIKELY_BY_CHANCE)


def test_where_even_none_can_be_chance_all_of_it_is_too_little() -> None:
    assert by_chance(5, 3, 3, fewer=True) == pytest.approx(5 / 3)
    assert by_chance(6, 3, 3, fewer=True) == pytest.approx(5 / 3)


@pytest.mark.parametrize("row", PUBLISHED["daytime_leaks_per_day"], ids=lambda row: f"{row['mean']} on {row['days']}")
def test_leaks_that_come_one_by_one_give_the_published_intervals(row) -> None:
    """The test rests on counts whose variance is their mean: so the published intervals are made."""
    half = 1.96 * math.sqrt(row["mean"] / row["days"])
    assert [max(0.0, row["mean"] - half), row["mean"] + half] == pytest.approx(row["ci95"], abs=0.015)
