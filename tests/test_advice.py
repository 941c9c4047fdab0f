"""The brochure's advice: every part of it worded, and raised by what exists."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from diary.analysis import tips
from diary.analysis.brochure import GROUPS, TOPICS
from diary.analysis.findings import CODES
from diary.analysis.reference import in_force
from diary.limits import spoken
from diary.model import REMARKS, SEXES
from diary.texts import LANGUAGES, texts
from tests.test_texts import INTAKES, levels_of, placeholders
from tests.wording import sentences, written

COMPLAINTS = GROUPS["complaints"]
ADVICE = tuple(topic for topic in TOPICS if topic not in COMPLAINTS)
PARTS = ("title", "why", "steps")
GROUPED = tomllib.loads(files("diary.analysis.findings").joinpath("gates.toml").read_text("utf-8"))["groups"]
MAP = tomllib.loads(files("diary.analysis").joinpath("tips.toml").read_text("utf-8"))

both = pytest.mark.parametrize("language", LANGUAGES)


@both
@pytest.mark.parametrize(("file", "ids"), [("advice", ADVICE), ("complaints", COMPLAINTS)])
def test_every_part_of_the_brochure_is_worded_and_nothing_else_is(language: str, file: str, ids: tuple[str, ...]):
    found = {key: lines for key, lines in written(language).items() if key.startswith(f"{file}.")}
    assert found.keys() == {f"{file}.{one}.{part}" for one in ids for part in PARTS}
    assert all(lines and all(lines) for lines in found.values())


def test_the_brochure_lists_so_many_of_each():
    counted = {group: len(topics) for group, topics in GROUPS.items()}
    assert counted == {
        "facts": 8, "exercises": 7, "practical": 3, "voiding": 8 + 2, "defecating": 8, "complaints": 12,
    }  # fmt: skip
    assert len(TOPICS) == len(set(TOPICS)) == sum(counted.values())


@both
def test_advice_holds_no_digits_and_its_why_is_one_or_two_sentences(language: str):
    for key, lines in written(language).items():
        if key.startswith(("advice.", "complaints.")):
            assert placeholders(lines) <= spoken(in_force({}), texts(language)).keys(), key
            assert not re.search(r"\d", re.sub(r"\{\w+\}", "", " ".join(lines))), key
        if key.startswith(("advice.", "complaints.")) and key.endswith(".why"):
            assert 1 <= len(sentences(lines[0])) <= 2, key


@both
@pytest.mark.parametrize("number", range(1, 8))
def test_an_exercise_is_for_discussion_with_the_physiotherapist(language: str, number: int):
    assert {"nl": "fysiotherapeut", "en": "physiotherapist"}[language] in texts(language)(
        f"advice.exercise_{number}.why"
    )


def test_the_order_of_use_holds_every_tip_once():
    assert sorted(MAP["order"]) == sorted(ADVICE)
    assert set(GROUPED["drinking"]) | set(GROUPED["contracting"]) <= set(ADVICE)


@pytest.mark.parametrize("rule", MAP["rule"], ids=lambda rule: rule["finding"])
def test_a_rule_names_what_exists(rule: dict):
    levels = [rule["level"]] if isinstance(rule["level"], str) else rule["level"]
    assert rule.keys() <= {"finding", "level", "applies", "tips", "because"}
    assert rule.get("because", rule["finding"]) in CODES
    assert rule["finding"] in CODES
    assert set(levels) <= levels_of(rule["finding"])
    assert set(rule.get("applies", [])) <= {"", *INTAKES, "intake_restricted", "noted_uncounted", "full_bladder"}
    assert rule["tips"] and set(rule["tips"]) <= set(ADVICE)


def test_a_remark_names_what_exists():
    for rule in MAP["remark"]:
        assert rule["code"] in REMARKS
        assert set(rule["tips"]) <= set(ADVICE)


def test_every_finding_raises_a_tip_or_is_said_to_be_silent():
    speaking = {rule["finding"] for rule in MAP["rule"]}
    assert speaking.isdisjoint(MAP["silent"])
    assert speaking | set(MAP["silent"]) == set(CODES)


def test_what_comes_beside_names_what_exists():
    for rule in MAP["beside"]:
        assert rule["sex"] in SEXES
        assert {*rule["steps"], *rule["tips"]} <= set(ADVICE)


def test_pain_never_asks_to_contract():
    raised = {tip for rule in MAP["remark"] if rule["code"] == "pain" for tip in rule["tips"]}
    assert raised == {"exercise_1", "void_step_3"}
    assert raised.isdisjoint(GROUPED["contracting"])


def test_whatever_asks_to_contract_is_said_to():
    """Judged by its own words: drawing in, tightening, holding; letting go of it all is not that."""
    asks = re.compile(r"\b(tighten|draw|hold (it|back)|contract)")
    found = {
        tip
        for tip in ADVICE
        if any(
            asks.search(line.lower())
            for line in (texts("en")(f"advice.{tip}.title"), *texts("en").lines(f"advice.{tip}.steps"))
        )
    }
    assert found - {"make_it_automatic"} == set(GROUPED["contracting"]) - {"make_it_automatic"}


@pytest.mark.parametrize("condition", INTAKES)
def test_a_conditional_frequency_puts_drinking_first(condition: str):
    assert tips.of_finding("frequency", "above", condition)[0] in GROUPED["drinking"]


def test_a_frequency_that_holds_says_nothing_of_drinking():
    assert set(tips.of_finding("frequency", "above", "")).isdisjoint(GROUPED["drinking"])
