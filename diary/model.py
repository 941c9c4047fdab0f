"""The recorded facts of any number of diaries as tidy tables: the one vocabulary of every room.

One row is one recorded event. Each row carries the number of its diary and the sheet and cell it was
read from. Times are local wall-clock times, volumes millilitres. Unknown is NaN, NaT or an empty
string, never zero. A yes/no item is 1.0, 0.0 or NaN (not filled in).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diary.table import Array, Table

SEXES = ("female", "male", "other")
DRINKS = (
    "water", "coffee", "decaf", "tea", "milk", "juice", "soft_drink", "energy_drink", "alcohol", "soup", "other",
)  # fmt: skip
LEAK_AMOUNTS = ("none", "drops", "small", "large")
LEAK_UNKNOWN_AMOUNT = "some"  # a leak was marked, how much was not
TRIGGERS = (
    "cough", "sneeze", "laugh", "lift", "exercise", "urge", "on_the_way", "after_voiding", "asleep", "other",
)  # fmt: skip
STRAINING = ("no", "some", "hard")
STOOL_LEAKS = ("none", "gas", "smear", "some", "full")
STOOL_SCALES = ("bristol", "child")
BLOOD = ("none", "blood", "mucus", "blood_and_mucus", "unspecified")
BOWEL_KINDS = ("visit", "no_stool", "laxative", "holding_back")
COMPLAINTS = ("leaking", "urgency", "frequency", "nights", "emptying", "stool", "loss_of_stool", "pain")
BOUNDS = ("", "at_least", "range")
EXERCISE_NUMBERS = range(1, 8)  # the brochure's
REMARKS = (
    "pain", "blood_in_urine", "blood_in_stool", "much_blood", "black_stool", "fever", "cannot_void", "numbness",
    "pushing", "dribbling", "interrupting", "weak_stream", "hesitancy", "not_empty", "bowel_urgency",
    "oedema", "diuretic", "pregnant", "postpartum", "fasting",
)  # fmt: skip

Column = tuple[str, str]  # name, kind: number, time, text, flag (1/0/NaN) or mark (True/False)

SOURCE: tuple[Column, ...] = (("sheet", "text"), ("cell", "text"))

PATIENTS: tuple[Column, ...] = (
    ("diary", "key"),
    ("code", "text"),
    ("sex", "text"),  # one of SEXES
    ("age", "number"),  # years
    ("may_be_child", "mark"),  # the diary gives no age and speaks as that of a child does
    ("weight_kg", "number"),
    ("fluid_restriction_ml", "number"),  # per 24 h, as prescribed
    ("urge_scale", "text"),  # an id of urge.SCALES
    ("stool_scale", "text"),  # one of STOOL_SCALES, as declared; `bristol` is of the Bristol scale all the same
    ("ibs", "flag"),
    ("complaint", "text"),  # what bothers most, one of COMPLAINTS; empty: not filled in
    ("records_leaks", "mark"),  # the diary has a place for leaks: no mark is then no leak
    ("records_pads", "mark"),
)
DAYS: tuple[Column, ...] = (  # a recorded day; the last row may be only the morning that closes the diary
    ("diary", "key"),
    ("day", "number"),  # 1, 2, 3 … in order of time
    ("date", "time"),  # the calendar day of rising
    ("dated", "mark"),  # False: no date was written, `date` only keeps the order
    ("begins", "time"),  # rising, or without it the first moment of the day's sheet
    ("rise", "time"),
    ("bed", "time"),
    ("asleep", "time"),
    ("morning_only", "mark"),
    ("sheet", "text"),
    ("rise_cell", "text"),
    ("bed_cell", "text"),
    ("first_void_cell", "text"),  # where the first void of this day stands or was expected
)
NIGHTS: tuple[Column, ...] = (  # a night of a list of nights, or one whose nappy was weighed
    ("diary", "key"),
    ("date", "time"),  # the day whose evening the night begins
    ("bed", "time"),
    ("rise", "time"),
    ("woken", "flag"),  # a parent woke the child to void
    ("wet", "flag"),  # the bed or the nappy
    ("dry_g", "number"),  # the nappy before and after
    ("wet_g", "number"),
    ("stool_in_nappy", "flag"),
    ("night_voids", "number"),  # how often was voided in the night, where that is written with the night
    ("night_voids_ml", "number"),  # what was voided in the night, where it is written with the night
    ("first_morning_ml", "number"),  # the first void of the next morning, where it is written with the night
    ("note", "text"),
    *SOURCE,
)
VOIDS: tuple[Column, ...] = (
    ("diary", "key"),
    ("at", "time"),
    ("volume_ml", "number"),
    ("bound", "text"),  # one of BOUNDS
    ("urge", "number"),  # the code as written
    ("level", "number"),  # 0–4, see urge.py
    ("leak", "text"),  # one of LEAK_AMOUNTS or LEAK_UNKNOWN_AMOUNT; empty: not filled in
    ("trigger", "text"),  # one of TRIGGERS
    ("pad", "flag"),
    ("pad_gain_g", "number"),
    ("catheter", "mark"),
    ("estimated", "mark"),
    ("first_morning", "mark"),  # marked in the file as the first morning void
    ("note", "text"),
    *SOURCE,
)
LEAKS: tuple[Column, ...] = (  # leaks on a row of their own; those on a void's row stand in VOIDS
    ("diary", "key"),
    ("at", "time"),
    ("amount", "text"),
    ("trigger", "text"),
    ("urge", "number"),
    ("level", "number"),
    ("pad", "flag"),
    ("pad_gain_g", "number"),
    ("note", "text"),
    *SOURCE,
)
DRINK_ROWS: tuple[Column, ...] = (
    ("diary", "key"),
    ("at", "time"),
    ("volume_ml", "number"),
    ("what", "text"),  # one of DRINKS; empty: not filled in
    ("estimated", "mark"),  # converted from a household measure
    ("note", "text"),
    *SOURCE,
)
BOWEL: tuple[Column, ...] = (
    ("diary", "key"),
    ("at", "time"),
    ("timed", "mark"),  # False: only the date is known
    ("kind", "text"),  # one of BOWEL_KINDS
    ("passed", "flag"),
    ("bristol", "number"),  # 1–7
    ("bristol_to", "number"),  # the other end of a range, else NaN
    ("postponed_min", "number"),  # 0: not postponed
    ("straining", "text"),  # one of STRAINING
    ("incomplete", "flag"),
    ("blockage", "flag"),
    ("manual_help", "flag"),
    ("in_toilet", "flag"),  # of a child: passed in the toilet or on a potty
    ("holding_back", "flag"),  # someone saw the child hold back a stool
    ("toilet_blocked", "flag"),  # the stool was so large that it blocked the toilet
    ("minutes", "number"),
    ("pain", "number"),  # 0–10
    ("leak", "text"),  # one of STOOL_LEAKS; empty: not filled in
    ("noticed", "flag"),
    ("laxative", "flag"),
    ("blood", "text"),  # one of BLOOD; empty: not filled in
    ("note", "text"),
    *SOURCE,
)
EXERCISES: tuple[Column, ...] = (
    ("diary", "key"),
    ("date", "time"),
    ("exercise", "number"),  # one of EXERCISE_NUMBERS
    ("times", "number"),
    ("minutes", "number"),  # each time
    *SOURCE,
)
REMARK_ROWS: tuple[Column, ...] = (  # what free text was recognised to say
    ("diary", "key"),
    ("at", "time"),
    ("code", "text"),  # one of REMARKS
    ("note", "text"),  # the words in which it was recognised
    *SOURCE,
)
GAPS: tuple[Column, ...] = (  # events that happened but whose time is unknown: their day is not fully known
    ("diary", "key"),
    ("at", "time"),  # any moment of the diary day they belong to
    ("what", "text"),  # "void", "drink" or "leak"
    *SOURCE,
)

TABLES: Mapping[str, tuple[Column, ...]] = {
    "patients": PATIENTS,
    "days": DAYS,
    "nights": NIGHTS,
    "voids": VOIDS,
    "leaks": LEAKS,
    "drinks": DRINK_ROWS,
    "bowel": BOWEL,
    "exercises": EXERCISES,
    "remarks": REMARK_ROWS,
    "gaps": GAPS,
}
Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
"""The facts of one diary before they are tables: for every name of `TABLES` its rows; a name left out has none."""

_MISSING = {"number": float("nan"), "flag": float("nan"), "text": "", "mark": False, "time": None, "key": 0}
_DTYPES = {"number": "float64", "flag": "float64", "text": "object", "mark": "bool", "key": "int64"}
_EPOCH, _SECOND = dt.datetime(1970, 1, 1), dt.timedelta(seconds=1)
_UNKNOWN_TIME = -(1 << 63)
"""What numpy keeps where there is no time."""


def table(name: str, rows: Iterable[Row], diaries: Sequence[int] = ()) -> Table:
    """Return the rows as the named table: every column of its definition, in order, with its dtype.

    `diaries`: the number of each row's diary, where the rows do not tell it. A key that a row leaves out is unknown.
    A key the table does not have raises KeyError.

    >>> table("voids", [{"volume_ml": 250}]).only("diary", "volume_ml", "urge", "catheter").records()
    [{'diary': 0, 'volume_ml': 250.0, 'urge': nan, 'catheter': False}]
    """
    rows = list(rows)
    return _filled(name, rows, diaries) if rows else _empty(name)


@cache
def _empty(name: str) -> Table:
    """Return a table without rows, made once: most diaries leave some of their tables empty."""
    return _filled(name, [], [])


def _filled(name: str, rows: Sequence[Row], diaries: Sequence[int]) -> Table:
    import numpy as np

    from diary.table import Table

    columns = dict(TABLES[name])
    if others := set().union(*rows) - columns.keys():
        raise KeyError(f"{name} has no column {sorted(others)}")
    data = {}
    for column, kind in columns.items():
        missing = _MISSING[kind]
        values: list[Any] = list(diaries) if kind == "key" and diaries else [row.get(column, missing) for row in rows]
        if None in values:
            values = [missing if value is None else value for value in values]
        data[column] = _times(values) if kind == "time" else np.array(values, dtype=_DTYPES[kind])
    return Table(data)


def _times(moments: Sequence[Any]) -> Array:
    """Return Python's times as numpy's: ten times as fast as numpy makes them, which reads dates and ISO text too."""
    import numpy as np

    try:
        since = [_UNKNOWN_TIME if at is None else (at - _EPOCH) // _SECOND for at in moments]
    except TypeError:
        return np.array(moments, dtype="datetime64[s]")
    return np.array(since, dtype=np.int64).view("datetime64[s]")


@dataclass(frozen=True)
class Diary:
    """Any number of diaries: one table a subject, rows told apart by their `diary` column."""

    patients: Table
    days: Table
    nights: Table
    voids: Table
    leaks: Table
    drinks: Table
    bowel: Table
    exercises: Table
    remarks: Table
    gaps: Table

    @classmethod
    def of(cls, **rows: Iterable[Row]) -> Diary:
        """Build the tables from the rows of one diary; a table that is not named is empty."""
        return cls(**{name: table(name, rows.get(name, ())) for name in TABLES})

    @classmethod
    def of_many(cls, diaries: Iterable[Rows]) -> Diary:
        """Build each table once from the rows of several diaries, numbered 0, 1, 2 … in the order given.

        >>> Diary.of_many([{"voids": [{"urge": 1}]}, {}, {"voids": [{"urge": 2}, {}]}]).voids["diary"].tolist()
        [0, 2, 2]
        """
        numbered = list(enumerate(diaries))
        tables = {}
        for name in TABLES:
            rows = [row for _, diary in numbered for row in diary.get(name, ())]
            tables[name] = table(name, rows, [number for number, diary in numbered for _ in diary.get(name, ())])
        return cls(**tables)


def together(diaries: Iterable[Diary]) -> Diary:
    """Return one set of tables for several diaries, numbered 0, 1, 2 … in the order given."""
    import numpy as np

    from diary.table import Table

    pieces: dict[str, list[Table]] = {name: [] for name in TABLES}
    for number, diary in enumerate(diaries):
        for name, of_table in pieces.items():
            own: Table = getattr(diary, name)
            of_table.append(own.having(diary=np.full(len(own), number)))
    return Diary(**{name: Table.joined(of_table) for name, of_table in pieces.items()})
