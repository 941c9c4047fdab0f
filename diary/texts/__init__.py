"""Every word a user sees, in Dutch and English: the same keys, the same placeholders.

Each language is a folder of TOML files; a file's name is the first part of its keys:
`tips.exercise_1.title` stands in `nl/tips.toml` under `[exercise_1]`. Language is an argument.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache, cached_property
from pathlib import Path, PurePath
from typing import Any

from diary.plain import printable
from diary.refusal import Keys, Refusal

FOLDER = Path(__file__).parent
LANGUAGES = ("nl", "en")
FAMILY, CHILD = "family", "child"
"""Readers with words of their own: the parent of a child, who reads of that child, and the child."""
MINUS = "\N{MINUS SIGN}"


Words = dict[str, str | list[str]]


def _flatten(node: dict[str, Any], prefix: str) -> Words:
    flat: Words = {}
    for key, value in node.items():
        if isinstance(value, dict):
            flat |= _flatten(value, f"{prefix}.{key}")
        else:
            flat[f"{prefix}.{key}"] = value
    return flat


class Texts:
    """The words of one language, and how it writes numbers and dates.

    With a `reader` the words for that one where there are any: of `doctor.intro` those under `family.doctor.intro`.

    >>> Texts("nl").number(2.54, 1), Texts("en").number(2.54, 1)
    ('2,5', '2.5')
    >>> Texts("nl").date(dt.date(2026, 3, 2)), Texts("en").date(dt.date(2026, 3, 2))
    ('2 maart 2026', '2 March 2026')
    """

    def __init__(self, language: str, reader: str = "") -> None:
        if language not in LANGUAGES:
            raise ValueError(f"language must be one of {LANGUAGES}, not {language!r}")
        self.language = language
        self._reader = reader
        self._folder = FOLDER / language
        self._subjects: dict[str, Words] = {}
        self._known: Words = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Hand a language to another process by its name."""
        return texts, (self.language,)

    def _of(self, subject: str) -> Words:
        """Return the words of one subject, read when the first of them is asked for."""
        if subject not in self._subjects:
            entry = self._folder / f"{subject}.toml"
            words = tomllib.loads(entry.read_text("utf-8")) if entry.is_file() else {}
            self._subjects[subject] = _flatten(words, subject)
        return self._subjects[subject]

    def _found(self, key: str) -> str | list[str]:
        """Return what stands under a key, looked up once."""
        if key not in self._known:
            of_reader = self._of(self._reader) if self._reader else {}
            own = f"{self._reader}.{key}"
            self._known[key] = of_reader[own] if own in of_reader else self._of(key.partition(".")[0])[key]
        return self._known[key]

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the sentence of a key with its placeholders filled; an unknown key raises KeyError.

        The name of a file or folder may hold any sign: it is shown in one line that commands nothing.
        """
        sentence = self._found(key)
        if not isinstance(sentence, str):
            raise TypeError(f"{key} is a list of sentences: ask lines()")
        if not values:
            return sentence
        for name, value in values.items():
            if isinstance(value, PurePath):
                values[name] = printable(str(value))
        return sentence.format(**values)

    def lines(self, key: str) -> tuple[str, ...]:
        """Return the sentences of a key that holds a list."""
        return tuple(self._found(key))

    def refusal(self, refusal: Refusal, *, with_advice: bool = True) -> str:
        """Return what a refusal says, and what to do, in its own language where it has one."""
        words = texts(refusal.language) if refusal.language else self
        values = {
            name: ", ".join(map(words, value)) if isinstance(value, Keys) else value
            for name, value in refusal.values.items()
        }
        keys = refusal.keys if with_advice else refusal.keys[:1]
        return " ".join(words(key.replace("*", refusal.code), **values) for key in keys)

    def has(self, key: str) -> bool:
        """Tell whether the key exists."""
        return key in self._of(key.partition(".")[0])

    def codes(self, subject: str) -> tuple[str, ...]:
        """Return the codes that a subject has words for, in the order of its file."""
        return tuple(dict.fromkeys(key.split(".")[1] for key in self._of(subject)))

    def under(self, prefix: str) -> tuple[str, ...]:
        """Return the keys of a subject below a prefix, in the order of its file."""
        return tuple(key for key in self._of(prefix.partition(".")[0]) if key.startswith(f"{prefix}."))

    def keys(self) -> frozenset[str]:
        """Return every key of this language."""
        subjects = (entry.name.removesuffix(".toml") for entry in self._folder.iterdir())
        return frozenset(key for subject in subjects for key in self._of(subject))

    def number(self, value: float, decimals: int = 0) -> str:
        """Write a number with the language's decimal mark, rounded half away from zero."""
        scaled = abs(value) * 10**decimals
        rounded = int(scaled + 0.5 + 1e-9) / 10**decimals
        written = f"{rounded:.{decimals}f}"
        if self.language == "nl":
            written = written.replace(".", ",")
        return (MINUS if value < 0 and rounded else "") + written

    def plain(self, value: float) -> str:
        """Write a number with the decimals that it has, at most two.

        >>> Texts("nl").plain(8.0), Texts("nl").plain(1.3), Texts("en").plain(0.125)
        ('8', '1,3', '0.13')
        """
        return self.number(value, next((few for few in (0, 1) if round(value, 6) == round(value, few)), 2))

    def spelled(self, *values: float) -> tuple[str, ...]:
        """Write numbers in words, or all in digits where one of them has no word.

        >>> Texts("nl").spelled(6, 8), Texts("nl").spelled(1.5, 2), Texts("en").spelled(350, 400)
        (('zes', 'acht'), ('anderhalve', 'twee'), ('350', '400'))
        """
        words = tuple(self._numbers.get(value, "") for value in values)
        return words if all(words) else tuple(map(self.plain, values))

    @cached_property
    def _numbers(self) -> dict[float, str]:
        """Return the numbers that have a word."""
        values = {
            "whole": range(21), "tens": range(30, 100, 10), "hundreds": range(100, 1100, 100),
            "halves": (n + 0.5 for n in range(1, 6)),
        }  # fmt: skip
        return {
            value: word
            for kind, numbers in values.items()
            for value, word in zip(numbers, self.lines(f"numbers.{kind}"), strict=True)
        }

    def date(self, day: dt.date, *, year: bool = True) -> str:
        """Write a date: `2 maart 2026`, or `2 maart` without the year."""
        month = self.lines("calendar.months")[day.month - 1]
        return f"{day.day} {month} {day.year}" if year else f"{day.day} {month}"

    def month(self, day: dt.date) -> str:
        """Write the month of a date: `maart 2026`."""
        return f"{self.lines('calendar.months')[day.month - 1]} {day.year}"

    def weekday(self, day: dt.date) -> str:
        """Write the weekday in full."""
        return self.lines("calendar.weekdays")[day.weekday()]

    def clock(self, moment: dt.datetime) -> str:
        """Write a time of day: `07:05`."""
        return f"{moment:%H:%M}"


@cache
def _named() -> dict[str, str]:
    named = tomllib.loads((FOLDER / "ids.toml").read_text("utf-8"))
    return {name: id_ for names in named.values() for name, id_ in names.items()}


def id_of(name: str) -> str:
    """Return the id that a name of any language stands for; a name that is none is returned as it was written.

    >>> id_of("oefening_3"), id_of("Nycturie"), id_of("exercise_3"), id_of("nonsense")
    ('exercise_3', 'nocturia', 'exercise_3', 'nonsense')
    """
    return _named().get(name.casefold().replace("-", "_"), name)


@cache
def texts(language: str, reader: str = "") -> Texts:
    """Return the words of a language, read once: for everyone, or for one reader where that one has words of its own.

    >>> texts("en")("doctor.words.low_output"), texts("en", FAMILY)("doctor.words.low_output")
    ('You peed very little in a whole day.', 'Your child peed very little in a whole day.')
    """
    return Texts(language, reader)
