"""How likely chance alone makes two counts differ as much: the exact binomial test, and what a count must exceed.

Episodes that come one by one are counted against the days they were counted on. When nothing changed, each of the
n episodes fell in the first diary with probability days / all days [homma2002].
"""

from __future__ import annotations

from itertools import count

import numpy as np

LIKELY_BY_CHANCE = 0.05
"""Two counts differ beyond chance when chance alone makes them differ as much less often than this."""
_EQUAL = 1e-9  # two probabilities that differ less, relatively, are the same but for rounding


def chance_of(before: int, after: int, days_before: int, days_after: int) -> float:
    """Return the two-sided probability that chance alone parts n = before + after episodes at least as unevenly.

    p = Σ C(n, k) qᵏ (1 − q)ⁿ⁻ᵏ over every k that is no likelier than `before`, with q = days_before / all days.

    Six episodes in three days and none in three days: only 6–0 and 0–6 are as uneven, so p = 2 / 2⁶.

    >>> round(chance_of(6, 0, 3, 3), 3), round(chance_of(6, 1, 3, 3), 3), chance_of(0, 0, 3, 3)
    (0.031, 0.125, 1.0)
    """
    n = before + after
    k = np.arange(n + 1)
    factorials = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, n + 1)))])  # as logarithms: any n fits
    share = days_before / (days_before + days_after)
    likely = factorials[n] - factorials - factorials[::-1] + k * np.log(share) + (n - k) * np.log1p(-share)
    return min(1.0, float(np.exp(likely[likely <= likely[before] + _EQUAL]).sum()))


def by_chance(before: int, days_before: int, days_after: int, *, fewer: bool) -> float:
    """Return the largest change of the count per day in one direction that chance still explains.

    After six leaks in three days, one in three days is still within chance (p = 0.125), none is not: a change
    must be more than (6 − 1) / 3 leaks a day.

    >>> round(by_chance(6, 3, 3, fewer=True), 2), round(by_chance(6, 3, 3, fewer=False), 2)
    (1.67, 3.33)
    """
    expected = before * days_after / days_before
    counts = range(int(expected), -1, -1) if fewer else count(int(np.ceil(expected)))
    within = expected
    for after in counts:
        if chance_of(before, after, days_before, days_after) < LIKELY_BY_CHANCE:
            break
        within = float(after)
    return abs(within / days_after - before / days_before)
