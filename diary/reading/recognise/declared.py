"""A sheet as a clinic's form tells it → its layouts, read as those of sheets that are recognised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.words import plain
from diary.reading.files.workbook import Sheet
from diary.reading.recognise import days_across, titles
from diary.reading.recognise.above import Above
from diary.reading.recognise.body import end_of, entries_of
from diary.reading.recognise.compose import words_of
from diary.reading.recognise.form import IGNORE, LAST, WITH_TABLE, FormSheet
from diary.reading.recognise.grid_cells import cell_at, filled_rows, texts_in, unheaded
from diary.reading.recognise.labels import after_colon
from diary.reading.recognise.layout import DAYS_ACROSS, MAPPING, TAB, Column, Layout, Notice, Place
from diary.reading.recognise.meaning import unit_in, word_of_event
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.region_table import WHEN
from diary.reading.recognise.regions import heads_sums, line_above
from diary.reading.recognise.row_times import with_halves, with_hours, with_moments
from diary.reading.recognise.table_layouts import dates_of, layouts_of, told_once, whole
from diary.reading.recognise.turned import turn
from diary.reading.recognise.weigh import Context, subject_of

WITHOUT_TABLE = ("about", "morning")


def layouts(sheet: Sheet, declared: Sequence[FormSheet], *, shared: bool) -> tuple[Layout, ...]:
    """Return the layouts of a sheet by what a form says of it."""
    common = Counter(each.labels.get("date") for each in declared if each.kind == "list" and "date" not in each.columns)
    known = frozenset[int]().union(*(each.lines for each in declared))
    known |= {place[1] for each in declared if each.turned for place in each.labels.values() if place}

    def read(each: FormSheet, *, together: bool) -> tuple[Layout, ...]:
        labels = {key: TAB if place is None else place for key, place in each.labels.items()}
        if each.kind == IGNORE:
            return (Layout("how_to"),)
        if each.kind == DAYS_ACROSS:
            return days_across.layouts(sheet)
        if each.kind in WITHOUT_TABLE:
            return (Layout(each.kind, MAPPING, labels=labels, turned=each.turned),)
        part = turn(sheet) if each.turned else sheet
        last = max(other.last for other in declared if other.kind in WITH_TABLE and other.turned == each.turned)
        table = _translated(_table_of(part, each, known), each.events)
        table = table.noting(_beyond(replace(table, sheet=part), each, last))
        own = _table(table, labels, together=together)
        return tuple(replace(layout, name=MAPPING, turned=each.turned) for layout in own)

    made = [read(each, together=shared or common[each.labels.get("date")] > 1) for each in declared]
    dates = [dates_of(turn(sheet) if each.turned else sheet, own) for each, own in zip(declared, made, strict=True)]
    times = Counter(date for own in dates for date in own)
    return told_once(
        layout
        for each, own, found in zip(declared, made, dates, strict=True)
        for layout in (read(each, together=True) if any(times[date] > 1 for date in found) else own)
    )


def _beyond(table: Table, form: FormSheet, last: int) -> list[Notice]:
    """Return the first row with a time beyond the last of a form's tables, with their count; that table tells."""
    rows = filled_rows(table.sheet, last + 1, len(table.sheet.rows)) if form.last == last < LAST else []
    places = [table.place(row, "time") for row in rows if isinstance(clock(table.at(row, "time")), Clock)]
    timed = [place for place in places if place is not None]
    return [Notice("rows_beyond_form", timed[0], float(len(timed)), severity="warning")] if timed else []


def _table(table: Table, labels: Mapping[str, Place], *, together: bool) -> tuple[Layout, ...]:
    above = _above(table, labels)
    table = table.saying(above.values)
    if table.kind == "day":
        return (whole(with_hours(table), above),)
    table = with_halves(with_moments(table))
    if table.kind != "list":
        return (whole(table, above),)
    table = with_hours(table)
    subject = subject_of(set(table.columns), Context((table.sheet.name,)), printed=table.printed)
    return layouts_of(table, above, subject.target, shared=together, together=together) if subject else ()


def _table_of(sheet: Sheet, form: FormSheet, known: frozenset[int]) -> Table:
    heading_cells = sheet.rows[form.heading] if 0 <= form.heading < len(sheet.rows) else []
    texts = {index: as_text(cell) for index, cell in enumerate(heading_cells) if not is_blank(cell)}
    columns = {
        key: tuple(Column(at.index, at.unit or unit_in(texts.get(at.index, "")), texts.get(at.index, "")) for at in own)
        for key, own in form.columns.items()
    }
    first, more = {key: own[0] for key, own in columns.items()}, {key: own[1:] for key, own in columns.items()}
    end = min(form.last + 1, len(sheet.rows))
    ended = _ended(sheet, form, {column.index: key for key, own in columns.items() if key in WHEN for column in own})
    ended = ended if ended and ended[0] < end else None
    end = ended[0] if ended else end
    part = replace(sheet, rows=sheet.rows[:end])
    numbers = filled_rows(part, form.first, end)
    notices = [
        Notice("column_unknown", (form.heading, index), text) for index, text in texts.items() if index not in known
    ]
    places = unheaded(part.rows, numbers, known | texts.keys()).values()
    notices += [Notice("column_without_heading", place) for place in places] + ([ended[1]] if ended else [])
    last = None if end >= len(sheet.rows) else end - 1
    words = words_of(form.kind, ((key, column.heading) for key, own in columns.items() for column in own))
    table = Table(
        part,
        form.kind,
        form.heading,
        form.first,
        last,
        first,
        tuple(numbers),
        more,
        words=words,
        notices=tuple(notices),
    )
    labelled = {place[0] for place in form.labels.values() if place}
    left_out = {row for row in labelled if not isinstance(clock(table.at(row, "time")), Clock)}
    return entries_of(table.of_rows(row for row in numbers if row not in left_out))


def _ended(sheet: Sheet, form: FormSheet, when: Mapping[int, str]) -> tuple[int, Notice] | None:
    """Return the row at which something else begins below a table, as sums do, and its notice; else None."""
    numbers = filled_rows(sheet, form.first, len(sheet.rows))
    sums = next((row for row in numbers if heads_sums(sheet.rows[row])), None)
    if sums is None:
        return end_of(sheet.rows, numbers, when)
    at, text = texts_in(sheet.rows[sums])[0]
    return line_above(sheet.rows, sums), Notice("below_not_read", (sums, at), text)


def _translated(table: Table, events: Mapping[str, str]) -> Table:
    """Let the words of the form in the event column say what they stand for; rows to be ignored are left out."""
    if not events or "event" not in table.columns:
        return table
    index = table.columns["event"].index
    named = {row: events.get(plain(as_text(table.at(row, "event")))) for row in table.rows}
    values = {
        ((row, index), "event"): word_of_event(event) for row, event in named.items() if event not in (None, IGNORE)
    }
    return table.of_rows(row for row in table.rows if named[row] != IGNORE).saying(values)


def _above(table: Table, labels: Mapping[str, Place]) -> Above:
    date = labels.get("date")
    if date is None:
        return Above(dict(labels))
    cell = table.sheet.name if date == TAB else after_colon(cell_at(table.sheet.rows, date))
    within = titles.date_in(cell) if isinstance(cell, str) else None
    return Above(dict(labels), date=date, values={(date, "date"): within or cell})
