"""A column that says how long each void lasted, in seconds: a number there is a void, and no amount."""

from __future__ import annotations

from diary.reading.cells.codes import as_text
from diary.reading.recognise.layout import Assumption, Notice, Place
from diary.reading.recognise.recognised_table import Table


def lasted(table: Table, row: int) -> Place | None:
    """Return where a row says how long a void lasted; None where it does not, or says that there was none."""
    place = table.filled(row, "lasted")
    return place if place and any(sign in "123456789" for sign in as_text(table.at(row, "lasted"))) else None


def with_voids_that_lasted(table: Table) -> Table:
    """Return the table with the guess that seconds are voids without an amount; beside amounts of all they are told."""
    column = table.columns.get("lasted")
    if column is None:
        return table
    place = (table.heading_row, column.index)
    if any(lasted(table, row) and not table.holds(row, "urine") for row in table.rows):
        return table.saying({}, Assumption("seconds_no_amount", place, column.heading))
    return table.noting([Notice("column_unknown", place, column.heading)])
