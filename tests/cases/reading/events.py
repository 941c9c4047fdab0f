"""Events as one flat list, of a truth and of results alike, and which of them are the same."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from tests.cases.reading.cells import split

Event = dict[str, Any]
SMALL = {"drops", "small"}
"""Forms do not tell these two apart."""
VOLUMES = ("void", "drink", "catheter")


def moment(text: str | None) -> dt.datetime | None:
    """Return the moment of an ISO text; "D2T07:10" is the second day of a diary without dates."""
    parts = re.match(r"(\d{4}-\d\d-\d\d|D-?\d+)T(\d\d):(\d\d)", text or "")
    if not parts:
        return None
    day, hour, minute = parts.groups()
    numbered = day.startswith("D")
    start = dt.datetime(2000, 1, 1) + dt.timedelta(int(day[1:]) - 1) if numbered else dt.datetime.fromisoformat(day)
    return start + dt.timedelta(hours=int(hour), minutes=int(minute))


def of_truth(listed: list[Event]) -> list[Event]:
    """Return the events of a truth, a leak that is marked on a void as an event of its own."""
    truth = [{"tolerance_min": 0, **event} for event in listed]
    truth += [
        {
            "kind": "leak",
            "at": event["at"],
            "tolerance_min": event["tolerance_min"],
            "amount": event["leak"],
            "sheet": event["sheet"],
            "cell": event.get("leak_cell", event["cell"]),
            "optional": event.get("optional"),
        }
        for event in truth
        if event.get("leak")
    ]
    return [{**event, "at": moment(event["at"])} for event in truth]


def of_results(read: dict[str, list[Event]]) -> list[Event]:
    """Return the events of results, in the words of the truths."""
    events: list[Event] = []

    def add(kind: str, at: str, source: Event, **more: Any) -> None:
        events.append({"kind": kind, "at": moment(at), "sheet": source["sheet"], "cell": source["cell"], **more})

    for void in read["voids"]:
        kind = "catheter" if void["catheter"] else "void"
        add(kind, void["at"], void, ml=void["volume_ml"], estimated=void["estimated"], urge=void["urge"])
        if void["leak"] not in (None, "none"):
            add("leak", void["at"], void, amount=void["leak"], g=void["pad_gain_g"])
    for drink in read["drinks"]:
        add("drink", drink["at"], drink, ml=drink["volume_ml"], estimated=drink["estimated"], what=drink["what"])
    for leak in read["leaks"]:
        if leak["amount"] != "none":
            add("leak", leak["at"], leak, amount=leak["amount"] or "some", g=leak["pad_gain_g"])
    for visit in read["bowel"]:
        if visit["kind"] == "no_stool" or (visit["kind"] == "visit" and visit["passed"] is not False):
            kind = "no_stool" if visit["kind"] == "no_stool" else "stool"
            add(kind, visit["at"], visit, bristol=visit["bristol"])
    for kind in ("rise", "bed"):
        for at, sleep in {sleep[kind]: sleep for sleep in read["sleep"] if sleep[kind]}.items():
            add(kind, at, sleep)
    return events


def near(wanted: float | None, got: float | None, estimated: bool = False) -> bool:
    if wanted is None:
        return got is None or estimated
    return got is not None and abs(got - wanted) <= max(1, 0.02 * wanted)


def same_value(event: Event, got: Event) -> bool:
    if event["kind"] in VOLUMES and "ml" in event:
        amounts = event["ml"] if isinstance(event["ml"], list) else [event["ml"]]
        return any(near(amount, got["ml"], got["estimated"]) for amount in amounts)
    if event["kind"] == "leak":
        amount = event["amount"] in ("some", got["amount"]) or {event["amount"], got["amount"]} <= SMALL
        return amount and near(event.get("g"), got["g"], "g" not in event)
    return event["kind"] != "stool" or event.get("bristol") in (None, got["bristol"])


def in_time(event: Event, got: Event) -> bool:
    return got["at"] is not None and abs(got["at"] - event["at"]).total_seconds() <= 60 * event["tolerance_min"]


def settle_sums(truth: list[Event], read: list[Event]) -> None:
    """Bring amounts that stand in one row into the truth's form: apart, or as their sum."""
    for event in truth:
        if event["kind"] not in VOLUMES or not isinstance(event.get("ml"), int | float):
            continue
        row = [one for one in truth if _row(one) == _row(event) and one.get("ml")]
        got = [
            one
            for one in read
            if one["kind"] == event["kind"] and in_time(event, one) and one["cell"] == event["cell"] and one["ml"]
        ]
        if len(row) == 1 and len(got) > 1 and near(event["ml"], sum(one["ml"] for one in got)):
            got[0]["ml"] = event["ml"]
            for one in got[1:]:
                read.remove(one)
        elif len(row) > 1 and len(got) == 1 and near(sum(one["ml"] for one in row), got[0]["ml"]):
            read.extend({**got[0], "ml": one["ml"]} for one in row[1:])
            got[0]["ml"] = row[0]["ml"]


def _row(event: Event) -> tuple[Any, ...]:
    return event["kind"], event["at"], split(event["cell"])[1]


def pair(truth: list[Event], read: list[Event]) -> tuple[dict[int, Event], list[Event]]:
    """Pair each event of the truth, by its number, with one that was read: required before optional, the same value
    and cell before the nearest moment. Return the pairs, and what was read besides."""
    pairs: dict[int, Event] = {}
    left = list(range(len(read)))
    alike = [(i, j) for i, event in enumerate(truth) for j, got in enumerate(read) if event["kind"] == got["kind"]]
    close = sorted(
        (
            bool(truth[i].get("optional")),
            not same_value(truth[i], read[j]),
            read[j]["cell"] != truth[i]["cell"],
            abs(read[j]["at"] - truth[i]["at"]),
            i,
            j,
        )
        for i, j in alike
        if in_time(truth[i], read[j])
    )
    stray = sorted(
        (bool(truth[i].get("optional")), i, j)
        for i, j in alike
        if (read[j]["sheet"], read[j]["cell"]) == (truth[i]["sheet"], truth[i]["cell"])
    )
    for *_, i, j in [*close, *stray]:
        if i not in pairs and j in left:
            pairs[i] = read[j]
            left.remove(j)
    return pairs, [read[j] for j in left]


def shown(event: Event) -> str:
    """Return an event as one line of a report about it."""
    value = next((event[key] for key in ("ml", "amount", "bristol") if key in event), "")
    at = event["at"].strftime("%Y-%m-%d %H:%M") if event["at"] else "at no known moment"
    return f"{event['kind']} {at} {value} in {event['sheet']}!{event['cell']}"
