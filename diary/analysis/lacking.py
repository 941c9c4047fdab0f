"""The numbers of the example diary, and for which reasons each metric is withheld when the example lacks something.

What `diary explain` says of when a metric is withheld is computed here, from diaries that lack one thing each.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any

from diary.analysis.example import Rows, rows
from diary.analysis.metrics import Numbers, compute
from diary.model import Diary, together


@cache
def numbers() -> Numbers:
    """Return every metric of the example."""
    return compute(Diary.of(**rows()))


Change = Callable[[Rows], None]


def _set(table: str, number: int | slice = slice(None), /, **values: object) -> Change:
    """Return the change that gives a row, or every row, of a table these values."""

    def change(tables: Rows) -> None:
        chosen = tables[table][number]
        for row in chosen if isinstance(chosen, list) else [chosen]:
            row.update(values)

    return change


def _keep(table: str, which: Callable[[dict[str, Any]], bool]) -> Change:
    """Return the change that keeps only these rows of a table."""

    def change(tables: Rows) -> None:
        tables[table] = [row for row in tables[table] if which(row)]

    return change


def _none(*names: str) -> Change:
    return _all(*(_keep(name, lambda _: False) for name in names))


def _all(*changes: Change) -> Change:
    def change(tables: Rows) -> None:
        for one in changes:
            one(tables)

    return change


def _gap(what: str) -> Change:
    def change(tables: Rows) -> None:
        tables["gaps"] = [{"at": tables["days"][0]["rise"] + dt.timedelta(hours=3), "what": what}]

    return change


def _one_day(tables: Rows) -> None:
    first, second = tables["days"][:2]
    tables["days"] = [first, second | {"bed": None, "asleep": None, "morning_only": True}]
    for name in ("voids", "leaks", "drinks"):
        tables[name] = [row for row in tables[name] if row["at"] <= second["rise"]]


def _no_morning(tables: Rows) -> None:
    tables["days"] = [day for day in tables["days"] if not day.get("morning_only")]


_NOON = dt.datetime(2026, 3, 3, 12)
_unmarked = _set("voids", first_morning=False)
_no_bed = _set("days", bed=None, asleep=None)
LACKING: tuple[Change, ...] = (
    _none("days", "voids", "drinks", "leaks", "bowel", "exercises"),
    _no_morning,
    _all(_no_morning, _no_bed),
    _all(_keep("voids", lambda row: row["at"].hour in (2, 23)), _unmarked),
    _all(_set("voids", 8, at=_NOON), _set("days", 1, rise=_NOON, begins=_NOON)),
    _no_bed,
    _set("days", rise=None),
    _gap("void"),
    _gap("drink"),
    _set("voids", volume_ml=None),
    _set("voids", 2, volume_ml=None),
    _set("voids", slice(1, None, 2), volume_ml=None),
    _set("voids", 3, volume_ml=900, bound="at_least"),
    _none("drinks"),
    _set("drinks", volume_ml=None),
    _set("drinks", what=""),
    _set("patients", weight_kg=None),
    _set("patients", records_leaks=False, records_pads=False),
    _all(_set("patients", urge_scale=""), _set("voids", level=None)),
    _set("voids", urge=None, level=None),
    _set("leaks", pad=None, pad_gain_g=None),
    _set("bowel", leak="", bristol=None, bristol_to=None, straining="", incomplete=None, blockage=None,
         manual_help=None, pain=None, postponed_min=None, minutes=None),
    _set("bowel", noticed=None),
    _set("bowel", timed=False),
    _keep("bowel", lambda row: row["kind"] != "visit"),
    _set("exercises", times=None, minutes=None),
    _set("exercises", exercise=None),
    _set("voids", 7, volume_ml=None),
    _set("leaks", amount="some"),
    _set("leaks", pad=1, pad_gain_g=None),
    _set("bowel", 0, bristol=2, bristol_to=3),
    _set("bowel", 1, bristol=5, bristol_to=6),
    _all(_keep("bowel", lambda row: row["kind"] == "visit"), _set("bowel", passed=0, bristol=None)),
    _set("bowel", 3, timed=False),
    _keep("voids", lambda row: not row.get("catheter")),
    _set("patients", age=None),
    _set("patients", age=9),
    _set("patients", age=9, records_leaks=False),
    _all(_none("voids"), _no_morning),
    _all(_none("voids"), _set("days", rise=None)),
    _all(_none("voids"), _keep("leaks", lambda _: False)),
    _all(_keep("voids", lambda row: row.get("catheter", False)), _no_bed),
    _set("voids", 7, leak="large", trigger="asleep"),
    _all(_set("leaks", amount="none", pad_gain_g=60), _set("voids", leak="none")),
)  # fmt: skip
"""What a diary may lack: each takes something from the example."""


@cache
def reasons_by_metric() -> dict[str, frozenset[str]]:
    """Return for every metric the reasons for which it is withheld when the example, or its first day, lacks
    something."""
    diaries = []
    for change in LACKING:
        for shorten in (_all(), _one_day):
            tables = rows()
            shorten(tables)
            change(tables)
            diaries.append(Diary.of(**tables))
    found = compute(together(diaries))
    daily = {key: set(measure.reason) for key, measure in found.daily.items()}
    return {key: frozenset({*measure.reason, *daily.get(key, ())} - {""}) for key, measure in found.measures.items()}
