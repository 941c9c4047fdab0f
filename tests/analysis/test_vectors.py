"""Complete diaries with expected values from an independent calculation."""

import numpy as np
import pytest

from diary.analysis.metrics import compute
from diary.model import together
from tests.analysis.recorded import facts, vector, vector_names


def _same(value: float, expected: float | None) -> bool:
    return np.isnan(value) if expected is None else value == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("name", vector_names())
def test_metrics_over_the_diary(name: str) -> None:
    recorded = vector(name)
    numbers = compute(facts(recorded))
    found = {key: numbers.measures[key].value[0] for key in recorded["expected"]["metrics"]}
    wrong = {
        key: (found[key], expected)
        for key, expected in recorded["expected"]["metrics"].items()
        if not _same(found[key], expected)
    }
    assert not wrong


@pytest.mark.parametrize("name", vector_names())
def test_metrics_per_day(name: str) -> None:
    recorded = vector(name)
    numbers = compute(facts(recorded))
    wrong = []
    for place, day in enumerate(recorded["expected"]["days"]):
        assert bool(numbers.line.days.complete[place]) is day["complete"]
        for key, expected in day.items():
            if key in numbers.daily and not _same(numbers.daily[key].value[place], expected):
                wrong.append((place, key, numbers.daily[key].value[place], expected))
        volume = numbers.daily["voided_volume_24h_ml"]
        at_least = volume.value[place] if day["missing"] == 0 else volume.lower[place]
        assert at_least == day["volume_lower_bound"]
    assert not wrong


def test_diaries_together_equal_each_alone() -> None:
    alone = [compute(facts(vector(name))) for name in vector_names()]
    all_at_once = compute(together(facts(vector(name)) for name in vector_names()))
    for key, measure in all_at_once.measures.items():
        np.testing.assert_allclose(measure.value, [one.measures[key].value[0] for one in alone], err_msg=key)
        assert list(measure.reason) == [one.measures[key].reason[0] for one in alone], key
