"""Stamps of another time zone, `2026-03-02T06:05:00Z`, on the clock of the person's own: listed once, as a guess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from diary.reading.cells.stamps import stamp
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.layout import Place
from diary.reading.timeline.page import Page


def settle(pages: Sequence[Page], timezone: str) -> list[Page]:
    """Return the pages with every stamp of another zone as the date and the time there were on the person's clock."""
    told = False
    settled = []
    for page in pages:
        own = _local(page, ZoneInfo(timezone)) if page.layout.values else {}
        if own and not told:
            (first, _), told = next(iter(own)), True
            date, time = own[first, "date"], own[first, "time"]
            page.guess("stamp_in_other_zone", page.address(first), f"{date} {time:%H:%M}, {timezone}")
        settled.append(
            replace(page, layout=replace(page.layout, values={**page.layout.values, **own})) if own else page
        )
    return settled


def _local(page: Page, zone: ZoneInfo) -> dict[tuple[Place, str], CellValue]:
    """Return what the cells of a page say that were parted in a date and a time, and have a zone of their own."""
    own: dict[tuple[Place, str], CellValue] = {}
    for place, key in page.layout.values:
        written = stamp(page.at(place)) if key == "date" and (place, "time") in page.layout.values else None
        if written and written.offset is not None:
            own[place, "date"], own[place, "time"] = written.local(zone)
    return own
