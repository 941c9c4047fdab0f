"""What every resource of one diary shares: its patient, its clock, its words, and ids made from its content."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from diary.analysis.assess import Assessment
from diary.analysis.days import NIGHT_MAX_H
from diary.exchange.fhir.codings import concept
from diary.exchange.fhir.moments import Clock
from diary.exchange.results import events, patient
from diary.texts import Texts

Object = dict[str, Any]
NAMESPACE = UUID("2fc49b4b-0a66-4ea7-995f-423ae8d901b1")
_PLACE = ("sheet", "cell")


@dataclass(frozen=True)
class Scope:
    """One diary on its way out. `key` is made from everything it recorded: the same diary has the same key."""

    assessment: Assessment
    diary: int
    words: Texts
    clock: Clock
    key: UUID
    patient: Mapping[str, Any]
    events: Mapping[str, Sequence[Object]]
    sheets: Mapping[str, int]  # the number of each sheet: its name can be a patient's
    deidentified: bool  # no date, no remark, no cell and no name of a sheet

    def id(self, *parts: object) -> str:
        """Return the id of what these parts tell apart within this diary."""
        return str(uuid5(self.key, json.dumps(parts, sort_keys=True)))

    def concept(self, code: str, *others: Object) -> Object:
        """Return a code of our own as a concept in the words of this export."""
        return concept(code, self.words.language, *others)

    def subject(self) -> Object:
        """Return the reference to the patient."""
        return reference("Patient", self.id("Patient"))

    def observation(self, code: Object, identity: Sequence[object], when: Object, **elements: Any) -> Object:
        """Return an observation; an element that is empty is left out."""
        meta = {key: elements.pop(key) for key in ("source", "profile") if elements.get(key)}
        return {
            "resourceType": "Observation",
            "id": self.id("Observation", *identity),
            **({"meta": meta} if meta else {}),
            "status": "final",
            "code": code,
            "subject": self.subject(),
            **when,
            **{key: value for key, value in elements.items() if value not in (None, "", [], {})},
        }

    def source(self, event: Mapping[str, Any]) -> str:
        """Return the cell that an event was read from; the file itself is not named."""
        if self.deidentified or not event["cell"]:
            return ""
        return f"urn:uuid:{self.key}#{self.sheets[event['sheet']]}!{event['cell']}"


def when_of(one: Object) -> Object:
    """Return when a resource holds, for another that holds then too."""
    return {key: one[key] for key in ("effectivePeriod", "_effectiveDateTime") if key in one}


def reference(kind: str, identity: str) -> Object:
    """Return a reference to a resource of the same bundle."""
    return {"reference": f"urn:uuid:{identity}", "type": kind}


def references(resources: Iterable[Object]) -> list[Object]:
    """Return references to resources."""
    return [reference(one["resourceType"], one["id"]) for one in resources]


def numbered(kind: str, listed: Iterable[Object]) -> Iterator[tuple[Object, tuple[object, ...]]]:
    """Yield each event with what tells it apart: what it says, and how many before it said the same."""
    seen = Counter[str]()
    for event in listed:
        content = json.dumps({key: event[key] for key in event if key not in _PLACE}, sort_keys=True)
        yield event, (kind, content, seen[content])
        seen[content] += 1


def moment(written: str) -> dt.datetime:
    """Return a moment of the results as a date and a time."""
    return dt.datetime.fromisoformat(written)


def _apart(night: Object) -> list[Object]:
    """Return a night, or its two ends apart where the rising cannot be the one that ends it: days lie between them."""
    began, rise = night["asleep"] or night["bed"], night["rise"]
    if not began or not rise or dt.timedelta() < moment(rise) - moment(began) < dt.timedelta(hours=NIGHT_MAX_H):
        return [night]
    return [{**night, "rise": None, "sheet": "", "cell": ""}, {**night, "bed": None, "asleep": None}]


def scope_of(assessment: Assessment, words: Texts, diary: int, *, deidentified: bool) -> Scope:
    """Return the scope of one diary; its ids are others when it is deidentified, so that they betray nothing."""
    line = assessment.numbers.line
    days = line.facts.days.rows(line.facts.days["diary"] == diary)
    who, listed = patient(assessment, diary), events(assessment, diary)
    listed["sleep"] = [part for night in listed["sleep"] for part in _apart(night)]
    told = {kind: [content for _, content in numbered(kind, rows)] for kind, rows in listed.items()}
    moments = [str(event.get("at") or event.get("date")) for kind in told for event in listed[kind] if kind != "sleep"]
    first = min([date.date() for date in days["date"].tolist()] or [moment(one).date() for one in moments])
    zone = ZoneInfo(line.settings.timezone)
    clock = Clock(zone, bool(days["dated"].all()) and not deidentified, first, words.language)
    key = uuid5(NAMESPACE, json.dumps([who, told, deidentified], sort_keys=True))
    names = dict.fromkeys(event["sheet"] for rows in listed.values() for event in rows if event.get("sheet"))
    sheets = {name: number for number, name in enumerate(names, 1)}
    return Scope(assessment, diary, words, clock, key, who, listed, sheets, deidentified)
