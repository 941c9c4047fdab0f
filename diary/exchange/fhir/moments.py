"""When something was: local times with the offset of their zone; without a known date none is claimed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from diary.exchange.fhir.codings import coding, concept

Object = dict[str, Any]
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"


def absent() -> Object:
    """Return FHIR's mark that a value exists and is not known."""
    return {"extension": [{"url": ABSENT, "valueCode": coding("unknown")["code"]}]}


@dataclass(frozen=True)
class Clock:
    """The clock of one diary. `dated` False: its dates only keep the order, so that no date leaves it.

    What is undated carries the number of its day, 1 for the first, and the time of day where that is known.
    """

    zone: ZoneInfo
    dated: bool
    first: dt.date
    language: str

    def written(self, at: dt.datetime, *, timed: bool = True) -> str:
        """Return a moment as FHIR writes it, or the date alone of what has no time.

        In the hour that the clock lives twice it is the first of the two; a time that the clock skips keeps its
        digits, with the offset of before.

        >>> clock = Clock(ZoneInfo("Europe/Amsterdam"), True, dt.date(2026, 1, 1), "en")
        >>> clock.written(dt.datetime(2026, 3, 29, 1, 59)), clock.written(dt.datetime(2026, 3, 29, 3, 0))
        ('2026-03-29T01:59:00+01:00', '2026-03-29T03:00:00+02:00')
        """
        return at.replace(tzinfo=self.zone).isoformat() if timed else at.date().isoformat()

    def at(self, at: dt.datetime, *, timed: bool = True) -> Object:
        """Return when an event was."""
        return {"effectiveDateTime": self.written(at, timed=timed)} if self.dated else {"_effectiveDateTime": absent()}

    def during(self, start: dt.datetime | None, end: dt.datetime | None, *, timed: bool = True) -> Object:
        """Return from when to when something holds; an end that is not known is left out."""
        if not self.dated or (start is None and end is None):
            return {"_effectiveDateTime": absent()}
        ends = {"start": start, "end": end}
        return {"effectivePeriod": {name: self.written(at, timed=timed) for name, at in ends.items() if at is not None}}

    def value(self, at: dt.datetime) -> Object:
        """Return a moment as a value: the time of day alone where there is no date."""
        return {"valueDateTime": self.written(at)} if self.dated else {"valueTime": f"{at:%H:%M:%S}"}

    def instead(self, at: dt.datetime, *, timed: bool = True) -> list[Object]:
        """Return what an undated event says of its moment, as components: nothing of a dated one."""
        if self.dated:
            return []
        day = {"code": concept("diary_day", self.language), "valueInteger": (at.date() - self.first).days + 1}
        time = {"code": concept("time_of_day", self.language), **self.value(at)}
        return [day, time] if timed else [day]
