"""The journey of what was read, for whoever looks whether it was read rightly: the report's tables of events."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from diary.journeys.in_force import InForce
from diary.journeys.opening import Opened
from diary.journeys.report import report
from diary.reports.document import Chart, LargeDay, Report, Table
from diary.texts import Texts

EVENTS = ("bowel-data", "night-data", "exercises-by-day")
"""Beside those of each day, the tables of a report with what was recorded."""


def recorded(opened: Opened, in_force: InForce) -> tuple[Table, ...]:
    """Return each day as it was read, then the nights, stools and exercises; most rows name their cell.

    A day runs from rising to rising: what came after midnight says that it is of the next date.
    """
    made = report(opened, (), in_force, "clinician")
    composed = made.composed()
    days = (_with_midnight(table, made.words) for table in _days(composed))
    return tuple(table for table in (*days, *_lists(composed)) if table.rows)


def _days(composed: Report) -> Iterator[Table]:
    for section in composed.sections:
        for block in section.blocks:
            if isinstance(block, Chart) and isinstance(block.drawing, LargeDay) and block.drawing.strip.events:
                yield block.drawing.strip.events


def _with_midnight(table: Table, words: Texts) -> Table:
    """Return a day whose rows, in order of time, say from where on the clock has begun anew."""
    clocks = [row[0].text for row in table.rows]
    turn = next((place for place, (before, now) in enumerate(pairwise(clocks), 1) if now < before), len(clocks))
    rows = list(table.rows)
    for place in range(turn, len(rows)):
        time, *others = rows[place]
        rows[place] = (time._replace(text=words("desk.form.next_date", time=time.text)), *others)
    return table._replace(rows=tuple(rows))


def _lists(composed: Report) -> Iterator[Table]:
    for section in composed.sections:
        yield from (block for block in section.blocks if isinstance(block, Table) and block.id in EVENTS)
