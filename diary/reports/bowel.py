"""The bowel chart before the ink: each visit, and what was lost, on the days of a fortnight."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Lost = Literal["loss", "smear", "gas"]


class Stool(NamedTuple):
    """One visit on the bowel chart, or what was lost without one."""

    day: int  # column, from 0
    hour: float | None
    bristol: float | None
    bristol_to: float | None = None
    passed: bool | None = True  # None: nothing tells of a stool
    postponed: bool = False
    straining: bool = False
    lost: Lost | None = None


@dataclass(frozen=True)
class Fortnight:
    """Stools by type over the days: Bristol types as rows, days as columns."""

    days: tuple[tuple[str, str, bool], ...]  # short weekday, date number, covered or not
    stools: tuple[Stool, ...]
    words: dict[str, str] = field(hash=False)
