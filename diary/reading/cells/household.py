"""What a household measure holds, in ml, and the words for it (`household_measures.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from diary.reading.cells.words import any_of, plain, read_toml


@cache
def measure_words() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of a measure at the beginning of a plain text, and the key of each word."""
    keys = {plain(word): key for key, entry in read_toml("household_measures.toml").items() for word in entry["words"]}
    return re.compile("^" + any_of(list(keys))), keys


@cache
def names_measure(key: str) -> re.Pattern[str]:
    """Return the pattern of a word for this measure anywhere in a plain text."""
    return re.compile(any_of([word for word, measure in measure_words()[1].items() if measure == key]))


@cache
def household_measures() -> Mapping[str, float]:
    """Return the ml of every household measure by its key, as a clinic finds them."""
    return {key: float(entry["ml"]) for key, entry in read_toml("household_measures.toml").items()}


def with_own_measures(own: Mapping[str, float]) -> dict[str, float]:
    """Return the ml of every household measure, a clinic's own in the place of the usual.

    >>> with_own_measures({"cup": 150})["cup"]
    150
    """
    return {**household_measures(), **own}


@cache
def customary(key: str) -> float:
    """Return the ml of a measure in a country where fluids are measured in ounces."""
    return float(read_toml("household_measures.toml")[key]["ml_with_ounces"])


@cache
def of_countries() -> tuple[str, ...]:
    """Return the measures that hold another amount in a country where fluids are measured in ounces.

    >>> of_countries()
    ('cup', 'pint')
    """
    return tuple(key for key, entry in read_toml("household_measures.toml").items() if "ml_with_ounces" in entry)
