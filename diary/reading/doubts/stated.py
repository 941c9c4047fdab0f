"""What a form says of itself, held against what was read of the cells that it adds up."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from diary.reading.cells.codes import as_text, is_blank
from diary.reading.cells.units import UNITS_ML
from diary.reading.cells.volumes import Volume, volume
from diary.reading.cells.words import look_up
from diary.reading.doubts.look import Doubt, Event, Look
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.evidence import threshold

CODE = "total_differs"
SUMMED = ("voids", "drinks")
LABELS = 3
"""Cells at the beginning of a row in which the word of a total stands."""
_OPEN = re.compile(r"[?…+]|\.\.")
"""What says in a total that a part of it is not known."""


def doubts(look: Look) -> Iterator[Doubt]:
    """Yield the columns whose stated total is neither the sum, the count nor the mean of what was read above it."""
    rows = [
        row for row, cells in enumerate(look.rows) if row not in look.numbers and any(map(_is_total, cells[:LABELS]))
    ]
    for at, events in look.by_column.items() if rows else ():
        amounts = [event for event in events if event.table in SUMMED]
        headings = {event.page.layout.shape.heading_row for event in amounts}
        for row in rows:
            stated = _stated(look, (row, at), amounts)
            above = [event for event in amounts if event.place[0] < row]
            if stated is None or not above:
                continue
            begins = sorted({first for first in (0, *rows, *headings) if first < above[-1].place[0]})
            parts = [[event for event in above if event.place[0] >= first] for first in begins]
            more = any(look.address((number, at)) in look.gaps for number in range(begins[0], row))
            if not any(_agrees(stated, part, more=more) for part in parts):
                read = sum(event.ml for event in parts[-1] if not math.isnan(event.ml))
                yield Doubt(CODE, f"{look.address((row, at))}: {stated:g} ≠ {read:g}", parts[-1])


def _is_total(cell: CellValue) -> bool:
    return isinstance(cell, str) and not is_blank(cell) and look_up("total", cell) is not None


def _stated(look: Look, place: tuple[int, int], amounts: Sequence[Event]) -> float | None:
    """Return the ml of a stated total; None where there is none, or one of which a part is not known."""
    cell = look.at(place)
    if not amounts or is_blank(cell) or _OPEN.search(as_text(cell)):
        return None
    found = volume(cell, amounts[0].page.unit(amounts[0].key))
    return found.ml if isinstance(found, Volume) and found.ml > 0 and not found.bound else None


def _agrees(stated: float, part: Sequence[Event], *, more: bool) -> bool:
    """Tell whether a total is what was read: as a sum, a count or a mean.

    Where something was not measured, or is known to be missing (`more`), it may be more than the sum.
    """
    known = [event for event in part if not math.isnan(event.ml)]
    total = sum(event.ml for event in known)
    measured = sum(event.ml for event in known if not event.values.get("estimated"))
    unit = UNITS_ML[part[0].page.unit(part[0].key)]
    near = max(1.0, min(unit / 2 * len(part), threshold("total_of_rounded") * total) if unit > 1 else 0.0)
    loose = near if measured == total else max(near, threshold("total_of_estimates") * total)
    if abs(stated - total) <= loose or abs(stated - measured) <= near:
        return True
    if (more or len(known) < len(part)) and stated > total:
        return True
    return stated == len(part) or (bool(known) and abs(stated - total / len(known)) <= loose)
