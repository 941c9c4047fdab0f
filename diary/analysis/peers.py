"""How numbers spread over people whom a publication describes; the figures stand in `peers.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

ADULT_FROM = 18
"""No figure is of children."""


@dataclass(frozen=True)
class Peers:
    """How one number spreads over people of one publication; an open end is None."""

    metric: str
    sex: str
    high: float
    kind: Literal["middle_95", "p95", "means", "range"]
    n: int  # people, 0 where the source gives none
    group: str  # who they are and how it was measured, a key of the texts
    source: str
    low: float | None = None
    ages: tuple[float, float] | None = None  # the first and the last year of life; None is every adult

    def holds_for(self, sex: str, age: float) -> bool:
        """Tell whether a person is of the people it describes; who is not known is not."""
        first, last = self.ages or (ADULT_FROM, float("inf"))
        return sex == self.sex and first <= age < last + 1


@cache
def peers() -> tuple[Peers, ...]:
    """Return every figure, read once."""
    written = tomllib.loads(Path(__file__).with_name("peers.toml").read_text("utf-8"))
    return tuple(Peers(**row | ({"ages": tuple(row["ages"])} if "ages" in row else {})) for row in written["rows"])
