"""Chart data → SVG: each chart of a report drawn once, for the page and the paper alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from diary.reports.amounts import Balance
from diary.reports.bowel import Fortnight
from diary.reports.charts import (
    balance,
    clocks,
    course,
    day_strips,
    distributions,
    fillings,
    fortnight,
    large_day,
    moons,
    typical_day,
    typical_days,
    volumes,
)
from diary.reports.childs import Clocks, Fillings, Moons
from diary.reports.course import Course
from diary.reports.document import Chart, DayStrips, LargeDay, Report, TypicalDay, TypicalDays, Volumes
from diary.reports.spread import Distributions

__all__ = ["draw"]


def draw(report: Report) -> dict[str, str]:
    """Return the SVG text of every chart of the report, by the chart's id."""
    return {
        block.id: _DRAWN_BY[type(block.drawing)](block.drawing)
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Chart)
    }


_DRAWN_BY: Mapping[type, Callable[[Any], str]] = {
    TypicalDay: typical_day.draw,
    TypicalDays: typical_days.draw,
    Course: course.draw,
    DayStrips: day_strips.draw,
    LargeDay: large_day.draw,
    Fortnight: fortnight.draw,
    Balance: balance.draw,
    Volumes: volumes.draw,
    Distributions: distributions.draw,
    Moons: moons.draw,
    Clocks: clocks.draw,
    Fillings: fillings.draw,
}
