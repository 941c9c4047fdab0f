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
READ = (*TOPICS, "doctor", "findings", "reasons", "questions", "spoken", "template")
"""The files of what a patient reads."""
both = pytest.mark.parametrize("language", LANGUAGES)


NO_SENTENCE = re.compile(r"\.(title|name|label|clinician\w*)$|^findings\.level\.|^template\.(choices|sheets)\.")
"""Keys of titles, names and labels, and of what clinicians read."""
NEVER = {
    "nl": r"etmaal|urine|mictie\w*|inspanning|oordeel|rekenblad|uitsluitsel|niet te beoordelen|we|men|goed zo",
    "en": r"voids?|voided|voiding|urinate|a day and a night|verdict|episodes?|we|to and fro|well done",
}
"""Words that no patient reads."""
PASSIVE = {
    "nl": r"\b(?:wordt|worden|werd|werden|is|zijn) (?:\w+ ){0,3}?ge\w{3,}(?:d|t|en)\b|\bis \w+ te \w+en\b",
    "en": r"\b(?:is|are|was|were|be|been) (?:\w+ ){0,1}?(?:\w+ed|written|taken|given|made|told|known)\b",
}
MOST_PASSIVE = 0.05


def for_patients(language: str, file: str) -> list[str]:
    """Return the sentences of a file that a patient reads; a legend is read item by item."""
    return [
        item
        for key, lines in written(language).items()
        if key.startswith(f"{file}.") and not NO_SENTENCE.search(key)
        for line in lines
        for item in re.split(r"\s+·\s+", line)
    ]


@both
@pytest.mark.parametrize("file", READ)
def test_what_a_patient_reads_is_easy(language: str, file: str):
    lines = for_patients(language, file)
    lengths = [len(words(sentence)) for line in lines for sentence in sentences(line)]
    assert sum(lengths) / len(lengths) <= 10
    assert [line for line in lines if max(len(words(sentence)) for sentence in sentences(line)) > 15] == []
    assert lix(lines) <= 30
    assert reading_ease(lines, language) >= 75


@both
@pytest.mark.parametrize("file", READ)
def test_what_a_patient_reads_has_none_of_the_words_of_the_clinic(language: str, file: str):
    never = re.compile(rf"\b(?:{NEVER[language]})\b", re.IGNORECASE)
    lines = [re.sub(r"\bUrine\b", "", line) for line in for_patients(language, file)]  # the label of a column
    assert [line for line in lines if never.search(line)] == []


@both
def test_someone_does_something(language: str):
    lines = [line for file in READ for line in for_patients(language, file)]
    said = [sentence for line in lines for sentence in sentences(line)]
    passive = [sentence for sentence in said if re.search(PASSIVE[language], sentence)]
    assert len(passive) / len(said) <= MOST_PASSIVE, passive


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
