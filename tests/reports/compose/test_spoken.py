"""The text to be heard: few words, danger first, one finding, one thing to try, and always when to call."""

import re
from pathlib import Path

import pytest

from diary.analysis.assess import assess
from diary.reading.reader import read
from diary.reports.compose import compose
from diary.reports.compose.advice import raised
from diary.reports.compose.lead import lead
from diary.reports.compose.spoken import MOST_WORDS, spoken
from diary.reports.document import Lead, Report, Text
from diary.texts import FAMILY, LANGUAGES, texts
from tests.conftest import SAMPLES
from tests.reports.compose.test_doctor import BASE, of

PATHS = sorted(SAMPLES.glob("*.xlsx")) + sorted((Path(__file__).parents[2] / "cases" / "clinical").glob("*.xlsx"))
CHILDREN = {path.stem for path in PATHS if path.stem.startswith("child-")} | {"21-boy-of-seven-wet-night"}
"""Whose parent hears it."""
BLOOD = BASE.format(code="blood_in_urine")


def heard(text: str, note: str) -> tuple[str, ...]:
    diary = of(text, note)
    return spoken(diary, lead(diary), raised(diary, short=True))


def count(paragraphs: tuple[str, ...]) -> int:
    return len(" ".join(paragraphs).split())


def composed(path: Path, language: str) -> Report:
    reading = read(path)
    return compose(reading, assess(reading.diary), texts(language), "patient")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_of_every_diary_it_is_short_and_has_no_digit_or_sign(path: Path, language: str) -> None:
    report, words = composed(path, language), texts(language, FAMILY if path.stem in CHILDREN else "")
    assert count(report.spoken) <= MOST_WORDS
    assert not re.search(r"[^\w\s.,?!:’“”'-]|\d|\bml\b", " ".join(report.spoken))
    assert report.spoken[-1] == " ".join(words.lines("spoken.call"))
    assert report.sections[-1].blocks == (Text(report.spoken),)
    (first,) = (block for block in report.sections[0].blocks if isinstance(block, Lead))
    assert bool(first.findings or first.remarks) == (len(report.spoken) > 3)


def test_what_asks_for_a_doctor_comes_before_the_finding_and_what_to_try() -> None:
    danger, finding, first_impression, to_try, more, call = heard(BLOOD, "rood")
    assert danger == "Op vier maart schreef u op: “rood”. Bespreek dit met uw huisarts."
    assert finding.startswith("U verloor plas als u hoestte")
    assert first_impression.startswith("Eén dag is volledig.")
    assert to_try == "Bespreek uw dagboek met uw fysiotherapeut.", "no room for a tip and its reason"
    assert more == texts("nl")("spoken.more")
    assert call.endswith("Bel dan vandaag uw huisarts.")


def test_a_tip_is_said_with_its_reason() -> None:
    (to_try,) = (part for part in composed(SAMPLES / "stress-leakage.xlsx", "nl").spoken if "proberen" in part)
    assert to_try.startswith("U kunt dit proberen: Uw bekkenbodem aanspannen. Een bekkenbodem die goed aanspant")
    assert to_try.endswith("Bespreek deze oefening met uw fysiotherapeut.")


def test_of_several_reasons_for_a_doctor_the_soonest_is_said_where_there_is_no_room_for_all() -> None:
    long = "al drie dagen lang elke keer als ik naar de wc ga zie ik"
    both = BLOOD + "\n2026-03-04 10:00 remark black_stool"
    (danger, *_) = heard(both, long)
    assert danger.count("schreef u op") == 1
    assert danger.endswith(texts("nl")("doctor.step.now"))


def test_a_remark_of_numbers_without_end_is_said_in_words_of_ours() -> None:
    (danger, *others) = heard(BLOOD, "987654321 " * 14)
    assert danger == texts("nl")("doctor.noted.blood_in_urine")
    assert count((danger, *others)) <= MOST_WORDS


def test_where_nothing_speaks_it_says_what_is_within_the_limits_and_what_is_not_known() -> None:
    said = composed(SAMPLES / "healthy.xlsx", "nl").spoken
    assert said[:2] == ("Wat u opschreef, ligt binnen de grenzen.", texts("nl")("spoken.discuss"))
