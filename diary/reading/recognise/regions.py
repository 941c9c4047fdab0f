"""A sheet → the regions in which its tables stand: below each other, beside each other, each with its own heading."""

from __future__ import annotations

from collections.abc import Sequence

from diary.reading.cells.codes import is_blank
from diary.reading.cells.stamps import stamp
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.volumes import Volume, volume
from diary.reading.files.workbook import CellValue, Sheet
from diary.reading.recognise import titles
from diary.reading.recognise.abreast import beside_each_other
from diary.reading.recognise.compose import compose, names_subject
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.grid_cells import Rows, cell_at, is_value, texts_in
from diary.reading.recognise.head import Head, Title
from diary.reading.recognise.head_rows import head_at
from diary.reading.recognise.heads import heads, score_of
from diary.reading.recognise.labels import labels_in
from diary.reading.recognise.layout import Notice
from diary.reading.recognise.region import Region
from diary.reading.recognise.totals import heads_sums

MOST_DAYS = 100
"""More headings than this on one sheet are those of printed pages."""
MOST_LOOKED_AT = 2000
"""Rows below gaps that are tried as headings: no diary has so many tables."""
FEW, FURTHEST_TITLE = 2, 3
LEAST = 0.5
"""Below a title of its own so little of a heading is one."""
WHEN = ("date", "moment", "stamp")


def regions_of(sheet: Sheet, *, complete: bool) -> list[Region]:
    """Return the regions of a sheet, none when no row of it heads a table.

    `complete`: the first heading must name all that its table needs.
    """
    rows = sheet.rows
    begin = next((number for number, row in enumerate(rows) if any(not is_blank(cell) for cell in row)), 0)
    scored = list(heads(rows, begin, begin + int(threshold("heading_rows"))))
    if not scored:
        return []
    whole = [head for head, score in scored if score >= threshold("read")]
    if complete and not whole:
        return []
    head = whole[0] if whole else max(scored, key=lambda each: each[1])[0]
    found: list[Region] = []
    for region in _below(sheet, head):
        found += beside_each_other(region)
    return found


def _below(sheet: Sheet, head: Head) -> list[Region]:
    """Return the tables below each other; a heading repeated without a date or a label above is of a printed page."""
    rows, starts = sheet.rows, [(0, head, 0)]
    whole = not any(_key(title) in WHEN for title in head.titles.values())
    above = head
    sums: dict[int, Notice] = {}
    looked_at = 0
    for number in range(head.bottom + 1, len(rows)):
        if number <= above.bottom or _filled(rows[number]) < 2 or len(starts) > MOST_DAYS:
            continue
        like = _like(head, rows[number])
        if not like and (looked_at > MOST_LOOKED_AT or not _after_gap(rows, number)):
            continue
        looked_at += 1
        if _is_event(rows, number, above):
            continue
        if heads_sums(rows[number]):
            at, text = texts_in(rows[number])[0]
            sums[number] = Notice("below_not_read", (number, at), text)
            continue
        named = _named(rows, number, above)
        if score_of(rows[number]) < (1 if like else LEAST if named else threshold("read") + 1):
            continue
        here = head_at(rows, number)
        first = _preamble(rows, above, here)
        labels = labels_in(rows[first : here.top], first)
        dated = titles.in_rows(rows[first : here.top], first)
        if like and not (labels or dated or named):
            continue
        own = "date" in labels or dated or (like and not named)
        starts.append((first, here, head.row if whole and not own else 0))
        above = here
    if len(starts) > MOST_DAYS:
        return [Region(sheet, 0, head, len(rows))]
    ends = [first for first, _, _ in starts[1:]] + [len(rows)]
    found = []
    for (first, here, opening), end in zip(starts, ends, strict=True):
        below = next((row for row in sorted(sums) if here.bottom < row < end), None)
        last = end if below is None else line_above(rows, below)
        told = () if below is None else (sums[below],)
        found.append(Region(sheet, first, here, last, several=len(starts) > 1, notices=told, opening=opening))
    return found


def _key(title: Title) -> str:
    composed = compose("list", title.own, title.group)
    return composed.key if composed else ""


def _named(rows: Rows, number: int, above: Head) -> bool:
    """Tell whether a title directly above a row says that it heads a table of its own: `Drinken`, `Ontlasting`."""
    cells = rows[number - 1]
    texts = texts_in(cells)
    alone = number - 1 > above.bottom and len(texts) == 1 == sum(not is_blank(cell) for cell in cells)
    title = texts[0][1] if alone else ""
    return bool(title) and names_subject(title) and ":" not in title and not is_value(title)


def _filled(row: Sequence[CellValue]) -> int:
    return len(row) - row.count(None) - row.count("")


def _after_gap(rows: Rows, number: int) -> bool:
    """Tell whether a row of one or two cells, or none, stands shortly above: another table has a title or a gap."""
    return any(_filled(rows[above]) <= FEW for above in range(number - 1, max(-1, number - 1 - FURTHEST_TITLE), -1))


def line_above(rows: Rows, row: int) -> int:
    """Return the row of a title directly above a heading, else the row of the heading."""
    above = rows[row - 1]
    return row - 1 if len(texts_in(above)) == 1 == sum(not is_blank(cell) for cell in above) else row


def _like(head: Head, row: Sequence[CellValue]) -> bool:
    """Tell whether a row is a heading like the first, with most of the same words."""
    texts = dict(texts_in(row))
    same = [index for index, title in head.titles.items() if texts.get(index, "").strip() == title.own.strip()]
    other = [text for index, text in texts.items() if index not in same]
    return 2 * len(same) > max(len(head.titles), len(texts)) and not any(map(_names_other, other))


def _names_other(text: str) -> bool:
    """Tell whether a text heads a column of amounts: where it is another one, the table is another one."""
    composed = compose("list", text)
    return bool(composed and composed.key in ("urine", "drink", "catheter", "amount", "stool"))


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
