"""Hold what was read of a form against what is true in it, event by event.

An event is right when kind, moment and value agree; of the rest those are told whose cell, row or heading is named by
more than a note. What is wrong or missing and not told is silent; what is read and not true is invented.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from diary.record import CannotRead, Guess, Reading
from tests.reading.forms.matching import Event, events_of, in_time, moment, pair, same_value, settle_sums, split

OF_MOMENTS = re.compile("date|year|morning|hour|midnight|half_of_day|sleep")
"""Guesses that tell of a moment, and so of no event that is lost or has another value."""
OF_DATES = re.compile("date_(day|month)_first")
"""Guesses that tell of every date of a sheet."""
NOTED = "note"


@dataclass
class Verdict:
    """How a form was read: `count` of right, wrong, missing, told, silent, invented events, and the faults in words."""

    count: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    refused: str = ""
    crashed: str = ""
    asked: tuple[str, ...] = ()  # the codes of warnings and errors
    guessed: tuple[str, ...] = ()
    rightly: bool = False  # something in the form had to be named

    @property
    def outcome(self) -> str:
        """One word for the form: the worst that happened to it."""
        if self.crashed:
            return "crashed"
        if self.count["invented"]:
            return "invented"
        if self.count["silent"]:
            return "silent"
        if self.refused:
            return "refused"
        return "asked" if (self.asked and not self.rightly) or self.count["told"] else "exact"


@dataclass(frozen=True)
class Places:
    """Where the events of a form stand: what a message must name to be about one of them."""

    case: Event
    truth: list[Event]

    def named(self, messages: Iterable[Event], sheet: str, cell: str) -> bool:
        """Tell whether a message names this cell ("" the sheet, "C" a column, "7" a row), its row or its heading."""
        column, row = split(cell)
        turned = self.case.get("turned", False)
        blocks = [tuple(split(edge)[0] for edge in block) for block in self.case.get("blocks", [])]
        others = {(true["sheet"], place) for true in self.truth for place in (true["cell"], true.get("leak_cell"))}
        others -= {(sheet, cell)}
        first = min([split(true["cell"])[not turned] for true in self.truth if true["sheet"] == sheet] or [0])

        def block(number: int) -> tuple[int, ...] | None:
            return next((edges for edges in blocks if edges[0] <= number <= edges[1]), None)

        for message in messages:
            if message["sheet"] != sheet or (sheet, message["cell"]) in others:
                continue
            c, r = split(message["cell"])
            if message["cell"] == cell or not cell or (not row and c == column) or (not column and r == row):
                return True
            along, across = ((c, column), (r, row)) if turned else ((r, row), (c, column))
            if along[0] == along[1] and (not blocks or turned or block(c) in (None, block(column))):
                return True
            if across[0] == across[1] and 0 < along[0] < first:
                return True
        return False


def judge(case: Event, reading: Reading | CannotRead) -> Verdict:
    """Return how a form was read, or refused."""
    if isinstance(reading, CannotRead):
        return Verdict(refused=reading.code if case["expects"] == "read" else "")
    problems = [problem for problem in reading.problems if problem.severity != NOTED]
    verdict = Verdict(
        asked=tuple(sorted({problem.code for problem in problems})),
        guessed=tuple(sorted({guess.code for guess in reading.guesses})),
        rightly=bool(case.get("told")),
    )
    read = events_of(reading)
    if case["expects"] == "refused":
        verdict.count["invented"] = max(1, len(read))
        return verdict
    messages = [
        {"sheet": message.sheet, "cell": message.cell, "code": message.code, "guess": isinstance(message, Guess)}
        for message in (*problems, *reading.guesses)
    ]
    truth = [{"tolerance_min": 0} | event | {"at": moment(event["at"])} for event in case["events"]]
    truth += [_leak(event) for event in truth if event.get("leak")]
    settle_sums(truth, read)
    invented = _events(Places(case, truth), messages, read, verdict)
    verdict.count["invented"] = len(invented)
    verdict.faults += [f"INVENTED {_shown(event)}" for event in invented]
    _entries(case, truth, messages, verdict)
    return verdict


def _events(places: Places, messages: list[Event], read: list[Event], verdict: Verdict) -> list[Event]:
    """Count the true events as they were read, and return those that are not true."""
    pairs, invented = pair(places.truth, read)
    for number, true in enumerate(places.truth):
        got = pairs.get(number)
        true["good"] = got is not None and in_time(true, got) and same_value(true, got)
        if true.get("optional"):
            invented += [got] if got is not None and not true["good"] else []
            continue
        verdict.count["events"] += 1
        if true["good"]:
            verdict.count["right"] += 1
            continue
        moved = got is not None and not in_time(true, got)
        about = [m for m in messages if moved or not (m["guess"] and OF_MOMENTS.search(m["code"]))]
        dated = moved and any(OF_DATES.match(m["code"]) and m["sheet"] == true["sheet"] for m in about)
        how = "told" if dated or places.named(about, true["sheet"], true["cell"]) else "silent"
        verdict.count["wrong" if got else "missing"] += 1
        verdict.count[how] += 1
        verdict.faults.append(f"{how.upper()} {_shown(true)}: {_shown(got) if got else 'missing'}")
    return invented


def _entries(case: Event, truth: list[Event], messages: list[Event], verdict: Verdict) -> None:
    """Count what had to be named and is not."""
    about = [m for m in messages if not (m["guess"] and re.search("morning|midnight", m["code"]))]
    for entry in case.get("told", []):
        cells = entry["cell"] if isinstance(entry["cell"], list) else [entry["cell"]]
        well = entry.get("or_read") and any(
            true["good"] and true["sheet"] == entry["sheet"] and true["cell"] in cells for true in truth
        )
        if not well and not any(Places(case, []).named(about, entry["sheet"], cell) for cell in cells):
            verdict.count["silent"] += 1
            verdict.faults.append(f"SILENT {entry['sheet']}!{entry['cell']} had to be named: {entry['why']}")


def _leak(event: Event) -> Event:
    """Return the leak that came with a void as an event of its own."""
    place = {"sheet": event["sheet"], "cell": event.get("leak_cell", event["cell"])}
    own = {key: event[key] for key in ("at", "tolerance_min", "optional") if key in event}
    return {"kind": "leak", "amount": event["leak"]} | place | own


def _shown(event: Event) -> str:
    value = event.get("ml", event.get("amount", event.get("bristol", "")))
    return f"{event['kind']} {event['at']:%d %H:%M} {value} at {event['sheet']}!{event['cell']}"
