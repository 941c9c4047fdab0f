"""A reading without what points to a person: pseudonymised, not anonymous.

Dates become day numbers with their times of day, ages over 89 one band, remarks and whatever a problem quotes are
dropped, sheets are numbered, and the code and the file's fingerprint are replaced by a keyed hash. What is left (the
pattern of days and amounts, age, sex, weight) can still single a person out for who knows it.
"""

from __future__ import annotations

import datetime as dt
import hmac
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from diary import model
from diary.correction import Correction
from diary.reading.exports.codebook import FIRST_DAY
from diary.refusal import Refusal
from diary.regular import NotRegular, TooLong, read_small

if TYPE_CHECKING:
    from pathlib import Path

    from diary.record import Reading

OLDEST_AGE = 89
"""Years. Any age above it is written as one more: of so few, an exact age singles a person out."""
CODE_CHARACTERS = 16
"""Hexadecimal characters of the hash that stands for a code."""
SHORTEST_KEY = 16
"""Bytes: a shorter key could be found by trying."""
LONGEST_KEY = 4096
"""Bytes: what is longer was not made as a key."""
DAY_NUMBER = "D{}"
"""How the number of a day stands in the place of a date."""
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d)?")
_TIMES = frozenset(("at", "date", "bed", "asleep", "rise", "window"))


FILE, CODE = "file", "code"
"""What a hash can stand for."""


class WrongKey(Refusal):
    """The key cannot be used."""

    keys = ("cli.*",)


def key_of(path: Path) -> bytes:
    """Return the key that a file holds, without spaces and line ends around it; WrongKey when it will not do."""
    try:
        key = read_small(path, LONGEST_KEY).strip()
    except NotRegular as error:
        raise WrongKey("key_not_a_file", path=path) from error
    except TooLong as error:
        raise WrongKey("key_too_long", path=path, most=LONGEST_KEY) from error
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


def code_for(key: bytes, code: str) -> str:
    """Return what stands for the code of a patient: the same in every table and export made with the key."""
    return pseudonym(key, CODE, code)[:CODE_CHARACTERS]


def banded(age: float) -> float:
    """Return an age, of the oldest one that they share.

    >>> banded(89.0), banded(97.0)
    (89.0, 90)
    """
    return OLDEST_AGE + 1 if age > OLDEST_AGE else age


def deidentified(reading: Reading, key: bytes) -> Reading:
    """Return the reading with its first day on `FIRST_DAY`, undated, and without words of the patient."""
    shift = dt.datetime.combine(FIRST_DAY, dt.time()) - _first_midnight(reading.tables)
    sheets = _numbers_of_sheets(reading)
    tables = {name: [_row(name, row, shift, sheets) for row in rows] for name, rows in reading.tables.items()}
    tables["days"] = [{**row, "dated": False} for row in tables.get("days", [])]
    tables["patients"] = [_patient(row, key) for row in tables.get("patients", [])]
    return replace(
        reading,
        tables=tables,
        problems=tuple(replace(one, sheet=sheets[one.sheet], found="") for one in reading.problems),
        guesses=tuple(replace(one, sheet=sheets[one.sheet], chosen="") for one in reading.guesses),
        corrections=tuple(Correction(sheets[one.sheet], one.cell, "") for one in reading.corrections),
        sha256=pseudonym(key, FILE, reading.sha256),
        file="",
        parts=(),
    )


def _first_midnight(tables: model.Rows) -> dt.datetime:
    """Return the beginning of the first day, or without days that of the first event."""
    days = [row["date"] for row in tables.get("days", ()) if row.get("date")]
    events = [row.get("at") or row.get("date") for rows in tables.values() for row in rows]
    known = days or [moment for moment in events if moment] or [FIRST_DAY]
    first = min((moment.year, moment.month, moment.day) for moment in known)
    return dt.datetime(*first)


def _numbers_of_sheets(reading: Reading) -> dict[str, str]:
    """Return a number for each name of a sheet, because a name can be a patient's."""
    named = [row.get("sheet") for rows in reading.tables.values() for row in rows]
    named += [problem.sheet for problem in reading.problems] + [guess.sheet for guess in reading.guesses]
    named += [correction.sheet for correction in reading.corrections]
    numbered = (name for name in dict.fromkeys(named) if name)
    return {"": "", **{name: str(number) for number, name in enumerate(numbered, 1)}}


def _row(table: str, row: model.Row, shift: dt.timedelta, sheets: dict[str, str]) -> dict[str, Any]:
    """Return a row with its moments shifted, its sheet numbered and its remark dropped."""
    changed: dict[str, Any] = {
        column: row[column] + shift
        for column, kind in model.TABLES[table]
        if kind == "time" and row.get(column) is not None
    }
    changed |= {"sheet": sheets[row["sheet"]]} if row.get("sheet") else {}
    return {column: value for column, value in row.items() if column != "note"} | changed


def _patient(row: model.Row, key: bytes) -> dict[str, Any]:
    """Return what is said of the patient, with a pseudonym for the code and high ages in one band."""
    code, age = row.get("code"), row.get("age")
    changed: dict[str, Any] = {"code": code_for(key, code)} if code else {}
    return {**row, **changed, **({} if age is None else {"age": banded(age)})}


def with_day_numbers(found: Any, key: str = "") -> Any:
    """Return results as JSON has them with a day number in the place of each date.

    >>> with_day_numbers({"at": "2001-01-03T07:30:00", "window": [None, "2000-12-31T00:00:00"]})
    {'at': 'D3T07:30:00', 'window': [None, 'D0T00:00:00']}
    >>> with_day_numbers({"date": "2001-01-03"})
    {'date': 'D3'}
    """
    if isinstance(found, dict):
        return {name: with_day_numbers(value, name) for name, value in found.items()}
    if isinstance(found, list):
        return [with_day_numbers(value, key) for value in found]
    moment = _MOMENT.fullmatch(found) if key in _TIMES and isinstance(found, str) else None
    if moment is None:
        return found
    return DAY_NUMBER.format((dt.date.fromisoformat(moment[1]) - FIRST_DAY).days + 1) + (moment[2] or "")
