"""What lies open on the desk: diaries in memory only, so many and so large at most."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diary.refusal import Refusal

if TYPE_CHECKING:
    from diary.correction import Correction
    from diary.desk.lines import Line
    from diary.journeys.form_choice import Told
    from diary.journeys.source import Source
    from diary.reading.recognise.form import Form

MOST = 50
"""Diaries that may be open at a time."""
MOST_BYTES = 600_000_000
"""Bytes of all of them together."""


def now() -> int:
    """Return the time in milliseconds, as a browser tells it."""
    return time.time_ns() // 1_000_000


class NoRoom(Refusal):
    """The shelf is full."""

    keys = ("desk.room.*",)


@dataclass
class Kept:
    """A diary that is open: what was handed in, its line in each language, and whether work on it is unsaved.

    `stale`: its cells, or what it is read by, changed since its lines were made.
    `form` is the one that was chosen for it on the desk, `told` what is told of one so far.
    """

    id: str
    source: Source
    lines: Mapping[str, Line]
    place: int
    """When it was put down, in milliseconds: several are read at once, and each is ready when it is."""
    unsaved: bool = False
    stale: bool = False
    form: Form | None = None
    told: Told | None = None
    before: list[tuple[Correction, ...]] = field(default_factory=list)
    """The cells that were written over at each step, to go back to."""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """One change of it at a time."""


@dataclass
class Shelf:
    """The diaries that are open, in the order in which they were put down."""

    diaries: dict[str, Kept] = field(default_factory=dict)

    def require_room(self, size: int) -> None:
        """Raise NoRoom when a file of this size finds no place."""
        if len(self.diaries) >= MOST:
            raise NoRoom("full", most=MOST)
        if size + sum(len(kept.source.data) for kept in self.diaries.values()) > MOST_BYTES:
            raise NoRoom("too_much", most=MOST_BYTES // 1_000_000)

    def add(self, source: Source, lines: Mapping[str, Line], place: int | None = None) -> Kept:
        """Keep a diary in its place among those that came before and after it, or raise NoRoom."""
        self.require_room(len(source.data))
        kept = Kept(secrets.token_hex(4), source, lines, now() if place is None else place)
        self.diaries[kept.id] = kept
        self.diaries = dict(sorted(self.diaries.items(), key=lambda named: named[1].place))
        return kept

    def close(self, id_: str) -> None:
        """Let a diary go."""
        self.diaries.pop(id_, None)

    @property
    def unsaved(self) -> bool:
        """Whether work on any of them is unsaved."""
        return any(kept.unsaved for kept in self.diaries.values())
