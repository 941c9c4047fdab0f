"""What a clinic may set, each with its default; where a setting decides a result, the result says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from diary.logo import Logo


@dataclass(frozen=True)
class Limits:
    """How much of a file is read before it is refused: bounds against damaged and hostile files.

    Within them reading takes less than 10 seconds and 300 MB.
    """

    file_bytes: int = 25_000_000
    unpacked_bytes: int = 25_000_000  # without pictures
    text_bytes: int = 5_000_000  # of a file with separators
    sheets: int = 256
    cells: int = 500_000  # of all sheets together, empty ones between them included
    rows: int = 25_000  # of all sheets together that hold something, and entries of all tables; of a year some 7,000
    text_length: int = 32_767  # characters in one cell; Excel's own limit
    text: int = 4_000_000  # characters in all cells together; a diary of a year has some 400,000


@dataclass(frozen=True)
class Practice:
    """The letterhead of a report: the name of the practice, the lines under it, and its logo."""

    name: str = ""
    lines: tuple[str, ...] = ()
    logo: Logo | None = None

    @property
    def letterhead(self) -> tuple[str, ...]:
        """The lines to print, the name first; empty without any."""
        return tuple(line for line in (self.name, *self.lines) if line)


@dataclass(frozen=True)
class SleepTimes:
    """When a patient is taken to go to bed and to rise where the diary leaves it out; None: nothing is taken."""

    bed: dt.time | None = None
    rise: dt.time | None = None


@dataclass(frozen=True)
class Override:
    """One setting that is not the default: its key in the settings file, the default, and what was chosen."""

    key: str
    default: object  # None where there is none
    chosen: object


@dataclass(frozen=True)
class Settings:
    """The settings in force; without a settings file the defaults."""

    timezone: str = "Europe/Amsterdam"
    evening_hour: int = 18
    sleep_times: SleepTimes = SleepTimes()
    household_measures: Mapping[str, float] = field(default_factory=dict)  # ml by measure: those that differ
    limits: Mapping[str, Mapping[str, float]] = field(default_factory=dict)  # low and high by reference value
    practice: Practice = Practice()
    reading: Limits = Limits()
    overrides: tuple[Override, ...] = ()
    """Everything above that differs from its default, the letterhead apart: each report names these."""


DEFAULTS = Settings()
