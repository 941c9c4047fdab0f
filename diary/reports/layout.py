"""What stands beside or beneath what, on page and paper alike."""

from __future__ import annotations

from diary.reports.document import Block, Chart, DayStrips, Fortnight, KeyNumbers, Section, Table


def rows(section: Section) -> list[tuple[Block, ...]]:
    """Return the blocks of a section in rows: a chart that follows the key numbers stands beside them,
    unless it is as wide as the page."""
    placed: list[tuple[Block, ...]] = []
    for block in section.blocks:
        before = placed[-1] if placed else ()
        fits = isinstance(block, Chart) and not isinstance(block.drawing, Fortnight)
        if fits and len(before) == 1 and isinstance(before[0], KeyNumbers):
            placed[-1] = (before[0], block)
        else:
            placed.append((block,))
    return placed


def day_tables(chart: Chart) -> list[Table]:
    """Return the diary that a chart draws, of each day that is drawn large."""
    drawing = chart.drawing
    if not isinstance(drawing, DayStrips) or not drawing.large:
        return []
    return [strip.events for strip in drawing.strips if strip.events]
