"""How much more than a plain count the episodes of one person vary from day to day: variance / mean [page2268]."""

from __future__ import annotations

from diary.analysis.grouping import Floats

LEAST = 1.0
"""Days that vary less than a plain count are taken as one: that few days look alike is chance."""
USUAL = 1.5
"""What few days are drawn to: a working rule, since leaks vary more than a plain count [page2268; pmid25524209]."""
WEIGHT_OF_USUAL = 8
"""For so many days the usual dispersion counts, beside those of both diaries: a working rule."""


def dispersion(before: Floats, after: Floats) -> float:
    """Return the dispersion of the counts of each day, estimated within each of two diaries.

    φ = (ν · max(1, s²) + 8 · 1.5) / (ν + 8), with s² = Σ (x − x̄)² / x̄ over both / ν, and ν = n₁ + n₂ − 2 days.

    Days without any difference are still held to vary like a plain count; without days the usual dispersion stands.

    >>> from numpy import array
    >>> dispersion(array([2.0, 2.0, 2.0]), array([0.0, 0.0, 0.0])) == (4 * 1 + 8 * 1.5) / (4 + 8)
    True
    >>> dispersion(array([0.0, 4.0]), array([8.0])) == (1 * (4 + 4) / 2 + 8 * 1.5) / (1 + 8)
    True
    """
    free = sum(max(0, len(counts) - 1) for counts in (before, after))
    strayed = sum(_strayed(counts) for counts in (before, after))
    own = max(LEAST, strayed / free) if free else 0.0
    return (free * own + WEIGHT_OF_USUAL * USUAL) / (free + WEIGHT_OF_USUAL)


def _strayed(counts: Floats) -> float:
    """Return the squared distances from the mean, in means; nothing where nothing was counted."""
    return float(((counts - counts.mean()) ** 2).sum() / counts.mean()) if counts.any() else 0.0
