"""What is written is said: no digit and no sign is left, in both languages."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.reports.voice import for_voice
from diary.texts import LANGUAGES, texts
from diary.texts.numerals import in_words

SAID = {  # by hand
    "nl": [
        ("U dronk 1800 ml in 24 uur.", "U dronk duizend achthonderd milliliter in vierentwintig uur."),
        ("12 keer · 0,5 keer", "Twaalf keer, nul komma vijf keer"),
        ("om 07:00 op, plassen om 7:05", "Om zeven uur op, plassen om zeven uur nul vijf"),
        ("type 3-4, > 40% → hard", "Type drie tot vier, meer dan veertig procent, hard"),
        ("2×150cc, 2½ glas", "Twee keer honderdvijftig milliliter, twee en een half glas"),
        ("½ glas, ¾ vol", "Een half glas, driekwart vol"),
        ("31 maart: “38,5 koorts (eng)”.", "Eenendertig maart: “achtendertig komma vijf koorts, eng, ”."),
        ("op 3-3-2026", "Op drie drie tweeduizend zesentwintig"),
        ("bel 0612", "Bel nul zes één twee"),
        ("hoeveel ml?", "Hoeveel milliliter?"),
    ],
    "en": [
        ("You wrote, 2 March: “blood & pain”.", "You wrote, the second of March: “blood and pain”."),
        ("1½ glass, 22.5 l, ≤ 21 g", "One and a half glass, twenty-two point five litres, at most twenty-one grams"),
        ("at 19:30 and at 7:00", "At nineteen thirty and at seven o’clock"),
    ],
}


@pytest.mark.parametrize(("language", "text", "said"), [(lang, *pair) for lang in SAID for pair in SAID[lang]])
def test_a_text_is_said_as_a_person_says_it(language: str, text: str, said: str) -> None:
    assert for_voice(text, texts(language)) == said


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_whatever_was_written_no_digit_or_sign_is_left(text: str, language: str) -> None:
    assert not re.search(r"[\d<>≤≥→·×½¾%±&+=/()#*_]", for_voice(text, texts(language)))


@pytest.mark.parametrize(
    ("number", "nl", "en"),
    [
        (0, "nul", "nought"),
        (20, "twintig", "twenty"),
        (21, "eenentwintig", "twenty-one"),
        (33, "drieëndertig", "thirty-three"),
        (99, "negenennegentig", "ninety-nine"),
        (100, "honderd", "one hundred"),
        (999, "negenhonderdnegenennegentig", "nine hundred and ninety-nine"),
        (1000, "duizend", "one thousand"),
        (1001, "duizend een", "one thousand one"),
        (9999, "negenduizend negenhonderdnegenennegentig", "nine thousand nine hundred and ninety-nine"),
        (10000, "één nul nul nul nul", "one nought nought nought nought"),
    ],
)
def test_a_number_in_words(number: int, nl: str, en: str) -> None:
    assert (in_words(number, texts("nl")), in_words(number, texts("en"))) == (nl, en)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_has_words_of_its_own(language: str) -> None:
    assert len({in_words(number, texts(language)) for number in range(10_000)}) == 10_000
