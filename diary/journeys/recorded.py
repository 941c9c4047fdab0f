"""The journey of what was read, for whoever looks whether it was read rightly: the report's tables of events."""

from __future__ import annotations

from collections.abc import Iterator

from diary.journeys.in_force import InForce
from diary.journeys.opening import Opened
from diary.journeys.report import report
from diary.reports.document import Chart, LargeDay, Report, Table

EVENTS = ("bowel-data", "night-data", "exercises-by-day")
"""Beside those of each day, the tables of a report with what was recorded."""


def recorded(opened: Opened, in_force: InForce) -> tuple[Table, ...]:
    """Return each day as it was read, then the nights, stools and exercises; most rows name their cell."""
    composed = report(opened, (), in_force, "clinician").composed()
    return tuple(table for table in (*_days(composed), *_lists(composed)) if table.rows)


def _days(composed: Report) -> Iterator[Table]:
    for section in composed.sections:
        for block in section.blocks:
            if isinstance(block, Chart) and isinstance(block.drawing, LargeDay) and block.drawing.strip.events:
                yield block.drawing.strip.events


def _lists(composed: Report) -> Iterator[Table]:
    for section in composed.sections:
        yield from (block for block in section.blocks if isinstance(block, Table) and block.id in EVENTS)
