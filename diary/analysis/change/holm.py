"""Several numbers judged together: how unlikely each must be, given the others, so that few persons are told wrongly.

Holm: the least likely of m must stay below a level / m, the next below that level / (m − 1), and so on; the first that
does not, ends it.
"""

from __future__ import annotations

from collections.abc import Mapping

TOGETHER = 0.085
"""The level of all primary numbers together.

Counts are whole numbers and stay below their level: at this one the simulation (`benchmarks/no_change.py`) calls any of
them real in at most 8 % of persons who did not change.
"""
LIKELY_BY_CHANCE = 0.05
"""No number is called real that chance makes as uneven as often as this, however few are judged."""


def levels(chances: Mapping[str, float]) -> dict[str, float]:
    """Return for each number the probability that it must stay below with the others as they are.

    >>> levels({"a": 0.5, "b": 0.5}) == {"a": 0.085 / 2, "b": 0.085 / 2}
    True
    >>> levels({"a": 0.5, "b": 0.001}) == {"a": 0.05, "b": 0.085 / 2}
    True
    """
    return {key: _level(sorted(p for other, p in chances.items() if other != key)) for key in chances}


def _level(others: list[float]) -> float:
    """Return the level after as many of the others as are real before this one."""
    left = len(others) + 1
    for chance in others:
        if not chance < _step(left):
            break
        left -= 1
    return _step(left)


def _step(left: int) -> float:
    return min(LIKELY_BY_CHANCE, TOGETHER / left)
