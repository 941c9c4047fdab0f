"""The units of a volume, in ml (`units.toml`)."""

from __future__ import annotations

from collections.abc import Mapping

from diary.reading.cells.words import any_of, read_toml

UNITS_ML: Mapping[str, float] = {word: float(ml) for ml, words in read_toml("units.toml").items() for word in words}
OUNCE_ML = UNITS_ML["oz"]
ONE_UNIT = any_of(list(UNITS_ML)).replace(r"(?<!\w)", "")
"""The pattern of a unit behind a number."""
