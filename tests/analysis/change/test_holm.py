"""Numbers judged together: the level of each with the others as they are. Holm 1979, worked by hand."""

import pytest

from diary.analysis.change.holm import LIKELY_BY_CHANCE, TOGETHER, levels


@pytest.mark.parametrize(
    ("chances", "level_of_last"),
    [
        ([0.9, 0.9, 0.9], TOGETHER / 3),
        ([0.02, 0.9, 0.9], TOGETHER / 2),  # below TOGETHER / 3: it is out of the way
        ([0.03, 0.9, 0.9], TOGETHER / 3),  # not below it
        ([0.02, 0.04, 0.9], LIKELY_BY_CHANCE),
        ([0.04, 0.04, 0.9], TOGETHER / 3),  # the first that is not, ends it
        ([0.9], LIKELY_BY_CHANCE),
        ([0.02, 0.9, 0.9, 0.9], TOGETHER / 3),
    ],
)
def test_by_hand(chances: list[float], level_of_last: float) -> None:
    found = levels({str(at): p for at, p in enumerate(chances)})
    assert found[str(len(chances) - 1)] == pytest.approx(level_of_last)


def rejected(chances: dict[str, float]) -> set[str]:
    """Return what Holm's own procedure rejects: from the least likely on, until one is not below its step."""
    real: set[str] = set()
    for key, p in sorted(chances.items(), key=lambda item: item[1]):
        if p >= min(LIKELY_BY_CHANCE, TOGETHER / (len(chances) - len(real))):
            break
        real.add(key)
    return real


def test_to_stay_below_its_level_is_to_be_rejected_by_holm() -> None:
    steps = (0.001, 0.0212, 0.0213, 0.0283, 0.0284, 0.0424, 0.0426, 0.0499, 0.05, 0.3)
    for first in steps:
        for second in steps:
            for third in steps:
                chances = {"a": first, "b": second, "c": third}
                needed = levels(chances)
                assert {key for key in chances if chances[key] < needed[key]} == rejected(chances)
