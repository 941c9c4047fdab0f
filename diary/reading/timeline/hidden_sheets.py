"""Hidden sheets that hold another time than the rest of the file: which, and the date that tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from diary.reading.cells.dates import Written, date
from diary.reading.timeline.dateorder import date_cells
from diary.reading.timeline.page import Page

FAR = dt.timedelta(days=31)
"""A hidden sheet of which every date lies further than this from every date in sight is of an earlier or later time:
a diary spans days or weeks, and what is kept beside it is most often the one before."""


def hidden_apart(pages: Sequence[Page], *, date_1904: bool) -> dict[str, dt.date]:
    """Return the hidden sheets that lie apart in time, each with its first date."""
    dates: dict[str, list[dt.date]] = {}
    in_sight = []
    for page in pages if any(page.sheet.hidden for page in pages) else ():
        known = _dates(page, date_1904)
        if page.sheet.hidden:
            dates.setdefault(page.name, []).extend(known)
        else:
            in_sight += known
    return {name: own[0] for name, own in dates.items() if own and in_sight and _apart(own, in_sight)}


def _apart(own: Sequence[dt.date], others: Sequence[dt.date]) -> bool:
    return min(own) - max(others) > FAR or min(others) - max(own) > FAR


def _dates(page: Page, date_1904: bool) -> list[dt.date]:
    """Return the dates of a page that are written with their year."""
    read = (date(cell, date_1904=date_1904, month_first=page.month_first) for _, cell in date_cells(page))
    return [one.in_full for one in read if isinstance(one, Written) and one.in_full]
