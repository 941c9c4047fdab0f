"""The limits in force, in words: whom each holds for, what it rests on, and the numbers that advice is filled with."""

from __future__ import annotations

from diary.analysis.reference import PRACTICE, Reference
from diary.texts import Texts


def population(reference: Reference, words: Texts) -> str:
    """Return whom a limit holds for."""
    return words(f"limits.{reference.id}.population", **_figures(reference, words))


def fact(reference: Reference, words: Texts) -> str:
    """Return what a published limit rests on; of one that a practice has set that is not said."""
    if reference.source == PRACTICE:
        return ""
    return words(f"limits.{reference.id}.fact", **_figures(reference, words))


def _figures(reference: Reference, words: Texts) -> dict[str, str]:
    """Return the numbers of a limit as the texts name them."""
    figures = {
        "low": reference.low,
        "high": reference.high,
        "low_percent": None if reference.low is None else 100 * reference.low,
        "high_percent": None if reference.high is None else 100 * reference.high,
        "grey_age": reference.grey_zone_below_age,
    }
    return {name: words.plain(figure) for name, figure in figures.items() if figure is not None}
