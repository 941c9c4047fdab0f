"""The pieces of work beside a report, done in this process: doubts, topics, limits in words."""

from collections.abc import Sequence

import pytest

from diary.analysis.brochure import FOR_A_CHILD
from diary.analysis.reference import references
from diary.desk.more_pieces import (
    NothingAfter,
    OneOf,
    compared,
    doubts,
    empty_diary,
    leaflet_of,
    limits_in_words,
    topics_of,
)
from diary.journeys.in_force import InForce
from diary.journeys.source import Source
from diary.reports.leaflet.compose import USUAL
from diary.template.writer import TemplateChoice
from diary.texts import LANGUAGES, texts
from tests.conftest import SAMPLES

IN_FORCE = InForce(texts("en"))


def handed(*samples: str) -> Sequence[OneOf]:
    paths = [SAMPLES / f"{sample}.xlsx" for sample in samples]
    return [(Source(path.name, path.read_bytes()), IN_FORCE) for path in paths]


def test_doubts_are_told_of_diaries_of_two_people() -> None:
    assert doubts(handed("frequent-small-voids", "frequent-small-voids-week-6"), IN_FORCE) == ()
    assert len(doubts(handed("frequent-small-voids", "stress-leakage"), IN_FORCE)) > 0


def test_diaries_are_compared() -> None:
    made = compared(handed("frequent-small-voids", "frequent-small-voids-week-6"), IN_FORCE, "json")
    assert (made.format, made.data[:1]) == ("json", b"{")


def test_a_diary_is_not_compared_with_what_comes_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from diary.journeys import compare

    def backwards(*_: object) -> None:
        raise compare.Backwards

    monkeypatch.setattr(compare, "compare", backwards)
    with pytest.raises(NothingAfter):
        compared(handed("frequent-small-voids", "healthy"), IN_FORCE, "json")


@pytest.mark.parametrize(("child", "usual"), [(False, USUAL), (True, FOR_A_CHILD)])
def test_the_usual_topics_are_ticked_without_a_diary(child: bool, usual: Sequence[str]) -> None:
    topics = topics_of(None, IN_FORCE, child)
    ticked = {topic.id for _, of_group in topics.groups for topic in of_group if topic.ticked}
    assert (ticked, topics.child, topics.raised) == (set(usual), child, 0)
    assert leaflet_of(sorted(usual), None, IN_FORCE, "html", child).data


def test_what_a_diary_raises_is_ticked() -> None:
    (diary,) = handed("child-soiling")
    topics = topics_of(diary, IN_FORCE, False)
    ticked = [topic.id for _, of_group in topics.groups for topic in of_group if topic.ticked]
    assert (topics.child, topics.raised) == (True, len(ticked))
    assert ticked
    assert leaflet_of(ticked, diary, IN_FORCE, "html", True).format == "html"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_limit_is_told_in_words(language: str) -> None:
    limits = limits_in_words(InForce(texts(language)))
    assert limits.keys() == references().keys()
    assert all(limit.label and limit.population for limit in limits.values())


def test_an_empty_diary_is_a_workbook() -> None:
    assert empty_diary(TemplateChoice(days=1))[:2] == b"PK"
