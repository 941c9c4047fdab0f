"""Of several columns that say when, the one that tells it: a bare date beside a time, or the earliest of stamps."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from diary.reading.cells.dates import Written, date
from diary.reading.cells.stamps import stamp
from diary.reading.cells.times import Clock, clock
from diary.reading.files.workbook import CellValue
from diary.reading.recognise.candidate import ColumnCandidate
from diary.reading.recognise.evidence import evidence, threshold
from diary.reading.recognise.meaning import ENDS
from diary.reading.recognise.weigh_columns import Assigned, Body

EARLIER_STAMP = "earlier_stamp"
"""The evidence by which one of several columns of stamps is taken for that of the event; a guess of this name."""


def best_when(assigned: Assigned, body: Body) -> Assigned:
    """Return the columns with, of several of dates and of several of stamps, the one that tells when."""
    assigned = _without_words(_when_it_was(_ends_of_hours(assigned, body), body), body)
    found = _most_of_calendar(_without_amounts(assigned, body), body)
    found = _beside_time(found, body) if found.of("time") else _earliest(found, body, "date")
    return _earliest(found, body, "stamp")


def _when_it_was(assigned: Assigned, body: Body) -> Assigned:
    """Take a column `When`, which may say with what a leak came, for the moments where its cells and no others are."""
    trigger = assigned.of("trigger")
    timed = any(assigned.of(key) for key in ("date", "time", "moment", "stamp"))
    found = body.profiles.get(trigger.index) if trigger else None
    if trigger is None or found is None or timed:
        return assigned
    if found.share("time") + found.share("stamp") < threshold("fits"):
        return assigned
    return assigned.renamed(trigger, "moment", evidence("cells_fit", "100%"))


def _ends_of_hours(assigned: Assigned, body: Body) -> Assigned:
    """Take the first of two columns of times, `Van` and `Tot`, for when: what stands beside it says until when."""
    ends = [each for each in assigned.columns if each.key in ENDS]
    if not ends:
        return assigned
    timed = assigned.of("time") or not all(body.mostly(each, "time") for each in ends)
    if len(ends) < len(ENDS) or timed:
        return assigned.without(*ends)
    return assigned.renamed(next(each for each in ends if each.key == "from"), "time")


def _without_words(assigned: Assigned, body: Body) -> Assigned:
    """Return the columns without a `Moment` that holds only words, `Ontbijt`, beside one that does tell when."""
    moment = assigned.of("moment")
    found = body.profiles.get(moment.index) if moment else None
    timed = any(assigned.of(key) for key in ("date", "time", "stamp"))
    if moment is None or found is None or not (found.filled and timed):
        return assigned
    return assigned if found.fit("moment") or found.share("date") else assigned.without(moment)


def _without_amounts(assigned: Assigned, body: Body) -> Assigned:
    """Return the columns without any of dates that holds amounts: `Day 2` may head what was passed on that day."""
    amounts = [
        each
        for each in (assigned.of("date"), *_rivals(assigned, "date"))
        if each is not None and _holds_amounts(body, each)
    ]
    kept = assigned.without(*amounts)
    return replace(kept, repeated=tuple(each for each in kept.repeated if each not in amounts))


def _holds_amounts(body: Body, column: ColumnCandidate) -> bool:
    found = body.profiles.get(column.index)
    return bool(
        found
        and found.filled
        and found.share("number") >= threshold("fits")
        and found.fit("date") < threshold("events")
    )


def _most_of_calendar(assigned: Assigned, body: Body) -> Assigned:
    """Of several columns of dates take that with the most of the calendar: `Dag` may hold weekdays beside `Datum`."""
    best = assigned.of("date")
    if best is None:
        return assigned
    chosen = max((best, *_rivals(assigned, "date")), key=lambda each: _dates_in(body, each.index))
    return assigned.exchanged(best, chosen) if _dates_in(body, chosen.index) > _dates_in(body, best.index) else assigned


def _beside_time(assigned: Assigned, body: Body) -> Assigned:
    """Of several columns of dates beside one of times take that of bare dates: a stamp has a time of its own."""
    best = assigned.of("date")
    if best is None or not _stamped(body, best):
        return assigned
    bare = next((each for each in _rivals(assigned, "date") if _is_bare(body, each)), None)
    return assigned.exchanged(best, bare) if bare else assigned


def _stamped(body: Body, column: ColumnCandidate) -> bool:
    found = body.profiles.get(column.index)
    return bool(found and found.share("stamp") >= threshold("fits"))


def _is_bare(body: Body, column: ColumnCandidate) -> bool:
    found = body.profiles.get(column.index)
    return bool(found and found.share("date") >= threshold("fits") and not found.share("stamp"))


def _earliest(assigned: Assigned, body: Body, key: str) -> Assigned:
    """Of several columns of stamps take that which is never later: who notes something does so afterwards; a guess."""
    best, rivals = assigned.of(key), _rivals(assigned, key)
    if best is None or not rivals or assigned.of("moment"):
        return assigned
    if key == "date" and not all(_stamped(body, each) for each in (best, *rivals)):
        return assigned
    moments = {each.index: [_moment(cell) for cell in body.cells(each.index)] for each in (best, *rivals)}
    for each in (best, *rivals):
        others = [moments[other] for other in moments if other != each.index]
        if all(_never_later(moments[each.index], other) for other in others):
            why = evidence(EARLIER_STAMP, each.heading)
            return assigned.exchanged(best, each, replace(each, evidence=(*each.evidence, why)))
    return assigned


def _rivals(assigned: Assigned, key: str) -> list[ColumnCandidate]:
    return [each for each in assigned.repeated if each.key == key]


def _dates_in(body: Body, index: int) -> int:
    found = body.profiles.get(index)
    return found.counts.get("date", 0) if found else 0


def _moment(cell: CellValue) -> dt.datetime | None:
    """Return the moment of a stamp, None of any other cell."""
    both = stamp(cell)
    day, time = (date(both.date), clock(both.time)) if both else (None, None)
    if not isinstance(day, Written) or day.year is None or not isinstance(time, Clock):
        return None
    return dt.datetime(day.year, day.month, day.day) + dt.timedelta(minutes=time.minutes)


def _never_later(moments: list[dt.datetime | None], others: list[dt.datetime | None]) -> bool:
    """Tell whether no moment lies after the other of its row, and one before it."""
    pairs = [(one, other) for one, other in zip(moments, others, strict=True) if one and other]
    return all(one <= other for one, other in pairs) and any(one < other for one, other in pairs)
