"""The last date of a diary that is only the morning after its last day: rising, where known, and the first void."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from diary.reading.cells.halves import FIRST_VOID_BEFORE_RISING_MIN
from diary.reading.recognise.layout import TEMPLATE
from diary.reading.timeline.daysheet import Tables
from diary.reading.timeline.page import Page

EVENTS = ("voids", "drinks", "leaks", "gaps")


def take_closing_morning(pages: Iterable[Page], tables: Tables) -> None:
    """Take the last day for the morning that closes the diary when it holds a rising and no more than one void.

    Where parts of the day stand in place of times nobody writes a rising: the first void alone is then enough. Our own
    template has a sheet for that morning; there a day is a day.
    """
    page = next((page for page in pages if tables["days"] and page.name == tables["days"][-1]["sheet"]), None)
    if page is None or page.layout.name == TEMPLATE or len(tables["days"]) == 1:
        return
    day = tables["days"][-1]
    in_parts = any(assumed.code == "part_of_day" for assumed in page.layout.assumptions)
    slept = day.get("bed") is not None or day.get("asleep") is not None
    if slept or day.get("morning_only") or (day.get("rise") is None and not in_parts):
        return
    from_then = day["begins"] - dt.timedelta(minutes=FIRST_VOID_BEFORE_RISING_MIN)
    own = [table for table in EVENTS for row in tables[table] if row["at"] is not None and row["at"] >= from_then]
    if own == ["voids"] or (own == [] and not in_parts):
        day["morning_only"] = True
        page.guess("closing_morning_taken", day["rise_cell"] or day["first_void_cell"], day["begins"])
