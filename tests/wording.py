"""What is written, how easy it reads and whether it was copied: for the tests of the texts.

Three measures of reading level. Words per sentence. LIX (words per sentence plus the percentage of words of
more than six letters; Björnsson 1968: under 30 very easy, 30–40 easy, 40–50 medium), which needs no syllables.
Flesch's reading ease, for Dutch as Douma (1960) weighs it: 60–70 standard, 70–80 fairly easy, 80–90 easy, over
90 very easy. B1 is held to be 60 or more. What makes such a text hard is long sentences and long words; all three
measure those, each in its own way, so that a text which passes all is easy by more than one formula's quirk.
None of them knows a rare short word or a muddled thought: a reader must.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from diary.texts import texts

_READERS = tomllib.loads(Path(__file__).with_name("readers.toml").read_text("utf-8"))
NEVER: dict[str, list[str]] = _READERS.pop("never")
"""Patterns of words that no patient reads, by language."""
CHILDS: dict[str, list[str]] = _READERS.pop("childs")
"""Words by which only a child is spoken to, by language."""
NEVER_A_CHILDS: dict[str, list[str]] = _READERS.pop("never_a_childs")
"""Words by which a child is never spoken to, by language."""
CONTRACT: dict[str, list[str]] = _READERS.pop("contract")
"""Names in the workbook that a text may point at, by language."""
READERS: dict[str, list[str]] = _READERS

LONG_WORD_LETTERS = 6


def sentences(text: str) -> list[str]:
    """Return the sentences of a text: each ends in a full stop, a question mark or an exclamation mark.

    >>> sentences("Wacht 2,5 minuut. Lukt het? Ga dan {value} keer.")
    ['Wacht 2,5 minuut.', 'Lukt het?', 'Ga dan {value} keer.']
    """
    return [part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part]


def words(text: str) -> list[str]:
    """Return the words; a number, a placeholder and a word with hyphens or an apostrophe are one each.

    >>> words("'s Nachts 2,5 keer: {value} ml, wc-papier!")
    ["'s", 'Nachts', '2,5', 'keer', '{value}', 'ml', 'wc-papier']
    """
    return re.findall(r"['{]?\w+(?:[-'’.,]\w+)*\}?", text)


def lix(texts: Iterable[str]) -> float:
    """Return words per sentence + 100 × words of more than six letters / words.

    >>> lix(["Go now. Then breathe calmly."])  # 5 words, 2 sentences, 1 long word
    22.5
    """
    all_sentences = [sentence for text in texts for sentence in sentences(text)]
    all_words = [word for sentence in all_sentences for word in words(sentence)]
    long = sum(len(re.sub(r"\W", "", word)) > LONG_WORD_LETTERS for word in all_words)
    return len(all_words) / len(all_sentences) + 100 * long / len(all_words)


_VOWELS = {
    "nl": r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáéíóúàèëïöüâêôû]",
    "en": r"[aeiouy]+",
}
_SILENT = r"(?<=[^aeiouy])(?:e|es|ed)$"
_SOUNDED = r"(?:[^aeiouy]l|[td])e[ds]?$|(?:[sxz]|sh|ch|c|g)es$"


def syllables(word: str, language: str) -> int:
    """Return about how many syllables a word has: its groups of vowels, less an English e that is not heard.

    >>> [syllables(word, "nl") for word in ("bekkenbodem", "ontspannen", "eeuw", "naar", "2,5")]
    [4, 3, 1, 1, 1]
    >>> [syllables(word, "en") for word in ("physiotherapist", "breathe", "used", "fitted", "muscle", "stays")]
    [5, 1, 1, 2, 2, 1]
    """
    letters = re.sub(r"\W", "", word.casefold())
    found = len(re.findall(_VOWELS[language], letters))
    if language == "en" and re.search(_SILENT, letters) and not re.search(_SOUNDED, letters):
        found -= 1
    return max(found, 1)


_FLESCH = {"nl": (206.84, 0.93, 77.0), "en": (206.835, 1.015, 84.6)}
"""The constant, the weight of words per sentence and that of syllables per word: Douma 1960; Flesch 1948."""


def reading_ease(texts: Iterable[str], language: str) -> float:
    """Return Flesch's reading ease of a text in this language; more is easier.

    >>> round(reading_ease(["Adem rustig uit. Laat dan los."], "nl"), 2)  # 6 words, 2 sentences, 8 syllables
    101.38
    """
    all_sentences = [sentence for text in texts for sentence in sentences(text)]
    all_words = [word for sentence in all_sentences for word in words(sentence)]
    constant, of_length, of_syllables = _FLESCH[language]
    heard = sum(syllables(word, language) for word in all_words)
    return constant - of_length * len(all_words) / len(all_sentences) - of_syllables * heard / len(all_words)


def plain(text: str) -> list[str]:
    """Return the words without case, accents and punctuation; a hyphen parts two words.

    >>> plain("Leg één hand: in- en uit.")
    ['leg', 'een', 'hand', 'in', 'en', 'uit']
    """
    unaccented = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.findall(r"\w+", unaccented.casefold().replace("_", " "))


def copied_runs(text: str, source: str, length: int = 6) -> list[str]:
    """Return every run of so many words of the text that stands in the source too.

    >>> copied_runs("Ga vandaag op uw rug liggen", "Op uw rug: liggen.", length=4)
    ['op uw rug liggen']
    """

    def runs(of: str) -> list[str]:
        found = plain(of)
        return [" ".join(found[at : at + length]) for at in range(len(found) - length + 1)]

    known = set(runs(source))
    return [run for run in runs(text) if run in known]


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


def reader_of(key: str) -> str:
    """Return who reads a text, or as what a patient does: `sentence` unless the readers say otherwise.

    >>> [reader_of(key) for key in ("findings.urgency.above", "findings.urgency.clinician_above", "page.swipe")]
    ['sentence', 'clinician', 'label']
    """
    named = (reader for reader, keys in READERS.items() if any(fnmatchcase(key, pattern) for pattern in keys))
    return next(named, "sentence")


def read_by(language: str, *readers: str) -> dict[str, list[str]]:
    """Return the texts of these readers by key; a legend is read item by item."""
    return {
        key: [item for line in lines for item in re.split(r"\s+·\s+", line)]
        for key, lines in written(language).items()
        if reader_of(key) in readers
    }
