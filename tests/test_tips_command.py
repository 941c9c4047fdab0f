"""`diary tips`: every topic listed in its group, some explained, the same as data."""

import json
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from diary.analysis.brochure import GROUPS, TOPICS
from diary.analysis.findings import CODES
from diary.analysis.reference import references
from diary.texts import LANGUAGES, texts
from tests.conftest import Ran

Diary = Callable[..., Ran]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_stands_under_its_group(diary: Diary, language: str) -> None:
    blocks = diary("tips", "--language", language).out.strip().split("\n\n")
    assert [block.splitlines()[0] for block in blocks[:-1]] == [
        texts(language)(f"tips.group.{group}") for group in GROUPS
    ]
    listed = [[line.split()[0] for line in block.splitlines()[1:]] for block in blocks[:-1]]
    assert [tuple(group) for group in listed] == list(GROUPS.values())
    assert {"nl": "fysiotherapeut", "en": "physiotherapist"}[language] in blocks[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_topic_is_explained_with_its_steps_and_its_source(
    diary: Diary, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    ran = diary("tips", "exercise_5", "complaint_pain", "exercise_5", "--language", language)
    lift, pain = ran.out.strip().split("\n\n")
    words, said = texts(language), " ".join(lift.split())
    assert lift.splitlines()[0] == words("advice.exercise_5.title")
    assert words("advice.exercise_5.why") in said
    for number, step in enumerate(words.lines("advice.exercise_5.steps"), 1):
        assert f"{number}. {step}" in said
    assert said.endswith(words("tips.source"))
    assert pain.startswith(words("complaints.complaint_pain.title"))
    assert max(map(len, ran.out.splitlines())) <= 60


def test_as_data_it_says_the_same(diary: Diary) -> None:
    found = json.loads(diary("tips", "--json", "--language", "nl").out)
    assert (found["schema"], found["language"]) == ("diary-topics/1", "nl")
    assert [topic["id"] for topic in found["topics"]] == list(TOPICS)
    (one,) = json.loads(diary("tips", "void_step_4", "--json", "--language", "en").out)["topics"]
    assert one == {
        "id": "void_step_4",
        "group": "voiding",
        "title": "Pee without pushing",
        "why": "Your bladder does the work by itself. Pushing can even make the tube for your pee narrower.",
        "steps": ["Wait for the pee to come.", "Do not stop halfway."],
        "source": "Source: brochure Oefentherapie bij bekkenbodemproblemen (exercises for pelvic floor problems).",
    }


def test_it_speaks_the_language_of_the_terminal(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert "De lift" in diary("tips").out
    monkeypatch.setenv("LC_ALL", "C")
    assert "The lift" in diary("tips").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["exercise_8"], "exercise_8"), (["time", "sport", "--json"], "sport"), (["--language", "fr"], "nl or en")],
)
def test_what_does_not_exist_is_one_sentence_and_exit_2(diary: Diary, arguments: list[str], said: str) -> None:
    ran = diary("tips", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_it_names_the_limits_of_the_practice(diary: Diary, tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text("[limits.frequency]\nlow = 5\nhigh = 9\n", "utf-8")
    shown = diary("tips", "frequency", "--language", "en", "--settings", settings).out
    assert "five to nine times" in shown
    data = diary("tips", "frequency", "--json", "--language", "nl", "--settings", settings).out
    assert "vijf tot negen keer" in data


def test_the_dutch_name_of_a_topic_is_understood_beside_its_id(diary: Diary) -> None:
    assert diary("tips", "oefening_3").out == diary("tips", "exercise_3").out != ""
    assert diary("reference", "nycturie").out == diary("reference", "nocturia").out != ""
    assert "oefening_9" in diary("tips", "oefening_9").err


def test_every_topic_reference_value_and_finding_has_a_dutch_name() -> None:
    named = tomllib.loads((files("diary.texts") / "ids.toml").read_text("utf-8"))["nl"]
    assert set(named.values()) == {*TOPICS, *references(), *CODES}
    assert not set(named) & set(named.values())
