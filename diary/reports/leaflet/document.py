"""What a leaflet holds, decided and worded, for renderers that only draw."""

from __future__ import annotations

from dataclasses import dataclass, field

from diary.reports.document import Box


@dataclass(frozen=True)
class LineDrawing:
    """A drawing by its name, and what it shows in words."""

    name: str
    alt: str


@dataclass(frozen=True)
class Topic:
    """One topic of the brochure; `number` is its place in a sequence of steps, where it has one."""

    id: str
    title: str
    why: str
    steps: tuple[str, ...]
    pictures: tuple[LineDrawing, ...] = ()
    number: str = ""


@dataclass(frozen=True)
class Group:
    """Topics under one heading: exercises to be ticked, steps of one technique, or tips."""

    id: str
    title: str
    topics: tuple[Topic, ...]
    ticked: bool = False
    technique: bool = False
    pictures: tuple[LineDrawing, ...] = ()  # of a technique as a whole


@dataclass(frozen=True)
class Log:
    """A table to fill in: days as rows, exercises as columns."""

    title: str
    intro: str
    header: tuple[str, ...]
    days: int


@dataclass(frozen=True)
class Card:
    """Few lines for the therapist who hands it over."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Leaflet:
    """The whole leaflet."""

    language: str
    title: str
    letterhead: tuple[str, ...]  # the name of the practice first; empty without
    blanks: tuple[str, ...]  # labels of what is filled in by hand at the top
    intro: str
    often: Topic | None  # how often to practise; None without exercises
    groups: tuple[Group, ...]
    log: Log | None  # None without exercises
    doctor: Box
    therapist: Card
    source: str
    words: dict[str, str] = field(hash=False)

    @property
    def pictures(self) -> tuple[LineDrawing, ...]:
        """Every drawing of the leaflet, in its order."""
        of_groups = [part for group in self.groups for part in group.pictures]
        return (*of_groups, *(part for group in self.groups for topic in group.topics for part in topic.pictures))
