"""Topics + texts → Leaflet: in which order, under which headings, what is ticked and what is filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from diary.analysis.brochure import GROUPS, group_of
from diary.analysis.reference import Reference
from diary.guidance import guidance
from diary.reports.document import Box
from diary.reports.drawings import OF_TIP
from diary.reports.leaflet.document import Card, Group, Leaflet, LineDrawing, Log, Topic
from diary.texts import Texts

USUAL = (*GROUPS["exercises"], *GROUPS["practical"])
"""The topics of a leaflet for which none were named."""
OFTEN = "little_and_often"
NUMBERED = ("exercise_", "void_step_", "stool_step_")
TECHNIQUES = ("voiding", "defecating")
LOG_DAYS = 14
"""Two weeks: about the time between two visits."""


def compose(
    topics: Iterable[str],
    words: Texts,
    references: Mapping[str, Reference],
    letterhead: tuple[str, ...],
    doctor: Box,
) -> Leaflet:
    """Compose a leaflet of these topics, with the limits in force; a group comes where its first topic stands.

    How often to practise stands above the exercises, so it is not a tip among the others there.
    """
    chosen = list(dict.fromkeys(topics))
    exercises = [topic for topic in chosen if topic in GROUPS["exercises"]]
    shown = [topic for topic in chosen if not (exercises and topic == OFTEN)]
    suffix = "" if exercises else "_without_exercises"
    return Leaflet(
        language=words.language,
        title=words(f"leaflet.title{suffix}"),
        letterhead=letterhead,
        blanks=(words("leaflet.name"), words("leaflet.date")),
        intro=words(f"leaflet.intro{suffix}"),
        often=_topic(OFTEN, words, references) if exercises else None,
        groups=tuple(_group(group, shown, words, references) for group in dict.fromkeys(map(group_of, shown))),
        log=_log(exercises, words) if exercises else None,
        doctor=doctor._replace(intro=words("leaflet.doctor")),
        therapist=Card(words("leaflet.therapist.title"), words.lines(f"leaflet.therapist.lines{suffix}")),
        source=words("leaflet.source"),
        words={key: words(f"leaflet.{key}") for key in ("dose_times", "dose_minutes", "page")}
        | {"noted": words("page.noted")},
    )


def _group(group: str, shown: list[str], words: Texts, references: Mapping[str, Reference]) -> Group:
    technique = group in TECHNIQUES
    own = [topic for topic in (GROUPS[group] if technique else shown) if topic in shown and group_of(topic) == group]
    names = dict.fromkeys(name for topic in own for name in OF_TIP.get(topic, ()))
    drawn: set[str] = set()
    return Group(
        id=group,
        title=words(f"tips.group.{group}"),
        topics=tuple(_topic(topic, words, references, drawn, technique=technique) for topic in own),
        ticked=group == "exercises",
        technique=technique,
        pictures=tuple(_picture(name, words) for name in names) if technique else (),
    )


def _topic(
    topic: str,
    words: Texts,
    references: Mapping[str, Reference],
    drawn: set[str] | None = None,
    *,
    technique: bool = False,
) -> Topic:
    """Return a topic with the drawings that its group does not show yet; the steps of a technique share theirs."""
    drawn = set() if drawn is None else drawn
    names = () if technique else [name for name in OF_TIP.get(topic, ()) if name not in drawn]
    drawn.update(names)
    advised = guidance(topic, words, references)
    return Topic(
        id=topic,
        title=advised.title,
        why=advised.why,
        steps=advised.steps,
        pictures=tuple(_picture(name, words) for name in names),
        number=topic.rpartition("_")[2] if topic.startswith(NUMBERED) else "",
    )


def _picture(name: str, words: Texts) -> LineDrawing:
    return LineDrawing(name, words(f"drawings.{name}"))


def _log(exercises: list[str], words: Texts) -> Log:
    numbers = sorted(exercise.rpartition("_")[2] for exercise in exercises)
    return Log(
        title=words("leaflet.log.title"),
        intro=words("leaflet.log.intro"),
        header=(
            words("leaflet.log.day"),
            *(words("leaflet.log.exercise", n=number) for number in numbers),
            words("leaflet.log.minutes"),
        ),
        days=LOG_DAYS,
    )
