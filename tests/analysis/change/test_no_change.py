"""Who did not change is seldom told so, and who did often enough: a few cells of the simulation."""

import pytest

from benchmarks.no_change import FREQUENCY, LEAKS, MEAN_VOID, NIGHTS, Cell, exact, simulated
from diary.analysis.change.primaries import PRIMARIES

PAIRS = 200
MOST, MOST_OF_ANY, LEAST_POWER = 0.06, 0.08, 0.8
CELLS = (
    Cell("lognormal", 0.4, 1.0, (3, 3)),
    Cell("normal", 0.5, 1.5, (2, 7)),
    Cell("lognormal", 0.5, 2.0, (3, 7)),
    Cell("normal", 0.4, 2.0, (7, 7)),
)


@pytest.mark.parametrize("cell", CELLS, ids=str)
def test_who_did_not_change_is_seldom_told_so(cell: Cell) -> None:
    found = simulated(cell, PAIRS)
    assert set(found.real) == {FREQUENCY, LEAKS, NIGHTS} == set(PRIMARIES)
    assert max(found.real.values()) <= found.most(MOST)
    assert found.any_real <= found.most(MOST_OF_ANY)


def test_a_large_fall_of_leaks_is_seen() -> None:
    found = simulated(Cell(dispersion=1.5, days=(7, 7), leaks_left=0.25), PAIRS)
    assert found.real[LEAKS] >= LEAST_POWER
    assert found.exact > found.real[LEAKS] >= LEAST_POWER * found.exact


def test_a_larger_mean_void_is_described_and_never_called_real() -> None:
    found = simulated(Cell(days=(3, 3), larger=1.6), 50)
    assert found.larger > 0.9
    assert MEAN_VOID not in found.real


def test_the_exact_test_beside_it_is_the_published_one() -> None:
    """Six leaks in three days and none in three: 2 / 2⁶. Six and one: 16 / 2⁷."""
    assert exact(6, 0, 3, 3) == pytest.approx(2 / 2**6)
    assert exact(6, 1, 3, 3) == pytest.approx(16 / 2**7)
