"""The words: the same in both languages, one for everything that can be said, easy to read, and our own."""

from __future__ import annotations

import os
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from diary.analysis import tips
from diary.analysis.continence import KINDS
from diary.analysis.findings import CODES, DOCTOR_REASONS, find
from diary.analysis.metrics import KEYS, compute
from diary.analysis.reference import references
from diary.model import REMARKS, Diary
from diary.texts import LANGUAGES, Texts, texts
from tests.wording import copied_runs, lix, plain, sentences, words

BROCHURE = Path(__file__).parents[2] / "shared" / "seed" / "brochure-nl.txt"
ADVICE = (
    "capacity", "signal_full", "signal_early", "frequency", "frequency_condition", "intake", "time", "stool_urge",
    *(f"exercise_{n}" for n in range(1, 8)),
    "little_and_often", "bend_and_lift", "make_it_automatic",
    *(f"void_step_{n}" for n in range(1, 9)),
    "void_standing_1", "void_standing_2",
    *(f"stool_step_{n}" for n in range(1, 9)),
)  # fmt: skip
CONDITIONS = ("", "intake_above", "intake_below", "intake_unknown")
MAP = tomllib.loads(files("diary.analysis").joinpath("tips.toml").read_text("utf-8"))

both = pytest.mark.parametrize("language", LANGUAGES)


def written(language: str) -> dict[str, list[str]]:
    """Return every key with its sentences; a single sentence is a list of one."""
    words_of = texts(language)
    found = {}
    for key in sorted(words_of.keys()):
        try:
            found[key] = [words_of(key)]
        except TypeError:
            found[key] = [str(line) for line in words_of.lines(key)]
    return found


def placeholders(lines: list[str]) -> set[str]:
    return {name for line in lines for name in re.findall(r"\{(\w+)[^}]*\}", line)}


def levels_of(code: str) -> set[str]:
    """Return the levels that a finding can have beside not_assessed."""
    reference = references().get(code)
    if reference is None or code in ("early_voiding", "holding", "nocturnal_polyuria"):
        return {"within", "above"}
    found = {"within"} | ({"below"} if reference.low is not None else set())
    found |= {"above"} if reference.high is not None else set()
    return found | ({"borderline"} if reference.on_limit == "borderline" else set())


# ── one vocabulary, two languages ────────────────────────────────────────────────────────────────────────────


def test_both_languages_have_the_same_keys():
    assert Texts("nl").keys() == Texts("en").keys()


def test_both_languages_have_the_same_placeholders_and_as_many_lines():
    dutch, english = written("nl"), written("en")
    assert {key: placeholders(lines) for key, lines in dutch.items()} == {
        key: placeholders(lines) for key, lines in english.items()
    }
    assert {key: len(lines) for key, lines in dutch.items()} == {key: len(lines) for key, lines in english.items()}


@both
def test_no_text_is_empty_or_untidy(language: str):
    for key, lines in written(language).items():
        for line in lines:
            assert line, key
            assert line == line.strip(), key


# ── a word for everything that can be said ───────────────────────────────────────────────────────────────────


@both
def test_every_metric_has_its_words_and_no_others(language: str):
    expected = {f"metrics.{key}.{part}" for key in KEYS for part in ("label", "clinical", "definition")}
    assert {key for key in written(language) if key.startswith("metrics.")} == expected


@both
@pytest.mark.parametrize("code", CODES)
def test_every_finding_has_a_sentence_for_each_level_and_each_reader(language: str, code: str):
    words_of = texts(language)
    assert words_of.has(f"findings.{code}.name")
    assert words_of.has(f"findings.{code}.reference_text")
    for level in levels_of(code):
        assert words_of.has(f"findings.{code}.{level}"), level
        assert words_of.has(f"findings.{code}.clinician_{level}"), level


@both
def test_the_frequency_is_worded_under_every_condition_of_the_intake(language: str):
    for level in ("below", "within", "above"):
        for condition in CONDITIONS[1:]:
            sentence = texts(language)(f"findings.frequency.{level}_{condition}")
            assert {"nl": "drink", "en": "drink"}[language] in sentence


@both
def test_what_is_not_judged_at_night_is_not_called_usual(language: str):
    for condition in ("needs_nocturia", "polyuria_first", "grey_zone"):
        assert texts(language).has(f"findings.nocturnal_polyuria.within_{condition}")
        assert texts(language).has(f"findings.nocturnal_polyuria.clinician_within_{condition}")


@both
def test_every_sentence_of_a_finding_fills_from_value_low_and_high_and_holds_no_number(language: str):
    for key, lines in written(language).items():
        if key.startswith("findings."):
            assert placeholders(lines) <= {"value", "low", "high"}, key
            assert not re.search(r"\d", " ".join(lines)), key


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
    assert 8 <= len(texts(language).lines("doctor.items")) <= 10


# ── the advice and the map to it ─────────────────────────────────────────────────────────────────────────────


@both
def test_every_part_of_the_brochure_has_its_advice_and_nothing_else_has(language: str):
    expected = {f"advice.{tip}.{part}" for tip in ADVICE for part in ("title", "why", "steps")}
    assert {key for key in written(language) if key.startswith("advice.")} == expected


@both
def test_advice_holds_no_digits_and_its_why_is_one_or_two_sentences(language: str):
    for key, lines in written(language).items():
        if key.startswith("advice."):
            assert not re.search(r"\d|[{}]", " ".join(lines)), key
        if key.startswith("advice.") and key.endswith(".why"):
            assert 1 <= len(sentences(lines[0])) <= 2, key


@both
@pytest.mark.parametrize("number", range(1, 8))
def test_an_exercise_is_for_discussion_with_the_physiotherapist(language: str, number: int):
    assert {"nl": "fysiotherapeut", "en": "physiotherapist"}[language] in texts(language)(
        f"advice.exercise_{number}.why"
    )


def test_the_order_of_use_holds_every_tip_once():
    assert sorted(MAP["order"]) == sorted(ADVICE)
    assert set(MAP["drinking"]) | set(MAP["contracting"]) <= set(ADVICE)


@pytest.mark.parametrize("rule", MAP["rule"], ids=lambda rule: rule["finding"])
def test_a_rule_names_what_exists(rule: dict):
    levels = [rule["level"]] if isinstance(rule["level"], str) else rule["level"]
    assert rule.keys() <= {"finding", "level", "applies", "tips", "reason"}
    assert rule["finding"] in CODES
    assert set(levels) <= levels_of(rule["finding"]) | {"borderline"}
    assert set(rule.get("applies", [])) <= set(CONDITIONS)
    assert rule["tips"] and set(rule["tips"]) <= set(ADVICE)
    assert rule["reason"].endswith(".")


def test_a_remark_names_what_exists():
    for rule in MAP["remark"]:
        assert rule["code"] in (*REMARKS, *KINDS)
        assert set(rule["tips"]) <= set(ADVICE)
        assert rule["reason"].endswith(".")


def test_every_finding_raises_a_tip_or_is_said_to_be_silent():
    speaking = {rule["finding"] for rule in MAP["rule"]}
    assert speaking.isdisjoint(MAP["silent"])
    assert speaking | set(MAP["silent"]) == set(CODES)


def test_pain_never_asks_to_contract():
    raised = {tip for rule in MAP["remark"] if rule["code"] == "pain" for tip in rule["tips"]}
    assert "exercise_1" in raised
    assert raised.isdisjoint(MAP["contracting"])


@pytest.mark.parametrize("condition", CONDITIONS[1:])
def test_a_conditional_frequency_puts_drinking_first(condition: str):
    assert tips.of_finding("frequency", "above", condition)[0] in MAP["drinking"]


def test_a_frequency_that_holds_says_nothing_of_drinking():
    assert set(tips.of_finding("frequency", "above", "")).isdisjoint(MAP["drinking"])


# ── easy to read ─────────────────────────────────────────────────────────────────────────────────────────────


def for_patients(language: str, file: str) -> list[str]:
    """Return the sentences of a file that a patient reads; titles and names are no sentences."""
    skipped = re.compile(r"\.(title|name|reference_text|clinician\w*)$|^findings\.level\.|\.reference_text_")
    return [
        line
        for key, lines in written(language).items()
        if key.startswith(f"{file}.") and not skipped.search(key)
        for line in lines
    ]


@both
@pytest.mark.parametrize("file", ["advice", "doctor", "findings", "reasons"])
def test_what_a_patient_reads_is_easy(language: str, file: str):
    lines = for_patients(language, file)
    lengths = [len(words(sentence)) for line in lines for sentence in sentences(line)]
    assert sum(lengths) / len(lengths) <= 12
    assert max(lengths) <= 22
    assert lix(lines) <= 30


def test_the_measures_tell_a_hard_text_from_an_easy_one():
    easy = ["Blijf even staan. Adem rustig. Wacht tot de aandrang zakt."]
    hard = [
        "Bekkenbodemspieroefeningen dienen voorafgaand aan drukverhogende activiteiten systematisch uitgevoerd te "
        "worden, waarbij onvolledige ontspanning tussentijds nadrukkelijk vermeden behoort te worden."
    ]
    assert lix(easy) < 30 < 60 < lix(hard)
    assert len(words(hard[0])) > 15


# ── our own words ────────────────────────────────────────────────────────────────────────────────────────────


def brochure() -> str:
    """Return the text of the brochure where it is at hand, else nothing."""
    named = os.environ.get("DIARY_BROCHURE")
    path = Path(named) if named else BROCHURE
    return path.read_text("utf-8") if named or path.exists() else ""


def test_no_six_words_in_a_row_are_the_brochures():
    source = brochure()
    assert not source or len(plain(source)) > 1000
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
