"""One day's diary as a table, as it was read: a row a moment, each with its cell."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from diary.reports.compose.day_events import DayEvents, Row, grams, known, pads, volume
from diary.reports.compose.figures import OneDiary
from diary.reports.document import Cell, Table


def day_table(diary: OneDiary, number: int, title: str, events: DayEvents) -> Table:
    """Return the voids, leaks and drinks of one day in order of time, and its pads where any was changed."""
    with_pads = bool(pads(events))
    rows: list[tuple[datetime, tuple[Cell, ...]]] = []

    def add(row: Row, drink: str = "", urine: str = "", leak: str = "") -> None:
        urge = known(row["urge"]) if "urge" in row else None
        cells = (
            Cell(diary.words.clock(row["at"]), number=True),
            Cell(drink),
            Cell(urine, number=True),
            Cell("" if urge is None else diary.words.number(urge)),
            Cell(leak),
            *((Cell(_pad(diary, row)),) if with_pads else ()),
            Cell(str(row["note"])),
            Cell(str(row["cell"])),
        )
        rows.append((row["at"], cells))

    for row in events.voids:
        catheter = f" ({diary.words('page.chart.catheter')})" if row["catheter"] else ""
        add(row, urine=_volume(diary, row) + catheter, leak=_leak(diary, str(row["leak"]), str(row["trigger"])))
    for row in events.leaks:
        add(row, leak=_leak(diary, str(row["amount"]), str(row["trigger"])))
    for row in events.drinks:
        what = diary.words(f"vocabulary.drink.{row['what']}") if row["what"] else ""
        add(row, drink=f"{_volume(diary, row)} {what}".strip())
    rows.sort(key=lambda timed: timed[0])
    header = diary.words.lines("report.day_header_pads" if with_pads else "report.day_header")
    return Table(f"day-{number}", title, header, tuple(cells for _, cells in rows))


def _volume(diary: OneDiary, row: Row) -> str:
    written = volume(diary, row)
    if known(row["volume_ml"]) is None:
        return written
    if row.get("bound") == "at_least":
        written = diary.words("report.at_least", value=written)
    return written + (f" {diary.words('report.estimated_mark')}" if row["estimated"] else "")


def _pad(diary: OneDiary, row: Row) -> str:
    """Write how much heavier a pad was, or that it was changed."""
    gain = known(row.get("pad_gain_g", np.nan))
    if gain is not None:
        return grams(diary, gain)
    return diary.words("report.pad_changed") if row.get("pad", 0) > 0 else ""


def _leak(diary: OneDiary, amount: str, trigger: str) -> str:
    if amount in ("", "none"):
        return ""
    written = diary.words(f"vocabulary.leak.{amount}")
    return f"{written}, {diary.words(f'vocabulary.trigger.{trigger}')}" if trigger else written
