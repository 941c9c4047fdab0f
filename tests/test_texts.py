"""The words: the same in both languages, and one for everything that can be said."""

from __future__ import annotations

import re

import pytest

from diary.analysis.findings import CODES, find
from diary.analysis.findings.doctor import DOCTOR_REASONS, URGENCIES
from diary.analysis.metrics import KEYS, compute
from diary.analysis.reference import references
from diary.model import Diary
from diary.texts import FAMILY, LANGUAGES, Texts, texts
from tests.wording import written

INTAKES = ("intake_above", "intake_below", "intake_unknown")
OF_THE_READER = {"nl": r"\b(?:u|uw)\b", "en": r"\byou(?:r|rs)?\b"}
OF_A_PARENT = {
    "nl": r"\buw kind\b|\bu (?:schreef op|opschreef|ziet|kunt dit|de huisarts belt)\b|\b(?:belt|schreef) u\b",
    "en": r"\byour child\b|\b(?:what )?you (?:wrote|see)\b|\b(?:helps you talk|something you can try)\b",
}
"""How a parent is spoken to: of the child, and as who wrote, sees and calls."""
both = pytest.mark.parametrize("language", LANGUAGES)
FILLED = {"value", "about", "largest", "times", "often", "share", "per_24h", "low", "high"}
"""What the sentence of a finding may name."""


def placeholders(lines: list[str]) -> set[str]:
    return {name for line in lines for name in re.findall(r"\{(\w+)[^}]*\}", line)}


def all_of(words: Texts, key: str) -> list[str]:
    """Return the sentences of a key, be it one or a list."""
    try:
        return [words(key)]
    except TypeError:
        return list(words.lines(key))


def levels_of(code: str) -> set[str]:
    """Return the levels that a finding can have beside not_assessed."""
    reference = references().get(code)
    if code in ("nocturnal_polyuria", "constipation_pattern"):
        return {"within", "borderline", "above"}
    if reference is None or code in ("early_voiding", "holding"):
        return {"within", "above"}
    found = {"within"} | ({"below"} if reference.low is not None else set())
    found |= {"above"} if reference.high is not None else set()
    return found | ({"borderline"} if reference.on_limit == "borderline" else set())


def of_everyone(language: str) -> dict[str, list[str]]:
    """Return the texts but those that one reader has of their own, of which each language has what it needs."""
    return {key: lines for key, lines in written(language).items() if not key.startswith(f"{FAMILY}.")}


def test_both_languages_have_the_same_keys():
    assert of_everyone("nl").keys() == of_everyone("en").keys()


@both
def test_what_a_parent_reads_of_a_child_stands_in_place_of_a_text_of_a_grown_up(language: str):
    everyone, family = of_everyone(language), written(language).keys() - of_everyone(language).keys()
    assert len(family) > 100
    for own in family:
        key = own.removeprefix(f"{FAMILY}.")
        theirs, ours = written(language)[own], everyone[key]
        assert theirs != ours, key
        assert placeholders(theirs) <= placeholders(ours), key
        assert len(theirs) == len(ours) or key.startswith("advice."), key
        assert all_of(texts(language, FAMILY), key) == theirs


@both
def test_a_parent_reads_nothing_of_a_body_of_their_own(language: str):
    of_the_reader = re.compile(OF_THE_READER[language], re.IGNORECASE)
    allowed = re.compile(OF_A_PARENT[language], re.IGNORECASE)
    for key in written(language):
        if key.startswith((f"{FAMILY}.", "doctor.", "spoken.")):
            told = all_of(texts(language, FAMILY), key.removeprefix(f"{FAMILY}."))
            assert [line for line in told if of_the_reader.search(allowed.sub("", line))] == [], key


def test_both_languages_have_the_same_placeholders_and_as_many_lines():
    dutch, english = of_everyone("nl"), of_everyone("en")
    assert {key: placeholders(lines) for key, lines in dutch.items()} == {
        key: placeholders(lines) for key, lines in english.items()
    }
    assert {key: len(lines) for key, lines in dutch.items()} == {key: len(lines) for key, lines in english.items()}


@both
def test_no_text_begins_or_ends_with_a_space(language: str):
    for key, lines in written(language).items():
        assert lines == [line.strip() for line in lines], key


@both
def test_every_metric_has_its_words_and_no_others(language: str):
    expected = {f"metrics.{key}.{part}" for key in KEYS for part in ("label", "clinical", "definition")}
    assert {key for key in written(language) if key.startswith("metrics.")} == expected


@both
@pytest.mark.parametrize("code", CODES)
def test_every_finding_has_a_sentence_for_each_level_and_each_reader(language: str, code: str):
    words_of = texts(language)
    assert words_of.has(f"findings.{code}.name")
    for level in levels_of(code):
        assert words_of.has(f"findings.{code}.{level}"), level
        assert words_of.has(f"findings.{code}.clinician_{level}"), level


@both
def test_the_frequency_is_worded_under_every_condition_of_the_intake(language: str):
    for level in ("below", "within", "above"):
        for condition in (*INTAKES, "intake_restricted"):
            sentence = texts(language)(f"findings.frequency.{level}_{condition}")
            assert re.search("dr[aiou]nk", sentence)


@both
def test_what_is_not_judged_at_night_is_not_called_usual(language: str):
    for condition in ("needs_nocturia", "polyuria_first", "grey_zone"):
        assert texts(language).has(f"findings.nocturnal_polyuria.within_{condition}")
        assert texts(language).has(f"findings.nocturnal_polyuria.clinician_within_{condition}")


@both
def test_every_sentence_of_a_finding_fills_from_value_low_and_high_and_holds_no_number(language: str):
    for key, lines in written(language).items():
        if key.startswith("findings."):
            assert placeholders(lines) <= FILLED, key
            assert not re.search(r"\d", re.sub(r"\{\w+\}|\b24 h\b", "", " ".join(lines))), key


@both
def test_a_finding_is_never_worded_as_a_diagnosis(language: str):
    said = " ".join(
        line
        for key, lines in written(language).items()
        if key.startswith("findings.") and ".clinician" not in key
        for line in lines
    )
    assert not re.search(r"u lijdt|u heeft een|diagnose|you suffer|you have a |diagnosis", said, re.IGNORECASE)


@both
def test_every_reason_is_worded_for_both_readers(language: str):
    reasons = {key.split(".")[1] for key in written(language) if key.startswith("reasons.")}
    for reason in reasons:
        assert texts(language).has(f"reasons.{reason}.patient"), reason
        assert texts(language).has(f"reasons.{reason}.clinician"), reason


@both
def test_every_reason_that_an_empty_diary_gives_is_worded(language: str):
    numbers = compute(Diary.of(patients=[{}]))
    reasons = {reason for measure in numbers.measures.values() for reason in measure.reason}
    reasons |= {reason for finding in find(numbers) for reason in finding.reason} - {""}
    assert len(reasons) > 5
    assert {reason for reason in reasons if not texts(language).has(f"reasons.{reason}.patient")} == set()


@both
def test_every_reason_to_see_a_doctor_is_worded_and_names_the_doctor(language: str):
    for reason in (*DOCTOR_REASONS, "fever", "pain"):
        sentence = texts(language)(f"doctor.noted.{reason}")
        assert {"nl": "huisarts", "en": "doctor"}[language] in sentence
    assert 8 <= sum(len(texts(language).lines(f"doctor.{soon}.signs")) for soon in URGENCIES) <= 11


DANGERS = {
    "now": (("niet of bijna niet", "cannot or hardly"), ("weinig tussen uw benen", "numb between your legs"),
            ("benen zijn slap", "legs are weak"), ("zwart", "black")),
    "today": (("koorts", "fever"),),
    "appointment": (("bloed", "blood"), ("heel weinig", "very little"), ("dorst", "thirsty"), ("ineens", "suddenly"),
                    ("anders", "changed"), ("valt af", "lose weight")),
}  # fmt: skip
"""What each sign of danger names, in Dutch and English, by how soon it asks for a doctor."""


def test_both_languages_name_the_same_dangers_as_soon():
    assert tuple(DANGERS) == URGENCIES
    for soon, signs in DANGERS.items():
        dutch, english = (texts(language).lines(f"doctor.{soon}.signs") for language in LANGUAGES)
        told = list(zip(dutch, english, strict=True))
        assert [(nl in said_nl, en in said_en) for (nl, en), (said_nl, said_en) in zip(signs, told, strict=True)] == [
            (True, True)
        ] * len(signs)


@both
def test_the_workbook_and_the_spoken_text_name_the_dangers_of_now(language: str):
    told = [
        *(" ".join(texts(language).lines(key)) for key in ("template.how_to.closing", "child.how_to.closing")),
        *(" ".join(texts(language, reader).lines("spoken.call")) for reader in ("", FAMILY)),
    ]
    words_of = {"nl": ("slap", "weinig", "zwart", "veel bloed"), "en": ("weak", "numb", "black", "a lot of blood")}
    assert [word for word in words_of[language] for text in told if word not in text] == []
