"""What a row says of leaks: how much, what they came with, the pad; with a void, or by themselves."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from diary.model import LEAK_UNKNOWN_AMOUNT
from diary.reading.cells.codes import Wrong, as_text, is_blank
from diary.reading.cells.leaks import leak_below
from diary.reading.cells.quantities import pad, wetness
from diary.reading.cells.words import every, look_up
from diary.reading.timeline.page import Page

OF_LEAK = ("leak", "trigger", "pad")
NO_LEAK: Mapping[str, Any] = {"leak": "", "trigger": "", "pad": math.nan, "pad_gain_g": math.nan}
"""A row that says nothing of a leak, as columns of `voids`."""
DOINGS = ("exercise", "other")
"""What one may be doing without a leak."""
Event = tuple[str, dict[str, Any]]  # the table it belongs to, and its row there


def with_leak(events: tuple[Event, ...], leak: dict[str, Any]) -> tuple[Event, ...]:
    """Return what happened with a leak that a remark tells of: that of the void in its row, else one by itself."""
    void = next((event for table, event in events if table == "voids" and not event["catheter"]), None)
    if void is None:
        return (*events, ("leaks", leak))
    own = {"leak": leak["amount"], "trigger": leak["trigger"]}
    return tuple((table, event | own if event is void else event) for table, event in events)


def leak_of(page: Page, row: int) -> dict[str, Any]:
    """Return the leak, its trigger and the pad, as columns of `voids`."""
    column, place = page.layout.columns.get("leak"), page.layout.place(row, "leak")
    heading = column.heading if column and place and place[1] == column.index else ""
    amount = page.take(row, "leak", leak_below(heading))
    trigger = page.listed(row, "trigger", "trigger")
    said = page.raw(row, "trigger")
    if isinstance(said, str) and len(every("trigger", said)) > 1:
        page.note("trigger_several", page.cell(row, "trigger"), said)
    wet = "" if amount else wetness(page.raw(row, "pad"))
    renewed = 1.0 if wet and look_up("pad", as_text(page.raw(row, "pad"))) else math.nan
    material = (renewed, math.nan) if wet else page.take(row, "pad", pad)
    changed, gain = (math.nan, math.nan) if material is None or isinstance(material, Wrong) else material
    return {
        "leak": LEAK_UNKNOWN_AMOUNT if isinstance(amount, Wrong) else amount or wet,
        "trigger": "" if trigger == "none" else trigger,
        "pad": changed,
        "pad_gain_g": gain,
    }


def lone_leak(
    page: Page, row: int, leak: Mapping[str, Any], urge: Mapping[str, Any], *, alone: bool = True
) -> Iterator[Event]:
    """Yield the leak of a row without a void: an amount, or only what it came with, or only a changed pad.

    Where it is not `alone` in its row, what someone was doing is what came with the other: breakfast with a drink.
    """
    amount, key = leak["leak"], "leak"
    if not amount and leak["trigger"] and (alone or leak["trigger"] not in DOINGS):
        amount, key = LEAK_UNKNOWN_AMOUNT, "trigger"
        page.guess("leak_by_its_trigger", page.cell(row, "trigger"), page.raw(row, "trigger"))
    elif amount in ("", "none"):
        if not leak["pad"] > 0:
            return
        key = "pad"
    elif is_blank(page.raw(row, "leak")):
        key = "pad" if wetness(page.raw(row, "pad")) else "urine"
    rest = {name: leak[name] for name in ("trigger", "pad", "pad_gain_g")}
    yield "leaks", {"amount": amount, **rest, **urge, "sheet": page.name, "cell": page.cell(row, key)}
