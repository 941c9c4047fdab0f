"""The tables of an export that hold what was computed: the results of one diary as rows, one value each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from diary.analysis.metrics import SHOWN_PER_DAY
from diary.exchange.tabular import Column, Row

_NUMBERS = ("value", "lower_bound", "upper_bound", "pooled", "low", "high", "based_on", "day")
_MARKS = ("complete", "estimated", "assumed", "applies")
_TIMES = ("window_begin", "window_end")


def _columns(*names: str) -> tuple[Column, ...]:
    kinds = {**dict.fromkeys(_NUMBERS, "number"), **dict.fromkeys(_MARKS, "mark"), **dict.fromkeys(_TIMES, "time")}
    return tuple(Column(name, kinds.get(name, "text")) for name in names)  # type: ignore[arg-type]


COMPUTED: Mapping[str, tuple[Column, ...]] = {
    "coverage": _columns("counted", "value"),
    "windows": _columns("day", "window_begin", "window_end", "complete", "reason"),
    "daily": _columns("day", "metric", "value", "unit"),
    "metrics": _columns(
        "metric", "value", "unit", "based_on", "lower_bound", "upper_bound", "pooled", "estimated", "assumed", "reason",
    ),
    "findings": _columns(
        "finding", "metric", "value", "finding_level", "low", "high", "applies", "reason", "source", "tips",
    ),
    "tips": _columns("tip", "because"),
}  # fmt: skip
FINDING_KEYS = {"finding": "code", "finding_level": "level"}
"""Columns with another name than the JSON's key: in the long table `level` is that of an urge, `code` a patient's."""
DAILY = {metric.key: metric.unit for metric in SHOWN_PER_DAY}


def rows_of_results(found: Mapping[str, Any]) -> dict[str, list[Row]]:
    """Return the rows of every computed table from the results as JSON has them."""
    return {
        "coverage": [(name, float(value)) for name, value in found["coverage"].items()],
        "windows": [
            (float(day["day"]), *map(_moment, day["window"]), day["complete"], day["reason"]) for day in found["days"]
        ],
        "daily": [(float(day["day"]), key, day[key], unit) for day in found["days"] for key, unit in DAILY.items()],
        "metrics": [
            (key, *(one[column.name] for column in COMPUTED["metrics"][1:-1]), (one["withheld"] or {}).get("reason"))
            for key, one in found["metrics"].items()
        ],
        "findings": [
            (*(one[FINDING_KEYS.get(column.name, column.name)] for column in COMPUTED["findings"][:-1]),
             " ".join(one["tips"]) or None)
            for one in found["findings"]
        ],
        "tips": [(one["code"], " ".join(one["because"])) for one in found["tips"]],
    }  # fmt: skip


def _moment(written: str | None) -> dt.datetime | None:
    return None if written is None else dt.datetime.fromisoformat(written)
