"""A grid of cells → its layouts: regions, for each the best candidate, its table, and the rows of that.

Every step takes values and returns values; `docs/architecture.md` walks a file through them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from diary.reading.cells.codes import is_blank
from diary.reading.files.workbook import Sheet
from diary.reading.recognise.above import Above, above_of, titles_of
from diary.reading.recognise.body import end_of, entries_of, labels_below
from diary.reading.recognise.candidate import Candidate, ColumnCandidate
from diary.reading.recognise.cellsof import cell_at, filled_rows, unheaded
from diary.reading.recognise.columns import Body, body_of
from diary.reading.recognise.compose import compose, languages_in, words_in
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.heads import Head, head_at
from diary.reading.recognise.labels import ABOUT, OF_DAY, labels_in
from diary.reading.recognise.layout import (
    ABREAST,
    DAY_BLOCKS,
    DAY_PER_SHEET,
    TEMPLATE,
    Assumption,
    Column,
    Layout,
    Notice,
    Place,
)
from diary.reading.recognise.meaning import Heading, heading, initials
from diary.reading.recognise.moments import with_halves, with_hours, with_moments
from diary.reading.recognise.parts import dates_of, layouts_of, told_once
from diary.reading.recognise.regions import Region, regions_of
from diary.reading.recognise.table import Table
from diary.reading.recognise.weigh import Context, candidates, subject_of

BY_CELLS = ("events_named", "heading_none", "cells_named")
"""Evidence of cells alone, by which a column is taken for something in a guess."""
WHEN = ("date", "time", "moment", "stamp")
UNREAD_WORDS = frozenset(("urine", "drink", "measure", "catheter"))


def read_grid(grid: Sheet, upright: Sheet, *, shared: bool) -> tuple[tuple[Layout, ...], list[Candidate]]:
    """Return the layouts of a grid, and the candidates of all its tables; `upright` is the sheet as it lies."""
    other = upright if upright is not grid else None
    regions = regions_of(grid)
    read = [_read(region, other, shared=shared) for region in regions]
    dates = [dates_of(grid, layouts) for layouts, _ in read]
    times = Counter(date for own in dates for date in own)
    found = [
        _read(replace(region, together=True), other, shared=shared)[0]
        if not region.together and any(times[date] > 1 for date in own)
        else layouts
        for region, (layouts, _), own in zip(regions, read, dates, strict=True)
    ]
    weighed = [candidate for _, candidates in read for candidate in candidates]
    return told_once(layout for layouts in found for layout in layouts), weighed


def _read(region: Region, upright: Sheet | None, *, shared: bool) -> tuple[tuple[Layout, ...], list[Candidate]]:
    sheet = region.sheet
    titles = titles_of(sheet, region.first, region.head.row)
    context = Context((region.text, *titles) if region.text else titles)
    weighed = [_weighed(replace(region, head=head), context) for head in _heads(region)]
    best = weighed[0]
    for each in weighed[1:]:
        behind = best.best.score + (threshold("margin") if each.region.head.shift else math.inf)
        if (bool(each.best.missing), -each.best.score) < (bool(best.best.missing), -behind):
            best = each
    others = [candidate for each in weighed if each is not best for candidate in each.candidates[:1]]
    if best.best.missing or best.best.score < threshold("read"):
        return (), [*best.candidates, *others]
    table = _table(best)
    return _layouts(table, best.region, context, upright, shared=shared), [*best.candidates, *others]


def _heads(region: Region) -> list[Head]:
    """Return the ways in which a region may be headed: as found, shifted where cells stand further, or with one row.

    One row of a heading in two loses words, so that it counts only where the two make no table.
    """
    head, sheet = region.head, region.sheet
    heads = [head]
    if head.bottom > head.row:
        return [head, head_at(sheet.rows, head.row, single=True).within(frozenset(head.titles))]
    numbers = filled_rows(sheet, head.bottom + 1, region.last)
    widest = max((len(sheet.rows[row]) for row in numbers), default=0)
    strays = unheaded(sheet.rows, numbers, head.titles.keys()) if min(head.titles) == 0 else {}
    if strays and not region.beside:
        heads += [head.shifted(by) for by in range(1, widest - max(head.titles))]
    return heads


@dataclass(frozen=True)
class Weighed:
    """A region as one heading has it: its candidates, the best first, the rows below, and what ends it."""

    region: Region
    candidates: tuple[Candidate, ...]
    body: Body
    strays: Mapping[int, Place]
    last: int | None
    end: Notice | None

    @property
    def best(self) -> Candidate:
        """The best of the candidates."""
        return self.candidates[0]


def _weighed(region: Region, context: Context) -> Weighed:
    sheet, head = region.sheet, region.head
    numbers = filled_rows(sheet, head.bottom + 1, region.last)
    end = end_of(sheet.rows, numbers, _when(head))
    last = region.last if end is None else end[0]
    numbers = [row for row in numbers if row < last]
    strays = unheaded(sheet.rows, numbers, head.titles.keys())
    body = body_of(sheet.rows, numbers, [*head.titles, *strays])
    found = candidates(head, body, list(strays), context)
    return Weighed(
        region, tuple(found), body, strays, None if last >= len(sheet.rows) else last - 1, end[1] if end else None
    )


def _when(head: Head) -> dict[int, str]:
    """Return the columns that by their headings tell when, with what they tell."""
    composed = {index: compose("list", title.own, title.group) for index, title in head.titles.items()}
    return {index: each.key for index, each in composed.items() if each and each.key in WHEN}


def _table(weighed: Weighed) -> Table:
    region, best, body, strays = weighed.region, weighed.best, weighed.body, weighed.strays
    columns: dict[str, Column] = {}
    more: dict[str, tuple[Column, ...]] = {}
    for each in best.columns:
        column = Column(each.index, each.unit, each.heading)
        if each.key in columns:
            more[each.key] = (*more.get(each.key, ()), column)
        else:
            columns[each.key] = column
    unread = [each for each in best.strangers if best.kind == "list" and _is_amounts(each, body)]
    event = columns.get("event")
    return Table(
        region.sheet,
        best.kind,
        best.heading_row,
        best.first_row,
        weighed.last,
        columns,
        tuple(body.numbers),
        more,
        words=_words(best),
        notices=(
            *_strangers(best, region.head, unread),
            *_without_heading(best, strays),
            *(each for each in (weighed.end, region.ended) if each),
        ),
        assumptions=(*_shifted(region.head), *_assumed(best)),
        letters=initials(event.heading) if event else {},
        unread=tuple(Column(each.index, each.unit, each.heading) for each in unread),
    )


def _is_amounts(column: ColumnCandidate, body: Body) -> bool:
    """Tell whether a column that is not read holds numbers that may have been drunk or passed."""
    found = body.profiles.get(column.index)
    numbers = bool(found and found.filled and found.share("number") >= threshold("events"))
    said = bool(column.unit) or not UNREAD_WORDS.isdisjoint(words_in(column.heading))
    return (numbers and said) or bool(found and found.share("with unit") >= threshold("events"))


def _strangers(best: Candidate, head: Head, unread: Sequence[ColumnCandidate]) -> list[Notice]:
    found = []
    for each in (*best.others, *best.strangers):
        title = head.titles.get(each.index)
        if title is None:
            continue
        twice = any(column.key == each.key for column in best.columns)
        code = "column_twice" if twice and each.key else "column_unknown"
        severity = "warning" if each in unread else None
        found.append(Notice(code, (title.row, each.index - head.shift), title.own, severity=severity))  # type: ignore[arg-type]
    return found


def _without_heading(best: Candidate, strays: Mapping[int, Place]) -> list[Notice]:
    known = {each.index for each in best.columns}
    return [Notice("column_without_heading", place) for index, place in strays.items() if index not in known]


def _shifted(head: Head) -> list[Assumption]:
    return [Assumption("heading_shifted", (head.row, 0), float(head.shift))] if head.shift else []


def _assumed(best: Candidate) -> Iterable[Assumption]:
    for each in best.columns:
        why = {one.name: one.shown for one in each.evidence}
        if not why.keys().isdisjoint(BY_CELLS):
            shown = why.get("events_named") or each.heading or each.key
            yield Assumption("column_by_content", (best.heading_row, each.index), shown)


def _words(best: Candidate) -> tuple[Heading, ...]:
    """Return the words by which the columns are known, which tell the language of the file."""
    words = []
    for each in best.columns:
        known = heading(best.kind, each.heading)
        words.append(known if known and known.exact else Heading(each.key, languages_in(each.heading), False))
    return tuple(words)


def _layouts(
    table: Table, region: Region, context: Context, upright: Sheet | None, *, shared: bool
) -> tuple[Layout, ...]:
    table = entries_of(table)
    dated = not table.columns.keys().isdisjoint(("date", "moment", "stamp"))
    above = above_of(table, region.first, region.head.row, titles=table.kind == "list")
    if upright is not None:
        above = _with_upright(above, upright, min(region.head.titles))
    if region.beside:
        above = replace(above, labels=_own_labels(above, region.sheet))
    table = table.saying(above.values)
    if table.kind == "list":
        if dated or "time" in table.columns:
            table = with_moments(table) if not (above.date and not dated) else table
        if "time" not in table.columns:
            return ()
        table = with_halves(table)
        table, below, words = labels_below(table, frozenset(above.labels))
        above = replace(above, labels=above.labels | below, words=(*above.words, *words))
        table = with_hours(table)
        subject = subject_of(
            set(table.columns), context, printed=table.printed, headings=[table.columns["time"].heading]
        )
        if subject is None:
            return ()
        table = table.saying({}, *_by_context(table, subject.shown, bool(subject.target)))
        layouts = layouts_of(table, above, subject.target, shared=shared, together=region.together)
    else:
        layouts = layouts_of(with_moments(table), replace(above, date=None), "", shared=shared)
    return tuple(_named(layout, region) for layout in layouts)


def _own_labels(above: Above, sheet: Sheet) -> dict[str, Place]:
    """Return the labels of a table beside others: those whose value stands among its own cells."""
    return {key: at for key, at in above.labels.items() if key not in OF_DAY or not is_blank(cell_at(sheet.rows, at))}


def _by_context(table: Table, shown: str, known: bool) -> list[Assumption]:
    if not known:
        return []
    code, key = ("amount_by_context", "amount") if "amount" in table.columns else ("event_by_context", "time")
    return [Assumption(code, (table.heading_row, table.columns[key].index), shown)]


def _with_upright(above: Above, upright: Sheet, first: int) -> Above:
    """Add the labels that stand in the rows above a table that lies on its side."""
    labels = {key: place for key, (place, _) in labels_in(upright.rows[:first]).items() if key in ABOUT | OF_DAY}
    places = {key: (column, row) for key, (row, column) in labels.items() if key not in above.labels}
    values = dict(above.values)
    if (date := places.get("date")) is not None:
        values[date, "date"] = cell_at(upright.rows, labels["date"])
    return replace(above, labels=above.labels | places, date=above.date or places.get("date"), values=values)


def _named(layout: Layout, region: Region) -> Layout:
    if region.beside:
        return replace(layout, name=ABREAST)
    own = layout.name in (TEMPLATE, DAY_PER_SHEET)
    return replace(layout, name=DAY_BLOCKS) if region.several and own else layout
