"""The pieces of work about what is made beside a report: several diaries compared, a leaflet, an empty diary."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diary.desk.pieces import Made, opened
from diary.refusal import Refusal

if TYPE_CHECKING:
    from diary.journeys.in_force import InForce
    from diary.journeys.source import Source
    from diary.template.writer import TemplateChoice

OneOf = tuple["Source", "InForce"]
"""A diary, and what is in force for it."""


class NothingAfter(Refusal):
    """The diary to compare from is the latest."""

    keys = ("desk.compare.*",)


@dataclass(frozen=True)
class Topic:
    """A topic of the brochure: its id, its title in words, and whether it is ticked."""

    id: str
    title: str
    ticked: bool


@dataclass(frozen=True)
class Topics:
    """The topics to choose from, by the name of their group; whether they are for a child, and who raised some."""

    groups: tuple[tuple[str, tuple[Topic, ...]], ...]
    child: bool
    raised: int


def doubts(diaries: Sequence[OneOf], words_of: InForce) -> tuple[str, ...]:
    """Return what says that these may be the diaries of different people."""
    from diary.journeys.compare import other_person

    return tuple(other_person([opened(*each) for each in diaries], words_of.words))


def compared(diaries: Sequence[OneOf], as_set: InForce, wanted: str) -> Made:
    """Return what changed between diaries in a format, as `diary compare` writes it."""
    from diary.journeys.compare import Backwards, Choice, compare

    try:
        made = compare([opened(*each) for each in diaries], [wanted], as_set, Choice(asked=True))
    except Backwards:
        raise NothingAfter("backwards") from None
    return Made(made.products[0].data, made.products[0].format)


def topics_of(diary: OneOf | None, as_set: InForce, child: bool) -> Topics:
    """Return the topics for a leaflet; ticked are those that a diary raises, or without a diary the usual."""
    from diary.analysis.brochure import FOR_A_CHILD, GROUPS
    from diary.analysis.reference import in_force
    from diary.guidance import guidance
    from diary.journeys.leaflet import raised_by
    from diary.reports.leaflet.compose import USUAL

    raised = raised_by(opened(*diary), diary[1]) if diary else None
    child = child or bool(raised and raised.child)
    ticked = raised.topics if raised else FOR_A_CHILD if child else USUAL
    words, references = as_set.words, in_force(as_set.settings.limits)
    groups = tuple(
        (
            words(f"tips.group.{group}"),
            tuple(
                Topic(topic, guidance(topic, words, references).title, topic in ticked)
                for topic in topics
                if not child or topic in FOR_A_CHILD
            ),
        )
        for group, topics in GROUPS.items()
    )
    count = sum(topic.ticked for _, topics in groups for topic in topics) if raised else 0
    return Topics(tuple(group for group in groups if group[1]), child, count)


def leaflet_of(topics: Sequence[str], diary: OneOf | None, as_set: InForce, wanted: str, child: bool) -> Made:
    """Return a leaflet of these topics, as `diary leaflet` writes it: what a diary raised stands last, in its order."""
    from diary.analysis.brochure import FOR_A_CHILD
    from diary.journeys.leaflet import leaflet, raised_by

    raised = raised_by(opened(*diary), diary[1]) if diary else None
    first = raised.topics if raised else FOR_A_CHILD if child else ()
    chosen = [*(topic for topic in topics if topic not in first), *(topic for topic in first if topic in topics)]
    without = replace(raised, topics=()) if raised else None
    made = leaflet(chosen, [wanted], as_set, without, child=child)
    return Made(made.products[0].data, made.products[0].format)


@dataclass(frozen=True)
class Limit:
    """A limit in words: what it decides, or what it is of; its unit, whom it holds for, whether a finding has it."""

    label: str
    unit: str
    population: str
    usual: bool


def limits_in_words(as_set: InForce) -> dict[str, Limit]:
    """Return every limit in words, by its id."""
    from diary.analysis.metrics import BY_KEY
    from diary.analysis.reference import references
    from diary.limits import population
    from diary.reports.listings import named

    words = as_set.words
    told = {}
    for limit, reference in references().items():
        finding = f"findings.{limit}.name"
        usual, metric = words.has(finding), BY_KEY.get(reference.metric)
        label = words(finding) if usual else named(words, reference.metric)
        unit = words(f"report.unit.{metric.written_unit}") if metric else ""
        told[limit] = Limit(label, unit, population(reference, words), usual)
    return told


def empty_diary(choice: TemplateChoice) -> bytes:
    """Return an empty diary, as `diary template` writes it."""
    from diary.template.writer import write_template

    made = io.BytesIO()
    write_template(made, choice)
    return made.getvalue()
