"""Intake beside output before the ink: what each day took in and gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Amount(NamedTuple):
    """A volume of one day; `ml` is None where unknown, `least` where not everything was measured."""

    ml: float | None
    label: str
    least: bool = False


@dataclass(frozen=True)
class Balance:
    """Intake and output side by side for each day."""

    rows: tuple[tuple[str, Amount, Amount], ...]  # day, intake, output
    band: tuple[float, float] | None  # of intake, ml: the reference, or up to what was agreed
    band_label: str
    words: dict[str, str] = field(hash=False)
