"""What was read beside what is true: the events of a reading in the words of a truth, each true one with its own."""

from __future__ import annotations

import datetime as dt
from typing import Any

from diary.addresses import column_number
from diary.record import Reading

Event = dict[str, Any]
SMALL = {"drops", "small"}  # forms do not tell these two apart
VOLUMES = ("void", "drink", "catheter")


def moment(text: str) -> dt.datetime:
    """Return an ISO moment; "D2T07:10" is the second day of a diary without dates."""
    day, _, clock = text.partition("T")
    if day.startswith("D"):
        start = dt.datetime(2000, 1, 1) + dt.timedelta(days=int(day[1:]) - 1)
        return dt.datetime.combine(start, dt.time.fromisoformat(clock))
    return dt.datetime.fromisoformat(text)


def split(cell: str) -> tuple[int, int]:
    """Return the column and the row of an address, counted from 1; of a column or a row alone, 0 for the other."""
    letters = cell.rstrip("0123456789")
    return column_number(letters) + 1 if letters else 0, int(cell[len(letters) :] or 0)


def events_of(reading: Reading) -> list[Event]:
    """Return what was read as one flat list, in the words of a truth."""
    tables, events = reading.tables, list[Event]()

    def add(kind: str, row: Event, at: str = "at", cell: str = "cell", **more: Any) -> None:
        events.append({"kind": kind, "at": row[at], "sheet": row["sheet"], "cell": row[cell], **more})

    for row in tables["voids"]:
        known = {"ml": _known(row, "volume_ml"), "estimated": row.get("estimated"), "urge": _known(row, "urge")}
        add("catheter" if row.get("catheter") else "void", row, **known)
        if row.get("leak") not in ("", "none", None):
            add("leak", row, amount=row["leak"], g=_known(row, "pad_gain_g"))
    for row in tables["drinks"]:
        add("drink", row, ml=_known(row, "volume_ml"), estimated=row.get("estimated"), what=row.get("what"))
    for row in tables["leaks"]:
        if row.get("amount") != "none":
            add("leak", row, amount=row.get("amount") or "some", g=_known(row, "pad_gain_g"))
    for row in tables["bowel"]:
        if row["kind"] == "no_stool" or (row["kind"] == "visit" and row.get("passed") != 0):
            add("no_stool" if row["kind"] == "no_stool" else "stool", row, bristol=_known(row, "bristol"))
    for kind in ("rise", "bed"):
        for row in {row[kind]: row for row in tables["days"] if _known(row, kind) is not None}.values():
            add(kind, row, kind, f"{kind}_cell")
    return events


def _known(row: Event, key: str) -> Any:
    value = row.get(key)
    return None if value is None or value != value else value


def near(wanted: float | None, got: float | None, *, estimated: bool = False) -> bool:
    """Tell whether an amount is the true one, within 2 %; for an unknown one an estimate will do."""
    if wanted is None:
        return got is None or estimated
    return got is not None and abs(got - wanted) <= max(1, 0.02 * wanted)


def same_value(true: Event, read: Event) -> bool:
    """Tell whether the value of an event is right."""
    if true["kind"] in VOLUMES and "ml" in true:
        listed = true["ml"] if isinstance(true["ml"], list) else [true["ml"]]
        return any(near(wanted, read["ml"], estimated=read["estimated"]) for wanted in listed)
    if true["kind"] == "leak":
        amount = true["amount"] in ("some", read["amount"]) or {true["amount"], read["amount"]} <= SMALL
        return amount and near(true.get("g"), read["g"], estimated="g" not in true)
    return true["kind"] != "stool" or true.get("bristol") in (None, read["bristol"])


def in_time(true: Event, read: Event) -> bool:
    """Tell whether an event was read at its moment."""
    at = read["at"]
    return at is not None and abs(at - true["at"]) <= dt.timedelta(minutes=true["tolerance_min"])


def settle_sums(truth: list[Event], read: list[Event]) -> None:
    """Bring amounts that stand in event row into the form of the truth: apart, or as their sum."""
    for true in truth:
        if true["kind"] not in VOLUMES or not isinstance(true.get("ml"), (int, float)):
            continue
        place = (true["kind"], true["at"], split(true["cell"])[1])
        row = [
            event
            for event in truth
            if (event["kind"], event["at"], split(event["cell"])[1]) == place and event.get("ml")
        ]
        own = [event for event in read if (event["kind"], event["cell"]) == (true["kind"], true["cell"])]
        mine = [event for event in own if in_time(true, event) and event["ml"]]
        if len(row) == 1 and len(mine) > 1 and near(true["ml"], sum(event["ml"] for event in mine)):
            mine[0]["ml"] = true["ml"]
            for event in mine[1:]:
                read.remove(event)
        elif len(row) > 1 and len(mine) == 1 and near(sum(event["ml"] for event in row), mine[0]["ml"]):
            read.extend(mine[0] | {"ml": event["ml"]} for event in row[1:])
            mine[0]["ml"] = row[0]["ml"]


def pair(truth: list[Event], read: list[Event]) -> tuple[dict[int, Event], list[Event]]:
    """Return the event read for each true one, by its place in the truth, and the events that are not true.

    What is required goes before what may be there, the same value and cell before the nearest moment; an event that
    is left stands for a true one of its kind and cell, at whatever moment.
    """
    pairs: dict[int, Event] = {}
    left = list(range(len(read)))
    close, stray = [], []
    for i, true in enumerate(truth):
        for j, event in enumerate(read):
            if event["kind"] != true["kind"]:
                continue
            maybe = bool(true.get("optional"))
            if in_time(true, event):
                place = sum(one != other for one, other in zip(split(event["cell"]), split(true["cell"]), strict=True))
                close.append((maybe, not same_value(true, event), place, abs(event["at"] - true["at"]), i, j))
            if (event["sheet"], event["cell"]) == (true["sheet"], true["cell"]):
                stray.append((maybe, i, j))
    for *_, i, j in (*sorted(close), *sorted(stray)):
        if i not in pairs and j in left:
            pairs[i] = read[j]
            left.remove(j)
    return pairs, [read[j] for j in left]
