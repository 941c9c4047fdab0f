"""Numbers over several diaries, as a drawing needs them: every position is already a fraction, every label worded."""

from __future__ import annotations

from typing import NamedTuple


class Point(NamedTuple):
    """One number of one diary; `y` is None where it was withheld."""

    x: float
    y: float | None
    label: str


class Line(NamedTuple):
    """One number over time; the reference band is None at an open end, and whole where there is none."""

    label: str
    unit: str
    colour: str
    points: tuple[Point, ...]
    low: float | None
    high: float | None


class Course(NamedTuple):
    """Several numbers beside each other, each over the same time; `ticks` are the diaries on that time."""

    lines: tuple[Line, ...]
    ticks: tuple[tuple[float, str], ...]
