"""How a number spreads over many diaries, as quantiles that place nobody's own above or below one of them.

A quantile says how many lie on either side of it, so it is told where at least FEWEST do. Of groups it is told only
while all quantiles together leave FEWEST of every group, and everyone in it, on either side of each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np

from diary.analysis.disclosure import FEWEST
from diary.analysis.grouping import Bools, Floats, Ints

PERCENT = (10, 25, 50, 75, 90)
"""The quantiles: the edges of the outer tenths, the quartiles, the median."""
FEWEST_TOLD = {percent: 100 * FEWEST // min(percent, 100 - percent) for percent in PERCENT}
"""Of how many diaries each quantile is told: FEWEST on either side."""
Bounds = tuple[int, int]
"""Of how many it is known at least, and at most, that they lie above."""


@dataclass(frozen=True)
class Distribution:
    """How a metric spreads over `n` diaries, at each of PERCENT; NaN where that is not told. Of many the median is."""

    n: int
    quantiles: tuple[float, float, float, float, float]


ByGroup = tuple[Distribution | None, ...]
"""The distribution of each group, None where it is not told."""


def distribution(values: Floats) -> Distribution | None:
    """Return how values spread, NaN left out: each quantile of as many as it takes; None where not even the median is.

    >>> distribution(np.array([6.0, 7, 8, 9, 14, 6, 7, 8, 9, 14, np.nan]))
    Distribution(n=10, quantiles=(nan, nan, 8.0, nan, nan))
    >>> distribution(np.array([6.0, 7, 8, 9, 14])) is None
    True
    """
    known = values[~np.isnan(values)]
    if len(known) < FEWEST_TOLD[50]:
        return None
    numbers = zip(PERCENT, np.percentile(known, PERCENT).tolist(), strict=True)
    low, quarter, median, three_quarters, high = (
        number if len(known) >= FEWEST_TOLD[percent] else np.nan for percent, number in numbers
    )
    return Distribution(len(known), (low, quarter, median, three_quarters, high))


def spreads(values: Floats, divisions: Sequence[Sequence[Bools]]) -> list[ByGroup]:
    """Return how values spread over all diaries, and over the groups of each division as far as that may be told."""
    whole = distribution(values)
    by_division = [_by_group(values, groups) if whole else (None,) * len(groups) for groups in divisions]
    while whole and any(map(any, by_division)) and not _free(values, whole, divisions, by_division):
        finest = max((len(groups), number) for number, groups in enumerate(divisions) if any(by_division[number]))[1]
        by_division[finest] = (None,) * len(by_division[finest])
    return [(whole,), *by_division]


def _by_group(values: Floats, groups: Sequence[Bools]) -> ByGroup:
    """Return the distributions of groups; the smallest are not told while the hidden ones are too few together."""
    sizes = [int((~np.isnan(values[group])).sum()) for group in groups]
    shown = {number for number, size in enumerate(sizes) if size >= FEWEST_TOLD[50]}
    while shown and 0 < sum(sizes) - sum(sizes[number] for number in shown) < FEWEST_TOLD[50]:
        shown.remove(min(shown, key=lambda number: sizes[number]))
    return tuple(distribution(values[group]) if number in shown else None for number, group in enumerate(groups))


def _free(
    values: Floats, whole: Distribution, divisions: Sequence[Sequence[Bools]], by_division: Sequence[ByGroup]
) -> bool:
    """Tell whether every group, and everyone of it, is left on either side of every quantile that is told."""
    known = ~np.isnan(values)
    pools = [_pools(known, groups, own) for groups, own in zip(divisions, by_division, strict=True)]
    quantiles = chain.from_iterable(spread.quantiles for spread in (whole, *chain(*by_division)) if spread)
    for limit in {quantile for quantile in quantiles if not np.isnan(quantile)}:
        for strict in (False, True):
            above = known & (values > limit if strict else values >= limit)
            all_ = _bounds(whole, whole.n, limit, strict=strict)
            bounds = [[_bounds(spread, int(pool.sum()), limit, strict=strict) for pool, spread in own] for own in pools]
            if not all(
                _leaves_enough(all_, [(int(pool.sum()), *edge) for (pool, _), edge in zip(own, edges, strict=True)])
                for own, edges in zip(pools, bounds, strict=True)
            ):
                return False
            for first, second in combinations(range(len(pools)), 2):
                cells = [[row & column for column, _ in pools[second]] for row, _ in pools[first]]
                sizes = np.array([[cell.sum() for cell in row] for row in cells])
                own = np.array([[(cell & above).sum() for cell in row] for row in cells])
                if not _everyone(own, sizes, bounds[first], bounds[second], all_):
                    return False
    return True


def _pools(known: Bools, groups: Sequence[Bools], by_group: ByGroup) -> list[tuple[Bools, Distribution | None]]:
    """Return who is in each group that is told, and in all others together."""
    pools: list[tuple[Bools, Distribution | None]] = [
        (known & group, spread) for group, spread in zip(groups, by_group, strict=True) if spread
    ]
    rest = known & ~np.logical_or.reduce([pool for pool, _ in pools]) if pools else known
    return [*pools, (rest, None)] if rest.any() else pools


def _bounds(spread: Distribution | None, n: int, limit: float, *, strict: bool) -> Bounds:
    """Return how many of n are known to lie above a limit (`strict`), or at it or above, at least and at most."""
    least, most = 0, n
    for percent, value in zip(PERCENT, spread.quantiles if spread else (), strict=False):
        place = percent * (n - 1)
        if value > limit or (value == limit and not strict):
            least = max(least, n + -place // 100)
        elif value <= limit:
            most = min(most, n - place // 100 - 1)
    return least, most


def _leaves_enough(whole: Bounds, parts: Sequence[tuple[int, int, int]]) -> bool:
    """Tell whether FEWEST of each part may lie on either side, by its own bounds and by all others and the whole."""
    least, most = sum(part[1] for part in parts), sum(part[2] for part in parts)
    return all(
        n - max(low, whole[0] - (most - high)) >= FEWEST and min(high, whole[1] - (least - low)) >= FEWEST
        for n, low, high in parts
    )


def _everyone(own: Ints, sizes: Ints, rows: Sequence[Bounds], columns: Sequence[Bounds], whole: Bounds) -> bool:
    """Tell whether one of each cell could lie above and one not, while each row, each column and the whole fit.

    Those above flow from a source by their row and their column to a sink, and back; what may still flow, and what may
    flow back, shows who can change places.
    """
    height, width = own.shape
    row, column, source, sink = slice(1, height + 1), slice(height + 1, height + width + 1), 0, height + width + 1
    reach = np.eye(height + width + 2, dtype=bool)
    reach[row, column], reach[column, row] = own < sizes, (own > 0).T
    reach[source, row], reach[row, source] = _room(own.sum(axis=1), rows)
    reach[column, sink], reach[sink, column] = _room(own.sum(axis=0), columns)
    reach[sink, source], reach[source, sink] = own.sum() < whole[1], own.sum() > whole[0]
    for step in range(len(reach)):
        reach |= reach[:, step, np.newaxis] & reach[step]
    gains, loses = (own > 0) | reach[column, row].T, (own < sizes) | reach[row, column]
    return bool((gains & loses)[sizes > 0].all())


def _room(sums: Ints, bounds: Sequence[Bounds]) -> tuple[Bools, Bools]:
    """Tell of which sums one more would fit, and of which one less."""
    least, most = np.array(bounds).T
    return sums < most, sums > least
