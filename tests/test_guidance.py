"""The brochure's topics in words: filled with the limits in force, whatever those are."""

from __future__ import annotations

import pytest

from diary.analysis.brochure import TOPICS
from diary.analysis.reference import in_force
from diary.guidance import guidance
from diary.texts import LANGUAGES, texts

both = pytest.mark.parametrize("language", LANGUAGES)


@both
def test_no_topic_leaves_a_place_unfilled(language: str) -> None:
    for topic in TOPICS:
        advised = guidance(topic, texts(language), in_force({}))
        assert advised.title and advised.why and advised.steps
        assert "{" not in " ".join((advised.title, advised.why, *advised.steps)), topic


def test_a_topic_names_the_limits_of_the_practice() -> None:
    own = in_force({"frequency": {"low": 5, "high": 9}, "intake": {"low": 1000, "high": 1500}})
    assert "vijf tot negen keer" in guidance("frequency", texts("nl"), own).why
    assert "zes" not in guidance("frequency_condition", texts("nl"), own).why
    assert guidance("intake", texts("nl"), own).title == "Probeer één tot anderhalve liter per dag te drinken"


def test_a_name_that_is_no_topic_is_an_error() -> None:
    with pytest.raises(KeyError):
        guidance("exercise_9", texts("en"), in_force({}))
