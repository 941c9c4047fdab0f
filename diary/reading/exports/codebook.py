"""What each column of an exported diary is: its kind, unit, codes and limits, for who writes, reads and explains it.

The tables are those of the model, without the number of the diary: an export holds one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from diary import model
from diary.reading.cells.codes import BRISTOL
from diary.reading.cells.quantities import MAX_PAIN
from diary.urge import SCALES, URGENCY_LEAK_LEVEL

SCHEMA, FORMER = "diary-tables/2", "diary-tables/1"
"""What the table `about` says under `schema`: the mark of an export, and of one of before, which is read too."""
TABLE = "table"
"""The first column where all tables stand in one: which of them a row belongs to."""
DIARY = "diary"
"""The column, in every table, that tells the rows of one diary from those of another where exports are stacked."""
ABOUT = "about"
ABOUT_KEY, ABOUT_VALUE = "name", "text"
CORRECTIONS = "corrections"
"""The table of the cells that were written over; in a workbook its sheet is named in the language of the diary."""
CORRECTION_COLUMNS = ("sheet", "cell", "was", "is")
DAY_SUFFIX = "_day"
"""Of the column beside a moment that is kept as a day number and a time of day."""
FIRST_DAY = dt.date(2001, 1, 1)
"""Stands in for day 1 of a diary whose dates are day numbers."""

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "bowel": {"leak": "stool_leak"},
    "exercises": {"minutes": "exercise_minutes"},
    "remarks": {"code": "remark"},
    "gaps": {"what": "gap"},
}
"""What a column of the model is called in an export, where another table calls something else so: all tables may
stand in one. In an export of before each has the model's name."""

Kind = Literal["number", "time", "date", "text", "flag", "mark"]


class Entry(NamedTuple):
    """One column of one table; `source` names the column that holds the cell it was read from."""

    table: str
    name: str
    kind: Kind
    unit: str = ""
    codes: tuple[str, ...] = ()
    low: float = 0
    high: float | None = None
    source: str = ""

    @property
    def column(self) -> str:
        """What it is called in an export."""
        return COLUMNS.get(self.table, {}).get(self.name, self.name)


CODES: Mapping[str, tuple[str, ...]] = {
    "sex": model.SEXES,
    "urge_scale": tuple(SCALES),
    "stool_scale": model.STOOL_SCALES,
    "complaint": model.COMPLAINTS,
    "bound": tuple(bound for bound in model.BOUNDS if bound),
    "leak": (*model.LEAK_AMOUNTS, model.LEAK_UNKNOWN_AMOUNT),
    "amount": (*model.LEAK_AMOUNTS, model.LEAK_UNKNOWN_AMOUNT),
    "trigger": model.TRIGGERS,
    "drinks.what": model.DRINKS,
    "gaps.what": ("void", "drink", "leak"),
    "kind": model.BOWEL_KINDS,
    "straining": model.STRAINING,
    "bowel.leak": model.STOOL_LEAKS,
    "blood": model.BLOOD,
    "remarks.code": model.REMARKS,
}
LIMITS: Mapping[str, tuple[float, float | None]] = {
    "day": (1, None),
    "level": (0, URGENCY_LEAK_LEVEL),
    "bristol": (BRISTOL[0], BRISTOL[-1]),
    "bristol_to": (BRISTOL[0], BRISTOL[-1]),
    "pain": (0, MAX_PAIN),
    "exercise": (model.EXERCISE_NUMBERS[0], model.EXERCISE_NUMBERS[-1]),
}
"""The least and the most a number can be; of others the least is 0."""
UNITS: Mapping[str, str] = {
    "age": "years", "minutes": "min", "_kg": "kg", "_ml": "ml", "_min": "min", "_g": "g",
}  # fmt: skip
"""By the end of a column's name."""
SOURCES: Mapping[str, str] = {"rise": "rise_cell", "bed": "bed_cell", "asleep": "bed_cell"}
"""Of a day; what was read from a row of its own has its source in `cell`."""


def of_model(table: str, column: str) -> str:
    """Return the model's name of a column of an export.

    >>> of_model("bowel", "stool_leak"), of_model("voids", "leak")
    ('leak', 'leak')
    """
    return next((name for name, own in COLUMNS.get(table, {}).items() if own == column), column)


@cache
def entries(table: str) -> tuple[Entry, ...]:
    """Return the columns of a recorded table in their order.

    >>> [entry.name for entry in entries("gaps")]
    ['at', 'what', 'sheet', 'cell']
    """
    return tuple(_entry(table, name, kind) for name, kind in model.TABLES[table] if kind != "key")


def _entry(table: str, name: str, kind: str) -> Entry:
    low, high = LIMITS.get(name, (0, None))
    unit = next((unit for end, unit in UNITS.items() if name.endswith(end)), "") if kind == "number" else ""
    names = dict(model.TABLES[table])
    source = "" if name == "sheet" or name.endswith("cell") else "cell" if "cell" in names else SOURCES.get(name, "")
    settled: Kind = "date" if name == "date" else kind  # type: ignore[assignment]
    codes = CODES.get(f"{table}.{name}", CODES.get(name, ()) if kind == "text" else ())
    return Entry(table, name, settled, unit, codes, low, high, source if table != "patients" else "")
