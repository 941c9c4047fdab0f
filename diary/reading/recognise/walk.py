"""A grid of cells → its layouts: regions, for each the best candidate, its table, and the rows of that.

Every step takes values and returns values; `docs/architecture.md` walks a file through them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from diary.reading.cells.codes import is_blank
from diary.reading.files.workbook import Sheet
from diary.reading.recognise import titles as dated
from diary.reading.recognise.above import Above, above_of, of_first_table, of_heading, titles_of, undated
from diary.reading.recognise.body import entries_of
from diary.reading.recognise.candidate import Candidate
from diary.reading.recognise.compose import is_of_amounts
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.grid_cells import cell_at, filled_rows, texts_in, unheaded
from diary.reading.recognise.head import Head
from diary.reading.recognise.head_rows import head_at
from diary.reading.recognise.headless import headless
from diary.reading.recognise.labels import ABOUT, OF_DAY, OF_NIGHT, labels_in, unknown_labels
from diary.reading.recognise.layout import (
    ABREAST,
    DAY_BLOCKS,
    DAY_PER_SHEET,
    TAB,
    TEMPLATE,
    Assumption,
    Layout,
    Notice,
    Place,
)
from diary.reading.recognise.numbered import in_order, with_unread
from diary.reading.recognise.recognised_table import Table
from diary.reading.recognise.region import Region
from diary.reading.recognise.region_table import WHEN, WeighedRegion, holds_less_than_it_leaves, table_of, weighed_as
from diary.reading.recognise.regions import regions_of
from diary.reading.recognise.relative import with_days_of_rows
from diary.reading.recognise.table_layouts import dates_of, told_once
from diary.reading.recognise.table_steps import lay_out
from diary.reading.recognise.weigh import Context

FURTHEST_SHIFT = 8
"""Columns by which cells may stand to the right of their headings: no heading leaves out so many."""


def read_grid(
    grid: Sheet, upright: Sheet, *, shared: bool, complete: bool = False
) -> tuple[tuple[Layout, ...], list[Candidate]]:
    """Return the layouts of a grid, and the candidates of all its tables; `upright` is the sheet as it lies.

    `complete`: only of a heading that names all that its table needs.
    """
    other = upright if upright is not grid else None
    regions = regions_of(grid, complete=complete)
    read = [_read(region, other, shared=shared) for region in regions]
    dates = [dates_of(grid, layouts) for layouts, _ in read]
    times = Counter(date for own in dates for date in own)
    opened = {region.opening for region, (layouts, _) in zip(regions, read, strict=True) if layouts and region.opening}
    found = [
        _read(replace(region, together=True), other, shared=shared)[0]
        if not region.together and (any(times[date] > 1 for date in own) or not opened.isdisjoint(_openings(region)))
        else layouts
        for region, (layouts, _), own in zip(regions, read, dates, strict=True)
    ]
    found = with_unread(regions, in_order(grid, [region.sequence for region in regions], found))
    found = _with_tables_unread(regions, found)
    weighed = [candidate for _, candidates in read for candidate in candidates]
    return told_once(layout for layouts in found for layout in layouts), weighed


def read_headless(sheet: Sheet, *, shared: bool) -> tuple[Layout, ...]:
    """Return the layouts of a list without a heading; none of any other sheet."""
    found = headless(sheet)
    if found is None:
        return ()
    table, region = found
    return _layouts(table, region, Context(titles_of(sheet, 0, region.head.row)), None, shared=shared)


def _openings(region: Region) -> tuple[int, int]:
    """Return the headings by which a table belongs with others to one day: its own, and that of the first."""
    return region.head.row, region.opening


def _with_tables_unread(regions: Sequence[Region], parts: list[tuple[Layout, ...]]) -> list[tuple[Layout, ...]]:
    """Return the layouts, each with what heads a table below it that is not read, or one beside it without amounts."""
    found = list(parts)
    for number, region in enumerate(regions):
        above = next((at for at in reversed(range(number)) if found[at]), None)
        if found[number] or above is None or region.sequence:
            continue
        first, *others = found[above]
        found[above] = (replace(first, notices=(*first.notices, *_unread(region, regions[above]))), *others)
    return found


def _unread(region: Region, beside: Region) -> list[Notice]:
    """Return what is told of a table that is not read: beside another with its headings, or amounts, by its cells."""
    titles = sorted(region.head.titles.items())
    if not region.beside:
        at, title = titles[0]
        return [Notice("below_not_read", (title.row, at), title.own, severity="warning")]
    read = {title.own for at, title in beside.head.titles.items() if at not in region.head.titles}
    own = [title for at, title in titles if at not in beside.head.titles]
    if any(title.own in read or is_of_amounts(title.own, title.group) for title in own):
        return []
    return [Notice("column_unknown", (title.row, at), title.own) for at, title in titles]


def _read(region: Region, upright: Sheet | None, *, shared: bool) -> tuple[tuple[Layout, ...], list[Candidate]]:
    sheet = region.sheet
    titles = titles_of(sheet, region.first, region.head.row)
    if upright is not None:
        titles += titles_of(upright, 0, _first_line(region))[1:]
    context = Context((region.text, *titles) if region.text else titles)
    weighed = [weighed_as(replace(region, head=head), context) for head in _heads(region)]
    best = weighed[0]
    for each in weighed[1:]:
        behind = best.best.score + (threshold("margin") if each.region.head.shift else math.inf)
        if (bool(each.best.missing), -each.best.score) < (bool(best.best.missing), -behind):
            best = each
    others = [candidate for each in weighed if each is not best for candidate in each.candidates[:1]]
    if not _is_read(best):
        return (), [*best.candidates, *others]
    table = table_of(best)
    return _layouts(table, best.region, context, upright, shared=shared), [*best.candidates, *others]


def _is_read(weighed: WeighedRegion) -> bool:
    """Tell whether the best candidate is a table of a diary: by what it has, its score, and what stays unexplained.

    A table of another kind than events is none where it leaves more times and amounts than it reads.
    """
    best = weighed.best
    if best.kind != "list" and holds_less_than_it_leaves(weighed):
        return False
    whole = any(each.key in WHEN and any(one.name == "heading_whole" for one in each.evidence) for each in best.columns)
    enough = whole or best.explained >= threshold("explained")
    return not best.missing and best.score >= threshold("read") and enough


def _heads(region: Region) -> list[Head]:
    """Return the ways in which a region may be headed: as found, shifted where cells stand further, or with one row.

    One row of a heading in two loses words, so that it counts only where the two make no table.
    """
    head, sheet = region.head, region.sheet
    heads = [head]
    if head.bottom > head.row and texts_in(sheet.rows[head.row]):
        return [head, head_at(sheet.rows, head.row, single=True).within(frozenset(head.titles))]
    numbers = filled_rows(sheet, head.bottom + 1, region.last)
    widest = max((len(sheet.rows[row]) for row in numbers), default=0)
    strays = unheaded(sheet.rows, numbers, head.titles.keys()) if head.titles and min(head.titles) == 0 else {}
    if strays and not region.beside:
        heads += [head.shifted(by) for by in range(1, min(widest - max(head.titles), FURTHEST_SHIFT + 1))]
    return heads


def _layouts(
    table: Table, region: Region, context: Context, upright: Sheet | None, *, shared: bool
) -> tuple[Layout, ...]:
    table = entries_of(table)
    with_dates = not table.columns.keys().isdisjoint(("date", "moment", "stamp"))
    above = above_of(table, region.first, region.head.row, titles=table.kind == "list")
    above = of_heading(above, table, region.head.titles)
    if region.opening and (above.date is None or above.date == TAB) and not with_dates:
        above = of_first_table(above, table, region.opening)
    if region.sequence and table.kind == "list" and not with_dates:
        table = with_days_of_rows(table.saying(above.values), above.date)
    if upright is not None:
        above = _with_upright(above, table, upright, _first_line(region))
    if region.beside:
        above = replace(above, labels=_own_labels(above, region.sheet))
    return tuple(_named(layout, region) for layout in lay_out(table, above, region, context, shared=shared))


def _own_labels(above: Above, sheet: Sheet) -> dict[str, Place]:
    """Return the labels of a table beside others: those whose value stands among its own cells."""
    return {key: at for key, at in above.labels.items() if key not in OF_DAY or not is_blank(cell_at(sheet.rows, at))}


def _first_line(region: Region) -> int:
    """Return the first row of a table that lies on its side, as the sheet lies."""
    return min(region.head.titles, default=0)


def _with_upright(above: Above, table: Table, upright: Sheet, first: int) -> Above:
    """Add the labels that stand in the rows above a table that lies on its side, and what is not known there."""
    rows = upright.rows[:first]
    labels = {key: place for key, (place, _) in labels_in(rows).items() if key in ABOUT | OF_DAY | OF_NIGHT}
    places = {key: (column, row) for key, (row, column) in labels.items() if key not in above.labels}
    values = dict(above.values)
    told: tuple[Assumption, ...] = ()
    if (date := places.get("date")) is not None:
        values[date, "date"] = cell_at(upright.rows, labels["date"])
    elif above.date is None and undated(table) and (found := dated.in_rows(rows)):
        date = found[0][::-1]
        places["date"], values[date, "date"] = date, found[1]
        told = (dated.assumed((date, found[1])),)
    unknown = (replace(each, place=each.place[::-1]) for each in unknown_labels(rows, labels))
    return replace(
        above,
        labels=above.labels | places,
        date=above.date or places.get("date"),
        values=values,
        notices=(*above.notices, *unknown),
        assumptions=(*above.assumptions, *told),
    )


def _named(layout: Layout, region: Region) -> Layout:
    if region.beside:
        return replace(layout, name=ABREAST)
    own = layout.name in (TEMPLATE, DAY_PER_SHEET)
    return replace(layout, name=DAY_BLOCKS) if region.several and own else layout
