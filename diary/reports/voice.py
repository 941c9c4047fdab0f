"""Text made for a voice: numbers, dates, times, units and signs in words; nothing stays that a voice stumbles over."""

from __future__ import annotations

import re
import unicodedata
from re import Match

from diary.texts import Texts
from diary.texts.numerals import digits, in_words

SIGNS = {
    "%": "percent", "\N{MULTIPLICATION SIGN}": "times", "≤": "at_most", "≥": "at_least", "<": "less_than",
    ">": "more_than", "±": "about", "≈": "about", "~": "about", "&": "and", "+": "plus",
    "\N{VULGAR FRACTION ONE HALF}": "half", "\N{VULGAR FRACTION THREE QUARTERS}": "three_quarters",
}  # fmt: skip
"""Signs that have a word, each with its key."""
PAUSES = re.compile(r"\s*[·→;()/…]+\s*")
BEGINNING = re.compile(r"(?:^|[.?!] )[^\W\d_]")
"""The first letter of a sentence: a number in words begins one too."""
OF_A_SENTENCE = " .,?!:'’‘“”\"-"


def for_voice(text: str, words: Texts) -> str:
    """Return a text as it is said.

    >>> from diary.texts import texts
    >>> for_voice("U plaste ongeveer 12 keer: 350–400 ml, op 2 maart om 07:30.", texts("nl"))
    'U plaste ongeveer twaalf keer: driehonderdvijftig tot vierhonderd milliliter, op twee maart om zeven uur dertig.'
    >>> for_voice("1½ glass · ≥ 2.5 l → 40%", texts("en"))
    'One and a half glass, at least two point five litres, forty percent'
    """
    said = _units(_dates(text, words), words)
    said = re.sub(r"\b(\d{1,2}):(\d\d)\b", lambda part: _clock(part, words), said)
    said = re.sub(r"(\d+)½", lambda part: words("numbers.and_a_half", n=part[1]), said)
    said = re.sub(r"(\d+) ?[-–] ?(\d+)", lambda part: words("voice.range", low=part[1], high=part[2]), said)
    for sign, key in SIGNS.items():
        said = said.replace(sign, f" {words(f'voice.sign.{key}')} ")
    said = re.sub(r"(\d+)[.,](\d+)", lambda part: _decimal(part, words), said)
    said = re.sub(r"\d+", lambda part: _number(part[0], words), said)
    heard = "".join(c if c.isalpha() or c in OF_A_SENTENCE or unicodedata.combining(c) else " " for c in _paused(said))
    heard = re.sub(r" +(?=[.,?!:])", "", " ".join(heard.split()))
    return BEGINNING.sub(lambda part: part[0].upper(), heard)


def _paused(text: str) -> str:
    return PAUSES.sub(", ", text).rstrip(", ")


def _units(text: str, words: Texts) -> str:
    """Write the units that follow a number in full; `ml` also where it stands alone."""
    known = {key.rpartition(".")[2]: words(key) for key in words.under("voice.unit")}
    after = re.compile(rf"(?<=\d) ?({'|'.join(known)})\b")
    return re.sub(r"\bml\b", known["ml"], after.sub(lambda part: f" {known[part[1]]}", text))


def _dates(text: str, words: Texts) -> str:
    """Write `2 maart` as it sounds; of a date in numbers each number is said."""
    months, days = words.lines("calendar.months"), words.lines("voice.days_of_month")

    def day(part: Match[str]) -> str:
        number = int(part[1])
        return words("voice.day", day=days[number - 1], month=part[2]) if 1 <= number <= len(days) else part[0]

    text = re.sub(rf"\b(\d{{1,2}}) ({'|'.join(months)})\b", day, text)
    return re.sub(r"\b(\d{1,4})[-/](\d{1,2})[-/](\d{1,4})\b", r"\1 \2 \3", text)


def _clock(part: Match[str], words: Texts) -> str:
    hour, minutes = in_words(int(part[1]), words), part[2]
    if minutes == "00":
        return words("voice.hour", hour=hour)
    return words("voice.hour_and_minutes", hour=hour, minutes=_number(minutes, words))


def _decimal(part: Match[str], words: Texts) -> str:
    return f"{_number(part[1], words)} {words('numbers.point')} {digits(part[2], words)}"


def _number(written: str, words: Texts) -> str:
    """Write a number in words; one that begins with a nought is a row of digits."""
    return digits(written, words) if written.startswith("0") else in_words(int(written), words)
