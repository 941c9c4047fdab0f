"""The cells behind a withheld value."""

import pytest

from diary.analysis.metrics import compute
from diary.analysis.withheld import cells_behind, known
from diary.model import together
from tests.analysis.lines import read

TWO_VOIDS = "2026-03-04 07:00 rise\n2026-03-04 07:00 void ?\n2026-03-04 08:00 void {second}"


def test_a_diary_names_its_own_cells_only() -> None:
    line = compute(together([read(TWO_VOIDS.format(second="?")), read(TWO_VOIDS.format(second="300"))])).line
    assert cells_behind(line, "no_volumes", 0) == (("lines", "L2"), ("lines", "L3"))
    assert cells_behind(line, "volumes_missing", 1) == (("lines", "L2"),)


@pytest.mark.parametrize("reason", ["", "weight_unknown", "no_drinks_recorded"])
def test_a_reason_without_a_cell_names_none(reason: str) -> None:
    assert cells_behind(compute(read(TWO_VOIDS.format(second="?"))).line, reason, 0) == ()


def test_the_unknown_is_none() -> None:
    assert known(float("nan")) is None
    assert known(0.0) == 0.0
