"""The words of a form: which heading, which name of an event, chosen among what people write."""

from __future__ import annotations

import csv
import re
import tomllib
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

HERE = Path(__file__).parent
MEANINGS = {
    "urine volume": "urine",
    "drink volume": "drink",
    "leak of urine": "leak",
    "stool or its Bristol type": "bristol",
}
MIXED = {"Wat en hoeveel gedronken", "Leakage episodes", "Bowel function check"}
"""Headings of `headings.csv` that ask for something else than a number or a mark."""
PLAIN_UNIT = re.compile(r"[\[(, _]*\b(ml|mls|oz)\b[\])]*$|_ml$", re.IGNORECASE)
Choice = TypeVar("Choice")


@cache
def words() -> dict[str, Any]:
    """Return every word, as `words.toml` has them."""
    return tomllib.loads((HERE / "words.toml").read_text("utf-8"))


@cache
def headings(meaning: str, language: str, unit: str = "") -> tuple[str, ...]:
    """Return the headings of a column. Those that name a unit name this one; of an amount in no unit, none does."""
    listed = [(heading, "") for heading in words()["headings"][meaning][language]]
    with (HERE / "headings.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if MEANINGS[row["meaning"]] == meaning and language in row["language"] and row["heading"] not in MIXED:
                named = PLAIN_UNIT.search(row["heading"])
                listed.append((row["heading"], named.group(1) or "ml" if named else ""))
    return tuple(heading for heading, named in listed if not named or named.lower().rstrip("s") == unit)


def names_unit(heading: str) -> bool:
    """Tell whether a heading ends in its unit."""
    return bool(PLAIN_UNIT.search(heading))


def pick(choices: Sequence[Choice], *key: object) -> Choice:
    """Return the choice that belongs to a key: always the same one, whatever else is chosen."""
    return choices[zlib.crc32(repr(key).encode()) % len(choices)]
