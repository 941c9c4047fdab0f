"""The limits that judgements rest on, each with its source and page; their words are `limits.toml` of the texts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from diary.analysis.grouping import Bools, Floats

PRACTICE = "practice"
"""The source of a limit that a clinic has set itself [practice]."""


@dataclass(frozen=True)
class Reference:
    """One reference value; an open end is None. `inclusive`: the limit itself is within."""

    id: str
    metric: str
    inclusive: bool
    source: str
    page: str
    low: float | None = None
    high: float | None = None
    on_limit: Literal["within", "borderline"] = "within"
    grey_zone_below_age: float | None = None

    def below(self, value: Floats) -> Bools:
        """Tell which values lie under the low limit; NaN does not."""
        exact, low = without_noise(value), -inf if self.low is None else self.low
        return exact < low if self.inclusive else exact <= low

    def above(self, value: Floats) -> Bools:
        """Tell which values lie over the high limit; NaN does not."""
        exact, high = without_noise(value), inf if self.high is None else self.high
        return exact > high if self.inclusive else exact >= high


def without_noise(value: Floats) -> Floats:
    """Return values without the last digits that only the arithmetic put there: a limit is met exactly."""
    return value.round(9)


def in_force(limits: Mapping[str, Mapping[str, float]]) -> Mapping[str, Reference]:
    """Return the reference values by id, with the limits that a clinic has set in the place of the published ones.

    >>> in_force({"nocturia": {"high": 3}})["nocturia"].high, in_force({})["nocturia"].high
    (3, 2)
    """
    return references() | {key: _set_by_practice(references()[key], ends) for key, ends in limits.items()}


def _set_by_practice(published: Reference, ends: Mapping[str, float]) -> Reference:
    low, high = (ends.get(end, getattr(published, end)) for end in ("low", "high"))
    return replace(published, low=low, high=high, source=PRACTICE, page="of_the_practice")


@cache
def references() -> dict[str, Reference]:
    """Return the published reference values by id, read once."""
    written = tomllib.loads(Path(__file__).with_name("reference_values.toml").read_text("utf-8"))
    return {key: Reference(id=key, **entry) for key, entry in written.items()}
