"""The example diary, by which every metric shows its arithmetic: in its docstring, and in the manual from there.

In the docstrings `worked(metric)` is the value of a metric over this diary, to nine decimals, and `median` that of
the numbers given; both are there without an import.
"""

from __future__ import annotations

import statistics
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from diary.analysis.measures import DayMeasure, Measure, over_days
from diary.analysis.periods import Timeline, lay_out
from diary.model import Diary
from diary.settings import DEFAULTS
from diary.urge import SCALES

Rows = dict[str, list[dict[str, Any]]]
DECIMALS = 9


@cache
def _written() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("example.toml").read_text("utf-8"))


def rows() -> Rows:
    """Return the example's tables, fresh; an urge has the level of the declared scale."""
    scale = SCALES[_written()["patients"][0]["urge_scale"]]
    tables: Rows = {name: [dict(row) for row in found] for name, found in _written().items()}
    for row in tables["voids"]:
        row["level"] = None if row.get("catheter") else scale.level(row["urge"])
    for row in tables["days"]:
        row["begins"] = row["rise"]
    return tables


@cache
def _line() -> Timeline:
    return lay_out(Diary.of(**rows()), DEFAULTS)


def worked(metric: Callable[..., DayMeasure | Measure], **kind: str | int) -> float:
    """Return the value of a metric, of one kind where it has several, over the example diary."""
    line = _line()
    found = metric(line, **kind)
    whole = over_days(found, line.days, line.diaries) if isinstance(found, DayMeasure) else found
    return round(float(whole.value[0]), DECIMALS)


def median(*numbers: float) -> float:
    """Return the median of numbers written out.

    >>> median(5, 8, 10, 15)
    9.0
    """
    return float(statistics.median(numbers))
