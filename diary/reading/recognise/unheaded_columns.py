"""A column below no heading that is not read: told by its weight, as its heading may have been deleted."""

from __future__ import annotations

from collections.abc import Sequence

from diary.reading.cells.codes import is_blank
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.entry_cells import is_serial
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.layout import Notice, Place
from diary.reading.recognise.profile import classes_of

OF_EVENTS = frozenset(("amount", "mark", "yes_no", "time", "leak", "event named", "letter"))
"""What a cell is read as that may say what happened, how much or when."""


def without_heading(place: Place, column: Sequence[CellValue], *, told: bool) -> Notice:
    """Return what is told of a column whose first filled cell is at a place; a warning where it may hold events."""
    severity = "warning" if told or _may_be_events(column) else None
    return Notice("column_without_heading", place, severity=severity)  # type: ignore[arg-type]


def _may_be_events(column: Sequence[CellValue]) -> bool:
    """Tell whether half of the cells of a column may say what happened, how much or when, and do not only count on."""
    cells = [cell for cell in column if not is_blank(cell)]
    events = sum(not OF_EVENTS.isdisjoint(classes_of(cell)) for cell in cells)
    return events >= threshold("events") * len(cells) > 0 and not (len(cells) > 1 and is_serial(cells))
