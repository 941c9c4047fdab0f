"""What stands beside or beneath what, on page and paper alike."""

from __future__ import annotations

from diary.reports.document import (
    Block,
    Chart,
    KeyNumbers,
    LargeDay,
    Section,
    Table,
    TypicalDay,
    TypicalDays,
)


def rows(section: Section) -> list[tuple[Block, ...]]:
    """Return the blocks of a section in rows: a typical day that follows the key numbers stands beside them."""
    placed: list[tuple[Block, ...]] = []
    for block in section.blocks:
        before = placed[-1] if placed else ()
        narrow = isinstance(block, Chart) and isinstance(block.drawing, TypicalDay | TypicalDays)
        if narrow and len(before) == 1 and isinstance(before[0], KeyNumbers):
            placed[-1] = (before[0], block)
        else:
            placed.append((block,))
    return placed


def day_tables(chart: Chart) -> list[Table]:
    """Return the diary that a chart draws, of a day that is drawn large."""
    drawing = chart.drawing
    return [drawing.strip.events] if isinstance(drawing, LargeDay) and drawing.strip.events else []
