"""A sheet → the regions in which its tables stand: below each other, beside each other, each with its own heading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from diary.reading.cells.codes import is_blank
from diary.reading.cells.stamps import stamp
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.volumes import Volume, volume
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise import titles
from diary.reading.recognise.cellsof import Rows, cell_at, is_value, texts_in
from diary.reading.recognise.compose import Composed, compose, words_in
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.heads import Head, Title, head_at, heads, score_of
from diary.reading.recognise.labels import labels_in
from diary.reading.recognise.layout import Notice

MOST_DAYS = 100
"""More headings than this on one sheet are those of printed pages."""
MOST_BESIDE = 31
"""More tables than this beside each other are none."""
SUMS = ("[total]", "[count]")
"""What a column of a table of sums holds."""
COMMON = ("date", "time", "remarks")
"""What may stand once, to the left of all tables beside each other."""


@dataclass(frozen=True)
class Region:
    """Where a table stands: its sheet with only its own cells, the first row about it, its heading, its end.

    `text` is a title that names this table alone.
    """

    sheet: Sheet
    first: int
    head: Head
    last: int
    text: str = ""
    beside: bool = False
    together: bool = False  # with the tables beside it, which hold other events of the same day
    several: bool = False  # days below each other
    ended: Notice | None = None  # what begins below it and is none of a diary


def regions_of(sheet: Sheet) -> list[Region]:
    """Return the regions of a sheet, none when no row of it heads a table."""
    rows = sheet.rows
    begin = next((number for number, row in enumerate(rows) if any(not is_blank(cell) for cell in row)), 0)
    scored = list(heads(rows, begin, begin + int(threshold("heading_rows"))))
    if not scored:
        return []
    complete = [head for head, score in scored if score >= threshold("read")]
    head = complete[0] if complete else max(scored, key=lambda each: each[1])[0]
    found: list[Region] = []
    for region in _below(sheet, head):
        found += _beside(region)
    return found


def _below(sheet: Sheet, head: Head) -> list[Region]:
    """Return the tables below each other; a heading repeated without a date or a label above is of a printed page."""
    rows, starts = sheet.rows, [(0, head)]
    above = head
    sums: dict[int, Notice] = {}
    for number in range(head.bottom + 1, len(rows)):
        if len(rows[number]) - rows[number].count(None) < 2 or number <= above.bottom:
            continue
        if _is_event(rows, number, above):
            continue
        if _heads_sums(rows[number]):
            sums[number] = Notice(
                "below_not_read", (number, texts_in(rows[number])[0][0]), texts_in(rows[number])[0][1]
            )
            continue
        like = _like(head, rows[number])
        score = score_of(rows[number])
        if score <= 0 or (not like and score < threshold("read") + 1):
            continue
        here = head_at(rows, number)
        first = _preamble(rows, above, here)
        told = labels_in(rows[first : here.top], first) or titles.in_rows(rows[first : here.top], first)
        if like and not told:
            continue
        starts.append((first, here))
        above = here
    if len(starts) > MOST_DAYS:
        return [Region(sheet, 0, head, len(rows))]
    ends = [first for first, _ in starts[1:]] + [len(rows)]
    found = []
    for (first, here), end in zip(starts, ends, strict=True):
        below = next((row for row in sorted(sums) if here.bottom < row < end), None)
        last = end if below is None else _line_above(rows, below)
        ended = None if below is None else sums[below]
        found.append(Region(sheet, first, here, last, several=len(starts) > 1, ended=ended))
    return found


def _line_above(rows: Rows, row: int) -> int:
    """Return the row of a title directly above a heading, else the row of the heading."""
    above = rows[row - 1]
    return row - 1 if len(texts_in(above)) == 1 == sum(not is_blank(cell) for cell in above) else row


def _heads_sums(row: Sequence[CellValue]) -> bool:
    """Tell whether a row heads a table of sums and counts: a period, and nothing but what is added up or counted."""
    texts = texts_in(row)
    if len(texts) < 2 or any(is_value(cell) for cell in row if not is_blank(cell)):
        return False
    keys = [composed.key if (composed := compose("list", text)) else "" for _, text in texts]
    summed = sum(key in SUMS for key in keys)
    return summed >= 1 and all(key in SUMS or key in ("date", "") for key in keys) and 2 * summed >= len(keys)


def _like(head: Head, row: Sequence[CellValue]) -> bool:
    """Tell whether a row is a heading like the first, with most of the same words."""
    texts = dict(texts_in(row))
    same = [index for index, title in head.titles.items() if texts.get(index, "").strip() == title.own.strip()]
    return 2 * len(same) > max(len(head.titles), len(texts))


def _preamble(rows: Rows, above: Head, here: Head) -> int:
    """Return the first row of what stands above a heading: its date, or without it its labels.

    Labels above the date belong to the table before.
    """
    first = here.top
    for row in range(here.top - 1, above.bottom, -1):
        cells = rows[row]
        known = labels_in([cells])
        if _is_event(rows, row, above) and not known:
            break
        if "date" in known or titles.in_rows([cells]) is not None:
            return row
        text_alone = len(texts_in(cells)) == 1 == sum(not is_blank(cell) for cell in cells)
        if not (known or text_alone or all(is_blank(cell) for cell in cells)):
            break
        first = row if known or text_alone else first
    return first


def _is_event(rows: Rows, row: int, head: Head) -> bool:
    """Tell whether a row of the table above holds a time or an amount: it is no heading, and its date no title."""
    filled = sum(not is_blank(cell) for cell in rows[row])
    for index, title in head.titles.items():
        composed = compose("list", title.own, title.group)
        cell = cell_at(rows, (row, index))
        if composed is None or is_blank(cell):
            continue
        if composed.key in ("moment", "stamp", "date") and filled > 1 and stamp(cell):
            return True
        if composed.key == "time" and isinstance(clock(cell), Clock) and not isinstance(cell, float):
            return True
        if composed.key in ("urine", "drink", "catheter", "amount") and isinstance(volume(cell), Volume):
            return True
    return False


def _beside(region: Region) -> list[Region]:
    """Return the tables of a region beside each other: below dates, or each with times of its own."""
    head, rows = region.head, region.sheet.rows
    keys = {index: compose("list", title.own, title.group) for index, title in sorted(head.titles.items())}
    first = min((index for index, each in keys.items() if each is None or each.key not in COMMON), default=-1)
    for row in range(head.row - 1, region.first - 1, -1):
        days = [index for index, cell in enumerate(rows[row]) if titles.in_rows([[cell]]) is not None]
        if 1 < len(days) <= MOST_BESIDE and first >= days[0] and _repeats(keys):
            return _each(region, days, row, set(range(days[0])))
    times = [index for index, each in keys.items() if each and each.key == "time" and _times_below(region, index)]
    if not 1 < len(times) <= MOST_BESIDE:
        return [region]
    starts = [_start(keys, index) for index in times]
    return _each(region, starts, -1, set())


def _repeats(keys: Mapping[int, Composed | None]) -> bool:
    named = [each.key for each in keys.values() if each is not None]
    return len(set(named)) < len(named)


def _times_below(region: Region, index: int) -> bool:
    cells = (cell_at(region.sheet.rows, (row, index)) for row in range(region.head.bottom + 1, region.last))
    first = next((cell for cell in cells if not is_blank(cell)), None)
    return first is None or is_value(first)


def _start(keys: Mapping[int, Composed | None], index: int) -> int:
    """Return where a table begins whose times stand in a column: at its dates, where these stand before them."""
    before = keys.get(index - 1)
    return index - 1 if before and before.key == "date" else index


def _each(region: Region, starts: Sequence[int], titles_row: int, shared: set[int]) -> list[Region]:
    """Return the region of every table, with what stands to the left of the first; of the titles' row only its own."""
    width = max(map(len, region.sheet.rows))
    found = []
    for start, end in pairwise([*starts, width]):
        own = set(range(start, end))
        times = shared | (set() if _has_when(region.head, own) else _when_of(region.head))
        kept = own | times
        rows = [
            row
            if number < region.first
            else _only(row, own if number == titles_row else kept | _about(number, region, titles_row))
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
                together=titles_row < 0,
            )
        )
    return found


def _about(number: int, region: Region, titles_row: int) -> set[int]:
    """Return all columns for the rows above a heading, where no row of titles parts them."""
    return set(range(max(map(len, region.sheet.rows)))) if number < region.head.top and titles_row < 0 else set()


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
    return [cell if index in kept else None for index, cell in enumerate(cells)]
