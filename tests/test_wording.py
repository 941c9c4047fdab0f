"""The words are easy to read, and our own."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from diary.texts import LANGUAGES
from tests.wording import copied_runs, lix, plain, reading_ease, sentences, words, written

ROOT = Path(__file__).parents[1]
BROCHURE = "brochure-nl.txt"
TOPICS = ("advice", "complaints")
both = pytest.mark.parametrize("language", LANGUAGES)


def for_patients(language: str, file: str) -> list[str]:
    """Return the sentences of a file that a patient reads; titles and names are no sentences."""
    skipped = re.compile(r"\.(title|name|clinician\w*)$|^findings\.level\.")
    return [
        line
        for key, lines in written(language).items()
        if key.startswith(f"{file}.") and not skipped.search(key)
        for line in lines
    ]


@both
@pytest.mark.parametrize("file", ["advice", "complaints", "doctor", "findings", "reasons"])
def test_what_a_patient_reads_is_easy(language: str, file: str):
    lines = for_patients(language, file)
    lengths = [len(words(sentence)) for line in lines for sentence in sentences(line)]
    assert sum(lengths) / len(lengths) <= 12
    assert max(lengths) <= 22
    assert lix(lines) <= 30
    assert reading_ease(lines, language) >= 75


@both
def test_every_topic_of_the_brochure_is_easy_by_itself(language: str):
    topics: dict[str, list[str]] = {}
    for file in TOPICS:
        for key, lines in written(language).items():
            if key.startswith(f"{file}.") and not key.endswith(".title"):
                topics.setdefault(key.rpartition(".")[0], []).extend(lines)
    assert len(topics) > 40
    eases = {topic: round(reading_ease(lines, language)) for topic, lines in topics.items()}
    assert {topic: ease for topic, ease in eases.items() if ease < 60} == {}


def test_the_measures_tell_a_hard_text_from_an_easy_one():
    easy = ["Blijf even staan. Adem rustig. Wacht tot de aandrang zakt."]
    hard = [
        "Bekkenbodemspieroefeningen dienen voorafgaand aan drukverhogende activiteiten systematisch uitgevoerd te "
        "worden, waarbij onvolledige ontspanning tussentijds nadrukkelijk vermeden behoort te worden."
    ]
    assert lix(easy) < 30 < 60 < lix(hard)
    assert reading_ease(hard, "nl") < 30 < 60 < reading_ease(easy, "nl")
    assert len(words(hard[0])) > 15


def brochure() -> str:
    """Return the text of the brochure: the file that DIARY_BROCHURE names, else one in a folder near this one.

    It is not ours to hand on, so it is not in the repository; without it the test that needs it skips.
    """
    named = os.environ.get("DIARY_BROCHURE")
    found = [Path(named)] if named else [path for near in ROOT.parents[:2] for path in near.glob(f"*/*/{BROCHURE}")]
    if not found:
        pytest.skip(f"{BROCHURE} is not at hand: name it in DIARY_BROCHURE to compare our sentences with it")
    return found[0].read_text("utf-8")


def test_no_six_words_in_a_row_are_the_brochures():
    source = brochure()
    assert len(plain(source)) > 1000
    parts: dict[str, list[str]] = {}
    for key, lines in written("nl").items():
        parts.setdefault(key.rpartition(".")[0], []).extend(lines)
    copied = {key: copied_runs(" ".join(lines), source) for key, lines in parts.items()}
    assert not {key: runs for key, runs in copied.items() if runs}


def test_a_copied_sentence_is_found_whatever_its_case_accents_and_line_breaks(tmp_path, monkeypatch):
    source = tmp_path / "brochure.txt"
    source.write_text("Leg één hand op\n    uw knie, en de andere eronder.", "utf-8")
    monkeypatch.setenv("DIARY_BROCHURE", str(source))
    assert copied_runs("Zit. LEG een hand op uw knie; wacht.", brochure()) == ["leg een hand op uw knie"]
    assert copied_runs("Leg een hand op uw been en de andere eronder.", brochure()) == []


def test_a_brochure_that_was_named_must_exist(tmp_path, monkeypatch):
    monkeypatch.setenv("DIARY_BROCHURE", str(tmp_path / "missing.txt"))
    with pytest.raises(FileNotFoundError):
        brochure()


def test_without_the_brochure_the_comparison_skips_and_says_so(tmp_path, monkeypatch):
    monkeypatch.delenv("DIARY_BROCHURE", raising=False)
    monkeypatch.setattr("tests.test_wording.ROOT", tmp_path / "a" / "b" / "c")
    with pytest.raises(pytest.skip.Exception, match="DIARY_BROCHURE"):
        brochure()
