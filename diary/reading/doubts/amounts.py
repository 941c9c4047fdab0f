"""Amounts of a column that cannot be what they were read as: too small or large, a clock, or sums that run on."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from diary.reading.cells.times import Clock, clock
from diary.reading.doubts.look import Doubt, Event, Look
from diary.reading.recognise.evidence import threshold

SMALL, LARGE, TIMES, RUNNING, SUM = "amounts_small", "amounts_large", "amounts_are_times", "amounts_run_on", "sum_read"
OF_AMOUNTS = ("voids", "drinks")
FEWEST_SUMMED = 4
"""An amount that is as much as the two or three before it may be so."""


def doubts(look: Look) -> Iterator[Doubt]:
    """Yield the columns whose amounts are no voids and no drinks by their size, their order or their times."""
    for events in look.by_column.values():
        measured = [event for event in events if event.table in OF_AMOUNTS and not math.isnan(event.ml)]
        code = LARGE if _are_large(measured) else ""
        code = _code(measured) if not code and len(measured) >= threshold("amounts_to_tell") else code
        if code:
            amounts = [event.ml for event in measured]
            yield Doubt(code, f"{min(amounts):g}–{max(amounts):g}", measured)
        else:
            yield from (Doubt(SUM, f"{total.ml:g}", (total,)) for total in _sums(measured))


def _are_large(events: Sequence[Event]) -> bool:
    """Tell whether most amounts are larger than one void or one drink; a catheter may empty a bag."""
    own = [event.ml for event in events if event.kind != "catheter"]
    return len(own) > 1 and sum(ml > threshold("largest_amounts") for ml in own) > len(own) / 2


def _code(events: Sequence[Event]) -> str:
    """Return what is wrong with amounts, empty where nothing is."""
    most = threshold("amounts_of_one_kind") * len(events)
    amounts = [event.ml for event in events]
    if sum(ml < threshold("smallest_amounts") for ml in amounts) >= most:
        return SMALL
    if sum(map(_is_clock, events)) >= most:
        return TIMES
    grow = all(before < after for before, after in pairwise(amounts))
    return RUNNING if grow and len(amounts) >= threshold("running_amounts") else ""


def _is_clock(event: Event) -> bool:
    """Tell whether an amount is the number that the time of its row is written as: 730 at 7:30."""
    time = clock(event.page.raw(event.row, "time"))
    return isinstance(time, Clock) and event.ml == time.minutes // 60 * 100 + time.minutes % 60


def _sums(events: Sequence[Event]) -> Iterator[Event]:
    """Yield the last amounts of a date that are the sum of all before them on it: totals."""
    for _, group in groupby(events, key=lambda event: event.at and event.at.date()):
        *before, last = group
        if len(before) >= FEWEST_SUMMED and last.ml == sum(event.ml for event in before):
            yield last
