"""The words are easy to read, and our own."""

from __future__ import annotations

import os
import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from diary.texts import LANGUAGES
from tests.wording import (
    CHILDS,
    CONTRACT,
    NEVER,
    NEVER_A_CHILDS,
    READERS,
    copied_runs,
    lix,
    plain,
    read_by,
    reading_ease,
    sentences,
    words,
    written,
)

ROOT = Path(__file__).parents[1]
BROCHURE = "brochure-nl.txt"
TOPICS = ("advice", "complaints")
PASSIVE = {
    "nl": r"\b(?:wordt|worden|werd|werden|is|zijn) (?:\w+ ){0,3}?ge\w{3,}(?:d|t|en)\b|\bis \w+ te \w+en\b",
    "en": r"\b(?:is|are|was|were|be|been) (?:\w+ ){0,1}?(?:\w+ed|written|taken|given|made|told|known)\b",
}
MOST_PASSIVE = 0.05
FEW = 20
"""Files of fewer sentences are measured together: of a line or two one long word decides."""
both = pytest.mark.parametrize("language", LANGUAGES)


def measured(language: str) -> dict[str, list[str]]:
    """Return the sentences that a patient reads, by file; those of short files together."""
    files: dict[str, list[str]] = {}
    for key, lines in read_by(language, "sentence", "child").items():
        files.setdefault(key.partition(".")[0], []).extend(sentence for line in lines for sentence in sentences(line))
    short = [file for file, lines in files.items() if len(lines) < FEW]
    together = [sentence for file in short for sentence in files.pop(file)]
    return files | ({"short files": together} if together else {})


@both
def test_what_a_patient_reads_is_easy(language: str):
    files = measured(language)
    assert {"advice", "compare", "doctor", "findings", "reasons", "report", "template"} <= files.keys()
    for file, lines in files.items():
        lengths = [len(words(sentence)) for sentence in lines]
        assert sum(lengths) / len(lengths) <= 10, file
        assert [sentence for sentence in lines if len(words(sentence)) > 15] == [], file
        assert lix(lines) <= 30, file
        assert reading_ease(lines, language) >= 75, file


@both
def test_someone_does_something(language: str):
    for file, lines in measured(language).items():
        passive = [sentence for sentence in lines if re.search(PASSIVE[language], sentence)]
        assert len(passive) / len(lines) <= MOST_PASSIVE, (file, passive)


@both
def test_what_a_patient_reads_has_none_of_the_words_of_the_clinic(language: str):
    names = re.compile(rf"\b(?:{'|'.join(sorted(CONTRACT[language], key=len, reverse=True))})\b|{{\w+}}")
    patients, childs = ("sentence", "label", "message"), ("child",)
    for readers, more in ((patients, CHILDS), (childs, NEVER_A_CHILDS)):
        never = re.compile(rf"\b(?:{'|'.join(NEVER[language] + more.get(language, []))})\b", re.IGNORECASE)
        for key, lines in read_by(language, *readers).items():
            assert [line for line in lines if never.search(names.sub("", line))] == [], key


def test_every_pattern_of_a_reader_names_a_text():
    keys = written("nl")
    patterns = [pattern for of_reader in READERS.values() for pattern in of_reader]
    assert [pattern for pattern in patterns if not any(fnmatchcase(key, pattern) for key in keys)] == []
    assert len(set(patterns)) == len(patterns)


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
