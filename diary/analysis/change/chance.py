"""How likely chance alone makes two counts differ as much, in a count model whose days vary more than a plain count.

The counts of n₁ and n₂ days are negative binomial with one rate and one dispersion (variance / mean); of all N episodes
together those of the first diary are then beta-binomial. With a dispersion of 1 that is the exact binomial test: as if
episodes came one by one.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from math import ceil, floor

import numpy as np

from diary.analysis.grouping import Floats

AS_EVENLY = 0.5
"""Of an outcome exactly as uneven as what was counted half is reckoned to be more uneven (mid-p)."""


@dataclass(frozen=True)
class Exposure:
    """On how many days each count rests, and how much more than a plain count they vary from day to day."""

    days_before: int
    days_after: int
    dispersion: float

    @property
    def share(self) -> float:
        """The part of all days that the first diary has."""
        return self.days_before / (self.days_before + self.days_after)

    def rate(self, before: int, after: int) -> float:
        """Return the change of the count per day."""
        return after / self.days_after - before / self.days_before


def chance_of(before: int, after: int, exposure: Exposure) -> float:
    """Return the probability that chance alone parts N = before + after episodes at least as unevenly.

    p = P(at least as far to that side) / w, where w is the part of the level that the side has: the days of the other
    diary / all days, since a short diary strays further upwards. It is the same whichever diary is named first, and
    smaller for each larger change to one side.

    Six episodes in three days and none in three days: one of 64 outcomes on that side, half of it reckoned, and half
    the level.

    >>> round(chance_of(6, 0, Exposure(3, 3, 1.0)), 4), round(0.5 * (1 / 64) / 0.5, 4)
    (0.0156, 0.0156)
    >>> round(chance_of(6, 0, Exposure(3, 3, 1.5)), 3), chance_of(2, 2, Exposure(3, 3, 1.5))
    (0.037, 1.0)
    """
    if before * exposure.days_after == after * exposure.days_before:
        return 1.0
    likely = _likelihoods(before + after, exposure.share, exposure.dispersion)
    more_before = before * exposure.days_after > after * exposure.days_before
    beyond = likely[before + 1 :] if more_before else likely[:before]
    side = 1 - exposure.share if more_before else exposure.share
    return min(1.0, float(beyond.sum() + AS_EVENLY * likely[before]) / side)


def must_exceed(before: int, exposure: Exposure, level: float, *, fewer: bool) -> float:
    """Return the largest change of the count per day in one direction whose chance is not below a level.

    After six leaks in three days even none is within chance at 0.02: the change must be more than all there was.

    >>> must_exceed(6, Exposure(3, 3, 1.5), 0.02, fewer=True), must_exceed(6, Exposure(3, 3, 1.0), 0.02, fewer=True)
    (2.0, 1.6666666666666667)
    """

    def real(after: int) -> bool:
        return chance_of(before, after, exposure) < level

    expected = before * exposure.days_after / exposure.days_before
    if fewer:
        within = bisect_left(range(floor(expected) + 1), True, key=lambda after: not real(after))
        return max(0.0, -exposure.rate(before, within))
    least, beyond = ceil(expected), ceil(expected) + 1
    while not real(beyond):
        beyond *= 2
    within = least - 1 + bisect_left(range(least, beyond + 1), True, key=real)
    return max(0.0, exposure.rate(before, within))


def _likelihoods(episodes: int, share: float, dispersion: float) -> Floats:
    """Return the probability that 0, 1, … of all episodes are those of the first diary; shape (episodes + 1,)."""
    k = np.arange(episodes + 1)
    ways = _sums_of_logs(1.0, episodes)  # as logarithms: any number of episodes fits
    chosen = ways[-1] - ways - ways[::-1]
    if dispersion <= 1 or not episodes:
        likely: Floats = np.exp(chosen + k * np.log(share) + k[::-1] * np.log1p(-share))
        return likely
    size = episodes / (dispersion - 1)
    first, second = _sums_of_logs(size * share, episodes), _sums_of_logs(size * (1 - share), episodes)
    of_days: Floats = np.exp(chosen + first + second[::-1] - _sums_of_logs(size, episodes)[-1])
    return of_days


def _sums_of_logs(start: float, n: int) -> Floats:
    """Return log(start · (start + 1) · … ) of 0, 1, … n factors."""
    return np.concatenate([[0.0], np.cumsum(np.log(start + np.arange(n)))])
