"""What the catalogue knows of one metric: how it is computed and written, and what two diaries need to compare it.

Whatever lists or shows metrics (results and their schema, tables, FHIR, reports, comparisons, `diary explain`) asks a
metric's row for it: no other place knows a metric by name to say how it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from diary.analysis.measures import DayMeasure, Measure
from diary.analysis.periods import Timeline

Event = Literal["voids", "leaks", "drinks", "bowel", "nights", "exercises", "sleep"]
Need = Literal["urge_scale", "complete_day"]
PERCENT = "%"
"""The unit of a share as it is written; it stands against its number, in every language."""


@dataclass(frozen=True)
class Subject:
    """What a module of metrics is about: its family, and the events that its metrics are computed from."""

    family: str
    events: tuple[Event, ...]


SUBJECTS: Mapping[str, Subject] = {
    "voiding": Subject("voiding", ("voids", "sleep")),
    "nocturnal": Subject("voiding", ("voids", "sleep")),
    "capacity": Subject("voiding", ("voids",)),
    "catheter": Subject("voiding", ("voids",)),
    "children": Subject("voiding", ("voids",)),
    "continence": Subject("leakage", ("voids", "leaks")),
    "pads": Subject("leakage", ("voids", "leaks")),
    "wet_nights": Subject("leakage", ("voids", "leaks", "nights", "sleep")),
    "child_nights": Subject("leakage", ("voids", "leaks", "nights", "sleep")),
    "day_wetness": Subject("leakage", ("voids", "leaks")),
    "fluids": Subject("drinking", ("drinks",)),
    "bowel": Subject("bowel", ("bowel",)),
    "defecation": Subject("bowel", ("bowel",)),
    "child_bowel": Subject("bowel", ("bowel",)),
    "exercise": Subject("exercises", ("exercises",)),
}
"""By the name of the module that computes a metric."""


@dataclass(frozen=True)
class Metric:
    """One row of the catalogue, made by `daily` or `whole`.

    A daily metric is the mean over the days that have it; those `shown_per_day` stand in the days of the results
    too. `pooled` names the two daily metrics whose sums give the pooled value. A share that is read in `percent`
    stays a fraction of 1 in the results; `decimals` are those of the written number, of a share those of the percents.
    `of` tells a function of several metrics which of them this is.
    """

    key: str
    function: Callable[..., DayMeasure | Measure]
    unit: str
    decimals: int
    per_day: bool
    percent: bool = False
    shown_per_day: bool = False
    pooled: tuple[str, str] | None = None
    of: Mapping[str, Any] = field(default_factory=dict)
    also_from: tuple[Event, ...] = ()  # events beside those of its subject
    rule: str = ""  # how a change of it is judged where it is a primary number, one of `change.verdict.SOURCES`
    primary: str = ""  # the number whose verdict holds for it too, because it counts a part of it or nearly the same
    of_children: bool = False  # a grown-up has no such number, and no report of one names it
    needs: tuple[Need, ...] = ()  # what two diaries must share before it compares

    def __call__(self, line: Timeline) -> DayMeasure | Measure:
        """Compute the metric for every day, or for every diary."""
        return self.function(line, **self.of)

    @property
    def subject(self) -> Subject:
        """What its module is about."""
        return SUBJECTS[self.function.__module__.rpartition(".")[2]]

    @property
    def events(self) -> tuple[Event, ...]:
        """The kinds of event that it is computed from."""
        return (*self.subject.events, *self.also_from)

    @property
    def written_unit(self) -> str:
        """The unit beside the written number: `%` of a share."""
        return PERCENT if self.percent else self.unit

    @property
    def sign(self) -> str:
        """The percent sign of a share, else nothing."""
        return PERCENT if self.percent else ""

    @property
    def counted(self) -> bool:
        """Tell whether it is a rate of something counted: of one day it is a whole number."""
        return self.unit.startswith("per ")

    @property
    def factor(self) -> int:
        """By what the value is multiplied before it is written."""
        return 100 if self.percent else 1


def daily(function: Callable[..., DayMeasure], unit: str, decimals: int, *, key: str = "", **more: Any) -> Metric:
    """Return the row of a metric of each diary day; its key is the function's name unless it is one of several."""
    return Metric(key or function.__name__, function, unit, decimals, per_day=True, **more)


def whole(function: Callable[..., Measure], unit: str, decimals: int, *, key: str = "", **more: Any) -> Metric:
    """Return the row of a metric of the whole diary; its key is the function's name unless it is one of several."""
    return Metric(key or function.__name__, function, unit, decimals, per_day=False, **more)
