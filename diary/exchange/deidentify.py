"""A reading without what points to a person: pseudonymised, not anonymous.

Dates become day numbers with their times of day, ages over 89 one band, remarks and whatever a problem quotes are
dropped, sheets are numbered, and the code and the file's fingerprint are replaced by a keyed hash. What is left (the
pattern of days and amounts, age, sex, weight) can still single a person out for who knows it.
"""

from __future__ import annotations

import datetime as dt
import hmac
import re
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from diary import model
from diary.refusal import Refusal
from diary.spreadsheets.codebook import FIRST_DAY

if TYPE_CHECKING:
    from pathlib import Path

    from diary.spreadsheets.reading import Reading

OLDEST_AGE = 89
"""Years. Any age above it is written as one more: of so few, an exact age singles a person out."""
CODE_CHARACTERS = 16
"""Hexadecimal characters of the hash that stands for a code."""
SHORTEST_KEY = 16
"""Bytes: a shorter key could be found by trying."""
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)")
_TIMES = frozenset(("at", "date", "bed", "asleep", "rise", "window"))


class WrongKey(Refusal):
    """The key cannot be used; `code` and `values` make one sentence (`cli.<code>`)."""


def key_of(path: Path) -> bytes:
    """Return the key that a file holds, without spaces and line ends around it; WrongKey when it will not do."""
    try:
        key = path.read_bytes().strip()
    except OSError as error:
        raise WrongKey("key_unreadable", path=path, reason=error.strerror or error) from error
    if len(key) < SHORTEST_KEY:
        raise WrongKey("key_too_short", path=path, least=SHORTEST_KEY)
    return key


def pseudonym(key: bytes, kind: str, text: str) -> str:
    """Return the keyed hash (HMAC-SHA-256) of a text; the same text of two kinds gives two hashes.

    >>> pseudonym(b"0123456789abcdef", "code", "P-017")[:8], pseudonym(b"another key of 16", "code", "P-017")[:8]
    ('e79c0169', '58bf5054')
    """
    return hmac.new(key, f"{kind}:{text}".encode(), "sha256").hexdigest()


def deidentified(reading: Reading, key: bytes) -> Reading:
    """Return the reading with its first day on `FIRST_DAY`, undated, and without words of the patient."""
    tables = {field.name: getattr(reading.diary, field.name) for field in fields(model.Diary)}
    shift = _shift(tables)
    sheets = _numbers_of_sheets(reading, tables)
    hidden = {name: _table(name, table, shift, sheets) for name, table in tables.items()}
    hidden["patients"] = hidden["patients"].assign(
        code=[code and pseudonym(key, "code", code)[:CODE_CHARACTERS] for code in hidden["patients"]["code"]],
        age=hidden["patients"]["age"].clip(upper=OLDEST_AGE + 1),
    )
    hidden["days"] = hidden["days"].assign(dated=False)
    return replace(
        reading,
        diary=model.Diary(**hidden),
        problems=tuple(replace(one, sheet=sheets[one.sheet], found="") for one in reading.problems),
        guesses=tuple(replace(one, sheet=sheets[one.sheet], chosen="") for one in reading.guesses),
        sha256=pseudonym(key, "file", reading.sha256),
        file="",
        parts=(),
    )


def _shift(tables: dict[str, pd.DataFrame]) -> pd.Timedelta:
    """Return what brings the first day, or without days the first event, to `FIRST_DAY`."""
    known = [tables["days"]["date"].min()]
    known += [table["at"].min() for table in tables.values() if "at" in table]
    known += [tables["exercises"]["date"].min()]
    first = next((moment for moment in known if not pd.isna(moment)), pd.Timestamp(FIRST_DAY))
    return pd.Timestamp(FIRST_DAY) - first.normalize()


def _numbers_of_sheets(reading: Reading, tables: dict[str, pd.DataFrame]) -> dict[str, str]:
    """Return a number for each name of a sheet, because a name can be a patient's."""
    named = [name for table in tables.values() if "sheet" in table for name in table["sheet"]]
    named += [problem.sheet for problem in reading.problems] + [guess.sheet for guess in reading.guesses]
    numbered = (name for name in dict.fromkeys(named) if name)
    return {"": "", **{name: str(number) for number, name in enumerate(numbered, 1)}}


def _table(name: str, table: pd.DataFrame, shift: pd.Timedelta, sheets: dict[str, str]) -> pd.DataFrame:
    changed: dict[str, Any] = {column: table[column] + shift for column, kind in model.TABLES[name] if kind == "time"}
    if "sheet" in table:
        changed["sheet"] = table["sheet"].map(sheets).astype(table["sheet"].dtype)
    if "note" in table:
        changed["note"] = pd.Series("", index=table.index, dtype=table["note"].dtype)
    return table.assign(**changed)


def with_day_numbers(found: Any, key: str = "") -> Any:
    """Return results as JSON has them with a day number in the place of each date.

    >>> with_day_numbers({"at": "2001-01-03T07:30:00", "window": [None, "2000-12-31T00:00:00"]})
    {'at': 'D3T07:30:00', 'window': [None, 'D0T00:00:00']}
    """
    if isinstance(found, dict):
        return {name: with_day_numbers(value, name) for name, value in found.items()}
    if isinstance(found, list):
        return [with_day_numbers(value, key) for value in found]
    moment = _MOMENT.fullmatch(found) if key in _TIMES and isinstance(found, str) else None
    if moment is None:
        return found
    return f"D{(dt.date.fromisoformat(moment[1]) - FIRST_DAY).days + 1}T{moment[2]}"
