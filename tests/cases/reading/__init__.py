"""What is read in filled forms, held against what truly stands in them (`README.md` tells how each is written down).

Of every truth the events that are read are paired with its own by kind and moment, then by value:

right      kind, moment and value agree (ml within 2 %, amount of a leak, Bristol type)
wrong      there, with another value or at another moment
missing    not there
unread     events of a file that was refused although it can be read
told       of wrong and missing: a message names the cell, its row, or its column at the heading
silent     of wrong and missing: nothing names it; also what the truth lists as told and nothing names
invented   events that are not true; a file read that had to be refused counts for at least one

A message is a guess, a question, or a problem of severity "error" or "warning": a note tells nobody that an event is
lost. A guess about a date, a morning or an hour counts only for an event at a wrong moment; a message at the cell of
another event is about that event. A leak may stand with its void or by itself; amounts in one row may come apart or as
their sum.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.cases import reported
from tests.cases.reading.cells import named
from tests.cases.reading.events import (
    VOLUMES,
    in_time,
    of_results,
    of_truth,
    pair,
    same_value,
    settle_sums,
    shown,
)

FOLDER = Path(__file__).parent
TRUTHS = sorted(FOLDER.glob("*.truth.json"))
OF_MOMENTS = re.compile("date|year|morning|hour|midnight|half_of_day|sleep")
"""The guesses that tell of a moment only."""


@dataclass
class Verdict:
    """One file: what was counted, how it ended when not as it should, and every fault."""

    count: Counter[str]
    ended: str = ""
    faults: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing is silent, invented or unread."""
        return not any(self.count[kind] for kind in ("silent", "invented", "unread"))


def judged(path: Path) -> Verdict:
    """Report on the file of a truth and hold the results against it."""
    case = json.loads(path.read_text("utf-8"))
    results, _, words = reported(path.parent / case["file"])
    truth = of_truth(case["events"])
    count: Counter[str] = Counter(events=sum(not event.get("optional") for event in truth))
    if results is None:
        if case["expects"] == "refused":
            return Verdict(count, "refused, as it should", [words])
        count["unread"] = count["events"]
        return Verdict(count, "REFUSED", [words])
    events = of_results(results["events"])
    if case["expects"] == "refused":
        count["invented"] = max(1, len(events))
        return Verdict(count, "READ, had to be refused")
    verdict = Verdict(count)
    told = [problem for problem in results["reading"]["problems"] if problem["severity"] != "note"]
    _compare(case, truth, events, told + results["reading"]["guesses"] + results["reading"]["questions"], verdict)
    verdict.ended = "FALSE REPORT" if 2 * count["right"] < count["events"] else ""
    return verdict


def _compare(
    case: dict[str, Any],
    truth: list[dict[str, Any]],
    events: list[dict[str, Any]],
    messages: list[dict[str, Any]],
    verdict: Verdict,
) -> None:
    count = verdict.count
    settle_sums(truth, events)
    pairs, invented = pair(truth, events)
    for at, event in enumerate(truth):
        got = pairs.get(at)
        event["good"] = got is not None and in_time(event, got) and same_value(event, got)
        if event.get("optional"):
            if got and not event["good"]:
                invented.append(got)
            continue
        if event["good"]:
            count["right"] += 1
            _details(event, got, count)
            continue
        moved = got is not None and not in_time(event, got)
        about = [one for one in messages if moved or "chosen" not in one or not OF_MOMENTS.search(one["code"])]
        told = named(case, truth, about, event["sheet"], event["cell"])
        count["wrong" if got else "missing"] += 1
        count["told" if told else "silent"] += 1
        verdict.faults.append(f"{'told' if told else 'SILENT'} {shown(event)}: {shown(got) if got else 'missing'}")
    _to_be_named(case, truth, pairs, messages, verdict)
    count["invented"] = len(invented)
    verdict.faults += [f"INVENTED {shown(event)}" for event in invented]


def _details(event: dict[str, Any], got: dict[str, Any], count: Counter[str]) -> None:
    """Count what does not decide: the urge, and the kind of drink."""
    for key in ("urge", "what"):
        if key in event:
            count["details"] += 1
            count["kept"] += got[key] == event[key] if key == "urge" else bool(got[key])


def _to_be_named(
    case: dict[str, Any],
    truth: list[dict[str, Any]],
    pairs: dict[int, dict[str, Any]],
    messages: list[dict[str, Any]],
    verdict: Verdict,
) -> None:
    """Hold what the truth lists as told against the messages, or against an event that came out right."""
    about = [one for one in messages if "chosen" not in one or not re.search("morning|midnight", one["code"])]
    for entry in case.get("told", []):
        cells = entry["cell"] if isinstance(entry["cell"], list) else [entry["cell"]]
        right = entry.get("or_read") and any(
            event["good"]
            and event["sheet"] == entry["sheet"]
            and event["cell"] in cells
            and event.get("ml", 1) is not None
            and (event["kind"] not in VOLUMES or pairs[at].get("ml") is not None)
            for at, event in enumerate(truth)
        )
        if not right and not any(named(case, [], about, entry["sheet"], cell) for cell in cells):
            verdict.count["silent"] += 1
            verdict.faults.append(f"SILENT {entry['sheet']}!{entry['cell']} had to be named: {entry['why']}")
