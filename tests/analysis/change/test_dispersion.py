"""How much days differ: by hand, never below a plain count, and drawn to the usual where days are few."""

import numpy as np
import pytest

from diary.analysis.change.dispersion import LEAST, USUAL, WEIGHT_OF_USUAL, dispersion


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ([4, 4, 4], [4, 4, 4], (4 * 1 + 8 * 1.5) / 12),  # alike: a plain count
        ([0, 0, 0], [0, 0, 0], (4 * 1 + 8 * 1.5) / 12),
        ([0, 4, 8], [4, 4, 4], (8 + 12) / 12),  # (16 + 16) / 4 = 8 strayed
        ([4], [9], 1.5),  # a day each knows nothing of days
        ([], [4, 4], (1 * 1 + 8 * 1.5) / 9),
    ],
)
def test_by_hand(before: list[float], after: list[float], found: float) -> None:
    days = np.array(before, dtype=float), np.array(after, dtype=float)
    assert dispersion(*days) == pytest.approx(found)
    assert dispersion(*reversed(days)) == pytest.approx(found)


def test_many_days_speak_for_themselves() -> None:
    rng = np.random.default_rng(1)
    varied = rng.negative_binomial(4 / 2, 1 / 3, (2, 4000)).astype(float)  # variance / mean = 3
    assert dispersion(*varied) == pytest.approx(3, rel=0.05)
    assert dispersion(np.full(4000, 5.0), np.full(4000, 5.0)) == pytest.approx(LEAST, abs=0.001)


def test_the_difference_between_the_diaries_is_no_dispersion() -> None:
    alike = dispersion(np.array([4.0, 4.0]), np.array([4.0, 4.0]))
    assert dispersion(np.array([40.0, 40.0]), np.array([0.0, 0.0])) == alike
    assert alike == (2 * LEAST + WEIGHT_OF_USUAL * USUAL) / (2 + WEIGHT_OF_USUAL)
