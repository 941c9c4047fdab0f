"""How the numbers of many diaries spread: what a chart of them is drawn from, decided and worded."""

from __future__ import annotations

from typing import NamedTuple

Places = tuple[float | None, float | None, float | None, float | None, float | None]


class Spread(NamedTuple):
    """How one number spreads over many diaries, as fractions 0–1 of its scale, which may lie beyond it.

    `places` are the edge of the lowest tenth, the quartiles with the median between them, and the edge of the highest
    tenth; each is None where it is not told, and all of it where nothing is.
    """

    label: str
    reference: str
    value: str  # "7,2 (6,0–8,9) per etmaal"
    basis: str  # "143 dagboeken"
    band: tuple[float, float] | None
    places: Places | None


class Distributions(NamedTuple):
    """The numbers of many diaries, each on a scale of its own."""

    rows: tuple[Spread, ...]
