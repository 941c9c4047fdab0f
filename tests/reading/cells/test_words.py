"""Words of a list are found in a text as one expression of them all finds them."""

import re

import pytest

from diary.reading.cells.words import AnyOf, any_of

WORDS = ["plas", "plassen", "naar bed", "bed", "'s avonds", "blaas-pijn", "moest er uit"]
TEXTS = (
    "",
    "plas",
    "plasje",
    "naar bed en plassen",
    "naar  bed",
    "'s avonds",
    "de blaas-pijn, 's avonds",
    "er uit",
    "bed-plas",
)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_found_is_what_the_expression_finds(text: str) -> None:
    words, pattern = AnyOf(WORDS), re.compile(any_of(WORDS))
    assert words.findall(text) == pattern.findall(text)
    assert words.left_of(text) == pattern.sub(" ", text)
    found, expected = words.search(text), pattern.search(text)
    assert (found and found.span()) == (expected and expected.span())


def test_no_expression_is_made_for_a_text_that_holds_no_part_of_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    words = AnyOf(WORDS)
    monkeypatch.setattr("diary.reading.cells.words.any_of", lambda _: pytest.fail("made"))
    assert words.search("fietsen, plasje") is None
