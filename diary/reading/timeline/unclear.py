"""Rows of which it is not clear what happened → gaps: it may have been a void or a drink, so that their day is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from diary.reading.cells.codes import DAY_MIN
from diary.reading.cells.times import Clock, clock
from diary.reading.recognise.layout import UNCLEAR
from diary.reading.timeline.moments import at_clock
from diary.reading.timeline.page import Page


def gaps(page: Page, dates: Mapping[int, dt.date | None], *, begins: int, unknown: int) -> Iterator[dict[str, Any]]:
    """Yield the gaps of the rows that hold what nobody can tell, each with the date under which it stands.

    A time before `begins` is past the midnight of its date; a row without a time is placed at `unknown`.
    """
    for row, day in dates.items():
        if UNCLEAR not in page.layout.cells(row):
            continue
        time = clock(page.raw(row, "time"))
        minutes = time.minutes if isinstance(time, Clock) and not time.half_unknown else unknown
        at = None if day is None else at_clock(day, minutes + DAY_MIN * (minutes < begins))
        for what in ("void", "drink"):
            yield {"at": at, "what": what, "sheet": page.name, "cell": page.cell(row, UNCLEAR)}
