"""The limits in force, in words: whom each holds for, what it rests on, and the numbers that advice is filled with."""

from __future__ import annotations

from collections.abc import Mapping

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


def spoken(references: Mapping[str, Reference], words: Texts) -> dict[str, str]:
    """Return the limits that advice names, each in words with its unit.

    >>> from diary.analysis.reference import in_force
    >>> from diary.texts import texts
    >>> spoken(in_force({"frequency": {"low": 5}}), texts("nl"))["frequency"]
    'vijf tot acht keer'
    >>> spoken(in_force({}), texts("en"))["intake"]
    'one and a half to two litres'
    """
    millilitres_a_litre = 1000
    return {
        "frequency": _amount(references["frequency"], "times", words),
        "intake": _amount(references["intake"], "litres", words, millilitres_a_litre),
        "capacity": _amount(references["capacity"], "millilitres", words),
        "exercise_adherence": _amount(references["exercise_adherence"], "times", words),
        "per_24h": words("numbers.per_24h"),
    }


def _amount(reference: Reference, unit: str, words: Texts, parts: int = 1) -> str:
    """Write a limit or the range between two in words, in a unit that has so many parts."""
    ends = [end / parts for end in (reference.low, reference.high) if end is not None]
    if ends == [1] and words.has(f"numbers.{unit}_one"):
        return words(f"numbers.{unit}_one")
    written = words.spelled(*ends)
    amount = words("numbers.range", low=written[0], high=written[1]) if len(written) > 1 else written[0]
    return words(f"numbers.{unit}", n=amount)


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
