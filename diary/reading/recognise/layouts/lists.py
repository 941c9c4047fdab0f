"""Lists: one row per event with its date and time, or a table of days in which each date stands once."""

from __future__ import annotations

from dataclasses import replace

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.cells.words import look_up
from diary.reading.recognise.headings import meanings
from diary.reading.recognise.layouts import hours, relative, stamps
from diary.reading.recognise.layouts.above import Above, above_of
from diary.reading.recognise.layouts.finding import labels_in
from diary.reading.recognise.layouts.listparts import as_days, as_list
from diary.reading.recognise.layouts.runs import like_day_sheets, runs_of
from diary.reading.recognise.layouts.shape import DAYS_IN_TABLE, HOURS, LIST, TAB, Layout, Taken
from diary.reading.recognise.layouts.subjects import subject
from diary.reading.recognise.layouts.table import Table, cell_at

MOST = 0.5
"""A column of kinds is one of events when at least this part of its cells names an event."""


def recognise(table: Table, *, shared: bool = False) -> tuple[Layout, ...]:
    """Recognise a table with dates, events, stools or bare amounts; a day sheet of the template is none.

    `shared`: other tables hold events of the same dates, so that no run of rows is a day by itself.
    """
    if table.kind == "day":
        if "date" in labels_in(table.sheet.rows[: table.header_row]) or not stamps.separate(table):
            return ()
        return parts(table, above_of(table, titles=False), shared=shared)
    if table.kind != "list":
        return ()
    above = above_of(table, titles=True)
    stamped = (above.date is None or "time" not in table.columns) and stamps.separate(table)
    if not stamped and "time" not in table.columns:
        return ()
    return parts(table, above, shared=shared)


def parts(table: Table, above: Above, *, shared: bool = False) -> tuple[Layout, ...]:
    """Return the parts of a list; none where nothing tells what its amounts are of."""
    table.kind = "list"
    printed = hours.settle(table)
    _settle_kind(table)
    of = subject(table, printed=printed)
    if of is None:
        return ()
    if "date" in table.columns:
        relative.settle(table, above.date)
    if shared and above.date is None and "date" not in table.columns:
        above = replace(above, date=TAB)
        table.said[TAB, "date"] = "dag 1"
    runs = runs_of(table, above.date)
    dated = any(run.date is not None for run in runs)
    if (dated and (shared or "event" in table.columns)) or not like_day_sheets(table, runs):
        return as_list(table, above, runs, of, HOURS if printed else LIST)
    return as_days(table, above, runs, of, HOURS if printed else DAYS_IN_TABLE)


def _settle_kind(table: Table) -> None:
    """Take a column of kinds for the events, or for what was drunk, by what stands in it."""
    if (kind := table.columns.pop("kind", None)) is None:
        return
    texts = [as_text(cell) for row in table.rows if not is_blank(cell := cell_at(table.sheet.rows, (row, kind.index)))]
    named = [text for text in texts if meanings("events", text)]
    ours = [text for text in named if {word.key for word in meanings("events", text)} - {"elsewhere"}]
    drinks = sum(look_up("drink", text) is not None for text in texts)
    place = (table.header_row, kind.index)
    if "event" not in table.columns and ours and len(named) >= MOST * len(texts):
        table.columns["event"] = kind
        table.taken.append(Taken("column_by_content", place, ours[0]))
    elif "what" not in table.columns and ("drink" in table.columns or drinks >= MOST * len(texts)):
        table.columns["what"] = kind
