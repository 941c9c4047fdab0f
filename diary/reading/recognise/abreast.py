"""Tables beside each other: below dates with shared times, or each with times of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise, takewhile

from diary.reading.cells.codes import is_blank
from diary.reading.files.workbook import CellValue
from diary.reading.recognise import titles
from diary.reading.recognise.compose import Composed, compose, words_in
from diary.reading.recognise.daybreaks import day_in
from diary.reading.recognise.grid_cells import Rows, cell_at, filled_rows, is_value
from diary.reading.recognise.head import Head, Title
from diary.reading.recognise.layout import Notice
from diary.reading.recognise.legend import letters_in
from diary.reading.recognise.numbered import OF_THE_DAY, Blocks, blocks_of
from diary.reading.recognise.region import Region
from diary.reading.recognise.totals import without_named_before

MOST_BESIDE = 31
"""More tables than this beside each other are none."""
FIRST_CELLS = 2
MOST_OF_A_DAY = 60
"""More numbered events than this in one row are none."""
COMMON = ("date", "time", "moment", "remarks", "rise", "bed")
"""What may stand once, to the left of all tables beside each other."""


def beside_each_other(region: Region) -> list[Region]:
    """Return the tables of a region beside each other: below dates, or each with times of its own."""
    head, rows = region.head, region.sheet.rows
    keys = {index: compose("list", title.own, title.group) for index, title in sorted(head.titles.items())}
    first = min((index for index, each in keys.items() if each is None or each.key not in COMMON), default=-1)
    times = [index for index, each in keys.items() if each and each.key == "time" and _times_below(region, index)]
    for row in range(head.row - 1, region.first - 1, -1):
        days = titles.days_of(rows[row])
        if 1 < len(days) <= MOST_BESIDE and first >= days[0] and _repeats(keys):
            own = [_start(keys, index) for index in times]
            starts = own if _one_in_each(days, own) else days
            return _each(region, _from(starts, rows), row, set(range(starts[0])))
    if (blocks := blocks_of(head)) is not None and len(blocks.own) <= MOST_OF_A_DAY:
        return _a_block_each(region, blocks)
    if not 1 < len(times) <= MOST_BESIDE:
        return [region]
    dates = {index for index, each in keys.items() if each and each.key == "date" and _dates_below(region, index)}
    tables = _from([_start(keys, index) for index in times], rows)
    tables[0] |= {index for index, each in keys.items() if each and index < min(tables[0]) and each.key in OF_THE_DAY}
    return _each(region, tables, -1, dates if len(dates) == 1 else set())


def _one_in_each(days: Sequence[int], starts: Sequence[int]) -> bool:
    """Tell whether one day stands above each of several tables that have times of their own."""
    ends = (*starts[1:], max(days, default=0) + 1)
    return len(days) == len(starts) and all(
        start <= day < end for day, start, end in zip(days, starts, ends, strict=True)
    )


def _from(starts: Sequence[int], rows: Rows) -> list[set[int]]:
    """Return the columns of each table: from where it starts up to the next."""
    return [set(range(start, end)) for start, end in pairwise([*starts, max(map(len, rows))])]


def _a_block_each(region: Region, blocks: Blocks) -> list[Region]:
    """Return a region for every numbered block, with what holds for its row; the fullest has what stands once a row."""
    region = _to_last_day(region, blocks)
    rows = region.sheet.rows[region.head.bottom + 1 : region.last]
    filled = Counter(index for row in rows for index, cell in enumerate(row) if not is_blank(cell))
    fullest = max(blocks.own, key=lambda block: sum(filled[index] for index in block[1]))
    found = []
    for block in blocks.own:
        thing, own = block
        kept = {*own, *blocks.of_row, *(blocks.of_day if block is fullest else ())}
        below = [_only(row, kept) for row in region.sheet.rows[region.head.bottom + 1 :]]
        body = [*region.sheet.rows[: region.head.bottom + 1], *below]
        found.append(
            replace(
                region,
                sheet=replace(region.sheet, rows=body),
                head=region.head.within(frozenset(kept)),
                notices=(*region.notices, *blocks.untimed) if block is fullest else region.notices,
                beside=True,
                together=True,
                sequence=thing,
            )
        )
    return found


def _to_last_day(region: Region, blocks: Blocks) -> Region:
    """Return the region up to its last row with a day or an event; of the lines of words below the first is told."""
    rows = region.sheet.rows
    events = frozenset().union(*(own for _, own in blocks.own))
    filled = filled_rows(region.sheet, region.head.bottom + 1, region.last)
    lines = list(takewhile(lambda row: not _says_day_or_event(rows[row], blocks.of_row, events), reversed(filled)))
    if not lines or len(lines) == len(filled):
        return region
    first = next(at for at, cell in enumerate(rows[lines[-1]]) if not is_blank(cell))
    told = Notice("below_not_read", (lines[-1], first), rows[lines[-1]][first])
    return replace(region, last=lines[-1], notices=(*region.notices, told))


def _says_day_or_event(row: Sequence[CellValue], dates: frozenset[int], events: frozenset[int]) -> bool:
    days = [row[at] for at in dates if at < len(row)]
    return any(is_value(cell) or day_in(cell) is not None for cell in days) or any(
        not is_blank(row[at]) for at in events if at < len(row)
    )


def _repeats(keys: Mapping[int, Composed | None]) -> bool:
    named = [each.key for each in keys.values() if each is not None]
    return len(set(named)) < len(named)


def _times_below(region: Region, index: int) -> bool:
    """Tell whether values stand below a heading of times, or nothing; the first cell may show how to write them."""
    cells = (cell_at(region.sheet.rows, (row, index)) for row in range(region.head.bottom + 1, region.last))
    first = list(islice((cell for cell in cells if not is_blank(cell)), FIRST_CELLS))
    return not first or any(map(is_value, first))


def _dates_below(region: Region, index: int) -> bool:
    """Tell whether the first cell below a heading of dates is one."""
    cells = (cell_at(region.sheet.rows, (row, index)) for row in range(region.head.bottom + 1, region.last))
    first = next((cell for cell in cells if not is_blank(cell)), None)
    return is_value(first) or day_in(first) is not None


def _start(keys: Mapping[int, Composed | None], index: int) -> int:
    """Return where a table begins whose times stand in a column: at its dates, where these stand before them."""
    before = keys.get(index - 1)
    return index - 1 if before and before.key == "date" else index


def _each(region: Region, tables: Sequence[set[int]], titles_row: int, shared: set[int]) -> list[Region]:
    """Return the region of every table, with what it shares; of the titles' row only its own."""
    body = filled_rows(region.sheet, region.head.bottom + 1, region.last)
    sheet, totals = without_named_before(region.sheet, body, min(map(min, tables)))
    region = replace(region, sheet=sheet, notices=(*region.notices, *totals))
    width, head = max(map(len, region.sheet.rows)), region.head
    everything = set(range(width)) if titles_row < 0 else set()
    days = _day_rows(region)
    alone = {row for row, columns in days.items() if len(columns) == 1}
    found = []
    for own in tables:
        start = min(own)
        days_of_all = set() if any(not own.isdisjoint(columns) for columns in days.values()) else alone
        times = shared | (set() if _has_when(region.head, own) else _when_of(region.head))
        kept = own | times
        rows = [
            row
            if number < region.first or number in days_of_all or (number < head.top and _is_legend(row))
            else _only(row, own if number == titles_row else kept | everything if number < region.head.top else kept)
            for number, row in enumerate(region.sheet.rows)
        ]
        head = region.head.within(frozenset(kept))
        title = _title_of(region, start, own) if titles_row < 0 else None
        if title is not None:
            head = Head(
                head.row, head.top, head.bottom, {at: each for at, each in head.titles.items() if at != title[0]}
            )
        found.append(
            replace(
                region,
                sheet=replace(region.sheet, rows=rows),
                head=head,
                text=title[1] if title else "",
                beside=True,
            )
        )
    several = titles_row < 0 and sum(map(_holds_rows, found)) > 1
    return [replace(each, together=several) for each in found]


def _holds_rows(region: Region) -> bool:
    """Tell whether something stands below a heading other than a day that begins for all tables."""
    return bool(set(filled_rows(region.sheet, region.head.bottom + 1, region.last)) - _day_rows(region).keys())


def _is_legend(row: Sequence[CellValue]) -> bool:
    """Tell whether a row above tables beside each other explains letters: for all of them, wherever it stands."""
    return any(isinstance(cell, str) and letters_in(cell) for cell in row)


def _day_rows(region: Region) -> dict[int, list[int]]:
    """Return the rows of the body that hold nothing but days that begin below them, each with their columns."""
    composed = {at: compose("list", each.own, each.group) for at, each in region.head.titles.items()}
    dates = {at for at, each in composed.items() if each and each.key == "date"}
    days = {}
    for row in filled_rows(region.sheet, region.head.bottom + 1, region.last):
        filled = [(at, cell) for at, cell in enumerate(region.sheet.rows[row]) if not is_blank(cell)]
        if filled and all(at not in dates and day_in(cell) is not None for at, cell in filled):
            days[row] = [at for at, _ in filled]
    return days


def _has_when(head: Head, own: set[int]) -> bool:
    return any(_is_time(head.titles[index]) for index in own if index in head.titles)


def _when_of(head: Head) -> set[int]:
    """Return the first column of times of the whole, for tables without their own, and that of dates before it."""
    times = [index for index, title in sorted(head.titles.items()) if _is_time(title)]
    return {times[0]} if times else set()


def _is_time(title: Title) -> bool:
    composed = compose("list", title.own, title.group)
    return bool(composed and composed.key == "time")


def _title_of(region: Region, start: int, own: set[int]) -> tuple[int, str] | None:
    """Return a text that names a table beside others: above its first columns, or in its heading over no cells."""
    rows, head = region.sheet.rows, region.head
    for row in range(head.row - 1, max(region.first, head.row - 4) - 1, -1):
        for index in sorted(own):
            cell = cell_at(rows, (row, index))
            if isinstance(cell, str) and words_in(cell) and not is_value(cell):
                return -1, cell
    before = cell_at(rows, (head.row, start - 1)) if start else None
    over = (cell_at(rows, (row, start - 1)) for row in range(head.bottom + 1, region.last))
    if isinstance(before, str) and words_in(before) and all(map(is_blank, over)):
        return start - 1, before
    return None


def _only(cells: Sequence[CellValue], kept: set[int]) -> list[CellValue]:
    """Return a row without the cells of the other tables."""
    last = max((index for index in kept if index < len(cells)), default=-1)
    return [cell if index in kept else None for index, cell in enumerate(cells[: last + 1])]
