"""Cells of which nothing is known → those that look like entries of a diary: times, amounts, lines of numbers."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.cells.times import Clock, clock
from diary.reading.cells.words import look_up, plain, vocabulary
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.compose import compose
from diary.reading.recognise.evidence import threshold
from diary.reading.recognise.grid_cells import Rows, cell_at, texts_in
from diary.reading.recognise.layout import Place
from diary.reading.recognise.meaning import heading, meanings
from diary.reading.recognise.profile import classes_of, is_with_unit
from diary.reading.recognise.totals import heads_sums

FURTHEST = 8
"""Cells from a number in which the text that says what it is may stand."""
BESIDE_TIME = range(1, 4)
"""How far to the right of a time that nobody knows it is told what stands beside it, be it a mark or one number."""
SIGNS = " #:*-"
"""What people set a title apart by."""
Entries = Mapping[Place, CellValue]


def entries(rows: Rows, cells: Iterable[tuple[Place, CellValue]]) -> Entries:
    """Return those of the cells that look like entries: times, measured amounts, and numbers of which several line up.

    What its label or its heading says to be a sum, a serial number or of something else is none.
    """
    filled = dict(cells)
    found = {place: cell for place, cell in filled.items() if _is_sure(cell) or _number(cell) is not None}
    if not found:
        return {}
    found = {place: cell for place, cell in found.items() if not any(map(_explains, _texts_at(rows, place)))}
    lines: defaultdict[tuple[str, int], list[Place]] = defaultdict(list)
    for row, at in found:
        lines["row", row].append((row, at))
        lines["column", at].append((row, at))
    kept = {place for place, cell in found.items() if _is_sure(cell)}
    for line in lines.values():
        if len(line) >= threshold("numbers_in_line") and not is_serial([found[place] for place in line]):
            kept |= set(line)
    times = [place for place in kept if _is_time(found[place])]
    kept |= {(row, at + step) for row, at in times for step in BESIDE_TIME}
    return {place: cell for place, cell in filled.items() if place in kept and (place in found or _is_mark(cell))}


def _is_sure(cell: CellValue) -> bool:
    """Tell whether a cell is a time or an amount by itself: written as such, or with its unit."""
    return _is_sure_text(cell) if isinstance(cell, str) else isinstance(cell, dt.time | dt.timedelta)


@lru_cache(4096)
def _is_sure_text(written: str) -> bool:
    if is_blank(written):
        return False
    text = as_text(written)
    if is_with_unit(text):
        return True
    return isinstance(clock(text), Clock) and classes_of(written).isdisjoint(("number", "figure", "date"))


def _is_time(cell: CellValue) -> bool:
    """Tell whether a cell is a time and can be nothing else: `7.30` may be a number."""
    return _is_sure(cell) and (not isinstance(cell, str) or "time" in classes_of(cell))


def _is_mark(cell: CellValue) -> bool:
    """Tell whether a cell says that something was not measured: `x`, `gemist`."""
    return isinstance(cell, str) and vocabulary("marks").get(plain(cell)) == "not_measured"


def _number(cell: CellValue) -> float | None:
    """Return the number that a cell is, None of anything else and of nothing."""
    if isinstance(cell, str) and cell.strip().isdecimal():
        cell = float(cell.strip())
    return cell if isinstance(cell, float) and 0 < cell < math.inf else None


def is_serial(cells: Sequence[CellValue]) -> bool:
    """Tell whether numbers only count on: 1, 2, 3."""
    numbers = [_number(cell) for cell in cells]
    return all(number == first for first, number in enumerate(numbers, int(numbers[0] or 0)))


def _texts_at(rows: Rows, place: Place) -> Iterator[str]:
    """Yield the text before a cell, those that head its column, and the title before these that may be of a group."""
    row, at = place
    yield from _before(rows, place)
    above = text_above(rows, place)
    while above is not None and isinstance(text := cell_at(rows, above), str):
        yield text
        row, above = above[0] - 1, (above[0] - 1, at) if above[0] else None
    yield from _before(rows, (row, at))


def _before(rows: Rows, place: Place) -> Iterator[str]:
    row, at = place
    cells = (cell_at(rows, (row, left)) for left in range(at - 1, max(-1, at - 1 - FURTHEST), -1))
    yield from islice((cell for cell in cells if isinstance(cell, str) and not is_blank(cell)), 1)


def _explains(text: str) -> bool:
    """Tell whether a text says that what it stands before, or above, is none of a diary, or added up."""
    composed = compose("list", text)
    if composed and composed.key.startswith("["):
        return True
    known = heading("labels", text.partition(":")[0])
    foreign = bool(meanings("foreign", text)) and not meanings("events", text)
    return bool(known and known.exact) or look_up("total", text.strip(SIGNS)) is not None or foreign


def text_above(rows: Rows, place: Place) -> Place | None:
    """Return the place of the text that stands above a cell."""
    lines = range(place[0] - 1, -1, -1)
    return next(((row, place[1]) for row in lines if isinstance(cell_at(rows, (row, place[1])), str)), None)


def holds_entries_below(rows: Rows, first: int) -> bool:
    """Tell whether times or amounts that are no sums stand from a row on, which may be titled above."""
    titles = [text for row in rows[max(0, first - 1) : first + 1] for _, text in texts_in(row)]
    if heads_sums(rows[first]) or any(map(_explains, titles)):
        return False
    below = (((row, at), cell) for row in range(first, len(rows)) for at, cell in enumerate(rows[row]))
    return bool(entries(rows, below))
