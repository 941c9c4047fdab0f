"""Limits in words: whom they hold for and what they rest on, filled with the limit itself."""

from __future__ import annotations

import re

import pytest

from diary.analysis.reference import in_force, references
from diary.limits import fact, population, spoken
from diary.texts import LANGUAGES, texts

both = pytest.mark.parametrize("language", LANGUAGES)


def test_a_fact_is_filled_with_the_limit_that_it_belongs_to():
    published = references()
    assert fact(published["frequency"], texts("en")).startswith("On average 6 to 8 voids")
    assert "meer dan 25 procent" in fact(published["hard_stool"], texts("nl"))
    assert "vanaf 65 jaar" in population(published["nocturnal_polyuria"], texts("nl"))


@both
def test_what_a_published_limit_rests_on_is_not_said_of_one_that_a_practice_has_set(language: str):
    own = in_force({"frequency": {"high": 9}})["frequency"]
    assert fact(own, texts(language)) == ""
    assert population(own, texts(language)) == population(references()["frequency"], texts(language))


@both
def test_every_limit_that_advice_names_is_written_in_words(language: str):
    published = spoken(in_force({}), texts(language))
    own = spoken(
        in_force({"frequency": {"low": 5, "high": 9}, "capacity": {"low": 320}, "exercise_adherence": {"low": 1}}),
        texts(language),
    )
    assert (
        list(published.values())
        == {
            "nl": [
                "zes tot acht keer",
                "anderhalve tot twee liter",
                "vierhonderd tot zeshonderd milliliter",
                "tien keer",
                "in 24 uur",
            ],
            "en": [
                "six to eight times",
                "one and a half to two litres",
                "four hundred to six hundred millilitres",
                "ten times",
                "in 24 hours",
            ],
        }[language]
    )
    assert own["frequency"] == {"nl": "vijf tot negen keer", "en": "five to nine times"}[language]
    assert own["capacity"] == {"nl": "320 tot 600 milliliter", "en": "320 to 600 millilitres"}[language]
    assert own["exercise_adherence"] == {"nl": "één keer", "en": "once"}[language]
    assert own["intake"] == published["intake"]


@both
def test_no_fact_or_population_holds_a_number_of_its_own(language: str):
    sentences = {key: texts(language)(key) for key in sorted(texts(language).keys()) if key.startswith("limits.")}
    numbered = {key for key, sentence in sentences.items() if re.search(r"\d", sentence.replace("24 hours", ""))}
    assert len(sentences) > 60
    told_of_the_study = "limits.frequency_of_healthy_children.fact"
    assert numbered == {"limits.polyuria_at_70_kg.population", told_of_the_study}
