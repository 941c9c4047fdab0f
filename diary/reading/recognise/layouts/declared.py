"""A sheet as a clinic's form tells it → its parts, read as those of sheets that are recognised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.words import plain
from diary.reading.files.workbook import Sheet
from diary.reading.recognise.form import IGNORE, FormSheet
from diary.reading.recognise.headings import unit_in, word_of_event
from diary.reading.recognise.layouts import stamps, titles
from diary.reading.recognise.layouts.above import Above
from diary.reading.recognise.layouts.finding import after_colon, unheaded
from diary.reading.recognise.layouts.hours import told_once
from diary.reading.recognise.layouts.lists import parts
from diary.reading.recognise.layouts.shape import TAB, Column, Layout, Unread
from diary.reading.recognise.layouts.table import Table, cell_at, filled_rows, leave_out_page_titles
from diary.reading.recognise.layouts.turned import turn

NAME = "mapping"  # as results have always named it
WITHOUT_TABLE = ("about", "morning")


def layouts(
    sheet: Sheet, declared: Sequence[FormSheet], whole: Callable[[Table, Above], Layout], *, shared: bool
) -> tuple[Layout, ...]:
    """Return the parts of a sheet by what a form says of it; `whole` reads a table as one part."""
    found: list[Layout] = []
    common = Counter(one.labels.get("date") for one in declared if one.kind == "list" and "date" not in one.columns)
    known = frozenset(at.index for one in declared for at in one.columns.values())
    known |= {place[1] for one in declared if one.turned for place in one.labels.values() if place}
    for one in declared:
        part = turn(sheet) if one.turned else sheet
        labels = {key: TAB if place is None else place for key, place in one.labels.items()}
        if one.kind == "ignore":
            found.append(Layout("how_to"))
        elif one.kind in WITHOUT_TABLE:
            found.append(Layout(one.kind, labels=labels, turned=one.turned, name=NAME))
        else:
            table = _table(part, one, known | one.ignore)
            above = _above(table, labels)
            if one.kind == "list":
                _translate(table, one.events)
                stamps.separate(table)
                own = parts(table, above, shared=shared or common[one.labels.get("date")] > 1)
            else:
                own = (whole(table, above),)
            found += [replace(layout, name=NAME, turned=one.turned) for layout in own]
    return told_once(found)


def _table(sheet: Sheet, one: FormSheet, known: frozenset[int]) -> Table:
    heading_cells = sheet.rows[one.heading] if 0 <= one.heading < len(sheet.rows) else []
    texts = {index: as_text(cell) for index, cell in enumerate(heading_cells) if not is_blank(cell)}
    columns = {
        key: Column(at.index, at.unit or unit_in(texts.get(at.index, "")), texts.get(at.index, ""))
        for key, at in one.columns.items()
    }
    unread = [
        Unread("column_unknown", (one.heading, index), text) for index, text in texts.items() if index not in known
    ]
    end = min(one.last + 1, len(sheet.rows))
    part = replace(sheet, rows=sheet.rows[:end])
    unread += unheaded(part.rows, one.first, known | texts.keys())
    table = Table(part, one.kind, one.heading, columns, unread, [], one.first, filled_rows(part, one.first))
    labelled = {place[0] for place in one.labels.values() if place}
    table.left_out = {row for row in labelled if not isinstance(clock(table.at(row, "time")), Clock)}
    table.rows = [row for row in table.rows if row not in table.left_out]
    leave_out_page_titles(table)
    return table


def _translate(table: Table, events: Mapping[str, str]) -> None:
    """Let the words of the form in the event column say what they stand for; rows to be ignored are left out."""
    for row in list(table.rows) if events and "event" in table.columns else ():
        event = events.get(plain(as_text(table.at(row, "event"))))
        if event == IGNORE:
            table.left_out.add(row)
            table.rows.remove(row)
        elif event:
            table.said[(row, table.columns["event"].index), "event"] = word_of_event(event)


def _above(table: Table, labels: Mapping[str, tuple[int, int]]) -> Above:
    date = labels.get("date")
    if date is not None:
        cell = table.sheet.name if date == TAB else after_colon(cell_at(table.sheet.rows, date))
        within = titles.date_in(cell) if isinstance(cell, str) else None
        table.said[date, "date"] = within or cell
    return Above(dict(labels), (), (), date)
