"""A sheet as a clinic's form tells it → its layouts, read as those of sheets that are recognised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from diary.reading.cells.codes import as_text
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.words import plain
from diary.reading.files.workbook import Sheet
from diary.reading.recognise import days_across, days_down, titles
from diary.reading.recognise.above import Above, titles_of
from diary.reading.recognise.body import entries_of
from diary.reading.recognise.candidate import Candidate, ColumnCandidate
from diary.reading.recognise.form import IGNORE, LAST, WITH_TABLE, FormSheet
from diary.reading.recognise.grid_cells import cell_at, filled_rows, texts_in
from diary.reading.recognise.head import Head, Title
from diary.reading.recognise.head_rows import head_at
from diary.reading.recognise.labels import after_colon
from diary.reading.recognise.layout import DAYS_ACROSS, MAPPING, TAB, Layout, Notice, Place
from diary.reading.recognise.meaning import unit_in, word_of_event
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.region import Region
from diary.reading.recognise.region_table import WeighedRegion, table_of, weighed_as
from diary.reading.recognise.regions import line_above
from diary.reading.recognise.table_layouts import dates_of, told_once
from diary.reading.recognise.table_steps import lay_out
from diary.reading.recognise.totals import heads_sums, without_named_before
from diary.reading.recognise.turned import turn
from diary.reading.recognise.weigh import Context

WITHOUT_TABLE = ("about", "morning")


def layouts(sheet: Sheet, declared: Sequence[FormSheet], *, shared: bool) -> tuple[Layout, ...]:
    """Return the layouts of a sheet by what a form says of it."""
    common = Counter(each.labels.get("date") for each in declared if each.kind == "list" and "date" not in each.columns)

    def read(each: FormSheet, *, together: bool) -> tuple[Layout, ...]:
        labels = {key: TAB if place is None else place for key, place in each.labels.items()}
        if each.kind == IGNORE:
            return (Layout("how_to"),)
        if each.kind == DAYS_ACROSS:
            return days_down.layouts(sheet) if each.turned else days_across.layouts(sheet)
        if each.kind in WITHOUT_TABLE:
            return (Layout(each.kind, MAPPING, labels=labels, turned=each.turned),)
        own = _table(turn(sheet) if each.turned else sheet, each, declared, labels, together=together)
        return tuple(replace(layout, name=MAPPING, turned=each.turned) for layout in own)

    made = [read(each, together=shared or common[each.labels.get("date")] > 1) for each in declared]
    dates = [dates_of(turn(sheet) if each.turned else sheet, own) for each, own in zip(declared, made, strict=True)]
    times = Counter(date for own in dates for date in own)
    return told_once(
        layout
        for each, own, found in zip(declared, made, dates, strict=True)
        for layout in (read(each, together=True) if any(times[date] > 1 for date in found) else own)
    )


def _table(
    sheet: Sheet, form: FormSheet, declared: Sequence[FormSheet], labels: Mapping[str, Place], *, together: bool
) -> tuple[Layout, ...]:
    """Return the layouts of the table of a form: its columns are told, the rest goes as for any table."""
    others = [each for each in declared if each is not form and each.kind in WITH_TABLE and each.turned == form.turned]
    together |= any(each.heading == form.heading and "date" not in each.labels for each in others)
    region = replace(_region(sheet, form, others), together=together)
    titles = titles_of(region.sheet, region.first, max(0, form.heading))
    context = Context(titles)
    weighed = weighed_as(region, context, _candidate(region.head, form))
    table = _translated(table_of(_with_untold(weighed, form)), form.events)
    labelled = {place[0] for place in form.labels.values() if place}
    left_out = {row for row in labelled if not isinstance(clock(table.at(row, "time")), Clock)}
    table = entries_of(table.of_rows(row for row in table.rows if row not in left_out))
    last = max(each.last for each in (form, *others))
    table = table.noting(_beyond(replace(table, sheet=sheet), form, last))
    return lay_out(table, _above(sheet, labels), region, context, shared=together, told=True, day=form.kind == "day")


def _region(sheet: Sheet, form: FormSheet, others: Sequence[FormSheet]) -> Region:
    """Return where the table of a form stands: below the tables above it, without the columns of those beside it."""
    beside = [each for each in others if each.heading == form.heading]
    body = filled_rows(sheet, form.first, min(form.last + 1, len(sheet.rows)))
    begins = min((line for each in (form, *beside) for line in each.lines), default=0) if beside else 0
    sheet, totals = without_named_before(sheet, body, begins)
    own = _own_cells(sheet, form, beside)
    above = [each.last + 1 if each.last < LAST else form.heading for each in others if each.heading < form.heading]
    first = max((line for line in above if line <= form.heading), default=0)
    end, sums = min(form.last + 1, len(sheet.rows)), _sums(own, form)
    if sums and sums[0] < end:
        return Region(own, first, _head(own, form), sums[0], notices=(*totals, sums[1]))
    return Region(own, first, _head(own, form), end, notices=totals)


def _own_cells(sheet: Sheet, form: FormSheet, beside: Sequence[FormSheet]) -> Sheet:
    """Return the sheet without the rows of the tables beside this one, each from its first column to the next table.

    On a table on its side a label has a line of its own, which is none of the table.
    """
    width = max(map(len, sheet.rows), default=0)
    kept = set(range(width))
    shared = Counter(line for each in (form, *beside) for line in each.lines)
    own = [[line for line in each.lines if shared[line] == 1] for each in (form, *beside)]
    if beside and all(own):
        mine, begins = min(own[0]), [min(lines) for lines in own]
        left = mine if min(begins) < mine else 0
        kept = set(range(left, min((begin for begin in begins if begin > mine), default=width)))
    kept -= {place[1] for place in form.labels.values() if place and form.turned}
    kept |= form.lines
    if kept >= set(range(width)):
        return sheet
    below = [[cell if at in kept else None for at, cell in enumerate(row)] for row in sheet.rows[form.heading :]]
    return replace(sheet, rows=[*sheet.rows[: form.heading], *below])


def _sums(sheet: Sheet, form: FormSheet) -> tuple[int, Notice] | None:
    """Return the row at which sums begin below a table, and its notice; None without any."""
    numbers = filled_rows(sheet, form.first, len(sheet.rows))
    sums = next((row for row in numbers if heads_sums(sheet.rows[row])), None)
    if sums is None:
        return None
    at, text = texts_in(sheet.rows[sums])[0]
    return line_above(sheet.rows, sums), Notice("below_not_read", (sums, at), text)


def _head(sheet: Sheet, form: FormSheet) -> Head:
    """Return the heading of a form: of each column that it tells of, and of those that stand beside them."""
    bottom, titles = form.first - 1, dict[int, Title]()
    if 0 <= form.heading < len(sheet.rows) and texts_in(sheet.rows[form.heading]):
        titles.update(head_at(sheet.rows, form.heading, single=bottom == form.heading).titles)
    for index in form.lines:
        titles.setdefault(index, Title("", "", form.heading))
    return Head(form.heading, form.heading, bottom, titles)


def _candidate(head: Head, form: FormSheet) -> Candidate:
    """Return what a form tells of its columns, as a reading of the table; a day is a list with what a day has."""
    columns = [
        ColumnCandidate(at.index, key, at.unit or unit_in(title.own) or title.unit, title.own)
        for key, own in form.columns.items()
        for at in own
        if (title := head.titles[at.index])
    ]
    return Candidate("list" if form.kind == "day" else form.kind, form.heading, form.first, tuple(columns))


def _with_untold(weighed: WeighedRegion, form: FormSheet) -> WeighedRegion:
    """Return what a form tells with the columns of which it tells nothing, as they were weighed: they are not read."""
    told, *rest = weighed.candidates
    alike = next(each for each in rest if each.kind == told.kind)
    others = tuple(each for each in alike.others if each.index not in form.lines)
    strangers = tuple(each for each in (*alike.columns, *alike.strangers) if each.index not in form.lines)
    return replace(weighed, candidates=(replace(told, others=others, strangers=strangers),))


def _beyond(table: Table, form: FormSheet, last: int) -> list[Notice]:
    """Return the first row with a time beyond the last of a form's tables, with their count; that table tells."""
    rows = filled_rows(table.sheet, last + 1, len(table.sheet.rows)) if form.last == last < LAST else []
    places = [table.place(row, "time") for row in rows if isinstance(clock(table.at(row, "time")), Clock)]
    timed = [place for place in places if place is not None]
    return [Notice("rows_beyond_form", timed[0], float(len(timed)), severity="warning")] if timed else []


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


def _above(sheet: Sheet, labels: Mapping[str, Place]) -> Above:
    date = labels.get("date")
    if date is None:
        return Above(dict(labels))
    cell = sheet.name if date == TAB else after_colon(cell_at(sheet.rows, date))
    within = titles.date_in(cell) if isinstance(cell, str) else None
    return Above(dict(labels), date=date, values={(date, "date"): within or cell})
