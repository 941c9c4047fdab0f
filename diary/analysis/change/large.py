"""When a real fall is large, half fewer, and where that was measured: a source is named for what it holds."""

from __future__ import annotations

from diary.analysis.metrics import Numbers

FEWER = 0.5
"""From so large a part fewer, women call fewer stress leaks important [yalcin2010], and fewer voids a night count as a
response [lose2003]. Of anything else it is a working rule [convention]."""
UNTREATED = (2.4, 2.0)
"""Urge leaks a day of women who were not treated, in one week and in the next [locher2001].

In the placebo arms of trials leaks and voids fell as well [pmc2722668]."""
SOURCES = ("yalcin2010", "lose2003", "convention")


def is_large(before: float, after: float) -> bool:
    """Tell whether at least half of what there was has gone; the last digits are only arithmetic.

    >>> is_large(3.0, 1.5), is_large(3.0, 1.6), is_large(0.0, 3.0)
    (True, False, False)
    """
    return before > 0 and round(before - after - FEWER * before, 9) >= 0


def source_of_large(numbers: Numbers, key: str, before: int) -> str:
    """Return where half fewer was measured: for women whose leaks are all stress leaks, and for voids at night."""
    if key == "nocturia":
        return "lose2003"
    woman = numbers.line.facts.patients["sex"][before] == "female"
    leaks, stress = (numbers.measures[of].value[before] for of in ("urine_leaks_per_24h", "stress_leaks_per_24h"))
    return "yalcin2010" if key == "urine_leaks_per_24h" and woman and leaks == stress else "convention"
