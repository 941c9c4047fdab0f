"""The units of a volume, in ml (`units.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from diary.reading.cells.words import any_of, read_toml

UNITS_ML: Mapping[str, float] = {word: float(ml) for ml, words in read_toml("units.toml").items() for word in words}
OUNCE_ML = UNITS_ML["oz"]
ONE_UNIT = any_of(list(UNITS_ML)).replace(r"(?<!\w)", "")
"""The pattern of a unit behind a number."""
_OUNCES = re.compile(
    any_of([unit for unit, ml in UNITS_ML.items() if ml == OUNCE_ML]).replace(r"(?<!\w)", r"(?<![^\W\d_])")
)


def names_ounces(text: str) -> bool:
    """Tell whether a plain text holds an amount in ounces.

    >>> names_ounces("8oz tea"), names_ounces("8 ml")
    (True, False)
    """
    return _OUNCES.search(text) is not None
