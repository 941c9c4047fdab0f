"""What a child looks at with a parent, before the ink: nights as moons, voids on a clock, a void beside a bladder.

Nothing here counts, compares or judges: each night, each void is there as it was.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Moon = Literal["dry", "wet", "unknown"]


class Night(NamedTuple):
    """One night: how it was, and how that is said below it."""

    moon: Moon
    weekday: str
    word: str


class Moons(NamedTuple):
    """The nights beside each other: a full moon is a dry one, a crescent a wet one, an outline is not known."""

    nights: tuple[Night, ...]


class Dial(NamedTuple):
    """One day on a clock of 24 hours, midnight below: hours from 0 to 24 of voids and drinks, and the night."""

    title: str
    voids: tuple[float, ...]
    drinks: tuple[float, ...]
    night: tuple[float, float] | None  # from going to bed to rising; None: not known


class Clocks(NamedTuple):
    """The days beside each other, and what their marks are called."""

    dials: tuple[Dial, ...]
    void: str
    drink: str
    night: str


class Filling(NamedTuple):
    """An amount, and what it is."""

    ml: float
    label: str
    amount: str


class Fillings(NamedTuple):
    """Two amounts beside each other in equal jugs: the largest void by day, and what a bladder of that age holds."""

    voided: Filling
    expected: Filling


Childs = Moons | Clocks | Fillings
