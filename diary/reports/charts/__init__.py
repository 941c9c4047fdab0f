"""Chart data → SVG: each chart of a report drawn once, for the page and the paper alike."""

from __future__ import annotations

from diary.reports.charts import balance, day_strips, distributions, fortnight, typical_day, volumes
from diary.reports.charts.canvas import FONT_FOLDERS
from diary.reports.document import Balance, Chart, DayStrips, Drawing, Fortnight, Report, TypicalDay
from diary.reports.spread import Distributions

__all__ = ["FONT_FOLDERS", "draw"]


def draw(report: Report) -> dict[str, str]:
    """Return the SVG text of every chart of the report, by the chart's id."""
    return {
        block.id: _draw(block.id, block.drawing)
        for section in report.sections
        for block in section.blocks
        if isinstance(block, Chart)
    }


def _draw(name: str, drawing: Drawing) -> str:
    if isinstance(drawing, TypicalDay):
        return typical_day.draw(name, drawing)
    if isinstance(drawing, DayStrips):
        return day_strips.draw(name, drawing)
    if isinstance(drawing, Fortnight):
        return fortnight.draw(name, drawing)
    if isinstance(drawing, Balance):
        return balance.draw(name, drawing)
    if isinstance(drawing, Distributions):
        return distributions.draw(name, drawing)
    return volumes.draw(name, drawing)
