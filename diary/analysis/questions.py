"""Questions about what was written down: values that may be right and may be a slip of the pen.

Nothing is dropped or changed for a question: the numbers count as they stand, and the reader is asked to check.
What is asked about stands in the reference values whose name begins with `plausible`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
import pandas as pd

from diary.analysis import grouping
from diary.analysis.grouping import Times
from diary.analysis.metrics import Numbers
from diary.analysis.mornings import episode_of_each_pass, episode_starts
from diary.analysis.periods import Timeline
from diary.analysis.voiding import consecutive_while_awake

CODES = (
    "bed_before_rise", "void_very_large", "void_very_small", "void_twice", "long_without_void", "drink_very_large",
    "drink_twice", "intake_and_output_far_apart",
)  # fmt: skip
FMV_LATE_MIN = 60
"""A first morning void longer after rising than this may not be the first: it is told as a guess."""
DAYS_OF_DIFFERENCE = 3
"""Over so many days intake and output are held against each other."""
_PLACE = ["diary", "sheet", "cell"]


@dataclass(frozen=True)
class Question:
    """One question about one diary; `cell` is empty where it is about the whole of it."""

    code: str  # one of CODES
    sheet: str
    cell: str
    value: float  # ml or hours; NaN where the question is about no number


@dataclass(frozen=True)
class LateFirstVoid:
    """A first morning void long after rising: taken as such, and told."""

    sheet: str
    cell: str
    at: pd.Timestamp


def questions(numbers: Numbers, diary: int) -> tuple[Question, ...]:
    """Return the questions about one diary, in the order of CODES and of time."""
    found = asked(numbers)
    own = found[found["diary"] == diary]
    return tuple(
        Question(code, sheet, cell, value)
        for code, sheet, cell, value in zip(own["code"], own["sheet"], own["cell"], own["value"], strict=True)
    )


def asked(numbers: Numbers) -> pd.DataFrame:
    """Return the questions about any number of diaries: diary, code, sheet, cell, value; a row a question.

    They are asked once: the report, its first page, the data and the screen all tell them.
    """
    once = numbers.line.remembered
    if __name__ not in once:
        once[__name__] = _ask(numbers)
    return cast("pd.DataFrame", once[__name__])


def _ask(numbers: Numbers) -> pd.DataFrame:
    line, references = numbers.line, numbers.references
    voids, drinks = line.facts.voids.sort_values("at"), line.facts.drinks.sort_values("at")
    own_voids = voids[~voids["catheter"]]
    void, drink = references["plausible_void"], references["plausible_drink"]
    found = {
        "bed_before_rise": _bed_before_rise(line),
        "void_very_large": _valued(own_voids[void.above(own_voids["volume_ml"].to_numpy())]),
        "void_very_small": _valued(own_voids[void.below(own_voids["volume_ml"].to_numpy())]),
        "void_twice": _twice(own_voids, line, []),
        "long_without_void": _long_without_void(numbers),
        "drink_very_large": _valued(drinks[drink.above(drinks["volume_ml"].to_numpy())]),
        "drink_twice": _twice(drinks, line, ["what"]),
        "intake_and_output_far_apart": _far_apart(numbers),
    }
    return pd.concat([found[code].assign(code=code) for code in CODES], ignore_index=True)


def _valued(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[[*_PLACE, "volume_ml"]].rename(columns={"volume_ml": "value"})


def _twice(rows: pd.DataFrame, line: Timeline, more: list[str]) -> pd.DataFrame:
    """Return what repeats a row before it: same time, same volume. In the hour that the clock repeats it may be."""
    measured = rows[rows["volume_ml"].notna()]
    again = measured[measured.duplicated(["diary", "at", "volume_ml", *more])]
    instants = pd.DatetimeIndex(again["at"]).tz_localize(
        line.settings.timezone, ambiguous="NaT", nonexistent="shift_forward"
    )
    return _valued(again[np.asarray(instants.notna())])


def _bed_before_rise(line: Timeline) -> pd.DataFrame:
    """Return the days on which going to bed lies before rising, or after the next rising."""
    days = line.facts.days.sort_values(["diary", "begins"])
    next_rise = days.groupby("diary")["rise"].shift(-1)
    wrong = days[(days["bed"] <= days["rise"]) | (days["bed"] >= next_rise)]
    return wrong.rename(columns={"bed_cell": "cell"})[_PLACE].assign(value=np.nan)


def _long_without_void(numbers: Numbers) -> pd.DataFrame:
    line = numbers.line
    passes = line.facts.voids[~line.facts.voids["catheter"]].sort_values(["diary", "at"], kind="stable")
    first = passes.iloc[episode_starts(episode_of_each_pass(passes, line.settings.timezone))]
    hours = consecutive_while_awake(line) / 60
    late = np.flatnonzero(numbers.references["plausible_waking_interval"].above(hours)) + 1
    return first.iloc[late][_PLACE].assign(value=hours[late - 1])


def _far_apart(numbers: Numbers) -> pd.DataFrame:
    """Return the diaries whose drinks and urine lie too far apart; the place is that of no cell."""
    line, balance = numbers.line, numbers.daily["fluid_balance_24h_ml"].value
    known = grouping.count(line.days.diary, line.diaries, ~np.isnan(balance))
    total = np.abs(grouping.total(line.days.diary, balance, line.diaries))
    over_three = total * DAYS_OF_DIFFERENCE / np.maximum(known, DAYS_OF_DIFFERENCE)
    apart = np.flatnonzero((known > 0) & numbers.references["plausible_fluid_difference"].above(over_three))
    return pd.DataFrame({"diary": apart, "sheet": "", "cell": "", "value": total[apart]})


def late_first_voids(line: Timeline, diary: int) -> tuple[LateFirstVoid, ...]:
    """Return the first morning voids of one diary that came long after rising [hashim2019]."""
    days = line.days
    own = np.flatnonzero(days.diary == diary)
    late = [
        moment
        for moments, rises in ((days.first_void, days.table["rise"].to_numpy()), (days.closing_void, days.next_rise))
        for moment in moments[own][_minutes(moments[own], rises[own]) > FMV_LATE_MIN]
    ]
    voids = line.facts.voids[(line.facts.voids["diary"] == diary) & ~line.facts.voids["catheter"]]
    first = voids[voids["at"].isin(late)].drop_duplicates("at").sort_values("at")
    return tuple(map(LateFirstVoid, first["sheet"], first["cell"], first["at"]))


def _minutes(later: Times, earlier: Times) -> np.ndarray:
    return (later - earlier) / np.timedelta64(1, "m")
