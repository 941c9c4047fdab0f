"""Whom a published spread describes: one sex, the ages of the publication, adults; never who is not known."""

import math

import pytest

from diary.analysis.metrics import BY_KEY
from diary.analysis.peers import peers
from diary.texts import LANGUAGES, texts


def _npi(sex: str, age: float) -> list[float]:
    return [each.high for each in peers() if each.metric == "nocturnal_polyuria_index" and each.holds_for(sex, age)]


@pytest.mark.parametrize(
    ("age", "men", "women"),
    [(17, [], []), (18, [0.48], [0.41]), (49.9, [0.48], [0.41]), (50, [0.69], [0.50]), (60, [0.59], [0.42])],
)
def test_the_95th_centile_of_the_night_share_is_that_of_sex_and_age(age: float, men: list, women: list) -> None:
    """Published by Zümrütbaş 2016: under 50, 50–59 and from 60."""
    assert (_npi("male", age), _npi("female", age)) == (men, women)


def test_who_is_not_known_has_no_peers() -> None:
    for sex, age in (("female", math.nan), ("", 50), ("other", 50)):
        assert not [each for each in peers() if each.holds_for(sex, age)]


@pytest.mark.parametrize(("age", "rows"), [(30, 0), (31, 2), (87, 2), (88, 0)])
def test_interviewed_women_are_of_the_ages_of_the_study(age: float, rows: int) -> None:
    by_day = [each for each in peers() if each.metric == "daytime_frequency" and each.holds_for("female", age)]
    assert len(by_day) == rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_figure_has_its_metric_its_words_and_its_source(language: str) -> None:
    words = texts(language)
    for each in peers():
        assert each.metric in BY_KEY
        for key in (
            f"report.peers.group.{each.group}",
            f"report.peers.kind.{each.kind}",
            f"sources.{each.source}.full",
        ):
            assert words.has(key)
